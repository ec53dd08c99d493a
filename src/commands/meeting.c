/* convene meeting: a meeting's way from draft to closed. */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/documents.h"
#include "src/commands/sitting.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/series.h"
#include "src/domain/meeting/view.h"
#include "src/domain/referral/referral.h"
#include "src/domain/scheme/scheme.h"

static int
print_all(struct call *c, const struct meeting *m, int count)
{
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		if (c->json)
			sitting_json(c, &m[i]);
		else
			sitting_print(c, &m[i]);
	}
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static int
list(struct call *c)
{
	struct meeting *m;
	int count;

	if (!meeting_list_all(c->db, c->arena, &m, &count, &c->err))
		return call_fail(c);
	return print_all(c, m, count);
}

/* The date and time may stand as words or as options. */
static bool
read_when(struct call *c, int word, int *date, const char **time)
{
	if (!call_day(c, "date", date))
		return false;
	if (*date == DAY_NONE && c->argc > word) {
		*date = day_parse(c->argv[word]);
		if (*date == DAY_NONE) {
			err_set(&c->err, ERR_USAGE, "“%s” is no date. Write "
			    "it as 2025-11-12 or 12/11/2025.",
			    c->argv[word]);
			return false;
		}
		word++;
	}
	*time = call_option(c, "time");
	if (*time == NULL && c->argc > word)
		*time = c->argv[word];
	return true;
}

static int
make_series(struct call *c, int first, const char *time)
{
	struct meeting *m;
	int last, every, count;

	if (!call_day(c, "until", &last) ||
	    !call_number(c, "every", 1, 366, INT_NONE, &every))
		return call_fail(c);
	if (time != NULL && (time = series_time(time, c->arena)) == NULL)
		return call_refuse(c, ERR_USAGE, "Write the time as 14:00.");
	if (!series_make(c->db, c->argv[0], first, last, every,
	    time, c->arena, &m, &count, &c->err))
		return call_fail(c);
	return print_all(c, m, count);
}

static int
new(struct call *c)
{
	struct meeting m;
	const char *time;
	int date;

	if (!read_when(c, 1, &date, &time))
		return call_fail(c);
	if (date == DAY_NONE)
		return call_usage(c, "Name the day of the meeting.");
	if (call_has(c, "until"))
		return make_series(c, date, time);
	if (!meeting_new(c->db, c->argv[0], date, time, c->arena, &m,
	    &c->err))
		return call_fail(c);
	if (c->json)
		sitting_json(c, &m);
	else
		sitting_print(c, &m);
	return 0;
}

static void
show_agenda(struct call *c, const struct agenda_row *rows, int count)
{
	for (int i = 0; i < count; i++)
		call_print(c, "  %s  %-8s  %s%s%s\n", rows[i].starts,
		    rows[i].ref, rows[i].label, *rows[i].mark ? "  " : "",
		    rows[i].mark);
}

static void
json_quorum(struct call *c, const struct quorum *q)
{
	json_open_object(&c->js, "quorum");
	json_int(&c->js, "present", q->present);
	json_int(&c->js, "expected", q->expected);
	json_int(&c->js, "needed", q->needed);
	json_bool(&c->js, "quorate", q->quorate);
	json_text_or_null(&c->js, "missing", q->says);
	json_text_or_null(&c->js, "rule", q->rule);
	json_close_object(&c->js);
}

