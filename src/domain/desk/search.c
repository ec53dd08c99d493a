/*
 * The list of referrals, what feeds it, and its order.  See search.h.
 */
#include "src/domain/desk/search.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/search.h"
#include "src/base/fold.h"
#include "src/domain/gates/predicate.h"
#include "src/domain/referral/intake.h"
#include "src/domain/register/access.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"

static const struct field row_fields[] = {
	F_TEXT(referral_row, ref), F_TEXT(referral_row, scheme),
	F_TEXT(referral_row, pathway), F_DAY(referral_row, received),
	F_TEXT(referral_row, year_group), F_TEXT(referral_row, state),
	F_TEXT(referral_row, school_urn), F_TEXT(referral_row, school_code),
	F_TEXT(referral_row, school_name), F_TEXT(referral_row, initials),
	F_YES(referral_row, anonymous), F_TEXT(referral_row, lacks),
	F_TEXT(referral_row, meeting), F_DAY(referral_row, meeting_on),
	F_END
};
const struct record referral_row_record =
    { NULL, row_fields, sizeof(struct referral_row) };

const char *
search_match(const char *text, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *match = NULL;
	char *words, *word;

	fold_text(text, &b);
	words = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	while ((word = strsep(&words, " ")) != NULL)
		if (*word != '\0')
			match = arena_printf(a, "%s%s\"%s\"*",
			    match != NULL ? match : "",
			    match != NULL ? " " : "", word);
	return match;
}

/* Does a word of FOLDED begin so, that is none of the names? */
static bool
begins_so(const char *folded, const char *names, const char *word,
    struct arena *a)
{
	size_t n = strlen(word);

	for (const char *p = folded; *p != '\0'; p += strspn(p, " ")) {
		size_t length = strcspn(p, " ");

		if (length >= n && strncmp(p, word, n) == 0 &&
		    !fold_has_words(names, arena_strndup(a, p, length), NULL))
			return true;
		p += length;
	}
	return false;
}

bool
search_is_seen(const char *question, const char *text, const char *names,
    struct arena *a)
{
	const char *folded = name_folded(text, a);
	char *words = arena_strdup(a, name_folded(question, a)), *word;

	names = name_folded(names, a);
	while ((word = strsep(&words, " ")) != NULL)
		if (*word != '\0' && !begins_so(folded, names, word, a))
			return false;
	return true;
}

/* Papers that are announced are still to be looked for. */
static bool
lacks_papers(const struct dossier *d, struct arena *a)
{
	for (int i = 0; i < d->evidence_count; i++)
		if (d->evidence[i].state == EVIDENCE_TO_FOLLOW)
			return true;
	SCHEME_ROWS(d->scheme, PART_PAPERS, struct paper_row, p)
		if (paper_is_wanted(d, d->referral.pathway, p, a) &&
		    !dossier_holds(d, p->paper))
			return true;
	return false;
}

/* Consent has a mark of its own. */
static bool
lacks_fields(const struct dossier *d, struct arena *a)
{
	SCHEME_ROWS(d->scheme, PART_FIELDS, struct form_field, f)
		if (strcmp(f->field, "consent_given_on") != 0 &&
		    field_is_wanted(d, d->referral.pathway, f, a) &&
		    *dossier_field(d, f->field, a) == '\0')
			return true;
	return false;
}

static const char *
marks_of(const struct dossier *d, struct arena *a)
{
	bool consent = d->has_pupil && !dossier_consent(d, CONSENT_REFER);

	return arena_printf(a, "%s %s %s", consent ? "consent" : "",
	    lacks_papers(d, a) ? "papers" : "",
	    lacks_fields(d, a) ? "form" : "");
}

static const char *
words_of(const struct dossier *d, struct arena *a)
{
	const struct pupil *p = &d->pupil;
	const struct school *s = &d->school;
	struct buf b = BUF_INIT;
	const char *out, *texts[] = { d->referral.ref, p->forename,
		p->surname, p->preferred_name, p->upn, s->name, s->code,
		s->urn };

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		buf_printf(&b, "%s ", texts[i] != NULL ? texts[i] : "");
	out = name_folded(buf_text(&b), a);
	buf_release(&b);
	return out;
}

bool
referral_index(struct db *db, const char *id, struct arena *a,
    struct err *e)
{
	struct dossier d;

	return dossier_load(db, id, a, &d, e) &&
	    db_referral_words_set(db, id, words_of(&d, a), e) &&
	    db_referral_marks_set(db, id, marks_of(&d, a), e);
}

#define FEED_ROWS 200

/* One window of the list; *AT becomes its last row. */
static bool
feed_window(struct db *db, struct listing_anchor *at, bool first,
    struct arena *a, int *count, struct err *e)
{
	struct saved_view all = { .sort = SORT_OLDEST };
	struct referral_listed *rows;

