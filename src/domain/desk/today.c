/*
 * The cases of the day: those without a date, without consent or papers,
 * pended ones, and plans that are not out.  Meetings are in today-meeting.c.
 */
#include "src/domain/desk/today.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/today.h"
#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/desk/today-lines.h"
#include "src/domain/gates/predicate.h"
#include "src/domain/referral/unfinished.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

/* Plans of meetings before that are no longer asked for. */
#define PLANS_SINCE 366

const char *const today_kind_words[] = { "setup", "form", "record",
	"meeting", "lacks", "answered", "overdue", "undated", "consent",
	"papers", "plan", "conflict", NULL };
const char *const today_kind_titles[] = { "Still to set up",
	"Unfinished forms", "Records to close", "Next meetings",
	"Still to do for them",
	"Pended, and answered", "Pended, and overdue", "Without a date",
	"Consent is missing",
	"Papers are missing", "Plans that are not out",
	"Dates that do not fit", NULL };

void
today_add(struct today_list *t, struct today_line line, const char *fmt,
    ...)
{
	char says[600];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(says, sizeof says, fmt, ap);
	va_end(ap);
	t->lines = arena_room(t->arena, t->lines, t->count, &t->room,
	    sizeof *t->lines);
	line.ref = line.ref != NULL ? arena_strdup(t->arena, line.ref) : "";
	line.meeting = line.meeting != NULL ?
	    arena_strdup(t->arena, line.meeting) : "";
	line.rule = line.rule != NULL && strcmp(line.rule, "practice") != 0 ?
	    arena_strdup(t->arena, line.rule) : "";
	line.says = arena_strdup(t->arena, says);
	t->lines[t->count++] = line;
}

static const char *
days_since(int then, int today, struct arena *a)
{
	int n = today - then;

	return n == 0 ? "today" : n == 1 ? "1 day" :
	    arena_printf(a, "%d days", n);
}

/* What the gate says against listing it, or "". */
static bool
trouble_of(struct today_list *t, const struct dossier *d,
    const char **says, const char **rule, struct arena *a, struct err *e)
{
	struct gate g;

	*says = *rule = "";
	if (!gate_judge(t->db, d, NULL, t->day, NULL, a, &g, e))
		return false;
	for (int i = 0; i < g.count; i++) {
		const struct criterion *c = g.lines[i].criterion;

		if (!g.lines[i].blocking || !code_in_list(c->acts_on, "list"))
			continue;
		*says = g.lines[i].says;
		*rule = c->rule;
		break;
	}
	return true;
}

static bool
undated_one(struct today_list *t, const struct dossier *d, struct arena *a,
    struct err *e)
{
	const struct referral *r = &d->referral;
	const char *says, *rule;

	if (r->state == REFERRAL_PENDED)
		return true;		/* it waits for an answer */
	if (!trouble_of(t, d, &says, &rule, a, e))
		return false;
	today_add(t, (struct today_line){ .kind = TODAY_UNDATED,
	    .ref = r->ref, .rule = rule, .day = r->received },
	    "%s, %s: %s", r->pathway, days_since(r->received, t->day, a),
	    *says ? says : "ready for an agenda");
	return true;
}

static void
consent_one(struct today_list *t, const struct dossier *d)
{
	if (!d->has_pupil || d->referral.anonymous == 1 ||
	    dossier_consent(d, CONSENT_REFER))
		return;
	today_add(t, (struct today_line){ .kind = TODAY_CONSENT,
	    .ref = d->referral.ref, .day = d->referral.received },
	    "the parents' consent is not recorded");
}

static bool
is_to_follow(const struct dossier *d, const char *code)
{
	for (int i = 0; i < d->evidence_count; i++)
		if (strcmp(d->evidence[i].code, code) == 0 &&
		    d->evidence[i].state == EVIDENCE_TO_FOLLOW)
			return true;
	return false;
}

static void
papers_one(struct today_list *t, const struct dossier *d, struct arena *a)
{
	const char *list = "", *rule = NULL;

	SCHEME_ROWS(d->scheme, PART_PAPERS, struct paper_row, p) {
		if (!paper_is_wanted(d, d->referral.pathway, p, a) ||
		    dossier_holds(d, p->paper))
			continue;
		list = arena_printf(a, "%s%s%s%s", list, *list ? "; " : "",
		    p->label, is_to_follow(d, p->paper) ? " (to follow)" :
		    "");
		if (rule == NULL)
			rule = p->rule;
	}
	if (*list != '\0')
		today_add(t, (struct today_line){ .kind = TODAY_PAPERS,
		    .ref = d->referral.ref, .rule = rule,
		    .day = d->referral.received }, "%s", list);
}

