/*
 * Rows to pick from by one digit, as the Case screen shows them behind a
 * letter.  Which rows there are comes from the pack and the case: pick-rows.c
 * fills them, pick.c puts the chosen one into the proposal.
 */
#ifndef SCREENS_PICK_H
#define SCREENS_PICK_H

#include "src/domain/meeting/view.h"
#include "src/model/meeting.h"

#define PICK_SHOWN 9		/* rows with a digit; 0 shows the others */

enum picking {
	PICK_NONE,
	PICK_OUTCOME,		/* one: tier, service, group */
	PICK_OUTCOMES,		/* several: kinds of advice */
	PICK_REASON,
	PICK_MISSING,
	PICK_MORE,		/* the other dispositions */
	PICK_CONDITION,
	PICK_OVERRIDE,
	PICK_TIME,		/* part or full time */
	PICK_SCHOOL,		/* that receives the pupil */
	PICK_VOTES,		/* for and against, as far as they carry */
	PICK_DATE
};

enum pick_date { DATE_START, DATE_REVIEW, DATE_END, DATE_RETURN };

struct pick_row {
	const char *label;
	const char *note;	/* what follows, or "" */
	const char *code;
	const char *group;	/* PICK_OUTCOME: with the group, or NULL */
	int day;		/* PICK_DATE */
	int pro, contra;	/* PICK_VOTES */
	int disposition;	/* PICK_MORE */
	bool marked;
};

/* What is to be picked. */
struct pick_ask {
	enum picking kind;
	const char *use;	/* PICK_REASON, PICK_OVERRIDE: of the reasons */
	const char *rule;	/* PICK_OVERRIDE: the rule to pass */
	enum pick_date date;	/* PICK_DATE */
};

struct pick {
	struct pick_ask ask;
	const char *title;
	struct pick_row *rows;
	int count;
};

/* What the rows are made from. */
struct pick_from {
	struct db *db;
	const struct case_view *view;
	const struct meeting *meeting;
	const struct proposal *proposal;
};

/* The rows; none at all is a refusal that says so. */
bool pick_fill(const struct pick_from *, const struct pick_ask *,
    struct arena *, struct pick *out, struct err *e);

/* Which date of the proposal t changes first, and after WAS. */
enum pick_date pick_first_date(const struct proposal *);
enum pick_date pick_next_date(const struct proposal *, enum pick_date was);

/* Put the chosen row into the proposal. */
void pick_apply(const struct pick *, int row, struct proposal *,
    struct arena *);

/* Add a code to a ";" list, or take it out when it is there. */
const char *list_toggle(const char *list, const char *code, struct arena *);

#endif
