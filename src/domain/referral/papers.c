/*
 * Papers: what is asked for and what is there.  See papers.h.  What a panel
 * saw is in papers-seen.c.
 */
#include "src/domain/referral/papers.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "db/meeting.h"
#include "src/base/day.h"
#include "src/base/file.h"
#include "src/base/hash.h"
#include "src/domain/gates/predicate.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/referral/intake.h"
#include "src/domain/register/access.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

struct shelf {
	const struct dossier *dossier;
	struct arena *arena;
	struct paper_line *lines;
	int count;
	int frozen_on;		/* of the agenda that it is on, or DAY_NONE */
	int papers_by;
	int today;
};

static const struct evidence *
evidence_find(const struct dossier *d, const char *code)
{
	for (int i = 0; i < d->evidence_count; i++)
		if (strcmp(d->evidence[i].code, code) == 0)
			return &d->evidence[i];
	return NULL;
}

/* The last day on which a paper is in time for the agenda. */
static int
last_day(const struct shelf *s)
{
	if (s->papers_by == DAY_NONE)
		return s->frozen_on;
	return s->frozen_on != DAY_NONE && s->frozen_on < s->papers_by ?
	    s->frozen_on : s->papers_by;
}

static bool
is_late(const struct shelf *s, const struct paper_line *l)
{
	int last = last_day(s);

	if (last == DAY_NONE)
		return false;
	if (l->state == EVIDENCE_HELD)
		return l->added_on != DAY_NONE && l->added_on > last;
	return s->today > last && (l->wanted ||
	    l->state == EVIDENCE_TO_FOLLOW);
}

static const char *
state_says(const struct shelf *s, const struct paper_line *l)
{
	char day[DAY_WORDS_SIZE];
	const char *late = l->late ? "LATE, " : "";

	if (l->state == EVIDENCE_HELD)
		return arena_printf(s->arena, "%sheld since %s", late,
		    day_short(l->added_on, day));
	if (l->state == EVIDENCE_TO_FOLLOW)
		return arena_printf(s->arena, "%sto follow", late);
	return arena_printf(s->arena, "%s%s", late, l->wanted ? "MISSING" :
	    l->noted ? "not held" : "");
}

static void
add(struct shelf *s, const char *code, const char *label, bool wanted)
{
	const struct evidence *v = evidence_find(s->dossier, code);
	struct paper_line *l = &s->lines[s->count++];

	*l = (struct paper_line){ .code = code, .label = label,
	    .wanted = wanted, .state = EVIDENCE_NOT_HELD,
	    .added_on = DAY_NONE, .kept = "", .file = "", .sha256 = "" };
	if (v != NULL) {
		l->noted = true;
		l->state = v->state;
		l->added_on = v->added_on;
		l->kept = v->kept != NULL ? v->kept : "";
		l->file = v->file != NULL ? v->file : "";
		l->sha256 = v->sha256 != NULL ? v->sha256 : "";
	}
	l->late = is_late(s, l);
	l->says = state_says(s, l);
}

static bool
is_listed(const struct shelf *s, const char *code)
{
	for (int i = 0; i < s->count; i++)
		if (strcmp(s->lines[i].code, code) == 0)
			return true;
	return false;
}

static const char *
criterion_label(const struct dossier *d, const char *code)
{
	SCHEME_ROWS(d->scheme, PART_CRITERIA, struct criterion, c)
		if (scheme_serves(c->pathway, d->referral.pathway) &&
		    strcmp(c->criterion, code) == 0)
			return c->label;
	return NULL;
}

/* The agenda of a meeting to come, if the case is on one. */
static bool
find_agenda(struct db *db, struct shelf *s, struct err *e)
{
	const struct scheme *scheme;
	const char *ref;
	struct meeting m;

	s->frozen_on = s->papers_by = DAY_NONE;
	s->today = day_today(db);
	if (!db_item_elsewhere(db, "", s->dossier->referral.id, s->arena,
	    &ref, e))
		return false;
	if (ref == NULL)
		return true;
	if (!meeting_get(db, ref, s->arena, &m, e) ||
	    !scheme_get(db, m.pack_id, s->arena, &scheme, e))
		return false;
	s->frozen_on = day_at(m.frozen_at);
	return meeting_papers_by(db, scheme, &m, &s->papers_by, e);
}

bool
papers_of(struct db *db, const struct dossier *d, struct arena *a,
    struct paper_line **out, int *count, struct err *e)
{
	struct shelf s = { .dossier = d, .arena = a };
	const char *label;

	s.lines = arena_array(a, (size_t)(d->scheme->part[PART_PAPERS].count +
	    d->evidence_count), sizeof *s.lines);
	if (!find_agenda(db, &s, e))
		return false;
	SCHEME_ROWS(d->scheme, PART_PAPERS, struct paper_row, p)
		if (scheme_serves(p->pathway, d->referral.pathway) &&
		    !is_listed(&s, p->paper))
			add(&s, p->paper, p->label, paper_is_wanted(d,
			    d->referral.pathway, p, a));
	for (int i = 0; i < d->evidence_count; i++) {
		const char *code = d->evidence[i].code;

		label = criterion_label(d, code);
		if (!is_listed(&s, code))
			add(&s, code, label != NULL ? label : code, false);
	}
	*out = s.lines;
	*count = s.count;
	return true;
}

