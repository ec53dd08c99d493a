/*
 * What the keys of the screen of a running case ask and do.  Which questions
 * an event has is a row of the pack.
 */
#include <ctype.h>
#include <string.h>

#include "screens/follow.h"
#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/places/place.h"
#include "src/domain/register/now.h"
#include "src/domain/register/retention.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/scheme.h"

static struct follow_state *
state_of(struct screen *s)
{
	return s->state;
}

static const struct scheme *
scheme_of(struct screen *s)
{
	return state_of(s)->view.dossier.scheme;
}

static const char *
pathway_of(struct screen *s)
{
	return state_of(s)->view.dossier.referral.pathway;
}

static enum result
done(struct screen *s, bool ok, const struct err *e, const char *says)
{
	if (!ok)
		return app_fail(s, e);
	ui_say(s->ui, SAY_GOOD, "%s", says);	/* SAYS goes at reload */
	ui_reload(s);
	return RESULT_DONE;
}

/* Rows for a chooser are gathered one by one. */
struct gathering {
	struct choice *rows;
	const char **codes;
	int count;
};

static struct gathering
gather(struct screen *s, int most)
{
	struct gathering g = { .count = 0 };

	g.rows = arena_array(&s->keep, (size_t)most + 1, sizeof *g.rows);
	g.codes = arena_array(&s->keep, (size_t)most + 1, sizeof *g.codes);
	return g;
}

static void
gather_one(struct gathering *g, const char *code, const char *label,
    const char *note)
{
	g->rows[g->count] = (struct choice){ .text = label, .note = note };
	g->codes[g->count++] = code;
}

static void
choose(struct screen *s, int tag, const char *title, const char *hint,
    struct gathering *g)
{
	struct follow_state *st = state_of(s);

	st->codes = g->codes;
	st->code_count = g->count;
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = tag, .title = title, .hint = hint, .rows = g->rows,
	    .count = g->count, .letters = true });
}

static void
choose_code(struct screen *s, int tag, const char *title, const char *hint,
    const char *set)
{
	const struct scheme *sc = scheme_of(s);
	struct gathering g = gather(s, sc->part[PART_CODES].count);

	SCHEME_ROWS(sc, PART_CODES, struct code_row, c)
		if (strcmp(c->set_name, set) == 0)
			gather_one(&g, c->code, c->label, NULL);
	choose(s, tag, title, hint, &g);
}

/* Reasons of one use, or of two. */
static void
choose_reason(struct screen *s, int tag, const char *title, const char *use,
    const char *other)
{
	const struct scheme *sc = scheme_of(s);
	struct gathering g = gather(s, sc->part[PART_REASONS].count);

	SCHEME_ROWS(sc, PART_REASONS, struct reason_row, r)
		if (scheme_serves(r->pathway, pathway_of(s)) &&
		    (strcmp(r->use, use) == 0 || (other != NULL &&
		    strcmp(r->use, other) == 0)))
			gather_one(&g, r->reason, r->label, r->says);
	choose(s, tag, title, NULL, &g);
}

static void
gather_extending(struct screen *s, struct gathering *g)
{
	SCHEME_ROWS(scheme_of(s), PART_REASONS, struct reason_row, r)
		if (scheme_serves(r->pathway, pathway_of(s)) &&
		    strcmp(r->use, "extend") == 0)
			gather_one(g, r->reason, r->label, NULL);
}

/* A case that should close goes on only with a reason to keep it open. */
static void
choose_keeping(struct screen *s)
{
	const struct scheme *sc = scheme_of(s);
	struct gathering g = gather(s, sc->part[PART_REASONS].count + 1);

	gather_extending(s, &g);
	gather_one(&g, NULL, "Nothing keeps it open", NULL);
	choose(s, STEP_REASON, "Closing is proposed. What keeps it open?",
	    NULL, &g);
}

static bool
may_be_empty(struct screen *s, int tag)
{
	return tag == STEP_NOTE || (tag == STEP_REVIEW &&
	    !code_in_list(state_of(s)->row->needs, "review"));
}