/* Has what a code asks for come since the decision? */
static bool
has_come(struct today_list *t, const struct dossier *d,
    const struct decision *x, const struct missing_row *m, bool *out,
    struct err *e)
{
	const char *field = m != NULL ? m->field : NULL;

	*out = false;
	for (int i = 0; field != NULL && i < d->evidence_count; i++)
		if (strcmp(d->evidence[i].code, field) == 0 &&
		    d->evidence[i].state == EVIDENCE_HELD &&
		    d->evidence[i].added_on >= x->decided_on)
			*out = true;
	return *out || db_referral_touched(t->db, d->referral.ref, field,
	    x->recorded_at, out, e);
}

static void
add_pended(struct today_list *t, const struct dossier *d,
    const struct decision *x, const char *come, const char *waits)
{
	char day[DAY_WORDS_SIZE];
	bool over = x->return_on != DAY_NONE && x->return_on < t->day;

	if (*waits == '\0')
		today_add(t, (struct today_line){ .kind = TODAY_ANSWERED,
		    .ref = d->referral.ref, .day = x->return_on },
		    "has come: %s%s", come, d->referral.state ==
		    REFERRAL_LISTED ? "; it is on an agenda" : "");
	else if (over)
		today_add(t, (struct today_line){ .kind = TODAY_OVERDUE,
		    .ref = d->referral.ref, .day = x->return_on },
		    "due on %s from %s: %s%s%s", day_words(x->return_on,
		    day), x->owner != NULL ? x->owner : "the school", waits,
		    *come ? "; has come: " : "", come);
}

static bool
pended_one(struct today_list *t, const struct dossier *d, struct arena *a,
    struct err *e)
{
	const char *come = "", *waits = "", **list;
	struct decided x;
	bool found, here;

	if (!decision_standing(t->db, d->referral.id, NULL, a, &x, &found,
	    e))
		return false;
	if (!found || x.decision.disposition != DISP_PEND)
		return true;
	for (int i = 0; i < x.code_count; i++) {
		const struct missing_row *m;

		if (x.codes[i].kind != DC_MISSING)
			continue;
		m = scheme_missing(d->scheme, d->referral.pathway,
		    x.codes[i].code);
		if (!has_come(t, d, &x.decision, m, &here, e))
			return false;
		list = here ? &come : &waits;
		*list = arena_printf(a, "%s%s%s", *list, **list ? ", " : "",
		    m != NULL ? m->label : x.codes[i].code);
	}
	if (*come != '\0' || *waits != '\0')
		add_pended(t, d, &x.decision, come, waits);
	return true;
}

typedef bool list_fn(struct db *, int limit, struct arena *,
    struct referral **, int *, struct err *);

/* Each referral of a list, with an arena that is emptied between them. */
static bool
walk(struct today_list *t, list_fn *list, bool undated, bool pended,
    struct err *e)
{
	struct arena a = ARENA_INIT, rows_arena = ARENA_INIT;
	struct referral *rows;
	struct dossier d;
	int n;
	bool ok = list(t->db, TODAY_MOST, &rows_arena, &rows, &n, e);

	for (int i = 0; ok && i < n; i++) {
		ok = dossier_load(t->db, rows[i].id, &a, &d, e) &&
		    (!undated || undated_one(t, &d, &a, e)) &&
		    (!pended || pended_one(t, &d, &a, e));
		if (ok && !pended) {
			consent_one(t, &d);
			papers_one(t, &d, &a);
		}
		arena_reset(&a);
	}
	arena_release(&a);
	arena_release(&rows_arena);
	return ok;
}

