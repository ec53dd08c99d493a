/*
 * convene due: time limits, reviews, pended cases and actions; and confirming
 * what one of them proposes.
 */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/after/due.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"
#include "src/exchange/ics.h"
#include "src/render/markdown.h"

static void
print_text(struct call *c, const struct due *d)
{
	char day[DAY_WORDS_SIZE], plain[DAY_WORDS_SIZE];

	call_print(c, "%-12s %-12s %-8s %-10s %s%s%s%s%s\n",
	    d->due_on != DAY_NONE ? day_words(d->due_on, day) : "-", d->ref,
	    word_of(due_state_words, d->state),
	    d->rule != NULL ? d->rule : "-", d->what,
	    d->proposes != NULL ? ": proposed as " : "",
	    d->proposes != NULL ? d->proposes : "",
	    d->unpaused_on != DAY_NONE ? arena_printf(c->arena,
	    " (%s if school closures count)", day_words(d->unpaused_on,
	    plain)) : "",
	    d->origin != NULL ? arena_printf(c->arena, " (%s)", d->origin) :
	    "");
}

static void
print_md(struct call *c, const struct due *d)
{
	char day[DAY_WORDS_SIZE];

	buf_printf(&c->out, "- **%s**, %s%s: ", d->ref,
	    d->due_on != DAY_NONE ? day_words(d->due_on, day) : "no date",
	    d->state == DUE_OVERDUE ? ", overdue" : "");
	md_inline(&c->out, d->what);
	buf_char(&c->out, '\n');
}

static void
print_json(struct call *c, const struct due *list, int n)
{
	json_open_array(&c->js, NULL);
	for (int i = 0; i < n; i++) {
		json_open_object(&c->js, NULL);
		json_record(&c->js, &due_record, &list[i]);
		json_close_object(&c->js);
	}
	json_close_array(&c->js);
}

/*
 * What stands in other people's calendars names nobody: what was typed into
 * minutes stays here, and so does who proposed what.
 */
static const char *
ics_words(struct call *c, const struct due *d)
{
	const char *what = d->what;

	if (d->waits_for != NULL && strcmp(d->waits_for, "action") == 0)
		what = "An action of the minutes";
	else if (d->waits_for != NULL && strcmp(d->waits_for, "erased") == 0)
		what = "The time of keeping is over";
	return arena_printf(c->arena, "%s: %s", d->ref, what);
}

/* What has no date stands on today when it has come to its limit. */
static bool
print_ics(struct call *c, const struct due *list, int n)
{
	const char *origin;
	int undated = 0;

	if (!audit_origin(c->db, c->arena, &origin, &c->err))
		return false;
	ics_begin(&c->out, "convene: due");
	for (int i = 0; i < n; i++) {
		const struct due *d = &list[i];
		struct ics_day day = { .stamp = db_now(c->db),
		    .day = d->due_on != DAY_NONE ? d->due_on :
		    d->state == DUE_REACHED ? day_today(c->db) : DAY_NONE,
		    .summary = ics_words(c, d), .category = d->rule,
		    .uid = arena_printf(c->arena, "%s.%s@%s.convene", d->ref,
		    d->id, origin) };

		if (day.day == DAY_NONE)
			undated++;
		else
			ics_day(&c->out, &day);
	}
	ics_end(&c->out);
	if (undated > 0)
		call_note(c, "%d left out, because the holidays or terms "
		    "that they need are not in this register.", undated);
	return true;
}

/* How long a case that has ended is kept is told with --all, or when its
 * time has come. */
static int
without_keeping(struct due *list, int n)
{
	int k = 0;

	for (int i = 0; i < n; i++)
		if (!due_is_only_kept(&list[i]))
			list[k++] = list[i];
	return k;
}

static bool
is_format(const char *format)
{
	return format == NULL || strcmp(format, "text") == 0 ||
	    strcmp(format, "md") == 0 || strcmp(format, "ics") == 0;
}

static int
due_run(struct call *c)
{
	const char *format = call_option(c, "format");
	const char *ref = call_option(c, "referral");
	struct due *list;
	struct dossier d;
	int by, n;

	if (!call_day(c, "by", &by))
		return call_fail(c);
	if (!is_format(format))
		return call_usage(c, "“%s” is no format: choose text, md or "
		    "ics.", format);
	if (by == DAY_NONE && !call_has(c, "all") && ref == NULL)
		by = day_today(c->db);
	if (ref != NULL ? !dossier_load(c->db, ref, c->arena, &d, &c->err) ||
	    !due_of(c->db, &d, c->arena, &list, &n, &c->err) :
	    !due_list(c->db, by, c->arena, &list, &n, &c->err))
		return call_fail(c);
	if (ref != NULL)
		due_sort(list, n);
	if (ref != NULL && !call_has(c, "all"))
		n = without_keeping(list, n);
	if (c->json) {
		print_json(c, list, n);
		return 0;
	}
	if (format != NULL && strcmp(format, "ics") == 0)
		return print_ics(c, list, n) ? 0 : call_fail(c);
	for (int i = 0; i < n; i++) {
		if (format != NULL && strcmp(format, "md") == 0)
			print_md(c, &list[i]);
		else
			print_text(c, &list[i]);
	}
	return 0;
}

static int
confirm_run(struct call *c)
{
	const struct due *what;

	if (!due_confirm_one(c->db, c->argv[0], call_option(c, "rule"),
	    call_option(c, "destination"), c->arena, &what, &c->err))
		return call_fail(c);
	if (c->json)
		print_json(c, what, 1);
	else
		call_print(c, "%s is %s: %s\n", what->ref, what->proposes,
		    what->what);
	return 0;
}

static const struct option_row due_options[] = {
	{ "by", "DATE", "What is due or reminded of by then; without it, "
	    "by today", false },
	{ "all", NULL, "Everything that runs", false },
	{ "referral", "REF", "Only what runs for this case", false },
	{ "format", "text|md|ics", "One fact a line (the default), Markdown, "
	    "or a calendar without names", false },
	{ 0 }
};

static const struct option_row confirm_options[] = {
	{ "rule", "ID", "Which, when several things are proposed", false },
	{ "destination", "CODE", "Where the pupil goes next", false },
	{ 0 }
};

static const struct command due_subs[] = {
	{ .name = "confirm", .usage = "REF", .run = confirm_run,
	    .options = confirm_options,
	    .summary = "Do what a clock proposes at its limit",
	    .least = 1, .most = 1, .flags = COMMAND_WRITES,
	    .may = "place" },
	{ 0 }
};

const struct command command_due = {
	.name = "due", .usage = "", .run = due_run,
	.summary = "Time limits, reviews, pended cases and actions",
	.options = due_options, .subs = due_subs,
};
