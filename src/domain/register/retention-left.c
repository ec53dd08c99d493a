/* Looking for what is left of an erased case.  See retention-left.h. */
#include "src/domain/register/retention-left.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "db/erase.h"
#include "src/model/erasure.h"

static void
add(struct left *l, const char *text)
{
	if (text != NULL && *text != '\0')
		l->texts[l->count++] = text;
}

/* Another case of the pupil keeps the name. */
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

/* What says who it is, as it was typed and as it is searched; other texts
 * of a form stand word for word in other forms too. */
#define TEXTS_MOST 4

static void
add_pupil(struct left *l, const struct pupil *p, struct arena *a)
{
	l->texts = arena_array(a, TEXTS_MOST, sizeof *l->texts);
	add(l, p->upn);
	add(l, arena_printf(a, "%s %s", p->forename, p->surname));
	add(l, arena_printf(a, "%s, %s", p->surname, p->forename));
	add(l, p->folded);
}

static const char *
papers_outside(const struct dossier *d, struct arena *a)
{
	const char *list = "";

	for (int i = 0; i < d->evidence_count; i++) {
		const struct evidence *v = &d->evidence[i];
		const char *at = v->file != NULL ? v->file : v->kept;

		if (at != NULL)
			list = arena_printf(a, "%s%s%s", list,
			    *list != '\0' ? "\n" : "", at);
	}
	return list;
}

bool
left_collect(struct db *db, const struct dossier *d, int scope,
    struct arena *a, struct left *out, struct err *e)
{
	struct left l = { .papers = "" };
	bool goes;

	if (!pupil_goes(db, d, a, &goes, e))
		return false;
	if (scope == ERASE_CASE) {
		if (goes)
			add_pupil(&l, &d->pupil, a);
		l.papers = papers_outside(d, a);
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
