/* FIELD=VALUE arguments, and rows as JSON.  See fields.h. */
#include "src/commands/fields.h"

#include <ctype.h>
#include <string.h>

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

/* All fields of the command: arguments from FIRST on, and --field. */
bool
fields_read(struct call *c, int first, struct field_value *out, int *count)
{
	*count = 0;
	for (int i = first; i < c->argc && *count < FIELDS_MOST; i++)
		if (!read_field(c, c->argv[i], &out[(*count)++]))
			return false;
	return read_option(c, out, count);
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
