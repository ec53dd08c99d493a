/*
 * A sitting that is broken off and goes on, on the same day or another one.
 * It stays one meeting with one record; each part of it is kept.
 */
#include <string.h>

#include "src/base/day.h"
#include "src/domain/meeting/live.h"
#include "src/domain/meeting/series.h"
#include "src/domain/meeting/sitting.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/now.h"

struct until {
	int day;
	const char *time;
};

bool
meeting_adjournments(struct db *db, const char *meeting_id, struct arena *a,
    struct adjournment **out, int *count, struct err *e)
{
	return db_list(db, &adjournment_record, "meeting_id", meeting_id,
	    "adjourned_at, id", a, out, count, e);
}

static bool
code_of(struct db *db, const char *person_id, struct arena *a,
    const char **out, struct err *e)
{
	struct person p;

	if (!db_get(db, &person_record, "id", person_id, a, &p, e))
		return false;
	*out = p.code;
	return true;
}

/* "PC, SUB for HEAD1, Ms Visitor": whoever is present, by code. */
static bool
present_words(struct db *db, const struct attendance *roll, int count,
    struct arena *a, const char **out, struct err *e)
{
	*out = "";
	for (int i = 0; i < count; i++) {
		const char *who = roll[i].guest, *whom = NULL;

		if (roll[i].state != ATT_PRESENT)
			continue;
		if (roll[i].person_id != NULL &&
		    !code_of(db, roll[i].person_id, a, &who, e))
			return false;
		if (roll[i].capacity == AS_SUBSTITUTE &&
		    roll[i].substitute_for != NULL &&
		    !code_of(db, roll[i].substitute_for, a, &whom, e))
			return false;
		*out = arena_printf(a, "%s%s%s%s%s", *out, **out ? ", " : "",
		    who, whom != NULL ? " for " : "", whom != NULL ? whom :
		    "");
	}
	return true;
}

/* On another day everybody is expected anew; who stood in or was a guest is
 * there again only if somebody says so. */
static bool
roll_anew(struct db *db, struct attendance *roll, int count, struct err *e)
{
	for (int i = 0; i < count; i++) {
		roll[i].state = roll[i].capacity == AS_MEMBER ?
		    ATT_EXPECTED : ATT_ABSENT;
		if (!db_update(db, &attendance_record, &roll[i], e))
			return false;
	}
	return true;
}

static bool
part_keep(struct db *db, const struct meeting *m, const struct until *until,
    struct arena *a, struct err *e)
{
	struct attendance *roll;
	struct adjournment part;
	int count;

	record_clear(&adjournment_record, &part);
	part.id = db_new_id(db, a);
	part.meeting_id = m->id;
	part.sat_on = meeting_day(db, m);
	part.adjourned_at = db_now(db);
	part.to_on = until->day;
	part.to_time = until->time;
	if (!attendance_list(db, m->id, a, &roll, &count, e) ||
	    !present_words(db, roll, count, a, &part.present, e) ||
	    !db_insert(db, &adjournment_record, &part, e))
		return false;
	return until->day == DAY_NONE || until->day == part.sat_on ||
	    roll_anew(db, roll, count, e);
}

/* The last part, which is to be gone on with. */
static bool
part_last(struct db *db, const struct meeting *m, struct arena *a,
    struct adjournment *out, bool *found, struct err *e)
{
	struct adjournment *list;
	int count;

	if (!meeting_adjournments(db, m->id, a, &list, &count, e))
		return false;
	*found = count > 0;
	if (*found)
		*out = list[count - 1];
	return true;
}

static bool
part_put_off(struct db *db, const struct meeting *m,
    const struct until *until, struct arena *a, struct err *e)
{
	struct adjournment part;
	bool found;

	if (!part_last(db, m, a, &part, &found, e))
		return false;
	part.to_on = until->day;
	part.to_time = until->time;
	return !found || db_update(db, &adjournment_record, &part, e);
}

static bool
read_until(struct db *db, const struct until *how, struct arena *a,
    struct until *out, struct err *e)
{
	char day[DAY_WORDS_SIZE];

	*out = *how;
	if (how->time != NULL &&
	    (out->time = series_time(how->time, a)) == NULL) {
		err_set(e, ERR_USAGE, "“%s” is no time of day. Write it as "
		    "14:00.", how->time);
		return false;
	}
	if (how->day == DAY_NONE || how->day >= day_today(db))
		return true;
	err_set(e, ERR_DATA, "%s is over, so the sitting cannot go on then. "
	    "Name a day from today on.", day_long(how->day, day));
	return false;
}

static bool
apply_adjourn(struct db *db, const struct scheme *s, struct meeting *m,
    const void *how, struct arena *a, struct err *e)
{
	bool sits = m->state == MEETING_OPEN;
	struct until until;

	(void)s;
	if (!read_until(db, how, a, &until, e) ||
	    !(sits ? part_keep : part_put_off)(db, m, &until, a, e))
		return false;
	m->state = MEETING_ADJOURNED;
	if (until.day != DAY_NONE) {
		m->continued_on = until.day;
		m->continued_at = until.time;
	}
	return !sits || live_stop(db, m->id, e);
}

bool
meeting_adjourn(struct db *db, const char *ref, struct err *e)
{
	static const struct meeting_act c = { "adjourn meeting", "state",
		"list", IN(MEETING_OPEN), "Only an open meeting can be "
		"adjourned,", apply_adjourn };
	const struct until until = { DAY_NONE, NULL };

	return meeting_change(db, ref, &c, &until, e);
}

bool
meeting_adjourn_to(struct db *db, const char *ref, int day,
    const char *time, struct err *e)
{
	static const struct meeting_act c = { "adjourn meeting",
		"state continued_on continued_at", "list", IN(MEETING_OPEN) |
		IN(MEETING_ADJOURNED), "Only an open meeting can be "
		"adjourned,", apply_adjourn };
	const struct until until = { day, time };

	return meeting_change(db, ref, &c, &until, e);
}

static bool
apply_resume(struct db *db, const struct scheme *s, struct meeting *m,
    const void *how, struct arena *a, struct err *e)
{
	struct adjournment part;
	bool found, quorate = true;

	/* The roll was called anew, so that a quorum is needed anew. */
	if (m->continued_on != DAY_NONE &&
	    !sitting_quorate(db, s, m, how, a, &quorate, e))
		return false;
	if (!quorate)
		m->inquorate_reason = how;
	if (!part_last(db, m, a, &part, &found, e))
		return false;
	part.resumed_at = db_now(db);
	if (found && !db_update(db, &adjournment_record, &part, e))
		return false;
	/* It goes on earlier than it was said. */
	if (m->continued_on != DAY_NONE && day_today(db) < m->continued_on) {
		m->continued_on = day_today(db);
		m->continued_at = NULL;
	}
	m->state = MEETING_OPEN;
	return live_start(db, m->id, e);
}

bool
meeting_resume_with(struct db *db, const char *ref, const char *inquorate,
    struct err *e)
{
	static const struct meeting_act c = { "resume meeting",
		"state continued_on inquorate_reason", "list",
		IN(MEETING_ADJOURNED), "Only an adjourned meeting can be "
		"resumed,", apply_resume };

	return meeting_change(db, ref, &c, inquorate, e);
}

bool
meeting_resume(struct db *db, const char *ref, struct err *e)
{
	return meeting_resume_with(db, ref, NULL, e);
}
