/*
 * Rule packs: checking a folder, loading it whole or not at all, and having
 * packs in memory.  How a folder is read is in scheme-read.c, how it is
 * judged in scheme-check.c, look-ups are in scheme-find.c.
 */
#include "src/domain/scheme/scheme.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/pack.h"
#include "src/base/day.h"
#include "src/base/mem.h"
#include "src/domain/register/audit.h"
#include "src/domain/scheme/scheme-read.h"

static const char *
or_blank(const char *s)
{
	return s != NULL ? s : "";
}

static int
setting_day(const struct scheme *s, const char *name)
{
	return day_parse(or_blank(scheme_setting(s, name)));
}

void
pack_head(struct scheme *s)
{
	s->id = or_blank(scheme_setting(s, "id"));
	s->title = or_blank(scheme_setting(s, "title"));
	s->prefix = or_blank(scheme_setting(s, "prefix"));
	s->time_zone = or_blank(scheme_setting(s, "time_zone"));
	s->division = or_blank(scheme_setting(s, "division"));
	s->authority = or_blank(scheme_setting(s, "authority"));
	s->valid_from = setting_day(s, "valid_from");
	s->valid_to = setting_day(s, "valid_to");
}

static int
compare_faults(const void *a, const void *b)
{
	const struct pack_fault *x = a, *y = b;
	int order = strcmp(x->file, y->file);

	return order != 0 ? order : (x->line > y->line) - (x->line < y->line);
}

bool
scheme_check(const char *folder, struct arena *a, struct pack_check *out,
    struct err *e)
{
	struct pack_check check = { .count = 0 };
	struct pack_reader r = { .arena = a, .out = &check };

	for (int i = 0; i < PART_COUNT; i++)
		check.scheme.part[i].rows = arena_alloc(a, 1);
	check.scheme.pack_id = "";
	if (!pack_read(&r, folder, e))
		return false;
	pack_head(&check.scheme);
	pack_judge(&r);
	if (check.count > 0)
		qsort(check.faults, (size_t)check.count,
		    sizeof *check.faults, compare_faults);
	*out = check;
	return true;
}

const char *
pack_fault_words(const struct pack_fault *f, struct arena *a)
{
	return arena_printf(a, "%s:%d: %s%s%s", f->file, f->line, f->heading,
	    *f->heading ? ": " : "", f->says);
}

static bool
refuse_faulty(const char *folder, const struct pack_check *check,
    struct arena *a, struct err *e)
{
	if (check->count == 0)
		return true;
	err_set(e, ERR_DATA, "The rule pack %s has %d fault%s, so it was not "
	    "loaded. %s; “convene scheme check” lists all.", folder,
	    check->count, check->count == 1 ? "" : "s",
	    pack_fault_words(&check->faults[0], a));
	return false;
}

/* References and meetings are named after these, in the whole register. */
static bool
names_are_free(struct db *db, const struct scheme *s, struct arena *a,
    struct err *e)
{
	const char *other;

	if (!db_pack_with_prefix(db, s->prefix, s->id, a, &other, e))
		return false;
	if (other != NULL) {
		err_set(e, ERR_DATA, "The prefix %s of references is that of "
		    "the scheme %s in this register. Give this pack another "
		    "one in settings.csv.", s->prefix, other);
		return false;
	}
	SCHEME_ROWS(s, PART_PANELS, struct panel, p) {
		if (!db_pack_with_panel(db, p->panel, s->id, a, &other, e))
			return false;
		if (other == NULL)
			continue;
		err_set(e, ERR_DATA, "The scheme %s in this register has a "
		    "panel “%s” too, and meetings are called after it. Give "
		    "the panel of this pack another code.", other, p->panel);
		return false;
	}
	return true;
}

static bool
pack_write(struct db *db, const struct pack_check *check, struct arena *a,
    struct pack *out, struct err *e)
{
	const struct scheme *s = &check->scheme;
	struct pack p = {
		.id = db_new_id(db, a), .scheme = s->id, .title = s->title,
		.prefix = s->prefix, .digest = check->digest,
		.valid_from = s->valid_from, .valid_to = s->valid_to,
		.loaded_at = db_now(db),
		.loaded_by = arena_strdup(a, db_actor(db))
	};
	struct audit_entry entry = {
		.act = "load rule pack", .kind = "pack", .fields = "",
		.content = check->digest
	};

	if (!db_pack_next_version(db, s->id, &p.version, e) ||
	    !db_pack_insert(db, &p, s, e))
		return false;
	entry.entity = arena_printf(a, "%s v%d", p.scheme, p.version);
	if (!audit_add(db, &entry, e))
		return false;
	*out = p;
	return true;
}

