/*
 * The acts of a story: each row of the table below is one word and the call
 * that a screen or a command would make for it.  What a call refuses, the
 * story may not say.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/documents/document.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/meeting/series.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/now.h"
#include "src/domain/register/register.h"
#include "src/domain/rehearsal/story-act.h"
#include "src/domain/scheme/scheme.h"

/* The next word of a text with blanks between; NULL at its end. */
static const char *
next_word(const char **at, struct arena *a)
{
	const char *start = *at + strspn(*at, " ");
	size_t n = strcspn(start, " ");

	*at = start + n;
	return n > 0 ? arena_strndup(a, start, n) : NULL;
}

const char *
act_value(const struct act *a, const char *name)
{
	size_t n = strlen(name);
	const char *at = a->how, *word;

	while ((word = next_word(&at, a->arena)) != NULL)
		if (strncmp(word, name, n) == 0 && word[n] == '=')
			return word + n + 1;
	return NULL;
}

bool
act_day(const struct act *a, const char *name, int *out, struct err *e)
{
	const char *text = act_value(a, name);

	*out = text != NULL ? day_parse(text) : DAY_NONE;
	if (text == NULL || *out != DAY_NONE)
		return true;
	err_set(e, ERR_DATA, "“%s” is no date. Write it like 2025-09-18.",
	    text);
	return false;
}

/* NULL for a blank cell. */
static const char *
given(const char *text)
{
	return *text != '\0' ? text : NULL;
}

bool
act_each(const struct act *a, act_one *one, struct err *e)
{
	for (const char *p = a->about; *p != '\0';) {
		size_t n = strcspn(p, ";");

		if (!one(a, arena_strndup(a->arena, p, n), e))
			return false;
		p += n + (p[n] == ';');
	}
	return true;
}

static bool
act_series(const struct act *a, struct err *e)
{
	struct meeting *made;
	int first, last, count;

	return act_day(a, "first", &first, e) &&
	    act_day(a, "last", &last, e) &&
	    series_make(a->db, a->about, first, last, INT_NONE,
	    act_value(a, "time"), a->arena, &made, &count, e);
}

static bool
act_meeting(const struct act *a, struct err *e)
{
	struct meeting m;
	int date;

	return act_day(a, "date", &date, e) && meeting_new(a->db, a->about,
	    date, act_value(a, "time"), a->arena, &m, e);
}

static bool
act_chair(const struct act *a, struct err *e)
{
	return meeting_chair(a->db, a->meeting, a->about, e);
}

static bool
act_auto(const struct act *a, struct err *e)
{
	const char *const *refused;
	int added, count;

	return agenda_auto(a->db, a->meeting, a->arena, &added, &refused,
	    &count, e);
}

static bool
list_one(const struct act *a, const char *ref, struct err *e)
{
	return agenda_add(a->db, a->meeting, ref, given(a->how), e);
}

static bool
act_list(const struct act *a, struct err *e)
{
	return act_each(a, list_one, e);
}

static bool
act_order(const struct act *a, struct err *e)
{
	return agenda_order(a->db, a->meeting, a->about, e);
}

static bool
slot_one(const struct act *a, const char *ref, struct err *e)
{
	return agenda_slot(a->db, a->meeting, ref, given(a->text), INT_NONE,
	    e);
}

static bool
act_slot(const struct act *a, struct err *e)
{
	return act_each(a, slot_one, e);
}

static bool
act_freeze(const struct act *a, struct err *e)
{
	return meeting_freeze(a->db, a->meeting, e);
}

static bool
attend_one(const struct act *a, const char *person, struct err *e)
{
	return attend(a->db, a->meeting, person, (enum attendance_state)
	    word_value(attendance_state_words, a->word), act_value(a, "for"),
	    e);
}

static bool
act_attend(const struct act *a, struct err *e)
{
	return act_each(a, attend_one, e);
}

static bool
act_rest(const struct act *a, struct err *e)
{
	int count;

	return attend_rest(a->db, a->meeting, &count, e);
}

static bool
act_guest(const struct act *a, struct err *e)
{
	return attend_guest(a->db, a->meeting, a->about, a->how, AS_GUEST,
	    e);
}

