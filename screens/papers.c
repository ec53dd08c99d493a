/*
 * The papers of one referral: asked for, held, to follow, late, and where
 * they are.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/list.h"
#include "screens/ui/prompt.h"
#include "src/domain/referral/papers.h"
#include "src/domain/values/names.h"

enum { ASK_KEPT, ASK_FILE };

#define DETAILS 5		/* rows about the selected paper */

struct state {
	const char *ref;
	struct paper_line *lines;
	struct list list;
	const char *counted;	/* "5 held, 1 to follow, 1 missing" */
};

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct paper_line *lines;
	struct dossier d;
	int n;

	if (!dossier_load(app_db(s), st->ref, &s->arena, &d, e) ||
	    !papers_of(s->app->db, &d, &s->arena, &lines, &n, e))
		return false;
	/* a place or a file's name may say who the pupil is */
	for (int i = 0; d.has_pupil && i < n; i++) {
		lines[i].kept = names_to_initials(lines[i].kept, &d.pupil,
		    &s->arena);
		lines[i].file = names_to_initials(lines[i].file, &d.pupil,
		    &s->arena);
	}
	st->lines = lines;
	st->counted = papers_count(lines, n, &s->arena);
	list_set_count(&st->list, n);
	return true;
}

static bool
open_papers(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;

	(void)e;
	st->ref = arena_strdup(&s->keep, arg);
	return true;
}

static const struct paper_line *
selected(const struct screen *s)
{
	const struct state *st = s->state;

	return st->list.count > 0 ? &st->lines[st->list.selected] : NULL;
}

static bool
on_row(const struct screen *s, const char **why)
{
	*why = "The pathway asks for no papers.";
	return selected(s) != NULL;
}

static enum result
change(struct screen *s, int state, const char *kept, const char *file)
{
	struct state *st = s->state;
	struct paper_change c = { .code = selected(s)->code, .state = state,
	    .kept = kept, .file = file };
	struct err e = ERR_INIT;

	if (!paper_set(app_db(s), st->ref, &c, &e))
		return app_fail(s, &e);
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "%s: %s.", selected(s)->label,
	    *selected(s)->says ? selected(s)->says : "not held");
	return RESULT_DONE;
}

static enum result
held(struct screen *s)
{
	return change(s, EVIDENCE_HELD, NULL, NULL);
}

static enum result
to_follow(struct screen *s)
{
	return change(s, EVIDENCE_TO_FOLLOW, NULL, NULL);
}

static enum result
not_held(struct screen *s)
{
	return change(s, EVIDENCE_NOT_HELD, NULL, NULL);
}

static enum result
ask(struct screen *s, int tag, const char *title, const char *label,
    const char *hint)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .label = label, .hint = hint,
	    .may_be_empty = true, .is_path = tag == ASK_FILE });
	return RESULT_DONE;
}

static enum result
ask_kept(struct screen *s)
{
	return ask(s, ASK_KEPT, "Where is it kept?", "Place", "Such as a "
	    "folder or a shelf; nothing clears it. Leave out names.");
}

static enum result
ask_file(struct screen *s)
{
	return ask(s, ASK_FILE, "Which file is it?", "Path", "It is read for "
	    "its SHA-256 and stays where it is; nothing clears it.");
}

static void
resume(struct screen *s, const struct answer *a)
{
	if (a->cancelled || selected(s) == NULL)
		return;
	if (a->tag == ASK_KEPT)
		change(s, selected(s)->state, a->text, NULL);
	else if (a->tag == ASK_FILE)
		change(s, *a->text != '\0' ? EVIDENCE_HELD :
		    selected(s)->state, NULL, a->text);
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key(&st->list, ev->key,
	    s->rows - DETAILS - 3) != LIST_NOT_MINE;
}

static void
draw_row(const void *arg, int i, struct canvas *c)
{
	const struct paper_line *l = &((const struct state *)arg)->lines[i];
	int width = c->cols >= 70 ? 34 : 26, col;

	col = canvas_column(c, 0, 0, width, STYLE_PLAIN, l->label) + 1;
	col += canvas_column(c, 0, col, 9, STYLE_MUTED, l->wanted ?
	    "asked for" : "") + 1;
	canvas_text(c, 0, col, l->late ? STYLE_LATE : l->wanted &&
	    l->state != EVIDENCE_HELD ? STYLE_WARNING : STYLE_PLAIN,
	    l->says);
}

static void
draw_details(const struct paper_line *l, struct canvas *c)
{
	canvas_rule(c, 0);
	canvas_textf(c, 1, 1, STYLE_LABEL, "%s", l->code);
	canvas_textf(c, 2, 1, STYLE_PLAIN, "Kept     %s", *l->kept ?
	    l->kept : "(nobody said where)");
	if (*l->file == '\0')
		return;
	canvas_textf(c, 3, 1, STYLE_PLAIN, "File     %s", l->file);
	canvas_textf(c, 4, 1, STYLE_CODE, "SHA-256  %s", l->sha256);
}

static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body = canvas_sub(c, 2, 0, c->rows - DETAILS - 2,
	    c->cols);
	struct canvas below = canvas_sub(c, c->rows - DETAILS, 0, DETAILS,
	    c->cols);

	canvas_title(c, " Papers  %s  %s", st->ref, st->counted);
	list_draw(&st->list, &body, draw_row, st, "The pathway asks for no "
	    "papers.");
	if (selected(s) != NULL)
		draw_details(selected(s), &below);
}

static const struct binding papers_keys[] = {
	{ "h", "held", "Held", "It is here", held, on_row },
	{ "t", "to-follow", "To follow", "It is to follow", to_follow,
	    on_row },
	{ "n", "not-held", "Not held", "It is not here", not_held, on_row },
	{ "k", "kept", "Kept", "Say where it is kept", ask_kept, on_row },
	{ "f", "file", "File", "Name it as a file, which is known by its "
	    "SHA-256 from then on", ask_file, on_row },
	{ "Backspace", "leave", NULL, "Go back", ui_act_back, NULL },
	{ 0 }
};

const struct screen_ops papers_screen = {
	.name = "papers", .keys = papers_keys,
	.state_size = sizeof(struct state),
	.open = open_papers, .reload = reload, .draw = draw, .input = input,
	.resume = resume,
};