const char *
papers_count(const struct paper_line *l, int count, struct arena *a)
{
	int held = 0, follow = 0, missing = 0, late = 0;

	for (int i = 0; i < count; i++) {
		held += l[i].state == EVIDENCE_HELD;
		follow += l[i].state == EVIDENCE_TO_FOLLOW;
		missing += l[i].state == EVIDENCE_NOT_HELD && l[i].wanted;
		late += l[i].late;
	}
	return arena_printf(a, "%d held, %d to follow, %d missing%s", held,
	    follow, missing, late > 0 ? arena_printf(a, ", %d LATE", late) :
	    "");
}

bool
papers_late(struct db *db, const char *ref, struct arena *a,
    const char **out, struct err *e)
{
	struct paper_line *lines;
	const char *list = "";
	struct dossier d;
	int n;

	if (!dossier_load(db, ref, a, &d, e) ||
	    !papers_of(db, &d, a, &lines, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (lines[i].late)
			list = arena_printf(a, "%s%s%s", list, *list != '\0' ?
			    "; " : "", lines[i].label);
	*out = list;
	return true;
}

/* Codes that a paper of this case can have. */
static bool
check_code(const struct dossier *d, const char *code, struct arena *a,
    struct err *e)
{
	const char *list = "";

	if (scheme_paper(d->scheme, d->referral.pathway, code) != NULL ||
	    criterion_label(d, code) != NULL)
		return true;
	SCHEME_ROWS(d->scheme, PART_PAPERS, struct paper_row, p)
		if (scheme_serves(p->pathway, d->referral.pathway))
			list = arena_printf(a, "%s%s%s", list,
			    *list ? ", " : "", p->paper);
	err_set(e, ERR_DATA, "“%s” is no paper of %s. The pathway %s has: "
	    "%s.", code, d->referral.ref, d->referral.pathway, list);
	return false;
}

/* Only a file can be held; a pipe would be waited for.  Opening the register
 * beside SQLite and closing it again would drop its locks. */
static bool
check_file(struct db *db, const char *path, struct err *e)
{
	struct stat st, own;
	gid_t was = file_as_caller();
	bool there = stat(path, &st) == 0;

	file_as_program(was);
	if (!there)
		return true;	/* reading it says what is wrong */
	if (!S_ISREG(st.st_mode)) {
		err_set(e, ERR_NO_INPUT, "%s is no file, so it cannot be "
		    "noted as a paper.", path);
		return false;
	}
	if (stat(db_path(db), &own) != 0 || own.st_dev != st.st_dev ||
	    own.st_ino != st.st_ino)
		return true;
	err_set(e, ERR_DATA, "%s is the register itself. Name the paper.",
	    path);
	return false;
}

/* The file as it is now; its path is kept whole, so that it is found again
 * from another folder. */
static bool
read_paper(struct db *db, const char *path, struct evidence *v,
    struct arena *a, struct err *e)
{
	struct buf bytes = BUF_INIT;
	char digest[HASH_SIZE], *whole;

	if (!check_file(db, path, e) ||
	    !file_read(path, FILE_CEILING, &bytes, e)) {
		buf_release(&bytes);
		return false;
	}
	v->sha256 = arena_strdup(a, hash_sha256(buf_text(&bytes), bytes.len,
	    digest));
	buf_release(&bytes);
	whole = realpath(path, NULL);
	v->file = arena_strdup(a, whole != NULL ? whole : path);
	free(whole);
	return true;
}

static const char *
or_null(const char *text)
{
	return *text != '\0' ? text : NULL;
}

/* The day changes with the state, and when another file comes in the place
 * of one.  The first file of a paper that was held is only where it is. */
static void
make_evidence(struct db *db, const struct dossier *d,
    const struct paper_change *c, const struct evidence *file,
    struct evidence *v)
{
	const struct evidence *was = evidence_find(d, c->code);
	const char *digest = was != NULL && was->sha256 != NULL ?
	    was->sha256 : "";

	record_clear(&evidence_record, v);
	if (was != NULL)
		*v = *was;
	v->referral_id = d->referral.id;
	v->code = c->code;
	if (c->kept != NULL)
		v->kept = or_null(c->kept);
	if (c->file != NULL && *c->file == '\0')
		v->file = v->sha256 = NULL;
	else if (c->file != NULL) {
		v->file = file->file;
		v->sha256 = file->sha256;
	}
	if (was == NULL || was->state != c->state || (v->sha256 != NULL &&
	    *digest != '\0' && strcmp(v->sha256, digest) != 0))
		v->added_on = day_today(db);
	v->state = c->state;
}

static bool
set(struct db *db, const char *ref, const struct paper_change *c,
    const struct evidence *file, struct arena *a, struct err *e)
{
	struct dossier d;
	struct evidence v;

	if (!access_may(db, "refer", e) || !dossier_load(db, ref, a, &d, e) ||
	    !check_code(&d, c->code, a, e))
		return false;
	make_evidence(db, &d, c, file, &v);
	return db_replace(db, &evidence_record, &v, e) &&
	    referral_index(db, d.referral.id, a, e) &&
	    referral_audit(db, "note paper", d.referral.id,
	    arena_printf(a, "evidence %s", c->code), a, e);
}

bool
paper_set(struct db *db, const char *ref, const struct paper_change *c,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct evidence file;
	bool ok;

	/* a slow disk is waited for before anybody else has to wait */
	record_clear(&evidence_record, &file);
	if ((c->file != NULL && *c->file != '\0' &&
	    !read_paper(db, c->file, &file, &a, e)) ||
	    !db_begin(db, "note a paper", e)) {
		arena_release(&a);
		return false;
	}
	ok = set(db, ref, c, &file, &a, e);
	arena_release(&a);
	return ok ? db_commit(db, e) : db_rollback(db);
}
