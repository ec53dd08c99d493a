/* Between story.c, which reads a story, and the files story-*.c, which do what
 * it says. */
#ifndef DOMAIN_STORY_ACT_H
#define DOMAIN_STORY_ACT_H

#include "src/domain/rehearsal/story.h"
#include "src/model/field.h"

/* One act.  No text is NULL. */
struct act {
	struct db *db;
	const char *folder;
	struct arena *arena;	/* until the act is done */
	const char *word;
	const char *meeting;
	const char *about;
	const char *how;
	const char *text;
};

bool act_play(const struct act *, struct err *e);

/* Files in: the word is schools, holidays, terms, people or referrals. */
bool act_import(const struct act *, struct err *e);

/* What follows decisions. */
bool act_event(const struct act *, struct err *e);
bool act_start(const struct act *, struct err *e);
bool act_leave(const struct act *, struct err *e);
bool act_extend(const struct act *, struct err *e);
bool act_answer(const struct act *, struct err *e);

/* What support costs. */
bool act_cluster(const struct act *, struct err *e);
bool act_buy(const struct act *, struct err *e);
bool act_hours(const struct act *, struct err *e);

/* Set fields of ROW from the pairs of "how"; words without "=" are passed
 * over. */
bool act_fields(const struct act *, const struct record *, void *row,
    struct err *e);

/* Do ONE for each of the codes under "about", with ";" between. */
typedef bool act_one(const struct act *, const char *code, struct err *e);
bool act_each(const struct act *a, act_one *one, struct err *e);

/* The value of NAME in "how", NULL when it is not there. */
const char *act_value(const struct act *, const char *name);

/* The day that it is, DAY_NONE when it is not there; a text that is no day
 * is a refusal. */
bool act_day(const struct act *, const char *name, int *out, struct err *e);

#endif