static void
ask_text(struct screen *s, int tag, const char *title, const char *label,
    const char *hint, const char *start)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .label = label, .hint = hint,
	    .start = start, .may_be_empty = may_be_empty(s, tag),
	    .draft = tag == STEP_NOTE ? arena_printf(&s->arena, "note:%s",
	    state_of(s)->ref) : NULL });
}

static void
ask_day(struct screen *s, int tag, const char *title, int start)
{
	char day[DAY_WORDS_SIZE];

	ask_text(s, tag, title, "Date", "Such as 21/11/2025, 21 nov or mon.",
	    day_words(start, day));
}

/* What has happened lies behind: "mon" is the last Monday, "2 dec" the last
 * one of its kind. */
static int
past_day(const char *typed, int today)
{
	int day = day_from_words(typed, today), y, m, d;

	if (day == DAY_NONE || day <= today || day_parse(typed) != DAY_NONE)
		return day;
	if (isalpha((unsigned char)*typed))
		return day - 7;
	day_split(day, &y, &m, &d);
	return day_of(y - 1, m, d);
}

static bool
read_day(struct screen *s, const char *typed, bool past, int *out)
{
	int today = day_today(app_db(s));
	int day = past ? past_day(typed, today) :
	    day_from_words(typed, today);

	if (day == DAY_NONE)
		ui_say(s->ui, SAY_WARNING, "“%s” is no date. Type one such "
		    "as 21/11/2025, 21 nov or mon.", typed);
	else
		*out = day;
	return day != DAY_NONE;
}

/* Recording an event: one question after the other. */

static bool
goes_on(const struct follow_state *st)
{
	return st->event.result == NULL ||
	    strcmp(st->event.result, "close") != 0;
}

/* After each review that does not end it there may be another one. */
static bool
review_is_asked(const struct follow_state *st)
{
	return goes_on(st) && (st->row->event == HAPPENED_REVIEWED ||
	    code_in_list(st->row->needs, "review"));
}

static bool
closing_is_proposed(const struct follow_state *st)
{
	for (int i = 0; i < st->view.due_count; i++)
		if (st->view.due[i].proposes != NULL &&
		    strcmp(st->view.due[i].proposes, "closed") == 0)
			return true;
	return false;
}

/* Where the pupil went is asked once. */
static bool
result_is_asked(struct screen *s)
{
	const struct follow_state *st = state_of(s);

	return st->row->result != NULL &&
	    (st->row->event != HAPPENED_CLOSED ||
	    *dossier_field(&st->view.dossier, st->row->result, &s->arena) ==
	    '\0');
}

static bool
is_asked(struct screen *s, enum follow_step step)
{
	static const char *const needs[] = {
		[STEP_MODE] = "mode", [STEP_REASON] = "reason",
		[STEP_SCHOOL] = "to-school", [STEP_BY] = "by",
		[STEP_SCORES] = "scores"
	};
	const struct follow_state *st = state_of(s);

	if (step == STEP_RESULT)
		return result_is_asked(s);
	if (step == STEP_REVIEW)
		return review_is_asked(st);
	if (step == STEP_REASON && st->row->event == HAPPENED_REVIEWED &&
	    goes_on(st) && closing_is_proposed(st))
		return true;
	if (step == STEP_BY && st->row->event == HAPPENED_REVIEWED &&
	    st->event.reason != NULL)
		return true;
	return step == STEP_DAY || step == STEP_NOTE ||
	    code_in_list(st->row->needs, needs[step]);
}

static void
ask_mode(struct screen *s, const char *title)
{
	struct gathering g = gather(s, 2);

	gather_one(&g, "on-site", "On site", NULL);
	gather_one(&g, "virtual", "Virtual", NULL);
	choose(s, STEP_MODE, title, NULL, &g);
}

