/* convene referral ...: one referral taken in, shown, changed. */
#include <stdio.h>
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/referral-look.h"
#include "src/commands/fields.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

struct faults {
	struct call *call;
	int count;
};

static void
fault(void *ctx, const char *field, const char *says)
{
	struct faults *f = ctx;

	f->count++;
	call_note(f->call, "%s: %s", field, says);
}

/* What the rules refused was said field by field. */
static int
refused(struct call *c, const struct faults *f)
{
	if (f->count == 0)
		return call_fail(c);
	c->failed = true;
	return (int)c->err.code;
}

static void
say_result(struct call *c, const struct intake_result *r)
{
	static const char *const what[] = { "added", "changed", "same" };
	char *list = arena_strdup(c->arena, r->warnings), *one;

	while ((one = strsep(&list, "\n")) != NULL)
		if (*one != '\0' && r->what != INTAKE_SAME)
			call_note(c, "%s", one);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "ref", r->ref);
		json_text(&c->js, "what", what[r->what]);
		json_words(c, "changed", r->changed, ' ');
		json_words(c, "warnings", r->warnings, '\n');
		json_close_object(&c->js);
	} else if (r->what == INTAKE_CHANGED)
		call_print(c, "%s changed: %s\n", r->ref, r->changed);
	else
		call_print(c, "%s %s\n", r->ref, r->what == INTAKE_ADDED ?
		    "added." : "is just so in the register already.");
}

static bool
is_given(const struct field_value *v, int count, const char *field)
{
	for (int i = 0; i < count; i++)
		if (strcmp(v[i].field, field) == 0)
			return true;
	return false;
}

static int
add(struct call *c)
{
	struct field_value v[FIELDS_MOST + 1];
	struct faults f = { .call = c };
	struct intake_result result;
	char today[DAY_ISO_SIZE];
	int count;

	if (!fields_read(c, 0, v, &count))
		return call_fail(c);
	if (count == 0)
		return call_usage(c, "Say what is on the form, field by "
		    "field.");
	if (!is_given(v, count, "received"))
		v[count++] = (struct field_value){ "received",
		    day_iso(day_today(c->db), today) };
	if (!referral_add(c->db, v, count, fault, &f, c->arena, &result,
	    &c->err))
		return refused(c, &f);
	say_result(c, &result);
	return 0;
}

static int
set(struct call *c)
{
	struct field_value v[FIELDS_MOST + 1];
	struct faults f = { .call = c };
	struct intake_result result;
	int count;

	if (!fields_read(c, 1, v, &count))
		return call_fail(c);
	if (count == 0)
		return call_usage(c, "Say which fields change, such as "
		    "year_group=9.");
	if (!referral_set(c->db, c->argv[0], 0, v, count, fault, &f,
	    c->arena, &result, &c->err))
		return refused(c, &f);
	say_result(c, &result);
	return 0;
}

static void
print_lines(struct call *c, const struct dossier *d,
    const struct dossier_line *lines, int count)
{
	call_print(c, "%-12s  %s  %s, %s\n", d->referral.ref,
	    dossier_initials(d, c->arena), d->school.code != NULL ?
	    d->school.code : d->school.urn,
	    referral_state_words[d->referral.state]);
	for (int i = 0; i < count; i++)
		if (*lines[i].value != '\0')
			call_print(c, "%s: %s\n", lines[i].label,
			    lines[i].value);
	if (d->scheme_warning != NULL)
		call_note(c, "%s", d->scheme_warning);
}

static void
json_line(struct call *c, const struct dossier_line *l)
{
	if (strcmp(l->field, "evidence") == 0 ||
	    strcmp(l->kind, "codes") == 0)
		json_words(c, l->field, l->value, ';');
	else if (*l->value == '\0')
		json_null(&c->js, l->field);
	else if (strcmp(l->kind, "yes-no") == 0)
		json_bool(&c->js, l->field, strcmp(l->value, "yes") == 0);
	else if (strcmp(l->kind, "number") == 0)
		json_figure(&c->js, l->field, l->value);
	else
		json_text(&c->js, l->field, l->value);
}

static bool
json_earlier(struct call *c, const struct dossier *d)
{
	struct referral *list;
	int count;

	if (!referral_earlier(c->db, d, c->arena, &list, &count, &c->err))
		return false;
	json_open_array(&c->js, "earlier");
	for (int i = 0; i < count; i++)
		json_text(&c->js, NULL, list[i].ref);
	json_close_array(&c->js);
	return true;
}

static bool
is_note(const struct dossier_line *l)
{
	return strncmp(l->field, "note:", 5) == 0;
}

