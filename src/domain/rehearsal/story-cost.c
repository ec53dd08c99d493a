/* What support costs in a story: clusters, what they buy, hours given. */
#include <string.h>

#include "src/base/day.h"
#include "src/domain/costs/cost.h"
#include "src/domain/register/now.h"
#include "src/domain/rehearsal/story-act.h"

/* "cluster": its code and the URNs of its schools; text is its name. */
bool
act_cluster(const struct act *a, struct err *e)
{
	size_t length = strcspn(a->about, ";");
	const char *schools = a->about + length;
	struct cluster c;

	record_clear(&cluster_record, &c);
	c.code = arena_strndup(a->arena, a->about, length);
	c.name = a->text;
	c.coordinator = act_value(a, "coordinator");
	return cluster_new(a->db, &c, schools + (*schools == ';'),
	    day_today(a->db), a->arena, e);
}

bool
act_buy(const struct act *a, struct err *e)
{
	struct purchase bought;

	return cluster_buy(a->db, a->about, BOUGHT_SUBSCRIPTION,
	    day_today(a->db), INT_NONE, INT_NONE, act_value(a, "reference"),
	    a->arena, &bought, e);
}

/* "hours": of a referral or a cluster; text is the note. */
static bool
hours_one(const struct act *a, const char *word, struct err *e)
{
	struct hours given;
	const char *note;

	record_clear(&hours_record, &given);
	if (!act_fields(a, &hours_record, &given, e))
		return false;
	given.on_day = day_today(a->db);
	given.note = *a->text != '\0' ? a->text : NULL;
	return hours_book(a->db, word, &given, a->arena, &note, e);
}

bool
act_hours(const struct act *a, struct err *e)
{
	return act_each(a, hours_one, e);
}
