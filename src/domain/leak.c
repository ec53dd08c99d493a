/*
 * The leak check: a plan is searched, line by line, for what belongs to
 * somebody else.  It looks for the names, pupil numbers, dates of birth and
 * references of every other case on the agenda, for carers, addresses and
 * telephone numbers, and for the pupil's own name, which a plan abbreviates.
 * What it reports never repeats what it found: the report may be on a shared
 * screen.
 */
#include "src/domain/leak.h"

#include <ctype.h>
#include <string.h>

#include "db/document.h"
#include "src/base/day.h"
#include "src/base/fold.h"
#include "src/base/hash.h"
#include "src/domain/access.h"
#include "src/domain/audit.h"
#include "src/domain/names.h"
#include "src/domain/referral.h"
#include "src/domain/scheme.h"

static const struct field hit_fields[] = {
	F_TEXT(hit, document), F_TEXT(hit, kind), F_TEXT(hit, found),
	F_TEXT(hit, where), F_END
};
const struct record hit_record = { NULL, hit_fields, sizeof(struct hit) };

/* Letters of a name that is searched alone: "Li" is in too many places; of a
 * script that writes a syllable in one sign, two. */
#define NAME_LEAST 3
#define SIGNS_LEAST 2

struct search {
	struct arena *arena;
	const char *document;
	const char *common;	/* folded template: words that prove nothing */
	const char *school;	/* folded name of the plan's own school */
	const char *own_forename;	/* folded, or "" */
	const char *own_surname;
	struct hit *hits;
	int count;
	int line;		/* number of the line at hand */
	const char *raw;	/* that line */
	const char *folded;
	const char *tight;
};

static void
add_hit(struct search *s, const char *kind, const char *whose,
    const char *ref)
{
	struct hit *more = arena_array(s->arena, (size_t)s->count + 1,
	    sizeof *more);

	if (s->count > 0)
		memcpy(more, s->hits, (size_t)s->count * sizeof *more);
	more[s->count++] = (struct hit){
		.document = s->document, .kind = kind,
		.found = arena_printf(s->arena, "%s%s", whose, ref),
		.where = arena_printf(s->arena, "line %d", s->line)
	};
	s->hits = more;
}

/*
 * The folded line without the name of the plan's own school, so that a
 * surname that is also a village does not make every plan suspicious.
 */
static const char *
without_school(const char *line, const char *school, struct arena *a)
{
	size_t at, n = strlen(school);

	if (n == 0 || !fold_has_words(line, school, &at))
		return line;
	return arena_printf(a, "%.*s|%s", (int)at, line, line + at + n);
}

/* Scripts without blanks between words: found anywhere in the line. */
static bool
is_in_line(const struct search *s, const char *line, const char *name)
{
	for (const char *p = name; *p != '\0'; p++)
		if ((unsigned char)*p >= 0x80)
			return strstr(s->tight, name_tight(name, s->arena)) !=
			    NULL;
	return fold_has_words(line, name, NULL);
}

static bool
is_long_enough(const char *name)
{
	size_t letters = 0;
	bool ascii = true;

	for (const char *p = name; *p != '\0'; p++) {
		letters += ((unsigned char)*p & 0xC0) != 0x80;
		ascii = ascii && (unsigned char)*p < 0x80;
	}
	return letters >= (ascii ? NAME_LEAST : SIGNS_LEAST);
}

static bool
proves_something(const struct search *s, const char *name, const char *own)
{
	return is_long_enough(name) && strcmp(name, own) != 0 &&
	    !fold_has_words(s->common, name, NULL);
}

/* What points at another case, folded once for a plan. */
struct other {
	const char *ref;	/* as people write it */
	const char *code;	/* the same, folded */
	const char *fore, *sur, *known;
	const char *upn;	/* without blanks */
	const char *carers;
	int born;
};

