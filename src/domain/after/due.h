/*
 * What is due: the time limits of the packs, reviews, pended cases and
 * actions.  Clocks remind and propose; a person confirms.
 */
#ifndef DOMAIN_DUE_H
#define DOMAIN_DUE_H

#include "db/db.h"
#include "src/domain/referral/referral.h"
#include "src/model/event.h"

enum due_state {
	DUE_RUNNING,		/* its reminder has not come */
	DUE_REMIND,		/* between reminder and limit */
	DUE_OVERDUE,
	DUE_REACHED,		/* a count that has come to its limit */
	DUE_UNKNOWN		/* past the known holidays or terms */
};
extern const char *const due_state_words[];

struct due {
	const char *ref;
	const char *id;		/* tells the things due in one case apart:
				 * a clock of the pack, a row, or a word */
	const char *rule;	/* or NULL */
	const char *what;
	int starts_on;
	int remind_on;
	int due_on;
	int unpaused_on;	/* the limit if it did not pause while
				 * schools are closed */
	const char *waits_for;	/* what answers it */
	const char *waits_words;	/* the same for people, or NULL */
	int state;
	const char *proposes;	/* a state of the referral; "ended", of its
				 * place; "offered" and "lapsed", of an offer;
				 * or NULL */
	const char *reason;
	const char *origin;	/* whose term dates were counted, or why the
				 * date is not known */
};
extern const struct record due_record;

/* Everything that is due by BY (DAY_NONE: all that runs), by date. */
bool due_list(struct db *, int by, struct arena *, struct due **out,
    int *count, struct err *e);

/* Is it a case that has ended and whose time of keeping runs? */
bool due_is_only_kept(const struct due *);

/* By date; what has none comes last. */
void due_sort(struct due *, int n);

/* What runs for one case, in the order of the pack. */
bool due_of(struct db *, const struct dossier *, struct arena *,
    struct due **out, int *count, struct err *e);

/* Does the date that this event agrees lie in the window of its clock, and
 * is it not one more than the pack's limit on reviews or visits? */
bool due_window(struct db *, const struct dossier *, const struct case_event *,
    struct arena *, struct err *e);

/*
 * Confirm what a clock proposes at its limit, or what full scores do: the
 * referral closes or is withdrawn, with the reason, or the place ends.
 */
bool due_confirm(struct db *, const char *ref, struct arena *,
    const struct due **what, struct err *e);

/* The same by one RULE, when several things are proposed, and with where the
 * pupil goes next; both may be NULL. */
bool due_confirm_one(struct db *, const char *ref, const char *rule,
    const char *destination, struct arena *, const struct due **what,
    struct err *e);

#endif