static bool
act_open(const struct act *a, struct err *e)
{
	return meeting_open(a->db, a->meeting, given(a->how), e);
}

static bool
act_statement(const struct act *a, struct err *e)
{
	return meeting_statement_read(a->db, a->meeting, e);
}

static bool
act_approve(const struct act *a, struct err *e)
{
	return meeting_minutes_approve(a->db, a->meeting, e);
}

static bool
act_ratify(const struct act *a, struct err *e)
{
	int count;

	return meeting_ratify(a->db, a->meeting, NULL, &count, e);
}

static bool
item_find(const struct act *a, struct item *out, struct err *e)
{
	struct meeting m;

	return meeting_get(a->db, a->meeting, a->arena, &m, e) &&
	    agenda_item(a->db, m.id, a->about, a->arena, out, e);
}

static bool
act_out(const struct act *a, struct err *e)
{
	struct item item;

	return item_find(a, &item, e) && room_out(a->db, item.id, a->how,
	    given(a->text), e);
}

static bool
act_in(const struct act *a, struct err *e)
{
	struct item item;

	return item_find(a, &item, e) && room_in(a->db, item.id, a->how, e);
}

static bool
act_interest(const struct act *a, struct err *e)
{
	struct item item;

	return item_find(a, &item, e) && interest_settle(a->db, item.id,
	    a->how, INT_DECLARED, given(a->text), e);
}

bool
act_fields(const struct act *a, const struct record *record, void *row,
    struct err *e)
{
	const char *at = a->how, *word;

	while ((word = next_word(&at, a->arena)) != NULL) {
		size_t n = strcspn(word, "=");
		const char *name = arena_strndup(a->arena, word, n);
		const struct field *f = record_field(record, name);

		if (word[n] == '\0' || strcmp(name, "by") == 0)
			continue;
		if (f == NULL) {
			err_set(e, ERR_DATA, "“%s” is no field of this act.",
			    name);
			return false;
		}
		if (!field_parse(f, row, word + n + 1, a->arena, e))
			return false;
	}
	return true;
}

/* "accept outcomes=t3-reset start_on=2025-10-06": the first word is the
 * disposition, the others are fields of a proposal. */
static bool
proposal_read(const struct act *a, struct proposal *p, struct err *e)
{
	const char *at = a->how, *word = next_word(&at, a->arena);
	const struct field *f = record_field(&proposal_record, "disposition");

	record_clear(&proposal_record, p);
	return field_parse(f, p, word, a->arena, e) &&
	    act_fields(a, &proposal_record, p, e);
}

/* A story means what it says: full is full. */
static bool
as_meant(int meant, const struct proposal *p, const char *note,
    struct err *e)
{
	if (p->disposition == meant)
		return true;
	err_set(e, ERR_DATA, "This would become another decision: %s", note);
	return false;
}

static bool
decision_make(const struct act *a, const char *meeting_ref,
    const char *authority, struct err *e)
{
	struct meeting m, *sitting = NULL;
	const char *note;
	struct dossier d;
	struct proposal p;
	struct decided out;
	int meant;

	if (meeting_ref != NULL) {
		if (!meeting_get(a->db, meeting_ref, a->arena, &m, e))
			return false;
		sitting = &m;
	}
	if (!dossier_load(a->db, a->about, a->arena, &d, e) ||
	    !proposal_read(a, &p, e))
		return false;
	meant = p.disposition;
	return proposal_complete(a->db, &d, sitting, &p, a->arena, &note,
	    e) && as_meant(meant, &p, note, e) && decide(a->db, meeting_ref,
	    a->about, &p, authority, NULL, a->arena, &out, e);
}

static bool
act_decide(const struct act *a, struct err *e)
{
	return decision_make(a, a->meeting, NULL, e);
}

static bool
act_outside(const struct act *a, struct err *e)
{
	return decision_make(a, NULL, act_value(a, "by"), e);
}

static bool
act_line(const struct act *a, struct err *e)
{
	const struct scheme *s;
	struct meeting m;
	struct line l;

	return meeting_get(a->db, a->meeting, a->arena, &m, e) &&
	    scheme_get(a->db, m.pack_id, a->arena, &s, e) &&
	    line_parse(s, a->text, day_today(a->db), a->arena, &l, e) &&
	    line_add(a->db, a->meeting, given(a->about), &l, a->arena, e);
}

