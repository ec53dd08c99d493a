/* Who presents what, and when, with the address for it.  See dates.h. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/day.h"
#include "src/domain/lists/school.h"
#include "src/domain/meeting/dates.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/view.h"
#include "src/domain/scheme/scheme.h"
#include "src/render/markdown.h"

/* A case with the presenter and the school that it belongs to. */
struct invited {
	const struct agenda_row *row;
	struct school school;
	const char *presenter;	/* as people say it */
	const char *email;	/* or NULL */
	const char *source;
};

struct invitations {
	struct db *db;
	struct arena *arena;
	const struct scheme *scheme;
	struct meeting m;
	struct invited *list;
	int count;
};

/* The address of the role, else of the office, else what is known. */
static bool
find_address(struct invitations *v, struct invited *x, struct err *e)
{
	const char *wanted[] = { x->row->item.presenter, "office" };
	struct contact *rows;
	int n;

	if (!contact_list(v->db, x->school.urn, v->m.date, v->arena, &rows,
	    &n, e))
		return false;
	for (int w = 0; w < 2 && x->email == NULL; w++)
		for (int i = 0; i < n && x->email == NULL; i++)
			if (strcasecmp(rows[i].role, wanted[w]) == 0) {
				x->email = rows[i].email;
				x->source = arena_printf(v->arena, "%s; %s",
				    rows[i].role, rows[i].source);
			}
	if (x->email == NULL && x->school.email != NULL) {
		x->email = x->school.email;
		x->source = "of the school";
	}
	return true;
}

static bool
invited_load(struct invitations *v, const struct agenda_row *row,
    struct invited *x, struct err *e)
{
	const struct role *role = scheme_role(v->scheme,
	    row->item.presenter);
	const char *said;
	struct dossier d;

	*x = (struct invited){ .row = row, .presenter = role != NULL ?
	    role->label : row->item.presenter };
	if (!dossier_load(v->db, row->ref, v->arena, &d, e) ||
	    !school_current(v->db, d.referral.school_urn, v->arena,
	    &x->school, e) || !find_address(v, x, e))
		return false;
	said = dossier_field(&d, "referrer_email", v->arena);
	if (x->email == NULL && *said != '\0') {
		x->email = said;
		x->source = "referral form";
	}
	return true;
}

static bool
is_same_guest(const struct invited *x, const struct invited *y)
{
	return strcmp(x->school.urn, y->school.urn) == 0 &&
	    strcasecmp(x->presenter, y->presenter) == 0;
}

/* "14:00" and ten minutes later, "14:10". */
static const char *
until(const struct agenda_row *row, struct arena *a)
{
	int h = 0, m = 0;

	if (sscanf(row->starts, "%2d:%2d", &h, &m) != 2)
		return row->starts;
	m += h * 60 + (row->item.minutes != INT_NONE ? row->item.minutes :
	    0);
	return arena_printf(a, "%02d:%02d", m / 60 % 24, m % 60);
}

static void
put_case(struct invitations *v, const struct invited *x, struct buf *b)
{
	buf_str(b, "- ");
	md_inline(b, x->row->ref);
	buf_printf(b, ", %s to %s", x->row->starts, until(x->row,
	    v->arena));
	if (*x->row->window != '\0')
		buf_printf(b, "; can come %s%s", x->row->window,
		    x->row->outside ? ", and that does not fit" : "");
	buf_str(b, "\n");
}

/* One guest with all cases, at the first of them. */
static void
put_guest(struct invitations *v, int first, struct buf *b)
{
	const struct invited *x = &v->list[first];

	for (int i = 0; i < first; i++)
		if (is_same_guest(&v->list[i], x))
			return;
	buf_str(b, "\n## ");
	md_inline(b, x->presenter);
	buf_str(b, ", ");
	md_inline(b, x->school.name != NULL ? x->school.name :
	    x->school.urn);
	buf_str(b, "\n\n");
	if (x->email != NULL) {
		buf_str(b, "To ");
		md_inline(b, x->email);
		buf_str(b, " (");
		md_inline(b, x->source);
		buf_str(b, ")\n\n");
	} else
		buf_str(b, "No address is known.\n\n");
	for (int i = first; i < v->count; i++)
		if (is_same_guest(&v->list[i], x))
			put_case(v, &v->list[i], b);
}

static void
put_nobody(const struct agenda_row *rows, int count, struct buf *b)
{
	const char *between = "\n## Nobody is named to present\n\n";

	for (int i = 0; i < count; i++) {
		if (rows[i].number == 0 || rows[i].item.presenter != NULL)
			continue;
		buf_str(b, between);
		md_inline(b, rows[i].ref);
		between = ", ";
	}
	if (strcmp(between, ", ") == 0)
		buf_str(b, "\n");
}

bool
invitations_markdown(struct db *db, const char *meeting_ref,
    struct arena *a, const char **out, struct err *e)
{
	struct invitations v = { .db = db, .arena = a };
	struct buf b = BUF_INIT;
	struct agenda_row *rows;
	const struct panel *p;
	char day[DAY_WORDS_SIZE];
	int n;

	if (!meeting_get(db, meeting_ref, a, &v.m, e) ||
	    !scheme_get(db, v.m.pack_id, a, &v.scheme, e) ||
	    !agenda_view_load(db, v.scheme, &v.m, a, &rows, &n, e))
		return false;
	v.list = arena_array(a, (size_t)n, sizeof *v.list);
	for (int i = 0; i < n; i++)
		if (rows[i].number > 0 && rows[i].item.presenter != NULL &&
		    !invited_load(&v, &rows[i], &v.list[v.count++], e))
			return false;
	p = scheme_panel(v.scheme, v.m.panel);
	buf_str(&b, "# Invitations: ");
	md_inline(&b, p != NULL ? p->title : v.m.panel);
	buf_printf(&b, ", %s, %s\n\nPresenters come for their case only.\n",
	    day_long(v.m.date, day), v.m.time);
	for (int i = 0; i < v.count; i++)
		put_guest(&v, i, &b);
	put_nobody(rows, n, &b);
	*out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return true;
}
