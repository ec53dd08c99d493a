/*
 * What follows decisions in a story: who starts, stays and leaves, what
 * schools say, and what happens to a case that runs.
 */
#include <string.h>

#include "src/base/day.h"
#include "src/domain/after/event.h"
#include "src/domain/places/place.h"
#include "src/domain/register/now.h"
#include "src/domain/rehearsal/story-act.h"

/* On the day that "on" says, else today. */
static bool
day_meant(const struct act *a, int *out, struct err *e)
{
	if (!act_day(a, "on", out, e))
		return false;
	if (*out == DAY_NONE)
		*out = day_today(a->db);
	return true;
}

static bool
start_one(const struct act *a, const char *ref, struct err *e)
{
	struct placement p;
	int day;

	return day_meant(a, &day, e) && place_start(a->db, ref, day,
	    a->arena, &p, e);
}

bool
act_start(const struct act *a, struct err *e)
{
	return act_each(a, start_one, e);
}

static bool
leave_one(const struct act *a, const char *ref, struct err *e)
{
	struct placement p;

	return place_end(a->db, ref, day_today(a->db), a->how, a->arena, &p,
	    e);
}

bool
act_leave(const struct act *a, struct err *e)
{
	return act_each(a, leave_one, e);
}

static bool
extend_one(const struct act *a, const char *ref, struct err *e)
{
	struct placement p;
	int day;

	return act_day(a, "until", &day, e) && place_extend(a->db, ref, day,
	    act_value(a, "reason"), a->arena, &p, e);
}

bool
act_extend(const struct act *a, struct err *e)
{
	return act_each(a, extend_one, e);
}

static bool
answer_one(const struct act *a, const char *ref, struct err *e)
{
	return school_answers(a->db, ref, strcmp(a->how, "accepts") == 0,
	    a->arena, e);
}

bool
act_answer(const struct act *a, struct err *e)
{
	return act_each(a, answer_one, e);
}

/* "event=visited mode=on-site person=T1": fields of an event. */
static bool
event_one(const struct act *a, const char *ref, struct err *e)
{
	struct case_event ev;

	record_clear(&event_record, &ev);
	if (!act_fields(a, &event_record, &ev, e))
		return false;
	if (ev.on_day == DAY_NONE)
		ev.on_day = day_today(a->db);
	return event_record_it(a->db, ref, &ev, NULL, 0, a->arena, e);
}

bool
act_event(const struct act *a, struct err *e)
{
	return act_each(a, event_one, e);
}