static void
ask_by(struct screen *s, const char *title)
{
	struct err e = ERR_INIT;
	const char *code = NULL;

	if (!person_acting(app_db(s), &s->arena, &code, &e))
		code = NULL;
	ask_text(s, STEP_BY, title, "Who", "A person's code, or words.",
	    code);
}

static void
ask_one(struct screen *s, enum follow_step step)
{
	struct follow_state *st = state_of(s);
	const char *title = st->row->label;
	int today = day_today(app_db(s));

	if (step == STEP_DAY)
		ask_day(s, STEP_DAY, title, today);
	else if (step == STEP_MODE)
		ask_mode(s, title);
	else if (step == STEP_RESULT)
		choose_code(s, step, title, st->row->says, st->row->result);
	else if (step == STEP_REASON &&
	    st->row->event == HAPPENED_REVIEWED)
		choose_keeping(s);
	else if (step == STEP_REASON)
		choose_reason(s, step, title, "close",
		    st->row->event == HAPPENED_CLOSED ? NULL : "extend");
	else if (step == STEP_REVIEW)
		ask_day(s, step, may_be_empty(s, step) ? "When is the next "
		    "review? Empty: none is agreed" : "When is the next "
		    "review?", DAY_NONE);
	else if (step == STEP_SCHOOL)
		ask_text(s, step, title, "School (URN)", NULL, NULL);
	else if (step == STEP_BY)
		ask_by(s, title);
	else if (step == STEP_SCORES)
		ask_text(s, step, title, "Scores", "Such as listening=3; "
		    "talking=2.", NULL);
	else
		ask_text(s, step, title, "Note", "For the record only; it "
		    "may stay empty.", NULL);
}

/*
 * A day outside the limits of the scheme: another one, or a coded reason.
 * False where the scheme has none, or it is not about a day.
 */
static bool
ask_limit(struct screen *s, const struct err *why)
{
	struct follow_state *st = state_of(s);
	const struct scheme *sc = scheme_of(s);
	struct gathering g = gather(s, sc->part[PART_REASONS].count + 1);

	if (st->event.review_on == DAY_NONE || st->event.reason != NULL)
		return false;
	gather_one(&g, NULL, "Another date", NULL);
	gather_extending(s, &g);
	if (g.count > 1)
		choose(s, ASK_LIMIT, st->row->label, why->text, &g);
	return g.count > 1;
}

static enum result
record_it(struct screen *s)
{
	struct follow_state *st = state_of(s);
	struct err e = ERR_INIT;
	bool ok = event_record_it(app_db(s), st->ref, &st->event, st->scores,
	    st->score_count, &s->arena, &e);

	if (!ok && ask_limit(s, &e))
		return RESULT_DONE;
	return done(s, ok, &e, arena_printf(&s->arena, "Recorded: %s.",
	    st->row->label));
}

/* With a reason goes the name of who allowed it. */
static enum result
past_limit(struct screen *s, const char *reason)
{
	struct follow_state *st = state_of(s);

	st->event.reason = reason;
	if (reason == NULL)
		ask_one(s, STEP_REVIEW);
	else if (st->event.person == NULL)
		ask_one(s, STEP_BY);
	else
		return record_it(s);
	return RESULT_DONE;
}

static enum result
ask_from(struct screen *s, int step)
{

	while (step < STEP_END && !is_asked(s, (enum follow_step)step))
		step++;
	if (step < STEP_END) {
		ask_one(s, (enum follow_step)step);
		return RESULT_DONE;
	}
	return record_it(s);
}

enum result
follow_record(struct screen *s)
{
	const struct scheme *sc = scheme_of(s);
	struct gathering g = gather(s, sc->part[PART_EVENTS].count);

	SCHEME_ROWS(sc, PART_EVENTS, struct event_row, r)
		if (scheme_serves(r->pathway, pathway_of(s)) &&
		    event_find(sc, pathway_of(s), r->event) == r)
			gather_one(&g, word_of(event_words, r->event),
			    r->label, NULL);
	if (g.count == 0) {
		ui_say(s->ui, SAY_WARNING, "The scheme records nothing about "
		    "such a case.");
		return RESULT_DONE;
	}
	choose(s, ASK_EVENT, "What happened?", NULL, &g);
	return RESULT_DONE;
}

