/*
 * Decisions: what can be proposed about a case, recording it, taking it
 * back, superseding it.  Places and waiting lists follow in the same act.
 */
#ifndef DOMAIN_DECIDE_H
#define DOMAIN_DECIDE_H

#include "src/domain/gates/gate.h"
#include "src/model/decision.h"
#include "src/model/meeting.h"

/* A decision with its codes and what has happened to it. */
struct decided {
	struct decision decision;
	struct decision_code *codes;
	int code_count;
	struct decision_event *events;
	int event_count;
	bool stands;		/* neither taken back nor superseded */
	bool released;
};

/*
 * Fill in what the scheme suggests for this disposition: outcome as asked,
 * provision and group with a free place, start, end and review dates, owner
 * and return date of a missing item.  What the caller set stays.  When the
 * provision is full, an accept becomes a waiting-list proposal and *NOTE
 * (never NULL) says so.
 */
bool proposal_complete(struct db *, const struct dossier *,
    const struct meeting *, struct proposal *, struct arena *,
    const char **note, struct err *e);

/* Everything that would keep it from being recorded, with the rule's id. */
bool proposal_check(struct db *, const struct dossier *,
    const struct meeting *, const struct proposal *, struct arena *,
    struct err *e);

/* One line in words: "ACCEPT Tier 3 Reset, group B, 24 Nov - 9 Jan, ...". */
const char *proposal_words(const struct scheme *, const char *pathway,
    const struct proposal *, struct arena *);
/* By when the school is to have its plan or letter; DAY_NONE: it gets none. */
bool proposal_tell_by(struct db *, const struct dossier *, int disposition,
    int decided_on, struct arena *, int *out, struct err *e);

/* "5 for and 2 against"; NULL when no votes were counted. */
const char *votes_words(int pro, int contra, int casting, struct arena *);
/* When the school may come back by these reasons of USE ("a;b"), in a letter
 * of that day; DAY_NONE: not decided yet.  Each sentence once. */
const char *reasons_consequence(const struct scheme *, const char *pathway,
    const char *use, const char *reasons, int decided_on, struct arena *);
/* What follows for the school, before Enter: what it will read. */
const char *proposal_consequence(const struct scheme *, const char *pathway,
    const struct proposal *, struct arena *);

/*
 * Record.  MEETING NULL: outside a meeting, with AUTHORITY (person code)
 * named.  SUPERSEDES is a reason code when an earlier standing decision is
 * replaced, else NULL.
 */
bool decide(struct db *, const char *meeting_ref, const char *ref,
    const struct proposal *, const char *authority, const char *supersedes,
    struct arena *, struct decided *out, struct err *e);

/*
 * Take back the last decision of this sitting, or the one about REF; again
 * for the one before, until its plan is released or the record closed.
 * MEETING_REF NULL: the decision about REF that was taken outside a meeting.
 */
bool decide_undo(struct db *, const char *meeting_ref, const char *ref,
    struct arena *, const char **undone_ref, struct err *e);

/* The decision that stands about a referral in a meeting (NULL: any). */
bool decision_standing(struct db *, const char *referral_id,
    const char *meeting_id, struct arena *, struct decided *out,
    bool *found, struct err *e);
/* A decision as it could be proposed again; and the one about an item. */
void decided_restate(const struct decided *, struct proposal *out,
    struct arena *);
bool decision_as_proposal(struct db *, const char *item_id, struct arena *,
    struct proposal *out, bool *found, struct err *e);
/* All decisions of a meeting that stand, in order of the agenda. */
bool decisions_of_meeting(struct db *, const char *meeting_id,
    struct arena *, struct decided **out, int *count, struct err *e);
/* All decisions about a referral, oldest first, standing or not. */
bool decisions_of_referral(struct db *, const char *referral_id,
    struct arena *, struct decided **out, int *count, struct err *e);
/* Taken outside a meeting since the panel last met: to report or ratify. */
bool decisions_outside(struct db *, const struct meeting *, struct arena *,
    struct decided **out, int *count, struct err *e);

/*
 * Places of a provision, counted as of DAY.  Provisions that share their
 * places, as one pool, show the same numbers; each has its own waiting list.
 * Who waits for a provision waits for any of its groups.
 */
struct places {
	const char *provision;
	const char *group_code;	/* "" when the provision has no groups */
	int capacity;		/* INT_NONE: no figure */
	int taken;		/* at most at one time, from that day on */
	int here;		/* taken on the day itself */
	int planned;		/* start after it */
	int contingent;
	int waiting;
	int next_leaver_on;	/* DAY_NONE when none is planned */
};
extern const struct record places_record;
/* GROUP NULL: the whole provision. */
bool places_count(struct db *, const struct scheme *, const char *provision,
    const char *group, int day, struct places *out, struct err *e);
bool places_all(struct db *, const struct scheme *, int day, struct arena *,
    struct places **out, int *count, struct err *e);

/* Why a place cannot be given: WORDS "" when it can.  RULE may be "".  The
 * places of the referral BUT (may be NULL) do not stand in its own way. */
struct fullness {
	const char *words;
	const char *rule;
};
bool places_full(struct db *, const struct scheme *, const char *provision,
    const char *group, int day, const char *but, struct arena *,
    struct fullness *out, struct err *e);

#endif
