/*
 * Everybody in the register, as the leak check looks for them: folded once,
 * and found by how a mark begins, so that a plan costs the same in a register
 * of forty cases and of five thousand.
 */
#ifndef DOMAIN_LEAK_LIST_H
#define DOMAIN_LEAK_LIST_H

#include "db/db.h"
#include "src/domain/documents/leak.h"
#include "src/model/scheme.h"

/* Shortest text of a mark that may stand anywhere in a line. */
#define MARK_LEAST 4

struct leak_case {
	const char *id;		/* of the referral */
	const char *ref;	/* as people write it */
	const char *pupil_id;	/* NULL: the case is anonymous */
	const char *joined_to;	/* the named case that it has become */
	const char *fore, *sur;	/* folded */
	bool plain;		/* both are words that anybody writes */
	int born;
	unsigned passed_in;	/* number of a plan that it is no other of */
	unsigned hit_in;	/* number of the line that it was found in */
};

enum mark_kind {
	MARK_NAME,		/* forename and surname, without blanks */
	MARK_CODE, MARK_UPN, MARK_CARER,
	MARK_SURNAME,		/* one word of a surname that few have */
	MARK_ID,		/* of the referral */
	MARK_BORN,		/* a day, as "18000" */
	MARK_WORD,		/* a word of the rule pack or of a place */
	MARK_PERSON,		/* a word of the name of a grown-up */
	MARK_PAIR		/* two words that stand together in the name of
				 * a school, with a blank between */
};

struct leak_mark {
	const char *text;
	enum mark_kind kind;
	struct leak_case *of;	/* NULL: of nobody */
	const struct leak_mark *next;
};

struct leak_list {
	struct arena *arena;
	struct leak_case *cases;
	int count;
	const struct leak_mark **heads;
	unsigned head_count;	/* a power of two */
	const struct scheme *learnt[8];	/* packs whose words are known */
	unsigned plans, lines;	/* that were searched so far */
};

/* S as the check compares it: look-alike letters are Latin, then folded; and
 * the same without blanks. */
const char *leak_folded(const char *s, struct arena *);
const char *leak_tight(const char *folded, struct arena *);

/* The words of the pack are words, whoever is called so. */
void leak_list_learn(struct leak_list *, const struct scheme *);

/*
 * The first of the marks of those kinds that are found by their beginning
 * (NAME, CODE, UPN, CARER) or as a whole (the others).  The caller follows
 * NEXT and compares kind and text: other marks may stand between.
 */
const struct leak_mark *leak_list_first(const struct leak_list *,
    enum mark_kind, const char *text);

/* Is there such a mark, of anybody or of nobody? */
bool leak_list_has(const struct leak_list *, enum mark_kind,
    const char *text);

/* Names in a text such as "Mother: Farah Amin, 07700 900146; uncle Jo Lee",
 * folded, at most MOST. */
int leak_carers(const char *text, int most, const char *out[],
    struct arena *);

#endif
