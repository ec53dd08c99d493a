/*
 * One plan while it is searched: what the files of the leak check share.
 */
#ifndef DOMAIN_LEAK_SEARCH_H
#define DOMAIN_LEAK_SEARCH_H

#include "src/domain/documents/leak-list.h"
#include "src/domain/values/names.h"

#define DAYS_MOST 64		/* in one line */

struct search {
	struct arena *arena;
	struct leak_list *list;
	const char *document;
	const char *id;		/* of the plan's own case */
	const char *pupil_id, *joined_to;
	const char *common;	/* folded template: words that prove nothing */
	const char *school;	/* folded name of the plan's own school */
	const char *own_forename;	/* folded, or "" */
	const char *own_surname;
	const char *own_name, *own_known;	/* without blanks */
	const char *agenda;	/* all names of the agenda */
	const char *small;	/* words that this plan writes small */
	struct hit *hits;
	int count;
	int line;		/* number of the line at hand */
	bool prints;		/* lines are those of the printed document */
	const char *raw;	/* that line */
	const char *folded;
	const char *tight;
	struct name_word *words;
	int word_count;
	int days[DAYS_MOST];
	int day_count;
};

/* KIND as in struct hit; found is WHOSE and REF together. */
void search_hit(struct search *, const char *kind, const char *whose,
    const char *ref);

/* Is it a word of the line; when SMALL, also one that begins small? */
bool search_has_word(const struct search *, const char *name, bool small);

/* Is the word a part of the name of the plan's own pupil? */
bool search_is_own(const struct search *, const char *name);

/* The line at hand, for everybody in the register. */
void search_register(struct search *);

#endif
