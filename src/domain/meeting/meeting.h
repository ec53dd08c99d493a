/*
 * Sittings: making, freezing, opening, adjourning, ending and closing them;
 * their agenda; who is in the room; quorum.
 */
#ifndef DOMAIN_MEETING_H
#define DOMAIN_MEETING_H

#include "db/db.h"
#include "src/model/meeting.h"
#include "src/model/person.h"
#include "src/model/scheme.h"

/*
 * A draft for PANEL on DATE, with the pack in force that day, its standing
 * items, and everybody who sits on the panel expected.  TIME NULL: as the
 * panel's last meeting.  A second one on a day gets -2 after its reference.
 */
bool meeting_new(struct db *, const char *panel, int date, const char *time,
    struct arena *, struct meeting *out, struct err *e);
bool meeting_get(struct db *, const char *ref, struct arena *,
    struct meeting *out, struct err *e);
/* By date. */
bool meeting_list_all(struct db *, struct arena *, struct meeting **out,
    int *count, struct err *e);
/* The meeting that the screens open with: the live one, else the next. */
bool meeting_next(struct db *, struct arena *, struct meeting *out,
    bool *found, struct err *e);
/* The live one, else the last to open whose record is not closed. */
bool meeting_unclosed(struct db *, struct arena *, struct meeting *out,
    bool *found, struct err *e);
/* The panel's meeting before this one, whose minutes are to be approved. */
bool meeting_previous(struct db *, const struct meeting *, struct arena *,
    struct meeting *out, bool *found, struct err *e);
/* The panel's next meeting that is being prepared, after this one. */
bool meeting_following(struct db *, const struct meeting *, struct arena *,
    struct meeting *out, bool *found, struct err *e);

/* The next meeting of the panel that hears this referral which is being
 * prepared; none is a refusal. */
bool meeting_for(struct db *, const char *ref, struct arena *,
    struct meeting *out, struct err *e);

/* The day on which it sits: its date, or the day to which it was adjourned;
 * decisions and dates count from it. */
int meeting_day(const struct db *, const struct meeting *);
/* Papers that come after this day are late; DAY_NONE: no limit. */
bool meeting_papers_by(struct db *, const struct scheme *,
    const struct meeting *, int *day, struct err *e);

bool meeting_freeze(struct db *, const char *ref, struct err *e);
/* INQUORATE is a coded reason to go on without a quorum, or NULL. */
bool meeting_open(struct db *, const char *ref, const char *inquorate,
    struct err *e);
/* Who chairs, and so decides: a person's code. */
bool meeting_chair(struct db *, const char *ref, const char *person_code,
    struct err *e);
bool meeting_statement_read(struct db *, const char *ref, struct err *e);
/* Those of the meeting before; none is a refusal. */
bool meeting_minutes_approve(struct db *, const char *ref, struct err *e);
/* The panel has heard of the decisions taken outside a meeting; those that
 * the scheme keeps to the panel are ratified.  REF NULL: all of them. */
bool meeting_ratify(struct db *, const char *meeting_ref, const char *ref,
    int *count, struct err *e);
bool meeting_adjourn(struct db *, const char *ref, struct err *e);
/*
 * To be gone on with on DAY (from today on) at TIME (NULL: as it began): what
 * is undecided and the standing items wait there.  Who was present is kept
 * in the record, and on another day the roll is called anew.  A sitting that
 * is adjourned already gets another day.
 */
bool meeting_adjourn_to(struct db *, const char *ref, int day,
    const char *time, struct err *e);
/* How often it was broken off, in order. */
bool meeting_adjournments(struct db *, const char *meeting_id,
    struct arena *, struct adjournment **out, int *count, struct err *e);
bool meeting_resume(struct db *, const char *ref, struct err *e);
/* The same, with a coded reason to go on without a quorum: on another day it
 * is counted anew. */
bool meeting_resume_with(struct db *, const char *ref,
    const char *inquorate, struct err *e);
/* Every case must have a disposition; cases without are listed as not
 * reached when NOT_REACHED is true. */
bool meeting_end(struct db *, const char *ref, bool not_reached,
    struct err *e);
/*
 * No gap may be left.  The next draft is made when there is none, and cases
 * that were not reached, pended or deferred until then head its agenda.  A
 * case that was sent back to the panel before gets its linked referral.
 */
bool meeting_close(struct db *, const char *ref, struct err *e);
/*
 * A closed record is open for changes again, until something of it was
 * released: what it handed on to later agendas is taken back.  A sitting that
 * has ended goes on, and cases that were left as not reached wait again.  The
 * reason is kept.
 */
bool meeting_reopen(struct db *, const char *ref, const char *reason,
    struct err *e);
bool meeting_cancel(struct db *, const char *ref, const char *reason,
    struct err *e);
/* To another day or time (NULL: the same); it keeps its reference, the list
 * of dates keeps the day from which it was moved and the REASON, or NULL. */
bool meeting_move(struct db *, const char *ref, int date, const char *time,
    const char *reason, struct err *e);
