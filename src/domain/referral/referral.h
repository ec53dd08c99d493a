/*
 * Referrals: taking them in, reading and changing their fields, finding what
 * belongs together.  A referral's fields have different homes (a column, the
 * pupil, consent, evidence, a value); callers name them by code alone.
 */
#ifndef DOMAIN_REFERRAL_H
#define DOMAIN_REFERRAL_H

#include "db/db.h"
#include "src/model/referral.h"
#include "src/model/school.h"
#include "src/model/scheme.h"

/* A referral with all that belongs to it, in one arena. */
struct dossier {
	struct referral referral;
	struct pupil pupil;	/* cleared when has_pupil is false */
	bool has_pupil;
	struct school school;
	const struct scheme *scheme;
	const char *scheme_warning;	/* judged by an older pack, or NULL */
	struct referral_value *values;
	int value_count;
	struct consent *consents;
	int consent_count;
	struct evidence *evidence;
	int evidence_count;
};

/* By reference or by id. */
bool dossier_load(struct db *, const char *ref, struct arena *,
    struct dossier *out, struct err *e);

/* The referral by its id, its pupil and school: enough for a row of a list.
 * The rest of the dossier is empty, its scheme NULL. */
bool dossier_load_head(struct db *, const char *id, struct arena *,
    struct dossier *out, struct err *e);

/* The value of a field by its code, as it stands in a file; "" if absent. */
const char *dossier_field(const struct dossier *, const char *field,
    struct arena *);

/* Is consent of this kind given?  Evidence or paper held? */
bool dossier_consent(const struct dossier *, enum consent_kind);
bool dossier_holds(const struct dossier *, const char *code);

/* "A.B." of a pupil, "anonymous", or the school's code for a school case. */
const char *dossier_initials(const struct dossier *, struct arena *);

/* A field of the dossier as a person reads it. */
struct dossier_line {
	const char *field;	/* its code; headings of notes with "note:" */
	const char *label;	/* in the pack's words */
	const char *kind;	/* as in fields.csv */
	const char *value;	/* "" when absent */
};

/*
 * All fields of the referral's form, then whatever else is held.  Unless
 * NAMES is true what says who the pupil is stays out, and the pupil's names
 * inside other texts are written as initials.
 */
void dossier_lines(const struct dossier *, bool names, struct arena *,
    struct dossier_line **out, int *count);

/* Whoever sees the names of a dossier is recorded: call before showing. */
bool dossier_reveal(struct db *, const struct dossier *, struct err *e);

/* One field and its text, as typed or as in a file. */
struct field_value {
	const char *field;
	const char *value;
};

enum intake { INTAKE_ADDED, INTAKE_CHANGED, INTAKE_SAME };

struct intake_result {
	enum intake what;
	const char *ref;
	const char *changed;	/* names of the fields that changed */
	const char *warnings;	/* sentences, newline between, or "" */
};

/*
 * Take in a referral, new or known (contract: Names).  All faults are
 * reported at once through FAULT, one call each; any fault refuses the whole.
 */
typedef void referral_fault(void *ctx, const char *field, const char *says);
bool referral_take_in(struct db *, const struct field_value *, int count,
    referral_fault *fault, void *ctx, struct arena *,
    struct intake_result *out, struct err *e);

/* The same for one that must be new: what the register has is a refusal,
 * unless it is the same in every field. */
bool referral_add(struct db *, const struct field_value *, int count,
    referral_fault *fault, void *ctx, struct arena *,
    struct intake_result *out, struct err *e);

/* Change fields of a referral; REV is what the caller saw, 0 for any. */
bool referral_set(struct db *, const char *ref, int rev,
    const struct field_value *, int count, referral_fault *fault, void *ctx,
    struct arena *, struct intake_result *out, struct err *e);

/* Only inside another act: the state after a decision, an undo, a listing. */
bool referral_move(struct db *, const char *id, enum referral_state,
    int tier, struct err *e);

bool referral_withdraw(struct db *, const char *ref, const char *by,
    const char *reason, struct err *e);

/* Join an anonymous case to a named referral, once. */
bool referral_join(struct db *, const char *anonymous_ref,
    const char *named_ref, struct err *e);

/* Earlier referrals of the same pupil, newest first; the joined anonymous
 * ones too. */
bool referral_earlier(struct db *, const struct dossier *, struct arena *,
    struct referral **out, int *count, struct err *e);

/* One row of the list. */
struct referral_row {
	const char *id;
	const char *ref;
	const char *scheme;
	const char *pathway;
	int received;
	const char *year_group;
	const char *state;
	const char *school_urn;
	const char *school_code;
	const char *school_name;
	const char *initials;
	int anonymous;
	const char *lacks;	/* "consent papers form", or "" */
	const char *meeting;	/* on whose agenda it is, or NULL */
	int meeting_on;
};
extern const struct record referral_row_record;	/* without the id */

/* The newest LIMIT (0: all), in one window; TEXT (may be NULL) is found in
 * reference, names, school; STATE may be NULL.  More is in search.h. */
bool referral_list(struct db *, const char *text, const char *state,
    int limit, struct arena *, struct referral_row **out, int *count,
    struct err *e);

#endif
