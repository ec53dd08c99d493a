/* Fields of people.  See person.h. */
#include "src/model/person.h"

static const struct field person_fields[] = {
	F_TEXT(person, id), F_TEXT(person, code), F_TEXT(person, name),
	F_TEXT(person, role), F_TEXT(person, organisation),
	F_TEXT(person, school_urn), F_TEXT(person, email),
	F_TEXT(person, unix_user), F_DAY(person, from_on),
	F_DAY(person, to_on), F_INT(person, rev), F_TEXT(person, changed_by),
	F_TIME(person, changed_at), F_END
};
const struct record person_record =
    { "person", person_fields, sizeof(struct person) };
