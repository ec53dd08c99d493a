/* Fields of schools.  See school.h. */
#include "src/model/school.h"

const char *const succession_words[] =
    { "merger", "academy", "new-number", NULL };

static const struct field school_fields[] = {
	F_TEXT(school, urn), F_TEXT(school, code), F_TEXT(school, name),
	F_TEXT(school, la_code), F_TEXT(school, establishment),
	F_TEXT(school, phase), F_TEXT(school, type), F_TEXT(school, status),
	F_TEXT(school, street), F_TEXT(school, town),
	F_TEXT(school, postcode), F_TEXT(school, telephone),
	F_INT(school, low_age), F_INT(school, high_age), F_INT(school, roll),
	F_TEXT(school, trust), F_TEXT(school, trust_uid),
	F_DAY(school, opened_on), F_DAY(school, closed_on),
	F_TEXT(school, successor),
	F_WORD(school, succession, succession_words),
	F_TEXT(school, email), F_INT(school, rev), F_TEXT(school, changed_by),
	F_TIME(school, changed_at), F_END
};
const struct record school_record =
    { "school", school_fields, sizeof(struct school) };

static const struct field contact_fields[] = {
	F_TEXT(contact, id), F_TEXT(contact, school_urn),
	F_TEXT(contact, role), F_TEXT(contact, name), F_TEXT(contact, email),
	F_TEXT(contact, source), F_DAY(contact, from_on),
	F_DAY(contact, to_on), F_INT(contact, rev),
	F_TEXT(contact, changed_by), F_TIME(contact, changed_at), F_END
};
const struct record contact_record =
    { "school_contact", contact_fields, sizeof(struct contact) };
