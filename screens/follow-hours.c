/*
 * Hours on the screen of a case that runs: what a programme has had of what
 * was allotted, what is left of the cluster's, what it costs, and booking
 * more.  For schemes that have a price by the hour; how hours are counted is
 * for the domain.
 */
#include "screens/follow.h"

#include <bsd/stdlib.h>
#include <string.h>

#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/costs/cost.h"
#include "src/domain/register/now.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/scheme.h"

bool
follow_has_hours(const struct follow_state *st)
{
	SCHEME_ROWS(st->view.dossier.scheme, PART_TARIFFS, struct tariff, t)
		if (t->unit != NULL && strcmp(t->unit, "hour") == 0)
			return true;
	return false;
}

static const char *
span_words(int minutes, struct arena *a)
{
	int hours = minutes / 60, rest = minutes % 60;

	if (hours == 0)
		return arena_printf(a, "%d min", rest);
	return rest == 0 ? arena_printf(a, "%d h", hours) :
	    arena_printf(a, "%d h %d min", hours, rest);
}

/* "3 h 30 min of 6 h 30 min given, 96 h 30 min left of cluster x; £0.00". */
const char *
follow_hours_words(struct screen *s, const struct follow_state *st)
{
	struct bill b;
	const char *text;

	if (!follow_has_hours(st) || !cost_of_case(s->app->db, st->ref,
	    &s->arena, &b, NULL))
		return "";
	text = arena_printf(&s->arena, "Hours: %s%s%s given",
	    span_words(b.minutes, &s->arena), b.allotted != INT_NONE ?
	    " of " : "", b.allotted != INT_NONE ? span_words(b.allotted,
	    &s->arena) : "");
	if (b.left != INT_NONE)
		text = arena_printf(&s->arena, "%s, %s left of cluster %s",
		    text, span_words(b.left, &s->arena), b.cluster);
	return arena_printf(&s->arena, "%s; %s%s", text, money_words(b.pence,
	    &s->arena), b.whole ? "" : " as far as it is known");
}

enum result
follow_hours(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_HOURS, .title = "How much time was given today?",
	    .label = "Time", .hint = "Such as 90 for minutes, or 1:30." });
	return RESULT_DONE;
}

/* "90" or "1:30", as minutes; INT_NONE for anything else. */
static int
minutes_typed(const char *text, struct arena *a)
{
	size_t n = strcspn(text, ":");
	const char *fault = NULL, *fault2 = NULL;
	int first = (int)strtonum(arena_strndup(a, text, n), 0, 1440, &fault);
	int rest = text[n] == ':' ? (int)strtonum(text + n + 1, 0, 59,
	    &fault2) : 0;

	if (fault != NULL || fault2 != NULL)
		return INT_NONE;
	return text[n] == ':' ? first * 60 + rest : first;
}

void
follow_hours_book(struct screen *s, const char *typed)
{
	const struct follow_state *st = s->state;
	struct err e = ERR_INIT;
	const char *note = NULL;
	struct hours h;

	record_clear(&hours_record, &h);
	h.on_day = day_today(app_db(s));
	h.minutes = minutes_typed(typed, &s->arena);
	if (h.minutes == INT_NONE) {
		ui_say(s->ui, SAY_WARNING, "“%.20s” is no length of time. "
		    "Type minutes, or hours and minutes such as 1:30.",
		    typed);
		return;
	}
	if (!person_acting(s->app->db, &s->arena, &h.person, &e))
		h.person = NULL;
	if (!hours_book(s->app->db, st->ref, &h, &s->arena, &note, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_say(s->ui, SAY_GOOD, "Booked: %s.%s%s", span_words(h.minutes,
	    &s->arena), note != NULL ? " " : "", note != NULL ? note : "");
	ui_reload(s);
}