static void
plan_one(struct today_list *t, const struct unreleased *u)
{
	char day[DAY_WORDS_SIZE];
	const char *wait = "the plan is not released";

	if (u->meeting_state != NULL &&
	    strcmp(u->meeting_state, "closed") != 0)
		wait = "the record is not closed yet";
	today_add(t, (struct today_line){ .kind = TODAY_PLAN, .ref = u->ref,
	    .meeting = u->meeting, .day = u->tell_by }, "%s, %s%s%s%s",
	    word_of(disposition_words, u->disposition), wait,
	    u->tell_by == DAY_NONE ? "" : "; the school is to know by ",
	    day_words(u->tell_by, day), u->tell_by != DAY_NONE &&
	    u->tell_by < t->day ? ", which is over" : "");
}

static bool
plans(struct today_list *t, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct unreleased *rows;
	const struct disposition_row *row;
	const struct scheme *s;
	int n;
	bool ok = db_decisions_unreleased(t->db, t->day - PLANS_SINCE,
	    TODAY_MOST, &a, &rows, &n, e);

	for (int i = 0; ok && i < n; i++) {
		ok = scheme_get(t->db, rows[i].pack_id, &a, &s, e);
		row = ok ? scheme_disposition(s, rows[i].pathway,
		    (enum disposition)rows[i].disposition) : NULL;
		if (row != NULL && row->plan == 1)
			plan_one(t, &rows[i]);
	}
	arena_release(&a);
	return ok;
}

/* What a new register still needs, with the command that brings it. */
static bool
setup(struct today_list *t, struct err *e)
{
	struct today_line line = { .kind = TODAY_SETUP,
		.day = DAY_NONE };
	struct beginnings b;

	if (!db_beginnings(t->db, t->day, &b, e))
		return false;
	line.lacks = "schools";
	if (b.schools != 1)
		today_add(t, line, "no school is in the register: “convene "
		    "import schools FILE”");
	line.lacks = "people";
	if (b.people != 1)
		today_add(t, line, "nobody sits on its panels: “convene "
		    "import people FILE”, or the screen of people");
	line.lacks = "holidays";
	if (b.holidays != 1)
		today_add(t, line, "no bank holiday is known from today on: "
		    "“convene import holidays FILE”");
	line.lacks = "terms";
	if (b.terms != 1)
		today_add(t, line, "no term dates are known from today on: "
		    "“convene import terms FILE”");
	line.lacks = "meetings";
	if (b.meetings != 1)
		today_add(t, line, "no meeting is planned: “convene meeting "
		    "new PANEL DATE”, with --until a series of them");
	return true;
}

/* Forms that this user began and left. */
static bool
forms(struct today_list *t, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct unfinished *list;
	char day[DAY_WORDS_SIZE];
	int n;
	bool ok = unfinished_list(t->db, &a, &list, &n, e);

	for (int i = 0; ok && i < n; i++)
		today_add(t, (struct today_line){ .kind = TODAY_FORM,
		    .ref = list[i].name, .day = day_at(list[i].saved_at) },
		    "a form of yours is not finished: %s%s%s%s%s, %d field%s "
		    "typed", *list[i].pathway != '\0' ? list[i].pathway :
		    "no pathway yet", *list[i].initials != '\0' ? ", " : "",
		    list[i].initials, list[i].received != DAY_NONE ?
		    ", received " : "", day_words(list[i].received, day),
		    list[i].count, list[i].count == 1 ? "" : "s");
	arena_release(&a);
	return ok;
}

/* By kind; within one the order stays. */
static void
sort(struct today_list *t, struct today_line **out)
{
	struct today_line *sorted = arena_array(t->arena,
	    (size_t)t->count + 1, sizeof *sorted);
	int n = 0;

	for (int kind = 0; today_kind_words[kind] != NULL; kind++)
		for (int i = 0; i < t->count; i++)
			if (t->lines[i].kind == kind)
				sorted[n++] = t->lines[i];
	*out = sorted;
}

bool
today_load(struct db *db, struct arena *a, struct today_line **out,
    int *count, struct err *e)
{
	struct today_list t = { .db = db, .arena = a,
		.day = day_today(db) };

	if (!setup(&t, e) || !forms(&t, e) || !today_meetings(&t, e) ||
	    !walk(&t, db_referrals_pended, false, true, e) ||
	    !walk(&t, db_referrals_undated, true, false, e) ||
	    !walk(&t, db_referrals_dated, false, false, e) || !plans(&t, e))
		return false;
	sort(&t, out);
	*count = t.count;
	return true;
}
