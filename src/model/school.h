/* Schools as the register of schools publishes them. */
#ifndef MODEL_SCHOOL_H
#define MODEL_SCHOOL_H

#include "src/model/field.h"

enum succession { BY_MERGER, AS_ACADEMY, BY_NEW_NUMBER };
extern const char *const succession_words[];

struct school {
	const char *urn;
	const char *code;	/* S-22: what a shared screen may show */
	const char *name;	/* NULL: no file named it */
	const char *la_code;
	const char *establishment;
	const char *phase;
	const char *type;
	const char *status;
	const char *street;
	const char *town;
	const char *postcode;
	const char *telephone;
	int low_age;
	int high_age;
	int roll;
	const char *trust;
	const char *trust_uid;
	int opened_on;
	int closed_on;
	const char *successor;	/* URN of the school it has gone into */
	int succession;		/* enum succession; how */
	const char *email;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record school_record;

/* Whom to write to at a school; one at a time for each role. */
struct contact {
	const char *id;
	const char *school_urn;
	const char *role;	/* office, head, senco, ... */
	const char *name;
	const char *email;
	const char *source;	/* where the address came from */
	int from_on;
	int to_on;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record contact_record;

#endif