/*
 * The panel does not meet that day, for a reason: a meeting that is planned
 * for it is cancelled; without one the day itself is kept, as a cancelled
 * meeting, so that no series and no closing of a record proposes it.
 */
bool meeting_strike(struct db *, const char *panel, int date,
    const char *reason, struct arena *, struct meeting *out, struct err *e);

/* What still keeps the record from being closed, or (BLOCKS false) should
 * be looked at before. */
struct gap {
	const char *item_id;
	const char *ref;	/* case, or "" */
	const char *line_id;	/* line, or "" */
	const char *person;	/* code of a member, or "" */
	const char *says;
	const char *rule;	/* or "" */
	bool blocks;
};
bool meeting_gaps(struct db *, const struct meeting *, struct arena *,
    struct gap **out, int *count, struct err *e);

/* Agenda.  Items come in order of position, cases before standing items. */
bool agenda_items(struct db *, const char *meeting_id, struct arena *,
    struct item **out, int *count, struct err *e);
/* Gates that act on "list" block; late and frozen meetings mark the item. */
bool agenda_add(struct db *, const char *meeting_ref, const char *ref,
    const char *overrides, struct err *e);
bool agenda_remove(struct db *, const char *meeting_ref, const char *ref,
    struct err *e);
/* All waiting referrals of the panel's pathways that may be listed; how many
 * were added and which were refused, as sentences.  Then the order: not
 * reached, pended, new, with those near each other for whom the same people
 * leave the room. */
bool agenda_auto(struct db *, const char *meeting_ref, struct arena *,
    int *added, const char *const **refused, int *refused_count,
    struct err *e);
/* REFS with ";" between, all cases of the agenda in the wanted order. */
bool agenda_order(struct db *, const char *meeting_ref, const char *refs,
    struct err *e);
/* To the end of the cases, also while the meeting is open. */
bool agenda_skip(struct db *, const char *item_id, struct err *e);
/* Who presents (role or words), and how long it is given; NULL and
 * INT_NONE leave what stands. */
bool agenda_slot(struct db *, const char *meeting_ref, const char *ref,
    const char *presenter, int minutes, struct err *e);
/* When the presenter can come, "15:00" to "15:30"; FROM NULL: at any time. */
bool agenda_window(struct db *, const char *meeting_ref, const char *ref,
    const char *from, const char *to, struct err *e);
/* A standing item is done; ITEM_ID NULL: all that are left. */
bool agenda_standing_done(struct db *, const char *meeting_ref,
    const char *item_id, struct err *e);
/* The item of a case. */
bool agenda_item(struct db *, const char *meeting_id, const char *ref,
    struct arena *, struct item *out, struct err *e);

/* The room.  Somebody who is not on the roll is added to it. */
bool attend(struct db *, const char *meeting_ref, const char *person_code,
    enum attendance_state, const char *substitute_for, struct err *e);
/* A member sends apologies and SUBSTITUTE sits in that seat: present from
 * the day of the meeting on, expected before. */
bool attend_instead(struct db *, const char *meeting_ref,
    const char *member_code, const char *substitute, struct err *e);
/* Everybody who is still expected is present. */
bool attend_rest(struct db *, const char *meeting_ref, int *count,
    struct err *e);
bool attend_guest(struct db *, const char *meeting_ref, const char *name,
    const char *role, enum capacity, struct err *e);
bool attendance_list(struct db *, const char *meeting_id, struct arena *,
    struct attendance **out, int *count, struct err *e);
bool room_out(struct db *, const char *item_id, const char *person_code,
    const char *reason, struct err *e);
bool room_in(struct db *, const char *item_id, const char *person_code,
    struct err *e);
/* Suggested from school links when the agenda or the roll changes. */
bool interests_suggest(struct db *, const char *meeting_id, struct err *e);
bool interests_of(struct db *, const char *item_id, struct arena *,
    struct interest **out, int *count, struct err *e);
/* Who is in the room for this item although there is, or may be, an interest
 * that nobody has dismissed: codes with ";" between them, NULL for none. */
bool interests_staying(struct db *, const struct item *, struct arena *,
    const char **codes, struct err *e);
/* REASON is a code of the scheme (NULL: as suggested), or words. */
bool interest_settle(struct db *, const char *item_id,
    const char *person_code, enum interest_state, const char *reason,
    struct err *e);

struct quorum {
	int present;
	int expected;
	int needed;
	bool quorate;
	const char *says;	/* what is missing, "" when quorate */
	const char *rule;	/* the rule that asks for it, or "" */
};
/* Now, or for one item (without those who are out for it). */
bool quorum_count(struct db *, const struct scheme *, const struct meeting *,
    const struct item *, struct arena *, struct quorum *out, struct err *e);

/* Is somebody of ROLE in the room, whether or not they count for the quorum,
 * and not out for the item? */
bool room_has_role(struct db *, const struct meeting *, const struct item *,
    const char *role, struct arena *, bool *out, struct err *e);

#endif
