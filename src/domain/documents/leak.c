/*
 * The leak check: a plan is searched, line by line, for what belongs to
 * somebody else, first as it was written, then as it prints, where entities
 * and emphasis within a name are gone and lines are one.  It looks for the
 * names, pupil numbers, dates of birth and references of every other case on
 * the agenda, also where one letter of a name is wrong; for what says who of
 * everybody else in the register (leak-far.c); for carers, addresses and
 * telephone numbers; and for the pupil's own name, which a plan abbreviates.
 * What it reports never repeats what it found: the report may be on a shared
 * screen.
 */
#include "src/domain/documents/leak-search.h"

#include <limits.h>
#include <string.h>

#include "db/document.h"
#include "src/base/fold.h"
#include "src/base/hash.h"
#include "src/base/skeleton.h"
#include "src/base/day.h"
#include "src/domain/documents/wording.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"
#include "src/render/document.h"

static const struct field hit_fields[] = {
	F_TEXT(hit, document), F_TEXT(hit, kind), F_TEXT(hit, found),
	F_TEXT(hit, where), F_END
};
const struct record hit_record = { NULL, hit_fields, sizeof(struct hit) };

/* Letters of a name that is searched alone: "Li" is in too many places; of a
 * script that writes a syllable in one sign, two. */
#define NAME_LEAST 3
#define SIGNS_LEAST 2
/* Signs of a name or a code that is searched without regard to blanks. */
#define RUN_LEAST 8
#define CODE_LEAST 4
#define CARERS_MOST 8
/* Letters of a name in which one may be wrong. */
#define NEARLY_LEAST 6

static bool
is_known(const struct search *s, const char *found)
{
	for (int i = 0; i < s->count; i++)
		if (strcmp(s->hits[i].found, found) == 0)
			return true;
	return false;
}

