/*
 * What is on the Case screen: the item under the gavel (after the sitting,
 * the one asked for), what is staged there and what the rules say about it.
 */
#include "screens/case.h"

#include <bsd/string.h>
#include <string.h>

#include "src/base/day.h"
#include "src/domain/decisions/proposal.h"
#include "src/domain/decisions/tier.h"
#include "src/domain/meeting/live.h"
#include "src/domain/scheme/scheme.h"

static bool
find_row(const struct case_state *st, const char *item_id, int *out)
{
	for (int i = 0; i < st->count; i++)
		if (item_id != NULL &&
		    strcmp(st->rows[i].item.id, item_id) == 0) {
			*out = i;
			return true;
		}
	return false;
}

static int
first_waiting(const struct case_state *st)
{
	for (int i = 0; i < st->count; i++)
		if (st->rows[i].item.state == ITEM_WAITING)
			return i;
	return st->count > 0 ? 0 : -1;
}

/* While the meeting is open the gavel says where we are. */
static void
choose_row(struct case_state *st, const struct live *l)
{
	const char *item = st->fixed != NULL ? st->fixed :
	    st->meeting.state == MEETING_OPEN ? l->item_id : st->item;

	if (!find_row(st, item, &st->at) &&
	    !find_row(st, st->item, &st->at))
		st->at = first_waiting(st);
	st->is_case = st->at >= 0 && st->rows[st->at].number > 0;
	st->cases = 0;
	for (int i = 0; i < st->count; i++)
		st->cases += st->rows[i].number > 0;
}

static bool
read_staged(struct screen *s, struct case_state *st, const struct live *l,
    struct err *e)
{
	record_clear(&proposal_record, &st->staged);
	st->is_staged = false;
	if (st->fixed != NULL) {
		st->is_staged = st->own.len > 0;
		return !st->is_staged || record_decode(&proposal_record,
		    buf_text(&st->own), &st->staged, &s->arena, e);
	}
	return l->item_id == NULL ||
	    strcmp(l->item_id, st->rows[st->at].item.id) != 0 ||
	    live_staged(l, &s->arena, &st->staged, &st->is_staged, e);
}

/* Why a full place was taken for a waiting list. */
static const char *
note_of(struct screen *s, const struct case_state *st)
{
	struct proposal again = st->staged;
	const char *note;

	if (again.disposition != DISP_WAITING_LIST)
		return "";
	again.disposition = DISP_ACCEPT;
	return proposal_complete(s->app->db, &st->view.dossier,
	    &st->meeting, &again, &s->arena, &note, NULL) ? note : "";
}

/* Leaving a tier out is said also where the scheme lets it pass. */
static const char *
skip_words(struct screen *s, const struct case_state *st)
{
	struct skip skip;

	if (!proposal_leaves_out(s->app->db, &st->view.dossier, &st->staged,
	    st->view.has_decided ? st->view.decided.decision.id : NULL,
	    &s->arena, &skip, NULL) || skip.tier == INT_NONE)
		return "";
	return arena_printf(&s->arena, "Tier %d is left out: o notes why.",
	    skip.tier);
}

/* For a reason or a missing item, what the school reads; for a place, what
 * it is. */
static const char *
follows_words(struct screen *s, const struct case_state *st)
{
	const struct proposal *p = &st->staged;
	const char *pathway = st->view.dossier.referral.pathway;
	const struct outcome_row *o;

	if (!disposition_gives(p->disposition))
		return proposal_consequence(st->view.scheme, pathway, p,
		    &s->arena);
	o = proposal_outcome(st->view.scheme, pathway, p, &s->arena);
	return o != NULL && o->says != NULL ? o->says : "";
}

static const char *
told_words(struct screen *s, const struct case_state *st)
{
	char words[DAY_WORDS_SIZE];
	int day;

	if (!proposal_tell_by(s->app->db, &st->view.dossier,
	    st->staged.disposition, meeting_day(s->app->db, &st->meeting),
	    &s->arena, &day, NULL) || day == DAY_NONE)
		return "";
	return arena_printf(&s->arena, "told to school by %s",
	    day_short(day, words));
}

