/* Naming a school.  See ask-school.h. */
#include "screens/ask-school.h"

#include "screens/app.h"
#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "src/domain/desk/search.h"
#include "src/domain/lists/lists.h"

void
school_ask(struct screen *s, int tag, const char *title, const char *hint,
    bool may_be_empty)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .label = "School", .hint = hint,
	    .may_be_empty = may_be_empty });
}

/* A school that follows another often has its name: the URN tells them
 * apart. */
static const char *
place_of(const struct school *x, struct arena *a)
{
	if (x->town == NULL || *x->town == '\0')
		return x->urn;
	return arena_printf(a, "%s, %s", x->urn, x->town);
}

static void
choose(struct screen *s, const struct school_ask *ask, int tag)
{
	struct choice rows[SCHOOLS_SHOWN];

	for (int i = 0; i < ask->count; i++)
		rows[i] = (struct choice){ .text = ask->list[i].name != NULL ?
			ask->list[i].name : ask->list[i].urn,
			.note = place_of(&ask->list[i], &s->keep) };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = tag, .title = "Which of these schools?", .rows = rows,
	    .count = ask->count, .letters = true });
}

const char *
school_named(struct screen *s, struct school_ask *ask, int tag,
    const char *text)
{
	struct err e = ERR_INIT;
	struct school one;

	ask->count = 0;
	if (school_get(app_db(s), text, &s->keep, &one, NULL))
		return one.urn;
	if (!school_search(s->app->db, text, SCHOOLS_SHOWN, &s->keep,
	    &ask->list, &ask->count, &e)) {
		ui_say_err(s->ui, &e);
		return NULL;
	}
	if (ask->count == 1 || (ask->count > 1 &&
	    school_begins(&ask->list[0], text, &s->keep) &&
	    !school_begins(&ask->list[1], text, &s->keep)))
		return ask->list[0].urn;
	if (ask->count == 0)
		ui_say(s->ui, SAY_WARNING, "No school is like “%.40s”: its "
		    "URN, its code, or the beginnings of words of its name "
		    "or town. Nothing was changed.", text);
	else
		choose(s, ask, tag);
	return NULL;
}

const char *
school_chosen(const struct school_ask *ask, int choice)
{
	return ask->list[choice].urn;
}