void
search_hit(struct search *s, const char *kind, const char *whose,
    const char *ref)
{
	const char *found = arena_printf(s->arena, "%s%s", whose, ref);
	struct hit *more = arena_array(s->arena, (size_t)s->count + 1,
	    sizeof *more);

	if (s->prints && is_known(s, found))
		return;
	if (s->count > 0)
		memcpy(more, s->hits, (size_t)s->count * sizeof *more);
	more[s->count++] = (struct hit){
		.document = s->document, .kind = kind, .found = found,
		.where = s->prints ? "as it prints" : s->line == 0 ?
		    "the whole text" :
		    arena_printf(s->arena, "line %d", s->line)
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
			return strstr(s->tight, leak_tight(name, s->arena)) !=
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
proves_something(const struct search *s, const char *name)
{
	return is_long_enough(name) && !fold_has_words(s->common, name, NULL);
}

bool
search_is_own(const struct search *s, const char *name)
{
	return fold_has_words(s->own_forename, name, NULL) ||
	    fold_has_words(s->own_surname, name, NULL);
}

/* A plural is a possessive without its apostrophe. */
static bool
is_word(const struct name_word *w, const char *name, bool small)
{
	size_t n = strlen(name);

	if (*w->tight != *name || strncmp(w->tight, name, n) != 0 ||
	    (w->small && (!small || leak_is_common(name))))
		return false;
	return w->tight[n] == '\0' ||
	    (!w->small && strcmp(w->tight + n, "s") == 0);
}

bool
search_has_word(const struct search *s, const char *name, bool small)
{
	for (int i = 0; i < s->word_count; i++)
		if (is_word(&s->words[i], name, small))
			return true;
	return false;
}

/*
 * A name of the line, or one of the parts of a name that has several; not one
 * that the pupil of the plan has too, unless it is the pupil's own that is
 * looked for.
 */
static bool
has_name(const struct search *s, const char *name, bool small, bool own)
{
	const char *tight = leak_tight(name, s->arena);
	bool several = strchr(name, ' ') != NULL;

	if (proves_something(s, tight) && (own || !search_is_own(s, name)) &&
	    search_has_word(s, tight, small))
		return true;
	while (several && *name != '\0') {
		size_t n = strcspn(name, " ");
		const char *part = arena_strndup(s->arena, name, n);

		if (proves_something(s, part) &&
		    (own || !search_is_own(s, part)) &&
		    !fold_has_words(s->school, part, NULL) &&
		    search_has_word(s, part, false))
			return true;
		name += n + (name[n] == ' ');
	}
	return false;
}

/* What points at another case, folded once for a plan. */
struct other {
	const char *ref;	/* as people write it */
	const char *code;	/* the same, folded */
	const char *code_tight;
	const char *fore, *sur, *known;
	const char *full[3];	/* in both orders, and as the pupil is known */
	const char *run;	/* forename and surname without blanks */
	const char *upn;	/* without blanks */
	const char *carers[CARERS_MOST];
	int carer_count;
	int born;
};

static void
fold_full(struct other *o, struct arena *a)
{
	o->full[0] = arena_printf(a, "%s %s", o->fore, o->sur);
	o->full[1] = arena_printf(a, "%s %s", o->sur, o->fore);
	o->full[2] = *o->known ? arena_printf(a, "%s %s", o->known, o->sur) :
	    "";
	o->run = leak_tight(o->full[0], a);
}

static struct other *
fold_others(const struct other_case *list, int n, struct arena *a)
{
	struct other *out = arena_array(a, (size_t)n, sizeof *out);

	for (int i = 0; i < n; i++) {
		out[i] = (struct other){
			.ref = list[i].ref,
			.code = leak_folded(list[i].ref, a),
			.fore = leak_folded(list[i].forename, a),
			.sur = leak_folded(list[i].surname, a),
			.known = leak_folded(list[i].preferred_name, a),
			.upn = leak_tight(leak_folded(list[i].upn, a), a),
			.born = list[i].date_of_birth
		};
		out[i].code_tight = leak_tight(out[i].code, a);
		fold_full(&out[i], a);
		out[i].carer_count = leak_carers(list[i].carers, CARERS_MOST,
		    out[i].carers, a);
	}
	return out;
}

static bool
has_full_name(const struct search *s, const struct other *o, const char *line)
{
	for (int i = 0; i < 3; i++)
		if (is_in_line(s, line, o->full[i]))
			return true;
	return strlen(o->run) >= RUN_LEAST && strstr(s->tight, o->run) != NULL;
}

static bool
has_surname(const struct search *s, const struct other *o, const char *line)
{
	if (proves_something(s, o->sur) && !search_is_own(s, o->sur) &&
	    fold_has_words(line, o->sur, NULL))
		return true;
	return !fold_has_words(s->school, o->sur, NULL) &&
	    has_name(s, o->sur, false, false);
}

/* A word that is written large, is no word of the pack or of this plan nor
 * just somebody else's name, and is nearly PART of a name. */
static bool
has_nearly_part(const struct search *s, const char *part)
{
	for (int i = 0; i < s->word_count; i++) {
		const char *word = s->words[i].tight;

		if (!s->words[i].small && leak_is_nearly(word, part) &&
		    !leak_list_has(s->list, MARK_WORD, word) &&
		    !search_is_own(s, word) &&
		    !fold_has_words(s->agenda, word, NULL) &&
		    !fold_has_words(s->small, word, NULL) &&
		    !fold_has_words(s->school, word, NULL))
			return true;
	}
	return false;
}

static bool
has_nearly(const struct search *s, const char *name)
{
	while (*name != '\0') {
		size_t n = strcspn(name, " ");

		if (n >= NEARLY_LEAST && has_nearly_part(s,
		    arena_strndup(s->arena, name, n)))
			return true;
		name += n + (name[n] == ' ');
	}
	return false;
}

static void
search_names(struct search *s, const struct other *o)
{
	const char *line = without_school(s->folded, s->school, s->arena);

	if (*o->sur == '\0')
		return;
	if (has_full_name(s, o, line))
		search_hit(s, "name", "the name of ", o->ref);
	else if (has_surname(s, o, line))
		search_hit(s, "name", "the surname of ", o->ref);
	else if (has_name(s, o->fore, true, false) ||
	    has_name(s, o->known, true, false))
		search_hit(s, "name", "the forename of ", o->ref);
	else if (has_nearly(s, o->sur))
		search_hit(s, "nearly", "nearly the surname of ", o->ref);
	else if (has_nearly(s, o->fore) || has_nearly(s, o->known))
		search_hit(s, "nearly", "nearly the forename of ", o->ref);
}

/* "L-0317", "l 0317", "L0317" */
static bool
has_code(const struct search *s, const struct other *o)
{
	return fold_has_words(s->folded, o->code, NULL) ||
	    (strlen(o->code_tight) >= CODE_LEAST &&
	    search_has_word(s, o->code_tight, true));
}

static bool
has_day(const struct search *s, int day)
{
	for (int i = 0; i < s->day_count; i++)
		if (s->days[i] == day)
			return true;
	return false;
}

static void
search_other(struct search *s, const struct other *o)
{
	search_names(s, o);
	if (has_code(s, o))
		search_hit(s, "code", "the reference ", o->ref);
	if (*o->upn != '\0' && strstr(s->tight, o->upn) != NULL)
		search_hit(s, "upn", "the pupil number of ", o->ref);
	if (has_day(s, o->born))
		search_hit(s, "date-of-birth", "the date of birth of ",
		    o->ref);
	for (int i = 0; i < o->carer_count; i++)
		if (fold_has_words(s->folded, o->carers[i], NULL)) {
			search_hit(s, "third-party", "a carer of ", o->ref);
			break;
		}
}

static void
search_own(struct search *s, const struct dossier *d)
{
	if (leak_has_address(s->raw))
		search_hit(s, "third-party", "an email address", "");
	if (leak_has_telephone(s->raw))
		search_hit(s, "third-party", "a telephone number", "");
	if (!d->has_pupil)
		return;
	if ((proves_something(s, s->own_surname) && fold_has_words(
	    without_school(s->folded, s->school, s->arena), s->own_surname,
	    NULL)) || (!fold_has_words(s->school, s->own_surname, NULL) &&
	    has_name(s, s->own_surname, false, true)))
		search_hit(s, "own-name", "the pupil's own surname", "");
	else if (has_name(s, s->own_forename, true, true))
		search_hit(s, "own-name", "the pupil's own forename", "");
}

struct others {
	const struct dossier *dossier;
	const struct other *list;	/* of the agenda */
	int count;
};

static void
search_text(struct search *s, const struct others *o, const char *text)
{
	struct buf b = BUF_INIT;

	skeleton_text(text, &b);
	s->raw = text;
	s->folded = name_folded(buf_text(&b), s->arena);
	s->tight = leak_tight(s->folded, s->arena);
	s->word_count = name_words(buf_text(&b), s->arena, &s->words);
	s->day_count = leak_days(s->folded, DAYS_MOST, s->days, s->arena);
	buf_release(&b);
	for (int i = 0; i < o->count; i++)
		search_other(s, &o->list[i]);
	search_register(s);
	search_own(s, o->dossier);
}

/* What was written as codes of its letters is searched as the letters too. */
static void
search_line(struct search *s, const struct others *o, const char *line,
    size_t n)
{
	const char *text = arena_strndup(s->arena, line, n), *plain;
	int before = s->count;

	s->line++;
	search_text(s, o, text);
	if (s->prints || s->count > before)
		return;
	plain = leak_unescaped(text, s->arena);
	if (plain != text)
		search_text(s, o, plain);
}

static void
search_source(struct search *s, const struct others *o,
    const char *markdown)
{
	for (const char *p = markdown; *p != '\0'; ) {
		size_t length = strcspn(p, "\n");

		search_line(s, o, p, length);
		p += length + (p[length] == '\n');
	}
}

/* A paragraph is one line when it is as wide as it likes. */
static bool
search_print(struct search *s, const struct others *o,
    const char *markdown, struct err *e)
{
	struct document *doc = document_parse(markdown, e);
	struct document_lines lines;

	if (doc == NULL)
		return false;
	s->prints = true;
	lines = document_lines(doc, INT_MAX / 2, s->arena);
	for (size_t i = 0; i < lines.count; i++) {
		struct buf b = BUF_INIT;

		for (size_t k = 0; k < lines.line[i].count; k++)
			buf_str(&b, lines.line[i].spans[k].text);
		search_line(s, o, buf_text(&b), b.len);
		buf_release(&b);
	}
	document_free(doc);
	return true;
}

bool
check_names_allowed(const struct scheme *scheme)
{
	const char *initials = scheme_setting(scheme, "initials");

	return initials != NULL && strcmp(initials, "no") == 0;
}

/* The words of the plan that begin small, with blanks between. */
static const char *
small_words(const char *markdown, struct arena *a)
{
	struct name_word *words;
	struct buf b = BUF_INIT;
	int n = name_words(markdown, a, &words);
	const char *out;

	for (int i = 0; i < n; i++)
		if (words[i].small)
			buf_printf(&b, "%s ", words[i].tight);
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

static const char *
names_of(const struct others *o, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	for (int i = 0; i < o->count; i++)
		buf_printf(&b, "%s %s %s ", o->list[i].fore, o->list[i].sur,
		    o->list[i].known);
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

/* Those of the agenda are searched for in another way. */
static void
pass_over(struct leak_list *l, const struct other_case *others, int n)
{
	l->plans++;
	for (int i = 0; i < n; i++)
		for (const struct leak_mark *m = leak_list_first(l, MARK_ID,
		    others[i].id); m != NULL; m = m->next)
			if (m->kind == MARK_ID &&
			    strcmp(m->text, others[i].id) == 0)
				m->of->passed_in = l->plans;
}

static bool
search_begin(struct db *db, struct search *s, const struct dossier *d,
    const struct plan *plan, struct err *e)
{
	const struct pupil *p = &d->pupil;
	struct arena *a = s->arena;
	struct wording words;
	bool found;

	if (!wording_get(db, d->scheme, true, "plan", a, &words, &found, e))
		return false;
	s->document = plan_file_name(d->referral.ref, plan->version, a);
	s->id = d->referral.id;
	s->pupil_id = d->has_pupil ? p->id : NULL;
	s->joined_to = d->referral.joined_to;
	s->common = leak_folded(found ? words.markdown : NULL, a);
	s->school = leak_folded(d->school.name, a);
	s->own_forename = d->has_pupil ? leak_folded(p->forename, a) : "";
	s->own_surname = d->has_pupil ? leak_folded(p->surname, a) : "";
	s->own_name = leak_tight(arena_printf(a, "%s%s", s->own_forename,
	    s->own_surname), a);
	s->own_known = leak_tight(arena_printf(a, "%s%s", d->has_pupil ?
	    leak_folded(p->preferred_name, a) : "", s->own_surname), a);
	s->small = small_words(plan->markdown, a);
	leak_list_learn(s->list, d->scheme);
	return true;
}

/* What was edited by hand tells of the case as it was then. */
static void
search_changed(struct search *s, const struct plan *p)
{
	if (plan_is_stale(p))
		search_hit(s, "changed", "an edit from before the case "
		    "changed", "");
	else if (p->left_behind > 0)
		search_hit(s, "changed", arena_printf(s->arena, "nothing of "
		    "the hand edit of version %d", p->left_behind), "");
}

bool
check_plan(struct db *db, const struct plan *plan, struct leak_list *list,
    struct arena *a, struct hit **out, int *count, struct err *e)
{
	struct search s = { .arena = a };
	struct other_case *agenda;
	struct others o;
	struct dossier d;

	if (list == NULL && !leak_list_load(db, a, &list, e))
		return false;
	s.list = list;
	if (!dossier_load(db, plan->referral_id, a, &d, e) ||
	    !db_other_cases(db, plan->meeting_id, plan->referral_id, a,
	    &agenda, &o.count, e))
		return false;
	o.list = fold_others(agenda, o.count, a);
	o.dossier = &d;
	if (!search_begin(db, &s, &d, plan, e))
		return false;
	s.agenda = names_of(&o, a);
	pass_over(list, agenda, o.count);
	if (check_names_allowed(d.scheme))
		d.has_pupil = false;	/* its own name is no finding */
	search_changed(&s, plan);
	search_source(&s, &o, plan->markdown);
	if (!search_print(&s, &o, plan->markdown, e))
		return false;
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

	if (plan_is_stale(plan) || plan->looked_digest == NULL)
		return false;
	return hash_equal(plan->looked_digest,
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
	if (plan_is_stale(plan))
		passed.made = plan->now;
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