/* "action": how is done, impossible or not-done; of a meeting and a case the
 * one whose text begins so. */
static bool
act_action(const struct act *a, struct err *e)
{
	int state = word_value(line_state_words, a->how), count;
	struct line *lines;
	struct meeting m;

	if (!meeting_get(a->db, a->meeting, a->arena, &m, e) ||
	    !lines_of_meeting(a->db, m.id, a->arena, &lines, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		if (lines[i].kind == LINE_ACTION &&
		    strncasecmp(lines[i].text, a->text, strlen(a->text)) == 0)
			return action_end(a->db, lines[i].id,
			    (enum line_state)state, e);
	err_set(e, ERR_DATA, "No action of %s begins with “%s”.", a->meeting,
	    a->text);
	return false;
}

static bool
act_standing(const struct act *a, struct err *e)
{
	return agenda_standing_done(a->db, a->meeting, NULL, e);
}

static bool
act_end_sitting(const struct act *a, struct err *e)
{
	return meeting_end(a->db, a->meeting, strcmp(a->how,
	    "not-reached") == 0, e);
}

static bool
act_close(const struct act *a, struct err *e)
{
	return meeting_close(a->db, a->meeting, e);
}

static bool
act_release(const struct act *a, struct err *e)
{
	const char *words = arena_printf(a->arena, "release %s", a->meeting);
	struct hit *hits;
	int count, found;

	if (!release(a->db, a->meeting, words, a->arena, &count, &hits,
	    &found, e))
		return false;
	if (found == 0)
		return true;
	err_set(e, ERR_DATA, "%s, %s: “%s” stands in a plan where it should "
	    "not.", hits[0].document, hits[0].where, hits[0].found);
	return false;
}

static bool
act_set(const struct act *a, struct err *e)
{
	struct field_value value = { a->how, a->text };
	struct intake_result result;

	return referral_set(a->db, a->about, 0, &value, 1, NULL, NULL,
	    a->arena, &result, e);
}

static bool
act_withdraw(const struct act *a, struct err *e)
{
	return referral_withdraw(a->db, a->about, act_value(a, "by"),
	    act_value(a, "reason"), e);
}

static bool
act_join(const struct act *a, struct err *e)
{
	return referral_join(a->db, a->about, a->how, e);
}

/* From here the clock runs on, whenever the register is opened. */
static bool
act_clock(const struct act *a, struct err *e)
{
	return register_start_clock(a->db, db_now(a->db), e);
}

static const struct {
	const char *word;
	bool (*play)(const struct act *, struct err *);
} words[] = {
	{ "schools", act_import }, { "holidays", act_import },
	{ "terms", act_import }, { "people", act_import },
	{ "referrals", act_import },
	{ "series", act_series }, { "meeting", act_meeting },
	{ "chair", act_chair }, { "auto", act_auto }, { "list", act_list },
	{ "order", act_order }, { "slot", act_slot },
	{ "freeze", act_freeze },
	{ "present", act_attend }, { "apologies", act_attend },
	{ "absent", act_attend }, { "sent-information", act_attend },
	{ "rest", act_rest }, { "guest", act_guest },
	{ "open", act_open }, { "statement", act_statement },
	{ "approve", act_approve }, { "ratify", act_ratify },
	{ "out", act_out }, { "in", act_in }, { "interest", act_interest },
	{ "decide", act_decide }, { "outside", act_outside },
	{ "line", act_line }, { "action", act_action },
	{ "standing", act_standing }, { "end", act_end_sitting },
	{ "close", act_close }, { "release", act_release },
	{ "set", act_set }, { "withdraw", act_withdraw },
	{ "join", act_join },
	{ "start", act_start }, { "leave", act_leave },
	{ "extend", act_extend }, { "answer", act_answer },
	{ "event", act_event },
	{ "cluster", act_cluster }, { "buy", act_buy }, { "hours", act_hours },
	{ "clock", act_clock },
};

bool
act_play(const struct act *a, struct err *e)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i].word, a->word) == 0)
			return words[i].play(a, e);
	err_set(e, ERR_DATA, "A story knows no act “%s”.", a->word);
	return false;
}
