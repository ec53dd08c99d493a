/* convene unfinished: forms that were begun on the screen and left. */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/fields.h"
#include "src/domain/referral/unfinished.h"

static const char *
pathway_of(const struct unfinished *f)
{
	return *f->pathway != '\0' ? f->pathway : "no pathway yet";
}

static void
json_form(struct call *c, const struct unfinished *f)
{
	json_text(&c->js, "name", f->name);
	json_text_or_null(&c->js, "ref", f->ref != NULL ? f->ref : "");
	json_text_or_null(&c->js, "joins", f->join != NULL ? f->join : "");
	json_text_or_null(&c->js, "scheme", f->scheme);
	json_text_or_null(&c->js, "pathway", f->pathway);
	json_day(&c->js, "received", f->received);
	json_text_or_null(&c->js, "initials", f->initials);
	json_text_or_null(&c->js, "school", f->school_code);
	json_int(&c->js, "fields", f->count);
	call_json_time(c, "saved_at", f->saved_at);
}

static void
print_form(struct call *c, const struct unfinished *f)
{
	char day[DAY_ISO_SIZE];

	call_print(c, "%-12s  %-11s  %-10s  %s%s%s, %d field%s\n", f->name,
	    pathway_of(f), day_iso(f->received, day), f->initials,
	    *f->initials != '\0' && *f->school_code != '\0' ? ", " : "",
	    f->school_code, f->count, f->count == 1 ? "" : "s");
}

static int
list(struct call *c)
{
	struct unfinished *rows;
	int n;

	if (!unfinished_list(c->db, c->arena, &rows, &n, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < n; i++) {
		if (!c->json) {
			print_form(c, &rows[i]);
			continue;
		}
		json_open_object(&c->js, NULL);
		json_form(c, &rows[i]);
		json_close_object(&c->js);
	}
	if (c->json)
		json_close_array(&c->js);
	else if (n == 0)
		call_note(c, "You have no unfinished form.");
	return 0;
}

static int
show(struct call *c)
{
	bool names = call_has(c, "names");
	struct unfinished f;

	if (!unfinished_get(c->db, c->argv[0], c->arena, &f, &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_form(c, &f);
		json_open_object(&c->js, "values");
	} else
		print_form(c, &f);
	for (int i = 0; i < f.count; i++) {
		const char *value = unfinished_shown(c->db, &f,
		    &f.values[i], names, c->arena);

		if (c->json)
			json_text(&c->js, f.values[i].field, value);
		else
			call_print(c, "%s: %s\n", f.values[i].field, value);
	}
	if (c->json) {
		json_close_object(&c->js);
		json_close_object(&c->js);
	}
	return 0;
}

static int
say_done(struct call *c, const char *name, const char *what, const char *ref)
{
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "name", name);
		json_text(&c->js, "what", what);
		json_text_or_null(&c->js, "ref", ref);
		json_close_object(&c->js);
	} else if (*ref != '\0')
		call_print(c, "%s %s: %s\n", name, what, ref);
	else
		call_print(c, "%s %s.\n", name, what);
	return 0;
}

static int
drop(struct call *c)
{
	if (!unfinished_drop(c->db, c->argv[0], &c->err))
		return call_fail(c);
	return say_done(c, c->argv[0], "dropped", "");
}

static void
fault(void *ctx, const char *field, const char *says)
{
	call_note(ctx, "%s: %s", field, says);
}

/* Fields of the command go before those of the form. */
static int
take_in(struct call *c)
{
	struct field_value more[FIELDS_MOST + 1], *v, *all;
	struct intake_result r;
	struct unfinished f;
	int n, k;

	if (!fields_read(c, 1, more, &k) || !unfinished_get(c->db,
	    c->argv[0], c->arena, &f, &c->err) || !unfinished_values(c->db,
	    &f, c->arena, &v, &n, &c->err))
		return call_fail(c);
	all = arena_array(c->arena, (size_t)(n + k + 1), sizeof *all);
	for (int i = 0; i < k; i++)
		all[i] = more[i];
	for (int i = 0; i < n; i++) {
		int at = 0;

		while (at < k && strcmp(all[at].field, v[i].field) != 0)
			at++;
		if (at == k)
			all[k++] = v[i];
	}
	if (!unfinished_take_in(c->db, &f, 0, all, k, fault, c, c->arena, &r,
	    &c->err))
		return call_fail(c);
	return say_done(c, f.name, "taken in", r.ref);
}

static const struct option_row show_options[] = {
	{ "names", NULL, "Show who the pupil is", false },
	{ 0 }
};

static const struct option_row field_options[] = {
	{ "field", "FIELD=VALUE", "A field of the form, as an argument is",
	    true },
	FIELDS_FROM,
	{ 0 }
};

static const struct command words[] = {
	{ .name = "drop", .usage = "NAME", .run = drop, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "refer",
	    .summary = "Drop what was typed" },
	{ .name = "list", .run = list,
	    .summary = "Those that you have, the last one first" },
	{ .name = "show", .usage = "NAME [--names]", .run = show,
	    .least = 1, .most = 1, .options = show_options,
	    .summary = "What was typed, one field a line" },
	{ .name = "take-in", .usage = "NAME [FIELD=VALUE ...]",
	    .run = take_in, .least = 1, .most = MANY,
	    .flags = COMMAND_WRITES, .may = "refer",
	    .options = field_options, .summary = "Take it in as it is, with "
	    "fields that were still missing" },
	{ 0 }
};

const struct command command_unfinished = {
	.name = "unfinished", .usage = "", .run = list, .subs = words,
	.summary = "Forms that you began to type in and left",
};
