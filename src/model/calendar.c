/* Fields of holidays and terms.  See calendar.h. */
#include "src/model/calendar.h"

const char *const term_event_words[] = {
	"term", "half-term holiday", "staff training day", "half term taught",
	NULL
};

static const struct field holiday_fields[] = {
	F_TEXT(holiday, division), F_DAY(holiday, day),
	F_TEXT(holiday, title), F_TEXT(holiday, source), F_END
};
const struct record holiday_record =
    { "holiday", holiday_fields, sizeof(struct holiday) };

static const struct field term_fields[] = {
	F_TEXT(term, id), F_TEXT(term, la_code), F_TEXT(term, school_urn),
	F_TEXT(term, academic_year), F_WORD(term, event, term_event_words),
	F_DAY(term, first_day), F_DAY(term, last_day), F_TEXT(term, origin),
	F_INT(term, weight), F_TEXT(term, note), F_TEXT(term, source), F_END
};
const struct record term_record =
    { "term", term_fields, sizeof(struct term) };
