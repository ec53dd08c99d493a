/* FIELD=VALUE arguments, and rows as JSON.  See fields.h. */
#include "src/commands/fields.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

#include "src/base/file.h"
#include "src/base/text.h"

#define FIELDS_CEILING ((size_t)1024 * 1024)

/* FIELD=VALUE as it was typed. */
static bool
read_field(struct call *c, const char *text, struct field_value *out)
{
	const char *equals = strchr(text, '=');

	if (equals == NULL || equals == text) {
		err_set(&c->err, ERR_USAGE, "“%s” should be a field and its "
		    "value, such as year_group=9.", text);
		return false;
	}
	out->field = arena_strndup(c->arena, text, (size_t)(equals - text));
	out->value = equals + 1;
	return true;
}

/* Does a field begin here?  Several --field come with ";" between, which may
 * also stand in a value. */
static bool
field_begins(const char *text)
{
	size_t n = 0;

	while (isalnum((unsigned char)text[n]) || text[n] == '_')
		n++;
	return n > 0 && text[n] == '=';
}

static bool
read_option(struct call *c, struct field_value *out, int *count)
{
	const char *all = call_option(c, "field"), *p;

	while (all != NULL && *all != '\0' && *count < FIELDS_MOST) {
		for (p = all; *p != '\0'; p++)
			if (*p == ';' && field_begins(p + 1))
				break;
		if (!read_field(c, arena_strndup(c->arena, all,
		    (size_t)(p - all)), &out[(*count)++]))
			return false;
		all = *p == ';' ? p + 1 : p;
	}
	return true;
}

/* A line that begins with a blank goes on with the value before it. */
static bool
read_lines(struct call *c, char *text, struct field_value *out, int *count)
{
	char *line;

	while ((line = strsep(&text, "\n")) != NULL) {
		bool goes_on = *line == ' ' || *line == '\t';

		if (text_is_blank(line))
			continue;
		if (goes_on && *count > 0)
			out[*count - 1].value = arena_printf(c->arena,
			    "%s\n%s", out[*count - 1].value, line + 1);
		else if (*count == FIELDS_MOST ||
		    !read_field(c, line, &out[(*count)++]))
			return false;
	}
	return true;
}

/* All that FILE ("-": standard input) holds, imported. */
static bool
read_file(struct call *c, const char *file, char **out)
{
	struct buf raw = BUF_INIT, clean = BUF_INIT;
	bool ok = strcmp(file, "-") == 0 ?
	    file_read_fd(STDIN_FILENO, "standard input", FIELDS_CEILING, &raw,
	    &c->err) : file_read(file, FIELDS_CEILING, &raw, &c->err);

	if (ok) {
		text_import(buf_text(&raw), raw.len, TEXT_LINES, &clean,
		    NULL);
		*out = arena_strdup(c->arena, buf_text(&clean));
	}
	if (raw.p != NULL)
		explicit_bzero(raw.p, raw.len);
	buf_release(&raw);
	buf_release(&clean);
	return ok;
}

/* FIELD=- : the value comes from standard input, once. */
static bool
read_values(struct call *c, struct field_value *v, int count)
{
	const char *from = call_option(c, "from");
	bool used = from != NULL && strcmp(from, "-") == 0;

	for (int i = 0; i < count; i++) {
		char *text;

		if (strcmp(v[i].value, "-") != 0)
			continue;
		if (used) {
			err_set(&c->err, ERR_USAGE, "Standard input can be "
			    "one value. Give several fields with --from -, "
			    "one FIELD=VALUE a line.");
			return false;
		}
		if (!read_file(c, "-", &text))
			return false;
		v[i].value = text_trim(text);
		used = true;
	}
	return true;
}

/* All fields of the command: arguments from FIRST on, --field, --from. */
bool
fields_read(struct call *c, int first, struct field_value *out, int *count)
{
	const char *from = call_option(c, "from");
	char *text;

	*count = 0;
	for (int i = first; i < c->argc && *count < FIELDS_MOST; i++)
		if (!read_field(c, c->argv[i], &out[(*count)++]))
			return false;
	if (!read_option(c, out, count) || !read_values(c, out, *count))
		return false;
	return from == NULL || (read_file(c, from, &text) &&
	    read_lines(c, text, out, count));
}

void
json_words(struct call *c, const char *key, const char *words, char between)
{
	json_open_array(&c->js, key);
	while (*words != '\0') {
		const char *end = strchr(words, between);
		size_t n = end != NULL ? (size_t)(end - words) :
		    strlen(words);

		json_text(&c->js, NULL, arena_strndup(c->arena, words, n));
		words += n + (end != NULL);
	}
	json_close_array(&c->js);
}

void
json_members(struct call *c, const struct record *r, const void *row)
{
	for (const struct field *f = r->fields; f->name != NULL; f++)
		if (strcmp(f->name, "id") != 0 &&
		    strcmp(f->name, "rev") != 0 &&
		    strncmp(f->name, "changed_", 8) != 0)
			json_field(&c->js, f, row);
}

void
json_row(struct call *c, const struct record *r, const void *row)
{
	json_open_object(&c->js, NULL);
	json_members(c, r, row);
	json_close_object(&c->js);
}

int
say_changed(struct call *c, const char *what, const char *changed)
{
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "ref", what);
		json_words(c, "changed", changed, ' ');
		json_close_object(&c->js);
	} else if (strcmp(changed, "added") == 0)
		call_print(c, "%s added.\n", what);
	else if (*changed != '\0')
		call_print(c, "%s changed: %s\n", what, changed);
	else
		call_print(c, "%s is just so in the register already.\n",
		    what);
	return 0;
}
