/*
 * A referral on its way into the register: shared by the files intake*.c and
 * match.c, and by nobody else.
 */
#ifndef DOMAIN_INTAKE_H
#define DOMAIN_INTAKE_H

#include "src/domain/referral/fields.h"

/* One field of the form as it came. */
struct fact {
	struct field_rule rule;
	const char *given;	/* its text, trimmed; "" when blank */
	const char *value;	/* as it is stored; NULL: blank or faulty */
};

struct taking {
	struct db *db;
	struct arena *arena;
	struct err *e;
	referral_fault *fault;
	void *ctx;
	int faults;
	const char *warnings;
	const char *changed;
	bool setting;		/* a blank clears; else it says nothing */

	struct fact *facts;
	int count;
	int today;
	const char *scheme_id;
	const struct scheme *scheme;
	const struct pathway *pathway;
	const char *scheme_warning;
	int received;
	bool anonymous;

	struct dossier held;	/* what the register has, if has_held */
	bool has_held;
	struct pupil pupil;	/* whom it is about, if has_pupil */
	bool has_pupil;
};

void intake_fault(struct taking *, const char *field, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void intake_warn(struct taking *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

struct fact *intake_fact(const struct taking *, const char *field);

/* The value that would stand afterwards: as given, else as held; "". */
const char *intake_value(const struct taking *, const char *field);

/* What is given are changes of the referral REF; then the fields are read,
 * and what is wrong with each is told. */
bool intake_hold(struct taking *, const char *ref);
bool intake_read(struct taking *, const struct field_value *, int count);

/* The row that a value of a field of consent makes. */
struct consent intake_consent(const struct taking *, const struct fact *,
    const char *value, const char *referral_id);

/* The pupil that the row is about, and the referral that it is again, from
 * what the register has (contract: Names).  A clash of numbers and names is
 * a fault. */
bool intake_match(struct taking *);

/* Everything that concerns more than one field. */
bool intake_check(struct taking *);

/* Write it, note what changed.  OUT->what and OUT->ref are set. */
bool intake_write(struct taking *, struct intake_result *out);

/* Forget who the pupil of the referral was, which is anonymous now. */
bool intake_forget(struct taking *, const char *referral_id);

/* A reference that no referral has or had. */
bool referral_next_ref(struct db *, const char *prefix, struct arena *,
    const char **out, struct err *e);

/* What search finds a referral by and what it lacks, made anew: after every
 * change of the referral or what belongs to it. */
bool referral_index(struct db *, const char *id, struct arena *,
    struct err *e);

/* What the audit chain hashes of a referral: all its parts. */
bool referral_audit(struct db *, const char *act, const char *id,
    const char *fields, struct arena *, struct err *e);

#endif
