/* Moments as days.  See now.h. */
#include "src/domain/register/now.h"

#include <time.h>

#include "src/base/day.h"

int
day_at(int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm;

	if (seconds == TIME_NONE || localtime_r(&t, &tm) == NULL)
		return DAY_NONE;
	return day_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

int
day_today(const struct db *db)
{
	return day_at(db_now(db));
}
