/* Looking for what is left of an erased case.  See retention-left.h. */
#include "src/domain/retention-left.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "db/erase.h"
#include "src/model/erasure.h"
#include "src/model/minutes.h"

/* Shorter texts stand in other cases too: a code, a figure, "Agrees." */
#define LONG_ENOUGH 24

static void
add(struct left *l, int room, const char *text, size_t least)
{
	if (text != NULL && strlen(text) >= least && l->count < room)
		l->texts[l->count++] = text;
}

/* Who else has the same text keeps it. */
static bool
pupil_goes(struct db *db, const struct dossier *d, struct arena *a,
    bool *out, struct err *e)
{
	struct referral *list;
	int n;

	*out = false;
	if (!d->has_pupil)
		return true;
	if (!db_list(db, &referral_record, "pupil_id", d->pupil.id, "id", a,
	    &list, &n, e))
		return false;
	*out = n == 1;
	return true;
}

static void
add_pupil(struct left *l, int room, const struct pupil *p, struct arena *a)
{
	add(l, room, p->upn, 1);
	add(l, room, arena_printf(a, "%s %s", p->forename, p->surname), 1);
	add(l, room, p->folded, 1);
}

bool
left_collect(struct db *db, const struct dossier *d, int scope,
    struct arena *a, struct left *out, struct err *e)
{
	struct left l = { .papers = "" };
	struct line *lines;
	bool goes;
	int n, room;

	if (!pupil_goes(db, d, a, &goes, e) || !db_list(db, &line_record,
	    "referral_id", d->referral.id, "id", a, &lines, &n, e))
		return false;
	room = d->value_count + n + 3;
	l.texts = arena_array(a, (size_t)room, sizeof *l.texts);
	if (scope == ERASE_CASE) {
		if (goes)
			add_pupil(&l, room, &d->pupil, a);
		for (int i = 0; i < d->value_count; i++)
			add(&l, room, d->values[i].value, LONG_ENOUGH);
		for (int i = 0; i < n; i++)
			add(&l, room, lines[i].text, LONG_ENOUGH);
	}
	for (int i = 0; scope == ERASE_CASE && i < d->evidence_count; i++) {
		const struct evidence *v = &d->evidence[i];
		const char *at = v->file != NULL ? v->file : v->kept;

		if (at != NULL)
			l.papers = arena_printf(a, "%s%s%s", l.papers,
			    *l.papers != '\0' ? "\n" : "", at);
	}
	*out = l;
	return true;
}

bool
left_search(struct db *db, const struct left *l, bool *out, struct err *e)
{
	*out = false;
	if (l->count == 0 || strcmp(db_path(db), ":memory:") == 0)
		return true;
	return db_file_holds(db, l->texts, l->count, out, e);
}

static bool
is_copy(const char *name, const char *register_name)
{
	size_t n = strlen(register_name);

	return strncmp(name, register_name, n) == 0 &&
	    (strncmp(name + n, ".v", 2) == 0 ||
	    strncmp(name + n, ".replaced-", 10) == 0 ||
	    strncmp(name + n, ".part-", 6) == 0);
}

const char *
left_copies(struct db *db, struct arena *a)
{
	const char *path = db_path(db), *slash = strrchr(path, '/');
	const char *list = "", *folder;
	struct dirent *d;
	DIR *dir;

	if (slash == NULL)
		return "";
	folder = arena_strndup(a, path, (size_t)(slash - path) + 1);
	dir = opendir(folder);
	while (dir != NULL && (d = readdir(dir)) != NULL)
		if (is_copy(d->d_name, slash + 1))
			list = arena_printf(a, "%s%s%s%s", list,
			    *list != '\0' ? "\n" : "", folder, d->d_name);
	if (dir != NULL)
		closedir(dir);
	return list;
}