static void
judge(struct screen *s, struct case_state *st)
{
	struct err why = ERR_INIT;

	if (proposal_check(s->app->db, &st->view.dossier, &st->meeting,
	    &st->staged, &s->arena, &why))
		return;
	st->refusal = arena_strdup(&s->arena, why.text);
	st->passes = proposal_use_that_passes(s->app->db, &st->view.dossier,
	    &st->meeting, &st->staged, why.rule, &s->arena) != NULL;
	st->gate_bars = gate_has_rule(&st->view.gate, why.rule);
}

/* Enter records it; until then the member can still go. */
static const char *
staying_words(struct screen *s, const struct case_state *st)
{
	const char *who = "";

	for (int i = 0; i < st->view.people_count; i++) {
		const struct view_person *p = &st->view.people[i];

		if (p->present && p->interest && !p->out)
			who = arena_printf(&s->arena, "%s%s%s", who,
			    *who != '\0' ? ", " : "", p->code);
	}
	return *who == '\0' || st->fixed != NULL ? "" : arena_printf(
	    &s->arena, "%s STILL IN with an interest: i sends out, Enter "
	    "records it", who);
}

static bool
load_staged(struct screen *s, struct case_state *st, const struct live *l,
    struct err *e)
{
	const char *pathway = st->view.dossier.referral.pathway;
	const char *skip;

	st->note = st->refusal = st->stays = "";
	st->passes = st->gate_bars = false;
	st->words = st->follows = st->told = "";
	if (!read_staged(s, st, l, e))
		return false;
	if (!st->is_staged)
		return true;
	st->words = proposal_words(st->view.scheme, pathway, &st->staged,
	    &s->arena);
	st->follows = follows_words(s, st);
	st->told = told_words(s, st);
	st->stays = staying_words(s, st);
	st->note = note_of(s, st);
	skip = skip_words(s, st);
	st->leaves_out = *skip != '\0';
	if (st->leaves_out)
		st->note = *st->note == '\0' ? skip : arena_printf(
		    &s->arena, "%s %s", st->note, skip);
	judge(s, st);
	return true;
}

/* What the gate asks for without a way past it is not suggested. */
static const char *
bar_of(struct screen *s, const struct case_state *st,
    const struct proposal *p)
{
	struct err why = ERR_INIT;

	if (proposal_check(s->app->db, &st->view.dossier, &st->meeting, p,
	    &s->arena, &why) || !gate_has_rule(&st->view.gate, why.rule) ||
	    proposal_use_that_passes(s->app->db, &st->view.dossier,
	    &st->meeting, p, why.rule, &s->arena) != NULL)
		return "";
	return arena_printf(&s->arena, "not yet a, f opens the form: %s",
	    why.text);
}

/* What the letter a would stage, before anybody presses it. */
static void
load_suggested(struct screen *s, struct case_state *st)
{
	const char *note, *pathway = st->view.dossier.referral.pathway;
	struct proposal p;

	st->suggested = st->barred = "";
	if (st->is_staged || st->view.has_decided ||
	    st->meeting.state != MEETING_OPEN)
		return;
	record_clear(&proposal_record, &p);
	for (int i = 0; i < st->view.disposition_count; i++)
		if (st->view.dispositions[i]->key[0] == 'a')
			p.disposition = st->view.dispositions[i]->disposition;
	if (p.disposition == INT_NONE || !proposal_complete(s->app->db,
	    &st->view.dossier, &st->meeting, &p, &s->arena, &note, NULL))
		return;
	if (p.outcomes == NULL)
		return;
	st->barred = bar_of(s, st, &p);
	st->suggested = arena_printf(&s->arena, "suggested: a  %s",
	    proposal_words(st->view.scheme, pathway, &p, &s->arena));
}

