/*
 * Search over everything, in words for people: codes and initials, and never
 * the text in which a pupil was found.
 */
#include <string.h>

#include "db/search.h"
#include "src/base/day.h"
#include "src/domain/desk/search.h"
#include "src/domain/register/access.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"
#include "src/model/meeting.h"
#include "src/model/minutes.h"
#include "src/model/person.h"

#define SCHOOLS_RANKED 100
#define SNIPPET 60		/* bytes of a line that are shown */

struct finding {
	struct db *db;
	const char *hidden;	/* the question, of who may not see names */
	struct arena *arena;
	struct err *e;
	struct search_row *rows;
	int count;
};

static bool
add(struct finding *f, const char *kind, const char *ref, const char *says)
{
	f->rows[f->count++] = (struct search_row){ kind, ref, says };
	return true;
}

static void
add_referral(struct finding *f, const struct referral_row *r)
{
	char day[DAY_WORDS_SIZE];

	add(f, "referral", r->ref, arena_printf(f->arena,
	    "%s  %s  %s  received %s, %s", r->initials, r->pathway,
	    r->school_code != NULL ? r->school_code : r->school_urn,
	    day_words(r->received, day), r->state));
}

static bool
add_school(struct finding *f, const struct search_hit *h)
{
	struct school s;

	if (!db_get(f->db, &school_record, "urn", h->entity, f->arena, &s,
	    f->e))
		return false;
	return add(f, "school", s.code != NULL ? s.code : s.urn,
	    arena_printf(f->arena, "%s  %s%s%s", s.name != NULL ? s.name :
	    "(no name yet)", s.urn, s.town != NULL ? "  " : "",
	    s.town != NULL ? s.town : ""));
}

static bool
add_person(struct finding *f, const struct search_hit *h)
{
	struct person p;

	if (!db_get(f->db, &person_record, "id", h->entity, f->arena, &p,
	    f->e))
		return false;
	return add(f, "person", p.code, arena_printf(f->arena, "%s, %s",
	    p.name, p.role));
}

static bool
add_meeting(struct finding *f, const struct search_hit *h)
{
	struct meeting m;
	char day[DAY_WORDS_SIZE];

	if (!db_get(f->db, &meeting_record, "id", h->entity, f->arena, &m,
	    f->e))
		return false;
	return add(f, "meeting", m.ref, arena_printf(f->arena, "%s %s, %s",
	    day_long(m.date, day), m.time, word_of(meeting_state_words,
	    m.state)));
}

/* The pupil's name is an initial wherever it stands. */
static const char *
without_names(struct finding *f, const struct dossier *d, const char *text)
{
	return d->has_pupil ? names_to_initials(text, &d->pupil, f->arena) :
	    text;
}

static const char *
snippet(const char *text, struct arena *a)
{
	size_t n = strcspn(text, "\n");
	bool cut = n > SNIPPET || text[n] != '\0';

	if (n > SNIPPET)
		for (n = SNIPPET; n > 0 && text[n] != ' '; n--)
			continue;
	return arena_printf(a, "%.*s%s", (int)n, text, cut ? " ..." : "");
}

/* Was it found by what this user is shown? */
static bool
is_seen(struct finding *f, const struct dossier *d, const char *text)
{
	if (f->hidden == NULL || !d->has_pupil)
		return true;
	return search_is_seen(f->hidden, text, arena_printf(f->arena,
	    "%s %s %s", d->pupil.forename, d->pupil.surname,
	    d->pupil.preferred_name != NULL ? d->pupil.preferred_name : ""),
	    f->arena);
}

static bool
add_line(struct finding *f, const struct search_hit *h)
{
	struct line l;
	struct dossier d = { .has_pupil = false };
	struct meeting m;
	bool found = false;

	if (!db_get(f->db, &line_record, "id", h->entity, f->arena, &l,
	    f->e) ||
	    (l.referral_id != NULL && !dossier_load(f->db, l.referral_id,
	    f->arena, &d, f->e)) ||
	    (l.meeting_id != NULL && !db_seek(f->db, &meeting_record, "id",
	    l.meeting_id, f->arena, &m, &found, f->e)))
		return false;
	if (!is_seen(f, &d, arena_printf(f->arena, "%s %s",
	    without_names(f, &d, l.text), l.owner != NULL ? l.owner : "")))
		return true;
	return add(f, "line", l.referral_id != NULL ? d.referral.ref :
	    found ? m.ref : "", arena_printf(f->arena, "%s%s%s: %s",
	    found ? m.ref : "", found ? ", " : "", word_of(line_kind_words,
	    l.kind), snippet(without_names(f, &d, l.text), f->arena)));
}

