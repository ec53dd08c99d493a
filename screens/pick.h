/*
 * Rows to pick from by one digit, as the Case screen shows them behind a
 * letter.  Which rows there are comes from the pack and the case.
 */
#ifndef SCREENS_PICK_H
#define SCREENS_PICK_H

#include "src/domain/view.h"
#include "src/model/meeting.h"

enum picking {
	PICK_NONE,
	PICK_OUTCOME,		/* one: tier, service, group */
	PICK_OUTCOMES,		/* several: kinds of advice */
	PICK_REASON,
	PICK_MISSING,
	PICK_MORE,		/* the other dispositions */
	PICK_CONDITION,
	PICK_OVERRIDE,
	PICK_DATE
};

struct pick_row {
	const char *label;
	const char *note;	/* what follows, or "" */
	const char *why_not;	/* cannot be picked, and why; or NULL */
	const char *code;
	const char *group;	/* PICK_OUTCOME: with the group, or NULL */
	int day;		/* PICK_DATE */
	int disposition;	/* PICK_MORE */
	bool marked;
};

struct pick {
	enum picking kind;
	const char *title;
	const char *use;	/* PICK_REASON, PICK_OVERRIDE: of the reasons */
	const char *rule;	/* PICK_OVERRIDE: the rule to pass */
	struct pick_row *rows;
	int count;
};

/*
 * The rows for KIND, for the proposal at hand.  USE is the use of reasons;
 * RULE the rule that an override passes.  An empty pick has a title that
 * says why.
 */
bool pick_fill(struct db *, const struct case_view *, const struct meeting *,
    const struct proposal *, enum picking, const char *use,
    const char *rule, struct arena *, struct pick *, struct err *e);

/* Put the chosen row into the proposal. */
void pick_apply(const struct pick *, int row, struct proposal *,
    struct arena *);

/* Add a code to a ";" list, or take it out when it is there. */
const char *list_toggle(const char *list, const char *code, struct arena *);

#endif