static bool
json_dossier(struct call *c, const struct dossier *d,
    const struct dossier_line *lines, int count)
{
	const struct referral *r = &d->referral;

	json_open_object(&c->js, NULL);
	for (int i = 0; i < count; i++)
		if (!is_note(&lines[i]))
			json_line(c, &lines[i]);
	json_number(&c->js, "tier", r->tier);
	json_text(&c->js, "state", referral_state_words[r->state]);
	json_text(&c->js, "initials", dossier_initials(d, c->arena));
	json_text(&c->js, "school_code", d->school.code);
	json_text(&c->js, "school_name", d->school.name);
	json_text(&c->js, "withdrawn_reason", r->withdrawn_reason);
	if (!json_earlier(c, d))
		return false;
	json_open_object(&c->js, "notes");
	for (int i = 0; i < count; i++)
		if (is_note(&lines[i]))
			json_text(&c->js, lines[i].label, lines[i].value);
	json_close_object(&c->js);
	json_text(&c->js, "warning", d->scheme_warning);
	json_int(&c->js, "rev", r->rev);
	json_close_object(&c->js);
	return true;
}

static int
show(struct call *c)
{
	bool names = call_has(c, "names");
	struct dossier d;
	struct dossier_line *lines;
	int count;

	if (!dossier_load(c->db, c->argv[0], c->arena, &d, &c->err) ||
	    (names && !dossier_reveal(c->db, &d, &c->err)))
		return call_fail(c);
	dossier_lines(&d, names, c->arena, &lines, &count);
	if (!c->json)
		print_lines(c, &d, lines, count);
	else if (!json_dossier(c, &d, lines, count))
		return call_fail(c);
	return 0;
}

static int
say_done(struct call *c, const char *ref, const char *what)
{
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "ref", ref);
		json_text(&c->js, "what", what);
		json_close_object(&c->js);
	} else
		call_print(c, "%s %s.\n", ref, what);
	return 0;
}

static int
withdraw(struct call *c)
{
	if (!referral_withdraw(c->db, c->argv[0], call_option(c, "by"),
	    call_option(c, "reason"), &c->err))
		return call_fail(c);
	return say_done(c, c->argv[0], "withdrawn");
}

static int
join(struct call *c)
{
	if (!referral_join(c->db, c->argv[0], c->argv[1], &c->err))
		return call_fail(c);
	return say_done(c, c->argv[0], arena_printf(c->arena,
	    "joined to %s", c->argv[1]));
}

static const struct option_row field_options[] = {
	{ "field", "FIELD=VALUE", "A field of the form, as an argument is",
	    true },
	FIELDS_FROM,
	{ 0 }
};

static const struct option_row show_options[] = {
	{ "names", NULL, "Show who the pupil is; that is recorded", false },
	{ 0 }
};

static const struct option_row withdraw_options[] = {
	{ "reason", "CODE", "Why, with a reason of the scheme", false },
	{ "by", "WHO", "Who asked for it", false },
	{ 0 }
};

static const struct command words[] = {
	{ .name = "add", .usage = "FIELD=VALUE ...", .run = add,
	    .most = MANY, .flags = COMMAND_WRITES, .may = "refer",
	    .options = field_options, .summary = "Take in one referral" },
	{ .name = "alike", .usage = "REF", .run = referral_alike,
	    .least = 1, .most = 1, .summary = "Others that may be about the "
	    "pupil, a brother or a sister, and why" },
	{ .name = "compare", .usage = "REF [EARLIER-REF]",
	    .run = referral_compare, .least = 1, .most = 2,
	    .summary = "Beside the pupil's earlier referral" },
	{ .name = "join", .usage = "ANONYMOUS-REF REF", .run = join,
	    .least = 2, .most = 2, .flags = COMMAND_WRITES, .may = "refer",
	    .summary = "Join an anonymous case to a named referral, once" },
	{ .name = "set", .usage = "REF FIELD=VALUE ...", .run = set,
	    .least = 1, .most = MANY, .flags = COMMAND_WRITES,
	    .may = "refer", .options = field_options,
	    .summary = "Change fields; a blank value clears one" },
	{ .name = "show", .usage = "REF [--names]", .run = show, .least = 1,
	    .most = 1, .options = show_options,
	    .summary = "One referral; codes and initials unless --names" },
	{ .name = "withdraw", .usage = "REF --reason CODE [--by WHO]",
	    .run = withdraw, .least = 1, .most = 1,
	    .flags = COMMAND_WRITES, .may = "refer",
	    .options = withdraw_options, .summary = "Withdraw a referral" },
	{ 0 }
};

const struct command command_referral = {
	.name = "referral", .usage = "", .subs = words,
	.summary = "Take in, show, change, withdraw or join a referral",
};
