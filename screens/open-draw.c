/* Painting the roll-call. */
#include "screens/open.h"

#include <stdio.h>
#include <string.h>

#include "src/base/day.h"

/* Columns of the list, with the blank behind each. */
#define STATE 17
#define CODE 9
#define ROLE_MOST 33
#define INTEREST 21

static const char *
capacity_words_of(const struct open_state *st, const struct seat *m,
    struct arena *a)
{
	if (m->at.capacity == AS_SUBSTITUTE)
		for (int i = 0; i < st->count; i++)
			if (m->at.substitute_for != NULL &&
			    st->members[i].at.person_id != NULL &&
			    strcmp(st->members[i].at.person_id,
			    m->at.substitute_for) == 0)
				return arena_printf(a, "for %s",
				    st->members[i].code);
	return m->at.capacity == AS_MEMBER ? "" :
	    word_of(capacity_words, m->at.capacity);
}

static int
cases_of(const char *list)
{
	int n = *list != '\0';

	for (const char *p = list; *p != '\0'; p++)
		n += *p == ',';
	return n;
}

static void
draw_member(const void *arg, int i, struct canvas *c)
{
	const struct open_state *st = arg;
	const struct seat *m = &st->members[i];
	struct arena a = ARENA_INIT;
	int n = cases_of(m->interests), col = 0;
	int role = c->cols - STATE - CODE - INTEREST;

	role = role > ROLE_MOST ? ROLE_MOST : role > 8 ? role : 8;

	col += canvas_column(c, 0, col, STATE - 1, STYLE_PLAIN,
	    word_of(attendance_state_words, m->at.state)) + 1;
	if (m->at.person_id == NULL) {
		col += canvas_column(c, 0, col, 20, STYLE_PLAIN, m->code) + 1;
		col += canvas_column(c, 0, col, role - 12, STYLE_PLAIN,
		    m->role) + 1;
	} else {
		col += canvas_column(c, 0, col, CODE - 1, STYLE_CODE,
		    m->code) + 1;
		col += canvas_column(c, 0, col, role, STYLE_PLAIN,
		    m->role) + 1;
	}
	if (st->meeting.chair != NULL &&
	    strcmp(st->meeting.chair, m->code) == 0)
		col += canvas_text(c, 0, col, STYLE_STRONG, "chair ");
	if (n > 0)
		canvas_textf(c, 0, col, STYLE_WARNING, "interest: %s",
		    n == 1 ? m->interests : arena_printf(&a, "%d cases",
		    n));
	else
		canvas_text(c, 0, col, STYLE_MUTED,
		    capacity_words_of(st, m, &a));
	arena_release(&a);
}

static void
draw_quorum(const struct open_state *st, struct canvas *c)
{
	const struct quorum *q = &st->quorum;
	struct canvas says = canvas_sub(c, 1, 1, 2, c->cols - 1);
	char words[120];

	snprintf(words, sizeof words, "%d present, %d not marked yet, %d "
	    "needed", q->present, st->expected, q->needed);
	if (q->quorate)
		canvas_textf(c, 0, 1, STYLE_GOOD, "%s: QUORATE", words);
	else if (st->expected > 0)
		canvas_textf(c, 0, 1, STYLE_PLAIN, "%s", words);
	else {
		canvas_textf(c, 0, 1, STYLE_WARNING, "%s: NOT QUORATE",
		    words);
		canvas_wrap(&says, 0, 0, STYLE_WARNING, q->says);
	}
}

static void
draw_interests(const struct open_state *st, struct canvas *c, int row)
{
	const struct seat *m = &st->members[st->roll.selected];

	if (*m->interests != '\0')
		canvas_textf(c, row, 1, STYLE_WARNING, "%s may have an "
		    "interest: %s", m->code, m->interests);
}

void
open_draw(const struct screen *s, struct canvas *c)
{
	const struct open_state *st = s->state;
	struct canvas body = canvas_sub(c, 3, 0, c->rows - OPEN_CHROME,
	    c->cols);
	struct canvas quorum = canvas_sub(c, c->rows - 3, 0, 3, c->cols);
	char day[DAY_WORDS_SIZE];

	canvas_title(c, "Roll-call  %s  %s %s", st->meeting.ref,
	    day_long(st->meeting.date, day), st->meeting.time);
	canvas_textf(c, 1, 1, STYLE_STRONG, "%sMark exceptions; Enter = the "
	    "rest is present, %s", st->meeting.state < MEETING_OPEN ?
	    "1 of 3  " : "", st->meeting.state == MEETING_OPEN ? "go on" :
	    st->meeting.state == MEETING_ADJOURNED ? "resume" : "open");
	list_draw(&st->roll, &body, draw_member, st,
	    "Nobody is on the roll. Import people, or add a guest with G.");
	if (st->count > 0)
		draw_interests(st, c, c->rows - 4);
	draw_quorum(st, &quorum);
}