static enum result
begin(struct screen *s, const char *word)
{
	struct follow_state *st = state_of(s);

	record_clear(&event_record, &st->event);
	st->event.event = word_value(event_words, word);
	st->row = event_find(scheme_of(s), pathway_of(s), st->event.event);
	st->scores = NULL;
	st->score_count = 0;
	return ask_from(s, STEP_DAY);
}

/* What was typed or chosen; false, with a sentence: it is no good. */
static bool
take(struct screen *s, const struct answer *a)
{
	struct follow_state *st = state_of(s);
	const char *text = a->text != NULL ? arena_strdup(&s->keep, a->text)
	    : NULL;
	const char *code = a->choice >= 0 && a->choice < st->code_count &&
	    st->codes != NULL ? st->codes[a->choice] : NULL;
	struct err e = ERR_INIT;

	switch (a->tag) {
	case STEP_DAY:
		return read_day(s, text, true, &st->event.on_day);
	case STEP_REVIEW:
		if (may_be_empty(s, a->tag) && (text == NULL ||
		    *text == '\0'))
			return true;
		return read_day(s, text, false, &st->event.review_on);
	case STEP_MODE:
		st->event.mode = word_value(event_mode_words, code);
		return true;
	case STEP_RESULT:
		st->event.result = code;
		return true;
	case STEP_REASON:
		st->event.reason = code;
		return true;
	case STEP_SCHOOL:
		st->event.to_school = text;
		return true;
	case STEP_BY:
		st->event.person = text;
		return true;
	case STEP_NOTE:
		st->event.note = text != NULL && *text != '\0' ? text : NULL;
		return true;
	default:
		if (scores_parse(text, &s->keep, &st->scores,
		    &st->score_count, &e))
			return true;
		ui_say_err(s->ui, &e);
		return false;
	}
}

/* Places. */

enum result
follow_start(struct screen *s)
{
	ask_day(s, ASK_START, "When did the pupil start?",
	    day_today(app_db(s)));
	return RESULT_DONE;
}

enum result
follow_extend(struct screen *s)
{
	ask_day(s, ASK_UNTIL, "The place lasts until when?", DAY_NONE);
	return RESULT_DONE;
}

enum result
follow_end(struct screen *s)
{
	ask_day(s, ASK_LEFT, "When was the last day?", day_today(app_db(s)));
	return RESULT_DONE;
}

static bool
has_destinations(struct screen *s)
{
	SCHEME_ROWS(scheme_of(s), PART_CODES, struct code_row, c)
		if (strcmp(c->set_name, "exit_destination") == 0)
			return true;
	return false;
}

static enum result
end_place(struct screen *s, const char *destination)
{
	struct follow_state *st = state_of(s);
	struct placement p;
	struct err e = ERR_INIT;
	bool ok = place_end(app_db(s), st->ref, st->day, destination,
	    &s->arena, &p, &e);

	return done(s, ok, &e, "The place has ended. Record the end of the "
	    "case with r when nothing else is to be done.");
}

static enum result
left(struct screen *s, const char *typed)
{
	struct follow_state *st = state_of(s);

	if (!read_day(s, typed, true, &st->day))
		return RESULT_DONE;
	if (!has_destinations(s))
		return end_place(s, NULL);
	choose_code(s, ASK_NEXT, "Where does the pupil go next?", NULL,
	    "exit_destination");
	return RESULT_DONE;
}

static enum result
start(struct screen *s, const char *typed)
{
	struct follow_state *st = state_of(s);
	struct placement p;
	struct err e = ERR_INIT;

	if (!read_day(s, typed, true, &st->day))
		return RESULT_DONE;
	return done(s, place_start(app_db(s), st->ref, st->day, &s->arena,
	    &p, &e), &e, "The pupil has started.");
}