/* "" where the field says who the pupil is. */
static const char *
value_shown(struct finding *f, const struct dossier *d, const char *field)
{
	struct dossier_line *lines;
	int n;

	if (f->hidden == NULL)
		return "";
	dossier_lines(d, false, f->arena, &lines, &n);
	for (int i = 0; i < n; i++)
		if (strcmp(lines[i].field, field) == 0)
			return lines[i].value;
	return "";
}

/* Where it was found, not what stands there. */
static bool
add_text(struct finding *f, const struct search_hit *h)
{
	const struct form_field *field;
	struct dossier d;

	if (!dossier_load(f->db, h->entity, f->arena, &d, f->e))
		return false;
	if (!is_seen(f, &d, value_shown(f, &d, h->part)))
		return true;
	field = scheme_field(d.scheme, d.referral.pathway, h->part);
	return add(f, "text", d.referral.ref, arena_printf(f->arena,
	    "%s  in: %s", dossier_initials(&d, f->arena),
	    field != NULL ? field->label : h->part));
}

static bool
add_hit(struct finding *f, const struct search_hit *h)
{
	static const struct {
		const char *kind;
		bool (*add)(struct finding *, const struct search_hit *);
	} kinds[] = {
		{ "school", add_school }, { "person", add_person },
		{ "meeting", add_meeting }, { "line", add_line },
		{ "text", add_text },
	};

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(kinds[i].kind, h->kind) == 0)
			return kinds[i].add(f, h);
	return true;
}

static bool
find_all(struct finding *f, const char *text, int limit)
{
	struct saved_view all = { .sort = SORT_NEWEST };
	struct referral_row *referrals;
	struct search_hit *hits;
	int n, m;

	if (!listing_page(f->db, &all, text, PAGE_FIRST, NULL, limit,
	    f->arena, &referrals, &n, f->e) ||
	    !db_search(f->db, search_match(text, f->arena), NULL, limit,
	    f->arena, &hits, &m, f->e))
		return false;
	f->rows = arena_array(f->arena, (size_t)(n + m) + 1,
	    sizeof *f->rows);
	for (int i = 0; i < n; i++)
		add_referral(f, &referrals[i]);
	for (int i = 0; i < m; i++)
		if (!add_hit(f, &hits[i]))
			return false;
	return true;
}

bool
search_all(struct db *db, const char *text, int limit, struct arena *a,
    struct search_row **out, int *count, struct err *e)
{
	struct finding f = { .db = db, .arena = a, .e = e };

	if (!access_may(db, "reveal", NULL))
		f.hidden = text;
	if (search_match(text, a) == NULL) {
		*out = NULL;
		*count = 0;
		return true;
	}
	if (!find_all(&f, text, limit))
		return false;
	*out = f.rows;
	*count = f.count;
	return true;
}

bool
school_begins(const struct school *s, const char *text, struct arena *a)
{
	const char *typed = name_folded(text, a);

	return *typed != '\0' && s->name != NULL &&
	    strncmp(name_folded(s->name, a), typed, strlen(typed)) == 0;
}

/* Does each word that was typed begin one of the name? */
static bool
is_in_name(const struct school *s, const char *text, struct arena *a)
{
	char *rest = arena_strdup(a, name_folded(text, a)), *word;
	const char *name = arena_printf(a, " %s", s->name != NULL ?
	    name_folded(s->name, a) : "");

	while ((word = strsep(&rest, " ")) != NULL)
		if (strstr(name, arena_printf(a, " %s", word)) == NULL)
			return false;
	return true;
}

/* A name before a trust or a town of many schools. */
static struct school *
best_first(const struct school *list, int n, const char *text,
    struct arena *a)
{
	struct school *sorted = arena_array(a, (size_t)n + 1, sizeof *sorted);
	int k = 0;

	for (int rank = 0; rank <= 2; rank++)
		for (int i = 0; i < n; i++) {
			int is = school_begins(&list[i], text, a) ? 0 :
			    is_in_name(&list[i], text, a) ? 1 : 2;

			if (is == rank)
				sorted[k++] = list[i];
		}
	return sorted;
}

bool
school_search(struct db *db, const char *text, int limit, struct arena *a,
    struct school **out, int *count, struct err *e)
{
	const char *match = search_match(text, a);
	struct school *schools = arena_array(a, SCHOOLS_RANKED,
	    sizeof *schools);
	struct search_hit *hits;
	int n = 0;

	if (!search_ready(db, e) || (match != NULL && !db_search(db, match,
	    "school", SCHOOLS_RANKED, a, &hits, &n, e)))
		return false;
	for (int i = 0; i < n; i++)
		if (!db_get(db, &school_record, "urn", hits[i].entity, a,
		    &schools[i], e))
			return false;
	*out = best_first(schools, n, text, a);
	*count = n < limit ? n : limit;
	return true;
}