static struct other *
fold_others(const struct other_case *list, int n, struct arena *a)
{
	struct other *out = arena_array(a, (size_t)n, sizeof *out);

	for (int i = 0; i < n; i++)
		out[i] = (struct other){
			.ref = list[i].ref,
			.code = name_folded(list[i].ref, a),
			.fore = name_folded(list[i].forename, a),
			.sur = name_folded(list[i].surname, a),
			.known = name_folded(list[i].preferred_name, a),
			.upn = name_tight(list[i].upn, a),
			.carers = name_folded(list[i].carers, a),
			.born = list[i].date_of_birth
		};
	return out;
}

static void
search_names(struct search *s, const struct other *o)
{
	struct arena *a = s->arena;
	const char *fore = o->fore, *sur = o->sur, *known = o->known;
	const char *line = without_school(s->folded, s->school, a);

	if (*sur == '\0')
		return;
	if (is_in_line(s, line, arena_printf(a, "%s %s", fore, sur)) ||
	    is_in_line(s, line, arena_printf(a, "%s %s", sur, fore)) ||
	    (*known && is_in_line(s, line,
	    arena_printf(a, "%s %s", known, sur))))
		add_hit(s, "name", "the name of ", o->ref);
	else if (proves_something(s, sur, s->own_surname) &&
	    fold_has_words(line, sur, NULL))
		add_hit(s, "name", "the surname of ", o->ref);
	else if ((proves_something(s, fore, s->own_forename) &&
	    name_is_in(s->raw, fore, a)) ||
	    (proves_something(s, known, s->own_forename) &&
	    name_is_in(s->raw, known, a)))
		add_hit(s, "name", "the forename of ", o->ref);
}

/* The date in the ways in which people write it, folded. */
static bool
has_date(const char *line, int day, struct arena *a)
{
	static const char *const months[] = { "january", "february", "march",
		"april", "may", "june", "july", "august", "september",
		"october", "november", "december" };
	int y, m, d;

	if (day == DAY_NONE || strpbrk(line, "0123456789") == NULL)
		return false;
	day_split(day, &y, &m, &d);
	const char *const forms[] = {
		arena_printf(a, "%02d %02d %d", d, m, y),
		arena_printf(a, "%d %d %d", d, m, y),
		arena_printf(a, "%d %02d %02d", y, m, d),
		arena_printf(a, "%02d %02d %02d", d, m, y % 100),
		arena_printf(a, "%d %s %d", d, months[m - 1], y),
		arena_printf(a, "%d %.3s %d", d, months[m - 1], y),
		arena_printf(a, "%02d %.3s %d", d, months[m - 1], y),
		arena_printf(a, "%s %d %d", months[m - 1], d, y)
	};
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (fold_has_words(line, forms[i], NULL))
			return true;
	return false;
}

static void
search_other(struct search *s, const struct other *o)
{
	search_names(s, o);
	if (fold_has_words(s->folded, o->code, NULL))
		add_hit(s, "code", "the reference ", o->ref);
	if (*o->upn != '\0' && strstr(s->tight, o->upn) != NULL)
		add_hit(s, "upn", "the pupil number of ", o->ref);
	if (has_date(s->folded, o->born, s->arena))
		add_hit(s, "date-of-birth", "the date of birth of ", o->ref);
	if (strchr(o->carers, ' ') != NULL &&
	    fold_has_words(s->folded, o->carers, NULL))
		add_hit(s, "third-party", "a carer of ", o->ref);
}

/* Ten or more digits with at most single blanks between, from 0 or +44. */
static bool
has_telephone(const char *line)
{
	for (; *line != '\0'; line++) {
		int digits = 0;
		const char *p = line;

		if (strncmp(p, "+44", 3) != 0 && *p != '0')
			continue;
		while (isdigit((unsigned char)*p) || *p == '+' ||
		    (*p == ' ' && isdigit((unsigned char)p[1]))) {
			digits += isdigit((unsigned char)*p) != 0;
			p++;
		}
		if (digits >= 10)
			return true;
		line = p > line ? p - 1 : line;
	}
	return false;
}

