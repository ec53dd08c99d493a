/*
 * The writer of JSON (RFC 8259).  See json.h.
 */
#include "src/exchange/json.h"

#include <assert.h>
#include <string.h>

#include "src/base/day.h"
#include "src/base/utf8.h"

#define DAY_SECONDS 86400

static void
indent(struct json *j)
{
	buf_char(j->out, '\n');
	for (int i = 0; i < j->depth; i++)
		buf_str(j->out, "  ");
}

/*
 * The two separators are legal in JSON but end a line of JavaScript; DEL and
 * C1 are legal too, but a terminal obeys them.
 */
static bool
needs_escape(unsigned cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0x2028 ||
	    cp == 0x2029;
}

static void
put_character(struct buf *out, const char *s, size_t k, unsigned cp)
{
	switch (cp) {
	case '"':
		buf_str(out, "\\\"");
		break;
	case '\\':
		buf_str(out, "\\\\");
		break;
	case '\n':
		buf_str(out, "\\n");
		break;
	case '\t':
		buf_str(out, "\\t");
		break;
	case UTF8_BAD:
		buf_codepoint(out, 0xFFFD);
		break;
	default:
		if (needs_escape(cp))
			buf_printf(out, "\\u%04x", cp);
		else
			buf_add(out, s, k);
	}
}

static void
put_string(struct buf *out, const char *s)
{
	size_t n = strlen(s);
	unsigned cp;

	buf_char(out, '"');
	while (n > 0) {
		size_t k = utf8_decode(s, n, &cp);

		put_character(out, s, k, cp);
		s += k;
		n -= k;
	}
	buf_char(out, '"');
}

/* What stands before a value: comma, new line, key. */
static void
begin_value(struct json *j, const char *key)
{
	assert(j->depth > 0 || !j->begun[0]);
	assert((key != NULL) == (j->depth > 0 && !j->array[j->depth]));
	if (j->begun[j->depth])
		buf_char(j->out, ',');
	j->begun[j->depth] = true;
	if (j->depth > 0)
		indent(j);
	if (key != NULL) {
		put_string(j->out, key);
		buf_str(j->out, ": ");
	}
}

static void
open_level(struct json *j, const char *key, bool array)
{
	begin_value(j, key);
	assert(j->depth + 1 < JSON_DEPTH_MAX);
	buf_char(j->out, array ? '[' : '{');
	j->depth++;
	j->begun[j->depth] = false;
	j->array[j->depth] = array;
}

static void
close_level(struct json *j, bool array)
{
	bool begun = j->begun[j->depth];

	assert(j->depth > 0 && j->array[j->depth] == array);
	j->depth--;
	if (begun)
		indent(j);
	buf_char(j->out, array ? ']' : '}');
}

void
json_open_object(struct json *j, const char *key)
{
	open_level(j, key, false);
}

void
json_close_object(struct json *j)
{
	close_level(j, false);
}

void
json_open_array(struct json *j, const char *key)
{
	open_level(j, key, true);
}

void
json_close_array(struct json *j)
{
	close_level(j, true);
}

void
json_null(struct json *j, const char *key)
{
	begin_value(j, key);
	buf_str(j->out, "null");
}

void
json_text(struct json *j, const char *key, const char *value)
{
	if (value == NULL) {
		json_null(j, key);
		return;
	}
	begin_value(j, key);
	put_string(j->out, value);
}

void
json_text_or_null(struct json *j, const char *key, const char *value)
{
	json_text(j, key, value != NULL && *value != '\0' ? value : NULL);
}

void
json_int(struct json *j, const char *key, long long value)
{
	begin_value(j, key);
	buf_printf(j->out, "%lld", value);
}

/* JSON's own form: no nought in front, no point at either end. */
static bool
is_figure(const char *s)
{
	size_t whole = strspn(s, "0123456789"), part;

	if (whole == 0 || (whole > 1 && s[0] == '0'))
		return false;
	if (s[whole] == '\0')
		return true;
	part = s[whole] == '.' ? strspn(s + whole + 1, "0123456789") : 0;
	return part > 0 && s[whole + 1 + part] == '\0';
}

void
json_figure(struct json *j, const char *key, const char *digits)
{
	if (!is_figure(digits)) {
		json_text(j, key, digits);
		return;
	}
	begin_value(j, key);
	buf_str(j->out, digits);
}

void
json_bool(struct json *j, const char *key, bool value)
{
	begin_value(j, key);
	buf_str(j->out, value ? "true" : "false");
}

void
json_number(struct json *j, const char *key, int value)
{
	if (value == INT_NONE)
		json_null(j, key);
	else
		json_int(j, key, value);
}

void
json_yes(struct json *j, const char *key, int value)
{
	if (value == YES_NONE)
		json_null(j, key);
	else
		json_bool(j, key, value != 0);
}

void
json_day(struct json *j, const char *key, int day)
{
	char iso[DAY_ISO_SIZE];

	json_text(j, key, day == DAY_NONE ? NULL : day_iso(day, iso));
}

void
json_time(struct json *j, const char *key, int64_t seconds, int offset)
{
	int minutes = (offset < 0 ? -offset : offset) / 60;
	int64_t local, day, of_day;
	char iso[DAY_ISO_SIZE];

	if (seconds == TIME_NONE) {
		json_null(j, key);
		return;
	}
	local = seconds + offset;
	of_day = (local % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS;
	day = (local - of_day) / DAY_SECONDS;
	begin_value(j, key);
	buf_printf(j->out, "\"%sT%02d:%02d:%02d%c%02d:%02d\"",
	    day_iso((int)day, iso), (int)(of_day / 3600),
	    (int)(of_day / 60 % 60), (int)(of_day % 60),
	    offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

void
json_field(struct json *j, const struct field *f, const void *row)
{
	switch (f->kind) {
	case FIELD_TEXT:
		json_text_or_null(j, f->name, field_text(f, row));
		break;
	case FIELD_INT:
		json_number(j, f->name, field_int(f, row));
		break;
	case FIELD_DAY:
		json_day(j, f->name, field_int(f, row));
		break;
	case FIELD_TIME:
		json_time(j, f->name, field_time(f, row), 0);
		break;
	case FIELD_YES:
		json_yes(j, f->name, field_int(f, row));
		break;
	case FIELD_WORD:
		json_text_or_null(j, f->name,
		    word_of(f->words, field_int(f, row)));
		break;
	}
}

void
json_record(struct json *j, const struct record *record, const void *row)
{
	for (const struct field *f = record->fields; f->name != NULL; f++)
		json_field(j, f, row);
}

void
json_end(struct json *j)
{
	assert(j->depth == 0 && j->begun[0]);
	buf_char(j->out, '\n');
}