	if (!db_listing(db, &all, first ? NULL : at, false, FEED_ROWS, a,
	    &rows, count, e))
		return false;
	for (int i = 0; i < *count; i++) {
		if (!referral_index(db, rows[i].id, a, e))
			return false;
		*at = (struct listing_anchor){ .id = rows[i].id,
		    .received = rows[i].received };
	}
	return true;
}

static bool
feed_referrals(struct db *db, struct err *e)
{
	struct arena a[2] = { ARENA_INIT, ARENA_INIT };
	struct listing_anchor at;
	int count = FEED_ROWS;
	bool ok = true;

	/* the row that one window ends with is where the next begins */
	for (int i = 0; ok && count == FEED_ROWS; i++) {
		arena_reset(&a[i % 2]);
		ok = feed_window(db, &at, i == 0, &a[i % 2], &count, e);
	}
	arena_release(&a[0]);
	arena_release(&a[1]);
	return ok;
}

bool
search_ready(struct db *db, struct err *e)
{
	bool fed, ok;

	if (!db_search_is_fed(db, &fed, e))
		return false;
	if (fed)
		return true;
	if (!db_begin(db, "feed the search", e))
		return false;
	ok = feed_referrals(db, e) && db_search_rebuild(db, e) &&
	    db_search_fed(db, e);
	return ok ? db_commit(db, e) : db_rollback(db);
}

static struct referral_row
row_of(const struct referral_listed *l, struct arena *a)
{
	struct dossier d = { .has_pupil = l->surname != NULL };

	d.pupil.forename = l->forename;
	d.pupil.surname = l->surname;
	d.referral.anonymous = l->anonymous;
	d.school.code = l->school_code != NULL ? l->school_code : "";
	return (struct referral_row){ .id = l->id, .ref = l->ref,
	    .scheme = l->scheme, .pathway = l->pathway,
	    .received = l->received, .year_group = l->year_group,
	    .state = l->state, .school_urn = l->school_urn,
	    .school_code = l->school_code, .school_name = l->school_name,
	    .anonymous = l->anonymous, .meeting = l->meeting,
	    .lacks = l->lacks != NULL ? l->lacks : "",
	    .meeting_on = l->meeting_on,
	    .initials = dossier_initials(&d, a) };
}

static void
rows_of(const struct referral_listed *listed, int n, bool turned,
    struct arena *a, struct referral_row **out)
{
	struct referral_row *rows = arena_array(a, (size_t)n + 1,
	    sizeof *rows);

	for (int i = 0; i < n; i++)
		rows[turned ? n - 1 - i : i] = row_of(&listed[i], a);
	*out = rows;
}

/* As the register would sort them. */
static int
by_day(const struct referral_row *a, const struct referral_row *b)
{
	if (a->received != b->received)
		return a->received < b->received ? -1 : 1;
	return strcmp(a->id, b->id);
}

static int
compare_newest(const void *a, const void *b)
{
	return by_day(b, a);
}

static int
compare_oldest(const void *a, const void *b)
{
	return by_day(a, b);
}

static int
compare_ref(const void *a, const void *b)
{
	return strcasecmp(((const struct referral_row *)a)->ref,
	    ((const struct referral_row *)b)->ref);
}

static int
compare_school(const void *a, const void *b)
{
	int n = strcmp(((const struct referral_row *)a)->school_urn,
	    ((const struct referral_row *)b)->school_urn);

	return n != 0 ? n : by_day(a, b);
}

static int
compare_state(const void *a, const void *b)
{
	int n = strcmp(((const struct referral_row *)a)->state,
	    ((const struct referral_row *)b)->state);

	return n != 0 ? n : by_day(a, b);
}

static int (*const compare[])(const void *, const void *) = {
	compare_newest, compare_oldest, compare_ref, compare_school,
	compare_state
};

/* The window of N sorted rows that lies behind or before AT. */
static void
cut_window(struct referral_row *rows, int n, int sort,
    enum listing_page page, const struct referral_row *at, int limit,
    struct referral_row **out, int *count)
{
	int from = 0, to = n;

	if (page == PAGE_AFTER)
		while (from < n && compare[sort](&rows[from], at) <= 0)
			from++;
	if (page == PAGE_BEFORE)
		while (to > 0 && compare[sort](&rows[to - 1], at) >= 0)
			to--;
	if (page == PAGE_LAST || page == PAGE_BEFORE)
		from = to - limit > 0 ? to - limit : 0;
	if (to - from > limit)
		to = from + limit;
	*out = rows + from;
	*count = to - from;
}

/* Those that are not found by a name only. */
static int
keep_seen(struct referral_listed *listed, int n, const char *text,
    struct arena *a)
{
	int kept = 0;