static int
show(struct call *c)
{
	const struct scheme *s;
	struct agenda_row *rows;
	struct meeting m;
	struct quorum q;
	int count;

	if (!meeting_get(c->db, c->argv[0], c->arena, &m, &c->err) ||
	    !scheme_get(c->db, m.pack_id, c->arena, &s, &c->err) ||
	    !agenda_view_load(c->db, s, &m, c->arena, &rows, &count,
	    &c->err) || !quorum_count(c->db, s, &m, NULL, c->arena, &q,
	    &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		sitting_json_members(c, &m);
		json_quorum(c, &q);
		json_open_array(&c->js, "cases");
		for (int i = 0; i < count; i++)
			if (*rows[i].ref != '\0')
				json_text(&c->js, NULL, rows[i].ref);
		json_close_array(&c->js);
		json_close_object(&c->js);
		return 0;
	}
	sitting_print(c, &m);
	call_print(c, "  %d of %d present, %s%s%s\n", q.present, q.expected,
	    q.quorate ? "quorate" : "not quorate: ", q.says,
	    m.chair != NULL ? arena_printf(c->arena, "; chair %s",
	    m.chair) : "");
	show_agenda(c, rows, count);
	return 0;
}

typedef bool plain_fn(struct db *, const char *ref, struct err *);

static int
plain(struct call *c, plain_fn *act)
{
	return act(c->db, c->argv[0], &c->err) ?
	    sitting_show(c, c->argv[0]) : call_fail(c);
}

static int
freeze(struct call *c)
{
	return plain(c, meeting_freeze);
}

static int
open(struct call *c)
{
	const char *chair = call_option(c, "chair");

	if (call_has(c, "all-present") &&
	    !attend_rest(c->db, c->argv[0], NULL, &c->err))
		return call_fail(c);
	if (chair != NULL &&
	    !meeting_chair(c->db, c->argv[0], chair, &c->err))
		return call_fail(c);
	if (!meeting_open(c->db, c->argv[0], call_option(c, "inquorate"),
	    &c->err))
		return call_fail(c);
	return sitting_show(c, c->argv[0]);
}

static int
chair(struct call *c)
{
	return meeting_chair(c->db, c->argv[0], c->argv[1], &c->err) ?
	    sitting_show(c, c->argv[0]) : call_fail(c);
}

static int
statement(struct call *c)
{
	return plain(c, meeting_statement_read);
}

static int
approve(struct call *c)
{
	return plain(c, meeting_minutes_approve);
}

static int
adjourn(struct call *c)
{
	int day;

	if (!call_day(c, "to", &day))
		return call_fail(c);
	if (day == DAY_NONE && call_has(c, "time"))
		return call_usage(c, "Name the day too, with --to.");
	if (day == DAY_NONE)
		return plain(c, meeting_adjourn);
	return meeting_adjourn_to(c->db, c->argv[0], day,
	    call_option(c, "time"), &c->err) ? sitting_show(c, c->argv[0]) :
	    call_fail(c);
}

static int
resume(struct call *c)
{
	if (call_has(c, "all-present") &&
	    !attend_rest(c->db, c->argv[0], NULL, &c->err))
		return call_fail(c);
	return meeting_resume_with(c->db, c->argv[0],
	    call_option(c, "inquorate"), &c->err) ?
	    sitting_show(c, c->argv[0]) : call_fail(c);
}

static int
end(struct call *c)
{
	return meeting_end(c->db, c->argv[0], call_has(c, "not-reached"),
	    &c->err) ? sitting_show(c, c->argv[0]) : call_fail(c);
}

static int
close_record(struct call *c)
{
	struct meeting m, next;
	bool found;

	if (!meeting_close(c->db, c->argv[0], &c->err) ||
	    !meeting_get(c->db, c->argv[0], c->arena, &m, &c->err) ||
	    !meeting_following(c->db, &m, c->arena, &next, &found, &c->err))
		return call_fail(c);
	if (found)
		call_note(c, "The next meeting is %s.", next.ref);
	return sitting_show(c, c->argv[0]);
}

static int
cancel(struct call *c)
{
	const char *reason = call_option(c, "reason");

	if (reason == NULL && c->argc > 1)
		reason = c->argv[1];
	return meeting_cancel(c->db, c->argv[0], reason, &c->err) ?
	    sitting_show(c, c->argv[0]) : call_fail(c);
}

static int
move(struct call *c)
{
	const char *time;
	int date;

	if (!read_when(c, 1, &date, &time))
		return call_fail(c);
	if (date == DAY_NONE && time == NULL)
		return call_usage(c, "Name the new day or time.");
	return meeting_move(c->db, c->argv[0], date, time,
	    call_option(c, "reason"), &c->err) ?
	    sitting_show(c, c->argv[0]) : call_fail(c);
}

static int
strike(struct call *c)
{
	const char *reason = call_option(c, "reason");
	int day = day_parse(c->argv[1]);
	struct meeting m;

	if (day == DAY_NONE)
		return call_usage(c, "“%s” is no date. Write it as "
		    "2025-11-12 or 12/11/2025.", c->argv[1]);
	if (reason == NULL && c->argc > 2)
		reason = c->argv[2];
	return meeting_strike(c->db, c->argv[0], day, reason, c->arena, &m,
	    &c->err) ? sitting_show(c, m.ref) : call_fail(c);
}

static int
ratify(struct call *c)
{
	int count;

	if (!meeting_ratify(c->db, c->argv[0],
	    c->argc > 1 ? c->argv[1] : NULL, &count, &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_int(&c->js, "ratified", count);
		json_close_object(&c->js);
	} else if (count == 0)
		call_print(c, "No decision outside a meeting waits for this "
		    "panel.\n");
	else
		call_print(c, "The panel has heard of %d decision%s taken "
		    "outside a meeting.\n", count, count == 1 ? "" : "s");
	return 0;
}

static int
outside(struct call *c)
{
	struct decided *list;
	struct meeting m;
	struct dossier d;
	int count;

	if (!meeting_get(c->db, c->argv[0], c->arena, &m, &c->err) ||
	    !decisions_outside(c->db, &m, c->arena, &list, &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		const struct decision *x = &list[i].decision;
		char day[DAY_ISO_SIZE];

		if (!dossier_load(c->db, x->referral_id, c->arena, &d,
		    &c->err))
			return call_fail(c);
		if (!c->json) {
			call_print(c, "%s  %s  %s  %s\n", d.referral.ref,
			    day_iso(x->decided_on, day),
			    word_of(disposition_words, x->disposition),
			    x->decided_by);
			continue;
		}
		json_open_object(&c->js, NULL);
		json_text(&c->js, "ref", d.referral.ref);
		json_day(&c->js, "decided_on", x->decided_on);
		json_text(&c->js, "disposition", word_of(disposition_words,
		    x->disposition));
		json_text(&c->js, "decided_by", x->decided_by);
		json_close_object(&c->js);
	}
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static void
print_gap(struct call *c, const struct gap *g)
{
	if (!c->json) {
		call_print(c, "%s%s%s%s%s%s%s\n", g->blocks ? "" : "(note) ",
		    g->ref, *g->ref ? ": " : "", g->says,
		    *g->rule ? " (" : "", g->rule, *g->rule ? ")" : "");
		return;
	}
	json_open_object(&c->js, NULL);
	json_text_or_null(&c->js, "ref", g->ref);
	json_text_or_null(&c->js, "line", g->line_id);
	json_text(&c->js, "says", g->says);
	json_text_or_null(&c->js, "rule", g->rule);
	json_bool(&c->js, "blocks", g->blocks);
	json_close_object(&c->js);
}

static int
gaps(struct call *c)
{
	struct meeting m;
	struct gap *list;
	int count, blocking = 0;

	if (!meeting_get(c->db, c->argv[0], c->arena, &m, &c->err) ||
	    !meeting_gaps(c->db, &m, c->arena, &list, &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		blocking += list[i].blocks;
		print_gap(c, &list[i]);
	}
	if (c->json)
		json_close_array(&c->js);
	return blocking > 0 ? ERR_NO : 0;
}

static const struct option_row new_options[] = {
	{ .name = "date", .value = "DATE", .says = "The day" },
	{ .name = "time", .value = "TIME",
	    .says = "When it begins; else as the panel's last meeting" },
	{ .name = "until", .value = "DATE",
	    .says = "Make a series of meetings, up to this day" },
	{ .name = "every", .value = "DAYS",
	    .says = "Rhythm of the series, if not the scheme's" },
	{ 0 }
};

static const struct option_row open_options[] = {
	{ .name = "inquorate", .value = "CODE",
	    .says = "Go on without a quorum, for this reason" },
	{ .name = "chair", .value = "PERSON", .says = "Who chairs" },
	{ .name = "all-present",
	    .says = "Whoever is still expected is present" },
	{ 0 }
};

static const struct option_row end_options[] = {
	{ .name = "not-reached",
	    .says = "Record the cases that are left as not reached" },
	{ 0 }
};

static const struct option_row cancel_options[] = {
	{ .name = "reason", .value = "TEXT", .says = "Why" },
	{ 0 }
};

static const struct option_row move_options[] = {
	{ .name = "date", .value = "DATE", .says = "The new day" },
	{ .name = "time", .value = "TIME", .says = "The new time" },
	{ .name = "reason", .value = "TEXT",
	    .says = "Why; it stands in the list of dates" },
	{ 0 }
};

static const struct option_row adjourn_options[] = {
	{ .name = "to", .value = "DATE",
	    .says = "The day on which it goes on" },
	{ .name = "time", .value = "TIME",
	    .says = "When it goes on that day; else as it began" },
	{ 0 }
};

static const struct option_row resume_options[] = {
	{ .name = "inquorate", .value = "CODE",
	    .says = "Go on without a quorum, for this reason" },
	{ .name = "all-present",
	    .says = "Whoever is still expected is present" },
	{ 0 }
};

#define ACT(n, u, f, s) { .name = n, .usage = u, .run = f, \
	.least = 1, .most = 1, .flags = COMMAND_WRITES, .may = "list", \
	.summary = s }

static const struct command words[] = {
	{ .name = "adjourn", .usage = "MEETING [--to DATE]", .run = adjourn,
	    .least = 1, .most = 1, .flags = COMMAND_WRITES, .may = "list",
	    .options = adjourn_options,
	    .summary = "Break a sitting off, to go on another day" },
	{ .name = "cancel", .usage = "MEETING [REASON]", .run = cancel,
	    .least = 1, .most = 2, .flags = COMMAND_WRITES, .may = "list",
	    .options = cancel_options,
	    .summary = "A meeting will not take place" },
	{ .name = "chair", .usage = "MEETING PERSON", .run = chair,
	    .least = 2, .most = 2, .flags = COMMAND_WRITES, .may = "list",
	    .summary = "Name who chairs" },
	ACT("close", "MEETING", close_record,
	    "Close the record; nothing is sent"),
	{ .name = "dates", .usage = "[--panel PANEL]", .run = meeting_dates,
	    .options = meeting_dates_options,
	    .summary = "The dates that are planned, to print" },
	{ .name = "end", .usage = "MEETING [--not-reached]", .run = end,
	    .least = 1, .most = 1, .flags = COMMAND_WRITES,
	    .may = "decide", .options = end_options,
	    .summary = "End the sitting" },
	ACT("freeze", "MEETING", freeze,
	    "Fix the agenda; what comes later is late"),
	{ .name = "gaps", .usage = "MEETING", .run = gaps, .least = 1,
	    .most = 1, .summary = "What keeps the record from closing" },
	{ .name = "list", .run = list, .summary = "All meetings by date" },
	ACT("minutes", "MEETING", approve,
	    "The minutes of the meeting before are approved"),
	{ .name = "move", .usage = "MEETING DATE [TIME]", .run = move,
	    .least = 1, .most = 3, .flags = COMMAND_WRITES, .may = "list",
	    .options = move_options,
	    .summary = "To another day or time" },
	{ .name = "new", .usage = "PANEL DATE [TIME]", .run = new,
	    .least = 1, .most = 3, .flags = COMMAND_WRITES, .may = "list",
	    .options = new_options, .summary = "Plan a meeting, or a series"
	},
	{ .name = "open", .usage = "MEETING", .run = open, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "list",
	    .options = open_options, .summary = "Open the sitting" },
	{ .name = "outside", .usage = "MEETING", .run = outside, .least = 1,
	    .most = 1,
	    .summary = "Decisions outside a meeting, to put to this one" },
	{ .name = "ratify", .usage = "MEETING [REF]", .run = ratify,
	    .least = 1, .most = 2, .flags = COMMAND_WRITES,
	    .may = "decide",
	    .summary = "The panel has heard of them, or of one" },
	{ .name = "reopen", .usage = "MEETING REASON",
	    .run = meeting_reopen_run, .least = 1, .most = 2,
	    .flags = COMMAND_WRITES, .may = "decide",
	    .options = meeting_reopen_options,
	    .summary = "Open a record or a sitting again, for a reason" },
	{ .name = "resume", .usage = "MEETING", .run = resume, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "list",
	    .options = resume_options,
	    .summary = "Go on after an adjournment" },
	{ .name = "show", .usage = "MEETING", .run = show, .least = 1,
	    .most = 1, .summary = "One meeting with its agenda" },
	ACT("statement", "MEETING", statement,
	    "The statement was read out"),
	{ .name = "strike", .usage = "PANEL DATE REASON", .run = strike,
	    .least = 2, .most = 3, .flags = COMMAND_WRITES, .may = "list",
	    .options = cancel_options,
	    .summary = "Strike a date out: the panel does not meet that day"
	},
	{ 0 }
};

const struct command command_meeting = {
	.name = "meeting", .usage = "", .run = list, .subs = words,
	.summary = "Plan meetings, run them, close their record",
};
