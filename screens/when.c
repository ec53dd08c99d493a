/* Days and times in one line.  See when.h. */
#include "screens/when.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/meeting/series.h"
#include "src/domain/register/now.h"

/* "19 nov 2025" has blanks of its own and ends in what might be a time. */
static size_t
day_length(const char *text)
{
	const char *last = strrchr(text, ' ');
	struct arena a = ARENA_INIT;
	bool is_time = last != NULL && series_time(last + 1, &a) != NULL &&
	    (strpbrk(last, ":.m") != NULL || strpbrk(text, "/-") != NULL);

	arena_release(&a);
	return is_time ? (size_t)(last - text) : strlen(text);
}

bool
when_read(struct screen *s, const char *text, int *day, const char **time)
{
	size_t n = day_length(text);
	const char *date = arena_strndup(&s->keep, text, n);
	int found = day_parse(date);

	if (found == DAY_NONE)
		found = day_from_words(date, day_today(s->app->db));
	if (found == DAY_NONE) {
		ui_say(s->ui, SAY_WARNING, "“%.40s” is no day and time. "
		    "Write it like 19/11/2025 15:00. Nothing was changed.",
		    text);
		return false;
	}
	*day = found;
	*time = text[n] == ' ' ? arena_strdup(&s->keep, text + n + 1) : NULL;
	return true;
}

const char *
when_goes_on(const struct meeting *m, struct arena *a)
{
	char day[DAY_WORDS_SIZE];

	if (m->continued_on == DAY_NONE)
		return "";
	return arena_printf(a, "%s %s", day_long(m->continued_on, day),
	    m->continued_at != NULL ? m->continued_at : m->time);
}
