/* Owner and date of an action.  See action.h. */
#include "screens/action.h"

#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/register/now.h"

void
action_ask_owner(struct screen *s, int tag, const struct line *l)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = arena_printf(&s->arena, "Who does it? %s",
	    l->text), .label = "Owner", .start = l->owner,
	    .hint = "A role such as SENCo, or a person's code.",
	    .limit = 80 });
}

void
action_ask_due(struct screen *s, int tag, const struct line *l)
{
	char day[DAY_WORDS_SIZE];

	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = arena_printf(&s->arena, "By when? %s",
	    l->text), .label = "Date", .start = day_words(l->due_on, day),
	    .hint = "Such as 21/11/2025, 21 nov, or fri.", .limit = 40 });
}

/* The entry line knows the words for roles, and people's codes. */
bool
action_set_owner(struct screen *s, const char *line_id, const char *typed,
    struct err *e)
{
	struct db *db = app_db(s);
	struct line l, parsed;

	if (!line_get(db, line_id, &s->arena, &l, e) ||
	    !line_parse(s->app->scheme, arena_printf(&s->arena, "+ %s .",
	    typed), day_today(db), &s->arena, &parsed, e))
		return false;
	l.owner = parsed.owner != NULL ? parsed.owner : typed;
	return line_change(db, &l, e);
}

bool
action_set_due(struct screen *s, const char *line_id, const char *typed,
    struct err *e)
{
	struct db *db = app_db(s);
	int day = day_from_words(typed, day_today(db));
	struct line l;

	if (day == DAY_NONE) {
		err_set(e, ERR_DATA, "“%s” is no date. Type one such as "
		    "21/11/2025, 21 nov or fri.", typed);
		return false;
	}
	if (!line_get(db, line_id, &s->arena, &l, e))
		return false;
	l.due_on = day;
	return line_change(db, &l, e);
}
