/*
 * Reading and writing members of a struct through its table of fields.
 */
#include "src/model/field.h"

#include <assert.h>
#include <bsd/stdlib.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/day.h"

static const void *
member(const struct field *f, const void *row)
{
	return (const char *)row + f->offset;
}

static void *
member_to_set(const struct field *f, void *row)
{
	return (char *)row + f->offset;
}

const char *
field_text(const struct field *f, const void *row)
{
	const char *s;

	assert(f->kind == FIELD_TEXT);
	memcpy(&s, member(f, row), sizeof s);
	return s;
}

int
field_int(const struct field *f, const void *row)
{
	int n;

	assert(f->kind != FIELD_TEXT && f->kind != FIELD_TIME);
	memcpy(&n, member(f, row), sizeof n);
	return n;
}

int64_t
field_time(const struct field *f, const void *row)
{
	int64_t t;

	assert(f->kind == FIELD_TIME);
	memcpy(&t, member(f, row), sizeof t);
	return t;
}

void
field_set_text(const struct field *f, void *row, const char *s)
{
	assert(f->kind == FIELD_TEXT);
	memcpy(member_to_set(f, row), &s, sizeof s);
}

void
field_set_int(const struct field *f, void *row, int n)
{
	assert(f->kind != FIELD_TEXT && f->kind != FIELD_TIME);
	memcpy(member_to_set(f, row), &n, sizeof n);
}

void
field_set_time(const struct field *f, void *row, int64_t t)
{
	assert(f->kind == FIELD_TIME);
	memcpy(member_to_set(f, row), &t, sizeof t);
}

static void
field_clear(const struct field *f, void *row)
{
	switch (f->kind) {
	case FIELD_TEXT:
		field_set_text(f, row, NULL);
		break;
	case FIELD_TIME:
		field_set_time(f, row, TIME_NONE);
		break;
	case FIELD_YES:
		field_set_int(f, row, YES_NONE);
		break;
	case FIELD_INT:
	case FIELD_DAY:
	case FIELD_WORD:
		field_set_int(f, row, INT_NONE);
		break;
	}
}

bool
field_is_absent(const struct field *f, const void *row)
{
	switch (f->kind) {
	case FIELD_TEXT:
		return field_text(f, row) == NULL;
	case FIELD_TIME:
		return field_time(f, row) == TIME_NONE;
	case FIELD_YES:
		return field_int(f, row) == YES_NONE;
	case FIELD_INT:
	case FIELD_DAY:
	case FIELD_WORD:
		break;
	}
	return field_int(f, row) == INT_NONE;
}

void
record_clear(const struct record *r, void *row)
{
	for (const struct field *f = r->fields; f->name != NULL; f++)
		field_clear(f, row);
}

const struct field *
record_field(const struct record *r, const char *name)
{
	for (const struct field *f = r->fields; f->name != NULL; f++)
		if (strcmp(f->name, name) == 0)
			return f;
	return NULL;
}

const char *
word_of(const char *const words[], int value)
{
	return value < 0 ? "" : words[value];
}

int
word_value(const char *const words[], const char *word)
{
	for (int i = 0; words[i] != NULL; i++)
		if (strcasecmp(words[i], word) == 0)
			return i;
	return INT_NONE;
}

void
field_print(const struct field *f, const void *row, struct buf *out)
{
	char day[DAY_ISO_SIZE];

	if (field_is_absent(f, row))
		return;
	switch (f->kind) {
	case FIELD_TEXT:
		buf_str(out, field_text(f, row));
		break;
	case FIELD_INT:
		buf_printf(out, "%d", field_int(f, row));
		break;
	case FIELD_DAY:
		buf_str(out, day_iso(field_int(f, row), day));
		break;
	case FIELD_TIME:
		buf_printf(out, "%lld", (long long)field_time(f, row));
		break;
	case FIELD_YES:
		buf_str(out, field_int(f, row) ? "yes" : "no");
		break;
	case FIELD_WORD:
		buf_str(out, word_of(f->words, field_int(f, row)));
		break;
	}
}