	for (int i = 0; i < n; i++) {
		const struct referral_listed *l = &listed[i];

		if (search_is_seen(text, arena_printf(a, "%s %s %s %s",
		    l->ref, l->school_name != NULL ? l->school_name : "",
		    l->school_code != NULL ? l->school_code : "",
		    l->school_urn), NULL, a))
			listed[kept++] = *l;
	}
	return kept;
}

/* Who may not see names finds nobody by one. */
static bool
find_listed(struct db *db, const struct saved_view *v, const char *text,
    struct arena *a, struct referral_listed **listed, int *n, struct err *e)
{
	const char *match = search_match(text, a);

	*n = 0;
	if (match == NULL)
		return true;	/* nothing but signs: in no referral */
	if (!db_listing_found(db, v, match, LISTING_MOST, a, listed, n, e))
		return false;
	if (!access_may(db, "reveal", NULL))
		*n = keep_seen(*listed, *n, text, a);
	return true;
}

static bool
found_page(struct db *db, const struct saved_view *v, const char *text,
    int limit, struct arena *a, struct referral_row **out, int *count,
    struct err *e)
{
	struct referral_listed *listed;
	int n;

	*count = 0;
	if (!find_listed(db, v, text, a, &listed, &n, e))
		return false;
	rows_of(listed, n, false, a, out);
	qsort(*out, (size_t)n, sizeof **out, compare[v->sort]);
	*count = n < limit ? n : limit;
	return true;
}

static bool
walked_page(struct db *db, const struct saved_view *v,
    enum listing_page page, const struct referral_row *at, int limit,
    struct arena *a, struct referral_row **out, int *count, struct err *e)
{
	bool back = page == PAGE_BEFORE || page == PAGE_LAST;
	struct listing_anchor anchor;
	struct referral_listed *listed;

	if (at != NULL)
		anchor = (struct listing_anchor){ .id = at->id,
		    .ref = at->ref, .school_urn = at->school_urn,
		    .state = at->state, .received = at->received };
	if (!db_listing(db, v, at != NULL ? &anchor : NULL, back, limit, a,
	    &listed, count, e))
		return false;
	rows_of(listed, *count, back, a, out);
	return true;
}

#define FEW 2000		/* that are sorted here, not walked along */

bool
listing_page(struct db *db, const struct saved_view *v, const char *text,
    enum listing_page page, const struct referral_row *at, int limit,
    struct arena *a, struct referral_row **out, int *count, struct err *e)
{
	struct referral_listed *listed;
	struct referral_row *rows;
	bool few;
	int n;

	if (!search_ready(db, e))
		return false;
	if (text != NULL && *text != '\0')
		return found_page(db, v, text, limit, a, out, count, e);
	if (!db_listing_few(db, v, FEW, a, &listed, &n, &few, e))
		return false;
	if (!few)
		return walked_page(db, v, page, at, limit, a, out, count, e);
	rows_of(listed, n, false, a, &rows);
	qsort(rows, (size_t)n, sizeof *rows, compare[v->sort]);
	cut_window(rows, n, v->sort, page, at, limit, out, count);
	return true;
}

/* Of a list that is not searched. */
static bool
count_list(struct db *db, const struct saved_view *v, int *count,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct referral_listed *listed;
	bool few, ok;

	ok = db_listing_few(db, v, FEW, &a, &listed, count, &few, e) &&
	    (few || db_listing_count(db, v, NULL, LISTING_MOST + 1, count,
	    e));
	if (ok && *count > LISTING_MOST)
		*count = LISTING_MOST + 1;
	arena_release(&a);
	return ok;
}

bool
listing_count(struct db *db, const struct saved_view *v, const char *text,
    int *count, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct referral_listed *seen;
	const char *match;
	bool ok = search_ready(db, e);

	if (ok && (text == NULL || *text == '\0'))
		return count_list(db, v, count, e);
	match = ok ? search_match(text, &a) : NULL;
	if (match == NULL)
		*count = 0;
	else if (!access_may(db, "reveal", NULL))
		ok = find_listed(db, v, text, &a, &seen, count, e);
	else
		ok = db_listing_count(db, v, match, LISTING_MOST + 1, count,
		    e);
	arena_release(&a);
	return ok;
}

const char *
listing_number(int count, struct arena *a)
{
	return count > LISTING_MOST ? arena_printf(a, "%d+", LISTING_MOST) :
	    arena_printf(a, "%d", count);
}

#define LIST_ALL 1000000

bool
referral_list(struct db *db, const char *text, const char *state, int limit,
    struct arena *a, struct referral_row **out, int *count, struct err *e)
{
	struct saved_view v = { .states = state, .sort = SORT_NEWEST };

	return listing_page(db, &v, text, PAGE_FIRST, NULL,
	    limit > 0 ? limit : LIST_ALL, a, out, count, e);
}