static enum result
until(struct screen *s, const char *typed)
{
	if (read_day(s, typed, false, &state_of(s)->day))
		choose_reason(s, ASK_EXTEND, "Why does it last longer?",
		    "extend", NULL);
	return RESULT_DONE;
}

static enum result
extend(struct screen *s, const char *reason)
{
	struct follow_state *st = state_of(s);
	struct placement p;
	struct err e = ERR_INIT;

	return done(s, place_extend(app_db(s), st->ref, st->day, reason,
	    &s->arena, &p, &e), &e, "The place lasts longer.");
}

enum result
follow_take_up(struct screen *s)
{
	struct gathering g = gather(s, 2);

	gather_one(&g, "take-up", "The move failed: the place is taken up",
	    NULL);
	gather_one(&g, "give-up", "The move worked out: no place is promised "
	    "any more", NULL);
	choose(s, ASK_TAKE_UP, "The promised place", NULL, &g);
	return RESULT_DONE;
}

static enum result
promised(struct screen *s, const char *what)
{
	struct follow_state *st = state_of(s);
	const char *beyond;
	struct placement p;
	struct err e = ERR_INIT;

	if (strcmp(what, "give-up") == 0)
		return done(s, place_give_up(app_db(s), st->ref, &s->arena,
		    &p, &e), &e, "No place is promised any more.");
	return done(s, place_take_up(app_db(s), st->ref, DAY_NONE, &s->arena,
	    &p, &beyond, &e), &e, "The promised place is planned.");
}

/* Answers and offers. */

enum result
follow_answer(struct screen *s)
{
	struct gathering g = gather(s, 3);
	bool offered = state_of(s)->view.offered;

	gather_one(&g, "accepts", offered ? "The place is taken" :
	    "The school accepts", NULL);
	gather_one(&g, "declines", offered ? "The place is declined" :
	    "The school declines", "the place is free again");
	if (offered)
		gather_one(&g, "lapse", "Nobody answered in time",
		    "the case leaves the list");
	choose(s, ASK_ANSWER, "What was answered?", NULL, &g);
	return RESULT_DONE;
}

static enum result
answered(struct screen *s, const char *what)
{
	struct follow_state *st = state_of(s);
	bool accepts = strcmp(what, "accepts") == 0;
	struct waiter w;
	struct err e = ERR_INIT;
	bool ok = st->view.offered && !accepts ? offer_end(app_db(s),
	    st->ref, strcmp(what, "lapse") == 0, &s->arena, &w, &e) :
	    school_answers(app_db(s), st->ref, accepts, &s->arena, &e);

	return done(s, ok, &e, "The answer is recorded.");
}

static enum result
offer(struct screen *s, const char *reason)
{
	struct waiter w;
	struct err e = ERR_INIT;

	return done(s, offer_make(app_db(s), state_of(s)->ref, reason, NULL,
	    &s->arena, &w, &e), &e, "The place is offered. Record the answer "
	    "with y.");
}

enum result
follow_offer(struct screen *s)
{
	struct follow_state *st = state_of(s);

	for (int i = 0; i < st->view.due_count; i++)
		if (st->view.due[i].proposes != NULL &&
		    strcmp(st->view.due[i].proposes, "offered") == 0)
			return offer(s, NULL);
	choose_reason(s, ASK_OFFER, "It is not next, or nothing is free. "
	    "Why now?", "override", NULL);
	return RESULT_DONE;
}

/* Proposals. */

static enum result
confirm(struct screen *s, const char *destination)
{
	struct follow_state *st = state_of(s);
	const struct due *what;
	struct err e = ERR_INIT;
	bool ok = due_confirm_one(app_db(s), st->ref, st->rule, destination,
	    &s->arena, &what, &e);

	return done(s, ok, &e, ok ? arena_printf(&s->arena, "%s: %s.",
	    st->ref, what->proposes) : "");
}

/* What cannot be taken back is typed in words. */
static const char *
erase_words(struct screen *s)
{
	return arena_printf(&s->keep, "erase %s", state_of(s)->ref);
}