static bool
parse_yes(const char *text, int *out, struct err *e)
{
	static const char *const yes[] =
	    { "yes", "y", "true", "1", NULL };
	static const char *const no[] =
	    { "no", "n", "false", "0", NULL };

	if (word_value(yes, text) != INT_NONE)
		*out = 1;
	else if (word_value(no, text) != INT_NONE)
		*out = 0;
	else {
		err_set(e, ERR_DATA, "“%s” should be yes or no.", text);
		return false;
	}
	return true;
}

static bool
parse_word(const struct field *f, const char *text, int *out, struct err *e)
{
	char list[300] = "";
	size_t used = 0;

	*out = word_value(f->words, text);
	if (*out != INT_NONE)
		return true;
	for (int i = 0; f->words[i] != NULL && used < sizeof list - 1; i++)
		used += (size_t)snprintf(list + used, sizeof list - used,
		    "%s%s", i ? ", " : "", f->words[i]);
	err_set(e, ERR_DATA, "“%s” should be one of: %s.", text, list);
	return false;
}

static bool
parse_number(const char *text, long long low, long long high, long long *out,
    struct err *e)
{
	const char *fault;

	*out = strtonum(text, low, high, &fault);
	if (fault == NULL)
		return true;
	err_set(e, ERR_DATA, "“%s” should be a whole number.", text);
	return false;
}

static bool
parse_present(const struct field *f, void *row, const char *text,
    struct arena *a, struct err *e)
{
	long long big;
	int n = INT_NONE;

	switch (f->kind) {
	case FIELD_TEXT:
		field_set_text(f, row, arena_strdup(a, text));
		return true;
	case FIELD_TIME:
		if (!parse_number(text, INT64_MIN + 1, INT64_MAX, &big, e))
			return false;
		field_set_time(f, row, big);
		return true;
	case FIELD_INT:
		if (!parse_number(text, INT_MIN + 1, INT_MAX, &big, e))
			return false;
		n = (int)big;
		break;
	case FIELD_DAY:
		n = day_parse(text);
		if (n == DAY_NONE) {
			err_set(e, ERR_DATA, "“%s” should be a date such as "
			    "2025-11-12 or 12/11/2025.", text);
			return false;
		}
		break;
	case FIELD_YES:
		if (!parse_yes(text, &n, e))
			return false;
		break;
	case FIELD_WORD:
		if (!parse_word(f, text, &n, e))
			return false;
		break;
	}
	field_set_int(f, row, n);
	return true;
}

bool
field_parse(const struct field *f, void *row, const char *text,
    struct arena *a, struct err *e)
{
	if (text == NULL || text[strspn(text, " \t\r\n")] == '\0') {
		field_clear(f, row);
		return true;
	}
	return parse_present(f, row, text, a, e);
}

static void
encode_text(const char *s, struct buf *out)
{
	for (; *s != '\0'; s++) {
		if (*s == '\\')
			buf_str(out, "\\\\");
		else if (*s == '\n')
			buf_str(out, "\\n");
		else
			buf_char(out, *s);
	}
}

static const char *
decode_text(struct arena *a, const char *s, size_t n)
{
	char *out = arena_alloc(a, n + 1);
	size_t used = 0;

	for (size_t i = 0; i < n; i++) {
		if (s[i] == '\\' && i + 1 < n) {
			i++;
			out[used++] = s[i] == 'n' ? '\n' : s[i];
		} else
			out[used++] = s[i];
	}
	return out;
}

void
record_encode(const struct record *r, const void *row, struct buf *out)
{
	struct buf value = BUF_INIT;

	for (const struct field *f = r->fields; f->name != NULL; f++) {
		if (field_is_absent(f, row))
			continue;
		buf_truncate(&value, 0);
		field_print(f, row, &value);
		buf_printf(out, "%s=", f->name);
		encode_text(buf_text(&value), out);
		buf_char(out, '\n');
	}
	buf_release(&value);
}

bool
record_decode(const struct record *r, const char *text, void *row,
    struct arena *a, struct err *e)
{
	record_clear(r, row);
	while (*text != '\0') {
		size_t n = strcspn(text, "\n"), name = strcspn(text, "=\n");
		const struct field *f;

		f = record_field(r, arena_strndup(a, text, name));
		if (f != NULL && text[name] == '=' && !field_parse(f, row,
		    decode_text(a, text + name + 1, n - name - 1), a, e))
			return false;
		text += n + (text[n] == '\n');
	}
	return true;
}
