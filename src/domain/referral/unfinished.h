/*
 * Forms that somebody began to type in and has not finished: several of each
 * user, new ones and changes.  Each is a draft, saved after every batch of
 * keys, that only its own user sees.  What a form looks like is known to the
 * screens.
 */
#ifndef DOMAIN_UNFINISHED_H
#define DOMAIN_UNFINISHED_H

#include "src/base/buf.h"
#include "src/domain/referral/referral.h"

struct unfinished {
	const char *place;	/* of the draft */
	const char *name;	/* "new-2", "join-L-0400", "L-0317" */
	const char *ref;	/* the referral that it changes, or NULL */
	const char *join;	/* the anonymous case that it joins, or NULL */
	const char *scheme;	/* "" before one was chosen */
	const char *pathway;	/* the same */
	const char *school_code;	/* or what was typed; "" */
	const char *initials;	/* "" before a name was typed */
	int received;		/* DAY_NONE before */
	struct field_value *values;	/* as they were typed */
	int count;
	int64_t saved_at;
};

/* Those of the acting user, the last one first. */
bool unfinished_list(struct db *, struct arena *, struct unfinished **out,
    int *count, struct err *e);
/* By its name; none is ERR_NO_INPUT. */
bool unfinished_get(struct db *, const char *name, struct arena *,
    struct unfinished *out, struct err *e);
bool unfinished_drop(struct db *, const char *name, struct err *e);

/*
 * Keep TEXT as the draft of PLACE; "" or NULL removes it.  A new form has no
 * PLACE (NULL) before its first save, and gets a free one here.
 */
bool unfinished_save(struct db *, const char **place, const char *text,
    struct arena *, struct err *e);
const char *unfinished_place(const char *ref, const char *join,
    struct arena *);	/* NULL for a new form */

/*
 * What was typed, V, goes into the register, joined to its anonymous case,
 * and the draft goes: one act.  F says what the form is; its PLACE may be
 * NULL.  REV is what the caller saw of a referral that is changed, or 0.
 */
bool unfinished_take_in(struct db *db, const struct unfinished *f, int rev,
    const struct field_value *v, int count, referral_fault *fault, void *ctx,
    struct arena *a, struct intake_result *out, struct err *e);

/* The fields of F as the register reads them: dates made whole. */
bool unfinished_values(struct db *, const struct unfinished *f,
    struct arena *, struct field_value **out, int *count, struct err *e);

/* How a field of F is shown to people: NAMES false hides who the pupil is. */
const char *unfinished_shown(struct db *, const struct unfinished *f,
    const struct field_value *, bool names, struct arena *);

/* The text of a draft: a line for each field, CODE=VALUE. */
void unfinished_encode(struct buf *, const char *code, const char *value);
void unfinished_decode(const char *text, struct arena *,
    struct field_value **out, int *count);

#endif