static bool
has_address(const char *line)
{
	const char *at = strchr(line, '@');

	while (at != NULL) {
		if (at > line && isalnum((unsigned char)at[-1]) &&
		    isalnum((unsigned char)at[1]))
			return true;
		at = strchr(at + 1, '@');
	}
	return false;
}

static void
search_own(struct search *s, const struct dossier *d)
{
	if (has_address(s->raw))
		add_hit(s, "third-party", "an email address", "");
	if (has_telephone(s->raw))
		add_hit(s, "third-party", "a telephone number", "");
	if (!d->has_pupil)
		return;
	if (proves_something(s, s->own_surname, "") && fold_has_words(
	    without_school(s->folded, s->school, s->arena), s->own_surname,
	    NULL))
		add_hit(s, "own-name", "the pupil's own surname", "");
	else if (proves_something(s, s->own_forename, "") &&
	    name_is_in(s->raw, s->own_forename, s->arena))
		add_hit(s, "own-name", "the pupil's own forename", "");
}

static void
search_line(struct search *s, const struct dossier *d,
    const struct other *others, int count, const char *line, size_t n)
{
	s->line++;
	s->raw = arena_strndup(s->arena, line, n);
	s->folded = name_folded(s->raw, s->arena);
	s->tight = name_tight(s->raw, s->arena);
	for (int i = 0; i < count; i++)
		search_other(s, &others[i]);
	search_own(s, d);
}

bool
check_names_allowed(const struct scheme *scheme)
{
	const char *initials = scheme_setting(scheme, "initials");

	return initials != NULL && strcmp(initials, "no") == 0;
}

bool
check_plan(struct db *db, const struct plan *plan, struct arena *a,
    struct hit **out, int *count, struct err *e)
{
	struct search s = { .arena = a };
	struct other_case *list;
	struct other *others;
	struct dossier d;
	const char *template;
	int n;

	if (!dossier_load(db, plan->referral_id, a, &d, e) ||
	    !db_other_cases(db, plan->meeting_id, plan->referral_id, a,
	    &list, &n, e))
		return false;
	others = fold_others(list, n, a);
	template = scheme_template(d.scheme, "plan");
	s.document = plan_file_name(d.referral.ref, plan->version, a);
	s.common = name_folded(template != NULL ? template : "", a);
	s.school = name_folded(d.school.name, a);
	s.own_forename = d.has_pupil ? name_folded(d.pupil.forename, a) : "";
	s.own_surname = d.has_pupil ? name_folded(d.pupil.surname, a) : "";
	if (check_names_allowed(d.scheme))
		d.has_pupil = false;	/* its own name is no finding */
	for (const char *p = plan->markdown; *p != '\0'; ) {
		size_t length = strcspn(p, "\n");

		search_line(&s, &d, others, n, p, length);
		p += length + (p[length] == '\n');
	}
	*out = s.hits;
	*count = s.count;
	return true;
}

const char *
plan_file_name(const char *ref, int version, struct arena *a)
{
	return arena_printf(a, "%s-plan-v%d.md", ref, version);
}

bool
check_is_passed(const struct plan *plan)
{
	char digest[HASH_SIZE];

	return plan->looked_digest != NULL && hash_equal(plan->looked_digest,
	    hash_sha256(plan->markdown, strlen(plan->markdown), digest));
}

bool
check_pass(struct db *db, struct plan *plan, struct arena *a, struct err *e)
{
	char digest[HASH_SIZE];
	struct plan passed = *plan;
	struct audit_entry entry = { .act = "pass check", .kind = "plan",
		.entity = plan->id, .fields = "looked_digest" };

	hash_sha256(plan->markdown, strlen(plan->markdown), digest);
	passed.looked_at = db_now(db);
	passed.looked_by = arena_strdup(a, db_actor(db));
	passed.looked_digest = arena_strdup(a, digest);
	entry.content = audit_content(&plan_record, &passed, a);
	if (!access_may(db, "release", e) ||
	    !db_begin(db, "pass a plan", e))
		return false;
	if (!db_update(db, &plan_record, &passed, e) ||
	    !audit_add(db, &entry, e))
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*plan = passed;
	return true;
}