/* The budget stands; that it is used up is said once. */
static void
load_over(struct case_state *st, int64_t now)
{
	const struct item *item = &st->rows[st->at].item;
	int64_t left;

	st->over = false;
	st->over_at = 0;
	if (st->meeting.state != MEETING_OPEN || !st->is_case ||
	    item->state != ITEM_WAITING || item->minutes == INT_NONE ||
	    item->started_at == TIME_NONE)
		return;
	left = item->started_at + item->minutes * 60 - now;
	st->over = left <= 0;
	if (left > 0)
		st->over_at = ui_now() + left * 1000;
}

static bool
load_item(struct screen *s, struct case_state *st, const struct live *l,
    struct err *e)
{
	struct db *db = s->app->db;
	const struct item *item = &st->rows[st->at].item;

	load_over(st, db_now(db));
	if (!st->is_case)
		return standing_view(db, s->app->scheme, &st->meeting,
		    item->standing, &s->arena, &st->info, &st->info_count,
		    e);
	if (!case_view_load(db, s->app->scheme, &st->meeting, item,
	    &s->arena, &st->view, e) || !load_staged(s, st, l, e))
		return false;
	load_suggested(s, st);
	return true;
}

/* What somebody else did to the case at hand, and that a key pressed for
 * what stood here before may follow at once. */
static void
note_change(struct screen *s, const struct case_state *before,
    struct case_state *st, const struct live *l)
{
	const char *who = l->changed_by != NULL ? l->changed_by : "Somebody";
	bool moved = st->at >= 0 && strcmp(st->item,
	    st->rows[st->at].item.id) != 0;
	bool decided = st->is_case && st->view.has_decided !=
	    before->view.has_decided;

	if (*st->item == '\0' || st->at < 0)
		return;
	if (moved)
		ui_say(s->ui, SAY_WARNING, "%s went on to %s.", who,
		    st->is_case ? st->rows[st->at].ref :
		    st->rows[st->at].label);
	else if (decided)
		ui_say(s->ui, SAY_WARNING, st->view.has_decided ?
		    "The decision about %s was just recorded by somebody "
		    "else." : "The decision about %s was just taken back by "
		    "somebody else.", st->rows[st->at].ref);
	else if (st->live_rev != before->live_rev)
		ui_say(s->ui, SAY_WARNING, "%s changed what is proposed.",
		    who);
	else
		return;
	st->changed_at = ui_now();
}

/* Nothing that was begun on one case may end on another. */
static void
forget_if_moved(struct screen *s, struct case_state *st, int rev_before)
{
	const char *item = st->at >= 0 ? st->rows[st->at].item.id : "";
	bool moved = strcmp(st->item, item) != 0;

	if (moved || (!st->own_act && st->live_rev != rev_before))
		case_pick_close(st);
	if (!moved)
		return;
	st->skipping = false;
	st->reveal_until = 0;
	if (*st->item != '\0')
		ui_drop_typeahead(s->ui);
	strlcpy(st->item, item, sizeof st->item);
}

void
case_set_alarm(struct screen *s)
{
	struct case_state *st = s->state;
	int64_t at = st->over_at;

	if (st->reveal_until != 0 && (at == 0 || st->reveal_until < at))
		at = st->reveal_until;
	ui_wake_at(s, at);
}

bool
case_reload(struct screen *s, struct err *e)
{
	struct case_state *st = s->state, next = *st;
	struct db *db = app_db(s);
	struct live l;
	bool found;

	record_clear(&live_record, &l);
	next.is_staged = false;
	next.over_at = 0;
	if (!app_meeting(s, &s->arena, &next.meeting, e) ||
	    !agenda_view_list(db, s->app->scheme, &next.meeting, &s->arena,
	    &next.rows, &next.count, e) ||
	    !live_get(db, next.meeting.id, &s->arena, &l, &found, e))
		return false;
	next.live_rev = l.rev;
	choose_row(&next, &l);
	if (next.at >= 0 && !load_item(s, &next, &l, e))
		return false;
	if (s->app->following)
		note_change(s, st, &next, &l);
	forget_if_moved(s, &next, st->live_rev);
	*st = next;
	case_set_alarm(s);
	return true;
}