static enum result
ask_erase(struct screen *s)
{
	ask_text(s, ASK_ERASE, "Erase what another person proposed",
	    "Type the words", arena_printf(&s->keep, "“%s”. It cannot be "
	    "taken back.", erase_words(s)), NULL);
	return RESULT_DONE;
}

static enum result
erase(struct screen *s, const char *typed)
{
	if (strcmp(typed, erase_words(s)) == 0)
		return confirm(s, NULL);
	ui_say(s->ui, SAY_WARNING, "Nothing was erased: those were "
	    "other words.");
	return RESULT_DONE;
}

/* Is it for this person to erase what another proposed? */
static bool
erases(struct screen *s, const struct due *d)
{
	struct err e = ERR_INIT;
	bool last = false;

	return d != NULL && strcmp(d->proposes, "erased") == 0 &&
	    retention_is_last_step(app_db(s), state_of(s)->ref, &s->arena,
	    &last, &e) && last;
}

/* What is selected, else what alone is proposed. */
enum result
follow_confirm(struct screen *s)
{
	struct follow_state *st = state_of(s);
	const struct due *d = follow_due(s);

	if (d != NULL && d->proposes == NULL)
		d = NULL;
	st->rule = d != NULL && d->rule != NULL ?
	    arena_strdup(&s->keep, d->rule) : NULL;
	for (int i = 0; d == NULL && i < st->view.due_count; i++)
		if (st->view.due[i].proposes != NULL)
			d = &st->view.due[i];
	if (d != NULL && strcmp(d->proposes, "ended") == 0 &&
	    has_destinations(s)) {
		choose_code(s, ASK_CONFIRM_NEXT, "Where does the pupil go "
		    "next?", NULL, "exit_destination");
		return RESULT_DONE;
	}
	return erases(s, d) ? ask_erase(s) : confirm(s, NULL);
}

enum result
follow_take_back(struct screen *s)
{
	struct err e = ERR_INIT;
	struct case_event ev;
	bool ok = event_take_back(app_db(s), state_of(s)->ref, &s->arena,
	    &ev, &e);
	const struct event_row *row = ok ? event_find(scheme_of(s),
	    pathway_of(s), ev.event) : NULL;

	return done(s, ok, &e, arena_printf(&s->arena, "Taken back: %s.",
	    row != NULL ? row->label : "the last event"));
}

void
follow_resume(struct screen *s, const struct answer *a)
{
	struct follow_state *st = state_of(s);
	const char *code = !a->cancelled && st->codes != NULL &&
	    a->choice >= 0 && a->choice < st->code_count ?
	    st->codes[a->choice] : NULL;

	if (a->cancelled)
		return;
	if (a->tag < STEP_END && take(s, a))
		(void)ask_from(s, a->tag + 1);
	else if (a->tag < STEP_END)
		;	/* the question is still open, and says what is wrong */
	else if (a->tag == ASK_EVENT)
		(void)begin(s, code);
	else if (a->tag == ASK_HOURS)
		follow_hours_book(s, a->text);
	else if (a->tag == ASK_LIMIT)
		(void)past_limit(s, code);
	else if (a->tag == ASK_START)
		(void)start(s, a->text);
	else if (a->tag == ASK_UNTIL)
		(void)until(s, a->text);
	else if (a->tag == ASK_EXTEND)
		(void)extend(s, code);
	else if (a->tag == ASK_LEFT)
		(void)left(s, a->text);
	else if (a->tag == ASK_NEXT)
		(void)end_place(s, code);
	else if (a->tag == ASK_CONFIRM_NEXT)
		(void)confirm(s, code);
	else if (a->tag == ASK_ERASE)
		(void)erase(s, a->text);
	else if (a->tag == ASK_TAKE_UP)
		(void)promised(s, code);
	else if (a->tag == ASK_ANSWER)
		(void)answered(s, code);
	else if (a->tag == ASK_OFFER)
		(void)offer(s, code);
}
