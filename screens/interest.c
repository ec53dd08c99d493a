/*
 * Interests: declared with a reason of the scheme, or dismissed with words
 * that are minuted.  See interest.h.
 */
#include "screens/interest.h"

#include <string.h>

#include "screens/ui/chooser.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/scheme/scheme.h"

static const char *const dismissals[] = {
	"Asked in the meeting: none",
	"No longer at that school",
	"A mistake in the register", NULL
};

/* The reason in row N, counted in the order of the pack; NULL past them. */
static const struct reason_row *
nth_reason(const struct scheme *sc, const char *pathway, int n, int *count)
{
	const struct reason_row *found = NULL;
	int i = 0;

	SCHEME_ROWS(sc, PART_REASONS, struct reason_row, r) {
		if (strcmp(r->use, "interest") != 0 ||
		    !scheme_serves(r->pathway, pathway))
			continue;
		if (i++ == n)
			found = r;
	}
	*count = i;
	return found;
}

void
interest_ask(struct screen *s, int tag, const struct scheme *sc,
    const char *pathway, const char *person)
{
	const struct reason_row *r;
	struct choice *rows;
	int n, count;

	nth_reason(sc, pathway, 0, &n);
	rows = arena_array(&s->arena, (size_t)n + 3, sizeof *rows);
	for (count = 0; (r = nth_reason(sc, pathway, count, &n)) != NULL;
	    count++)
		rows[count] = (struct choice){ .text = r->label };
	for (int i = 0; dismissals[i] != NULL; i++)
		rows[count++] = (struct choice){
			.text = arena_printf(&s->arena, "NO interest: %s",
			    dismissals[i]) };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = tag, .rows = rows, .count = count, .letters = true,
	    .title = arena_printf(&s->arena, "Interest of %s", person) });
}

void
interest_answer(struct screen *s, const struct scheme *sc,
    const char *pathway, const char *item_id, const char *person, int choice)
{
	struct err e = ERR_INIT;
	int n;
	const struct reason_row *r = nth_reason(sc, pathway, choice, &n);
	const char *words = r != NULL ? r->reason : dismissals[choice - n];

	if (!interest_settle(app_db(s), item_id, person, r != NULL ?
	    INT_DECLARED : INT_DISMISSED, words, &e))
		ui_say_err(s->ui, &e);
	else if (r != NULL)
		ui_say(s->ui, SAY_PLAIN, "%s: an interest is declared. On "
		    "the case, i sends them out of the room.", person);
	else
		ui_say(s->ui, SAY_PLAIN, "%s: no interest. The reason is "
		    "minuted.", person);
}
