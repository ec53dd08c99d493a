/*
 * A referral beside the pupil's earlier one, field by field.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/list.h"
#include "src/base/day.h"
#include "src/domain/referral/fields.h"

struct pair {
	const char *label;
	const char *was;
	const char *now;
};

struct state {
	const char *ref;
	const char *earlier;
	const char *earlier_day;
	struct pair *pairs;
	struct list list;
};

/* NULL when there is no such field. */
static const char *
line_of(const struct dossier_line *lines, int n, const char *field)
{
	for (int i = 0; i < n; i++)
		if (strcmp(lines[i].field, field) == 0)
			return lines[i].value;
	return NULL;
}

/* The fields of this one in their order; what only the other has, last. */
static struct pair *
pairs_of(struct db *db, const struct dossier *now,
    const struct dossier *was, struct arena *a, int *count)
{
	struct dossier_line *lines[2];
	struct pair *out;
	int n, m;

	*count = 0;
	dossier_lines(now, false, a, &lines[0], &n);
	dossier_lines(was, false, a, &lines[1], &m);
	out = arena_array(a, (size_t)(n + m) + 1, sizeof *out);
	for (int i = 0; i < n; i++) {
		const char *then = line_of(lines[1], m, lines[0][i].field);
		struct pair p = { lines[0][i].label, then != NULL ?
		    field_words(db, was, lines[0][i].field, then, a) : "",
		    field_words(db, now, lines[0][i].field,
		    lines[0][i].value, a) };

		if (*p.was != '\0' || *p.now != '\0')
			out[(*count)++] = p;
	}
	for (int i = 0; i < m; i++)
		if (*lines[1][i].value != '\0' && line_of(lines[0], n,
		    lines[1][i].field) == NULL)
			out[(*count)++] = (struct pair){ lines[1][i].label,
			    lines[1][i].value, "" };
	return out;
}

static bool
load_earlier(struct screen *s, const struct dossier *d, struct dossier *was,
    struct err *e)
{
	struct referral *list;
	int n;

	if (!referral_earlier(s->app->db, d, &s->arena, &list, &n, e))
		return false;
	if (n == 0) {
		err_set(e, ERR_NO_INPUT, "No earlier referral of this pupil "
		    "is in the register.");
		return false;
	}
	return dossier_load(s->app->db, list[0].ref, &s->arena, was, e);
}

static bool
reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct dossier d, was;
	char day[DAY_WORDS_SIZE];
	int n;

	if (!dossier_load(app_db(s), st->ref, &s->arena, &d, e) ||
	    !load_earlier(s, &d, &was, e))
		return false;
	st->pairs = pairs_of(s->app->db, &d, &was, &s->arena, &n);
	st->earlier = was.referral.ref;
	st->earlier_day = arena_strdup(&s->arena,
	    day_words(was.referral.received, day));
	list_set_count(&st->list, n);
	return true;
}

static bool
open_compare(struct screen *s, const void *arg, struct err *e)
{
	struct state *st = s->state;

	(void)e;
	st->ref = arena_strdup(&s->keep, arg);
	return true;
}

static bool
input(struct screen *s, const struct event *ev)
{
	struct state *st = s->state;

	return ev->kind == EVENT_KEY && list_key_letters(&st->list, ev->key,
	    (s->rows - 2) / 3) != LIST_NOT_MINE;
}

static int
draw_pair(const struct pair *p, struct canvas *c, int row, bool selected)
{
	int half = c->cols / 2, left, right;
	struct canvas was = canvas_sub(c, row + 1, 2, c->rows - row - 1,
	    half - 3), now = canvas_sub(c, row + 1, half, c->rows - row - 1,
	    c->cols - half);
	bool same = strcmp(p->was, p->now) == 0;

	canvas_text(c, row, 0, STYLE_SELECTED, selected ? ">" : " ");
	if (selected)
		canvas_cursor(c, row, 0);
	canvas_textf(c, row, 2, STYLE_LABEL, "%s%s", p->label, same ?
	    ": the same" : "");
	left = canvas_wrap(&was, 0, 0, STYLE_PLAIN, *p->was ? p->was : "-");
	if (same)
		return 1 + left;
	right = canvas_wrap(&now, 0, 0, STYLE_STRONG, *p->now ? p->now :
	    "-");
	return 1 + (left > right ? left : right);
}

/* From the selected field on: every one can be read whole. */
static void
draw(const struct screen *s, struct canvas *c)
{
	const struct state *st = s->state;
	struct canvas body = canvas_sub(c, 2, 0, c->rows - 2, c->cols);
	int row = 0;

	canvas_title(c, " Compare  %s with %s", st->ref, st->earlier);
	canvas_textf(c, 1, 2, STYLE_HEADING, "%s, %s", st->earlier,
	    st->earlier_day);
	canvas_text(c, 1, c->cols / 2, STYLE_HEADING, st->ref);
	for (int i = st->list.selected; i < st->list.count &&
	    row < body.rows; i++)
		row += draw_pair(&st->pairs[i], &body, row,
		    i == st->list.selected);
}

static const struct binding compare_keys[] = {
	{ "Backspace", "leave", NULL, "Go back", ui_act_back, NULL },
	{ 0 }
};

const struct screen_ops compare_screen = {
	.name = "compare", .keys = compare_keys,
	.state_size = sizeof(struct state),
	.open = open_compare, .reload = reload, .draw = draw, .input = input,
};
