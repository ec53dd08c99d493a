/*
 * The fields of a referral: where each lives, how its text is read and what
 * is right for it.  Callers elsewhere know fields by their codes alone.
 */
#ifndef DOMAIN_FIELDS_H
#define DOMAIN_FIELDS_H

#include "src/domain/referral/referral.h"

/* In front of headings that nobody knows: they are kept as notes. */
#define FIELD_NOTE "note:"

enum field_home {
	HOME_CASE,		/* ref, scheme, pathway, anonymous */
	HOME_REFERRAL,		/* a column of the referral */
	HOME_PUPIL,		/* a column of the pupil */
	HOME_CONSENT,
	HOME_EVIDENCE,
	HOME_VALUE		/* a row under the field's code */
};

/* What is known of one field in one pathway. */
struct field_rule {
	const char *field;
	enum field_home home;
	const char *kind;	/* as in fields.csv */
	const char *codes;	/* code set of kinds code and codes */
	bool identity;		/* barred from an anonymous case */
	enum consent_kind consent;
	bool past;		/* a day that cannot lie in the future */
	const char *rule;	/* that asks for it, or "" */
};

/* False when no form of the scheme has such a field.  SCHEME may be NULL:
 * then only the fields that every scheme has are known. */
bool field_rule_find(const struct scheme *, const char *pathway,
    const char *field, struct field_rule *out);

/* "Date of birth" is date_of_birth. */
const char *field_canonical(const char *heading, struct arena *);

/* What a value is judged by. */
struct field_frame {
	struct db *db;
	const struct scheme *scheme;
	const char *pathway;
	int received;		/* codes must be valid then; DAY_NONE: today */
	int today;
	struct arena *arena;
};

/*
 * Read TEXT, not blank, as a value of the field: *OUT is how it is stored.
 * *WARNING (NULL when there is none) is a sentence for a person to look at.
 */
bool field_read(const struct field_frame *, const struct field_rule *,
    const char *text, const char **out, const char **warning,
    struct err *e);

/* A day as people and programs write it: YYYY-MM-DD, dd/mm/yyyy, dd-mm-yyyy,
 * d.m.yyyy, also with a time behind it. */
int field_day(const char *text);

/* What a person may choose from; none where a field is free. */
struct field_option {
	const char *code;
	const char *label;
};
bool field_options(const struct field_frame *, const struct field_rule *,
    struct field_option **out, int *count, struct err *e);

/*
 * What was typed, with a short date made whole: "24/10" is the last 24
 * October before TODAY, "3/9/12" and "today" are dates too.  Everything else
 * stays as it is, for field_read() to judge.
 */
const char *field_typed(const struct field_rule *, const char *text,
    int today, struct arena *);

/* A value for people: a day in words, the label of a code with the code. */
const char *field_words(struct db *, const struct dossier *,
    const char *field, const char *value, struct arena *);

/* The value as field_read() gave it; "" when absent.  Unlike
 * dossier_field() a consent that was refused is told too. */
const char *field_held(const struct dossier *, const char *field,
    struct arena *);

#endif
