/* Meetings in print.  See sitting.h. */
#include "src/commands/sitting.h"

#include <string.h>

#include "src/base/day.h"

static void
time_or_null(struct call *c, const char *key, int64_t seconds)
{
	if (seconds == TIME_NONE)
		json_null(&c->js, key);
	else
		call_json_time(c, key, seconds);
}

void
sitting_json(struct call *c, const struct meeting *m)
{
	json_open_object(&c->js, NULL);
	sitting_json_members(c, m);
	json_close_object(&c->js);
}

void
sitting_json_members(struct call *c, const struct meeting *m)
{
	json_text(&c->js, "ref", m->ref);
	json_text(&c->js, "scheme", m->scheme);
	json_text(&c->js, "panel", m->panel);
	json_day(&c->js, "date", m->date);
	json_text(&c->js, "time", m->time);
	json_text(&c->js, "mode", m->mode);
	json_text(&c->js, "state", word_of(meeting_state_words, m->state));
	json_text(&c->js, "chair", m->chair);
	time_or_null(c, "frozen_at", m->frozen_at);
	time_or_null(c, "opened_at", m->opened_at);
	time_or_null(c, "statement_at", m->statement_at);
	json_text(&c->js, "minutes_of", m->minutes_of);
	json_text(&c->js, "inquorate_reason", m->inquorate_reason);
	time_or_null(c, "ended_at", m->ended_at);
	time_or_null(c, "closed_at", m->closed_at);
	json_text(&c->js, "cancel_reason", m->cancel_reason);
	json_text(&c->js, "reopen_reason", m->reopen_reason);
	json_day(&c->js, "moved_from", m->moved_from);
	json_text(&c->js, "move_reason", m->move_reason);
	json_day(&c->js, "continued_on", m->continued_on);
	json_text(&c->js, "continued_at", m->continued_at);
}

void
sitting_print(struct call *c, const struct meeting *m)
{
	char day[DAY_WORDS_SIZE];

	call_print(c, "%-22s  %-15s  %s  %s", m->ref,
	    day_long(m->date, day), m->time,
	    word_of(meeting_state_words, m->state));
	if (m->continued_on != DAY_NONE)
		call_print(c, "%s %s %s", m->state == MEETING_ADJOURNED ?
		    " to" : ", second sitting", day_long(m->continued_on,
		    day), m->continued_at != NULL ? m->continued_at :
		    m->time);
	if (m->moved_from != DAY_NONE)
		call_print(c, "  moved from %s", day_long(m->moved_from,
		    day));
	if (m->state == MEETING_CANCELLED && m->cancel_reason != NULL)
		call_print(c, "  %s", m->cancel_reason);
	else if (m->move_reason != NULL)
		call_print(c, ": %s", m->move_reason);
	call_print(c, "\n");
}

int
sitting_show(struct call *c, const char *ref)
{
	struct meeting m;

	if (!meeting_get(c->db, ref, c->arena, &m, &c->err))
		return call_fail(c);
	if (c->json)
		sitting_json(c, &m);
	else
		sitting_print(c, &m);
	return 0;
}

bool
ref_equals(struct call *c, const char *option, const char *pair,
    const char **ref, const char **text)
{
	const char *equals = strchr(pair, '=');

	if (equals == NULL || equals == pair) {
		err_set(&c->err, ERR_USAGE, "--%s takes REF=…, not “%s”.",
		    option, pair);
		return false;
	}
	*ref = arena_strndup(c->arena, pair, (size_t)(equals - pair));
	*text = equals + 1;
	return true;
}
