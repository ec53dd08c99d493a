/* Fields of people.  See person.h. */
#include "src/model/person.h"

static const struct field person_fields[] = {
	F_TEXT(person, id), F_TEXT(person, code), F_TEXT(person, name),
	F_TEXT(person, role), F_TEXT(person, organisation),
	F_TEXT(person, school_urn), F_TEXT(person, email),
	F_TEXT(person, unix_user), F_DAY(person, from_on),
	F_DAY(person, to_on), F_TEXT(person, substitute),
	F_INT(person, rev), F_TEXT(person, changed_by),
	F_TIME(person, changed_at), F_END
};
const struct record person_record =
    { "person", person_fields, sizeof(struct person) };

static const struct field link_fields[] = {
	F_TEXT(person_link, id), F_TEXT(person_link, person_id),
	F_TEXT(person_link, school_urn), F_TEXT(person_link, why),
	F_INT(person_link, rev), F_TEXT(person_link, changed_by),
	F_TIME(person_link, changed_at), F_END
};
const struct record person_link_record =
    { "person_link", link_fields, sizeof(struct person_link) };