bool
scheme_load(struct db *db, const char *folder, struct arena *a,
    struct pack *out, bool *same, struct err *e)
{
	struct pack_check check;
	struct pack held, made;
	bool found = false, ok;

	if (!scheme_check(folder, a, &check, e) ||
	    !refuse_faulty(folder, &check, a, e) ||
	    !db_begin(db, "load a rule pack", e))
		return false;
	ok = db_pack_of_day(db, check.scheme.id, check.scheme.valid_from, a,
	    &held, &found, e);
	found = ok && found && strcmp(held.digest, check.digest) == 0;
	if (ok && !found)
		ok = names_are_free(db, &check.scheme, a, e) &&
		    pack_write(db, &check, a, &made, e);
	if (!ok)
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*out = found ? held : made;
	*same = found;
	return true;
}

/*
 * Packs in a register are never changed, so one that was read stays good for
 * as long as the program runs; screens ask for it at every turn.
 */
#define KEPT_MOST 12
static struct kept {
	const struct scheme *scheme;
	struct arena arena;
} kept[KEPT_MOST];
static int kept_count;

static const struct scheme *
kept_find(const char *pack_id)
{
	for (int i = 0; i < kept_count; i++)
		if (strcmp(kept[i].scheme->pack_id, pack_id) == 0)
			return kept[i].scheme;
	return NULL;
}

static bool
scheme_read(struct db *db, const char *pack_id, struct arena *a,
    const struct scheme **out, struct err *e)
{
	struct scheme *s = arena_alloc(a, sizeof *s);
	struct pack p;

	if (!db_get(db, &pack_record, "id", pack_id, a, &p, e) ||
	    !db_pack_parts(db, pack_id, a, s->part, e))
		return false;
	s->pack_id = p.id;
	pack_head(s);
	*out = s;
	return true;
}

bool
scheme_get(struct db *db, const char *pack_id, struct arena *a,
    const struct scheme **out, struct err *e)
{
	const struct scheme *s = kept_find(pack_id);
	struct kept *k = &kept[kept_count];

	if (s != NULL) {
		*out = s;
		return true;
	}
	if (kept_count == KEPT_MOST)
		return scheme_read(db, pack_id, a, out, e);
	if (!scheme_read(db, pack_id, &k->arena, &k->scheme, e)) {
		arena_reset(&k->arena);
		return false;
	}
	kept_count++;
	*out = k->scheme;
	return true;
}

static bool
no_scheme(struct db *db, const char *scheme, struct arena *a, struct err *e)
{
	struct pack *packs;
	const char *words = "none";
	int count = 0;

	if (!scheme_list(db, a, &packs, &count, e))
		return false;
	for (int i = 0; i < count; i++)
		words = i == 0 ? packs[i].scheme : arena_printf(a, "%s, %s",
		    words, packs[i].scheme);
	err_set(e, ERR_NO_INPUT, "There is no scheme “%s” in this register. "
	    "It has: %s.", scheme, words);
	return false;
}

bool
scheme_newest(struct db *db, const char *scheme, struct arena *a,
    const struct scheme **out, struct err *e)
{
	struct pack p;
	bool found;

	if (!db_pack_newest(db, scheme, a, &p, &found, e))
		return false;
	return found ? scheme_get(db, p.id, a, out, e) :
	    no_scheme(db, scheme, a, e);
}

static const char *
older_words(const struct pack *p, int day, struct arena *a)
{
	char on[DAY_WORDS_SIZE], from[DAY_WORDS_SIZE], to[DAY_WORDS_SIZE];

	return arena_printf(a, "No rules of %s are held for %s; those of %s "
	    "to %s are used.", p->scheme, day_words(day, on),
	    day_words(p->valid_from, from), p->valid_to == DAY_NONE ? "now" :
	    day_words(p->valid_to, to));
}

bool
scheme_in_force(struct db *db, const char *scheme, int day, struct arena *a,
    const struct scheme **out, const char **warning, struct err *e)
{
	bool in_force, found;
	struct pack p;

	if (!db_pack_in_force(db, scheme, day, a, &p, &in_force, e))
		return false;
	found = in_force;
	if (!found && !db_pack_before(db, scheme, day, a, &p, &found, e))
		return false;
	if (!found && !db_pack_first(db, scheme, a, &p, &found, e))
		return false;
	if (!found)
		return no_scheme(db, scheme, a, e);
	if (!scheme_get(db, p.id, a, out, e))
		return false;
	*warning = in_force ? NULL : older_words(&p, day, a);
	return true;
}

bool
scheme_list(struct db *db, struct arena *a, struct pack **out, int *count,
    struct err *e)
{
	return db_pack_list(db, a, out, count, e);
}
