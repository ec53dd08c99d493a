/* People who sit on panels, present, write or chair; not pupils. */
#ifndef MODEL_PERSON_H
#define MODEL_PERSON_H

#include "src/model/field.h"

struct person {
	const char *id;
	const char *code;
	const char *name;
	const char *role;	/* a role of the pack */
	const char *organisation;
	const char *school_urn;
	const char *email;
	const char *unix_user;
	int from_on;		/* term of office */
	int to_on;
	const char *substitute;	/* code of who usually stands in */
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record person_record;

/* A school to which somebody is bound beside the own one. */
struct person_link {
	const char *id;
	const char *person_id;
	const char *school_urn;
	const char *why;	/* "governor", "own child", ... */
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record person_link_record;

#endif
