/*
 * A register from the answers of a first start.  See first.h.
 */
#include "src/domain/lists/first.h"

#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

#include "src/base/text.h"
#include "src/domain/lists/lists.h"
#include "src/domain/register/register.h"
#include "src/domain/scheme/scheme.h"

#define GROUPS_MOST 64

bool
first_schemes(struct arena *a, struct first_choice **out, int *count,
    struct err *e)
{
	struct pack_check check;
	struct first_choice *rows;
	const char **ids, *folder;
	int n;

	if (!scheme_installed(a, &ids, &n, e))
		return false;
	if (n == 0) {
		err_set(e, ERR_CONFIG, "No scheme is installed on this host. "
		    "Install convene whole, or set CONVENE_DATA.");
		return false;
	}
	rows = arena_array(a, (size_t)n, sizeof *rows);
	for (int i = 0; i < n; i++) {
		if (!scheme_folder(ids[i], a, &folder, e) ||
		    !scheme_check(folder, a, &check, e))
			return false;
		rows[i] = (struct first_choice){ ids[i],
			check.scheme.title != NULL ? check.scheme.title :
			ids[i] };
	}
	*out = rows;
	*count = n;
	return true;
}

static bool
has_code(const struct first_choice *rows, int n, const char *code)
{
	for (int i = 0; i < n; i++)
		if (strcmp(rows[i].code, code) == 0)
			return true;
	return false;
}

bool
first_roles(const char *const *schemes, int scheme_count, struct arena *a,
    struct first_choice **out, int *count, struct err *e)
{
	struct pack_check *checks = arena_array(a, (size_t)scheme_count,
	    sizeof *checks);
	struct first_choice *rows;
	const char *folder;
	int most = 0, n = 0;

	for (int i = 0; i < scheme_count; i++) {
		if (!scheme_folder(schemes[i], a, &folder, e) ||
		    !scheme_check(folder, a, &checks[i], e))
			return false;
		most += checks[i].scheme.part[PART_ROLES].count;
	}
	rows = arena_array(a, (size_t)most, sizeof *rows);
	for (int i = 0; i < scheme_count; i++)
		SCHEME_ROWS(&checks[i].scheme, PART_ROLES, struct role, r)
			if (!has_code(rows, n, r->role))
				rows[n++] = (struct first_choice){ r->role,
					r->label };
	*out = rows;
	*count = n;
	return true;
}

bool
first_groups(struct arena *a, const char ***out, int *count)
{
	gid_t ids[GROUPS_MOST];
	int n = getgroups(GROUPS_MOST, ids), kept = 0;
	const char *user = register_user(a);

	*out = arena_array(a, GROUPS_MOST, sizeof **out);
	for (int i = 0; i < n; i++) {
		const struct group *g = getgrgid(ids[i]);

		/* a group of one's own shares with nobody */
		if (g != NULL && strcmp(g->gr_name, user) != 0)
			(*out)[kept++] = arena_strdup(a, g->gr_name);
	}
	*count = kept;
	return kept > 0;
}

const char *
first_name(struct arena *a)
{
	const struct passwd *pw = getpwuid(getuid());
	struct buf b = BUF_INIT;
	const char *name;

	if (pw == NULL || pw->pw_gecos == NULL)
		return "";
	text_import(pw->pw_gecos, strcspn(pw->pw_gecos, ","), TEXT_LINE, &b,
	    NULL);
	name = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return name;
}

static bool
put_caller(struct db *db, const struct first_answers *w, struct arena *a,
    struct err *e)
{
	const struct field_value v[] = {
		{ "name", w->name }, { "role", w->role },
		{ "unix_user", db_actor(db) },
	};
	const char *changed;

	return person_set(db, w->code, v, (int)(sizeof v / sizeof v[0]), a,
	    &changed, e);
}

bool
first_make(const struct first_answers *w, struct arena *a, struct db **out,
    const char **notice, struct err *e)
{
	const struct register_new r = {
		.path = w->path, .rehearsal = w->rehearsal,
		.group = w->group, .schemes = w->schemes,
		.scheme_count = w->scheme_count,
	};
	struct db *db;

	if (!register_make(&r, false, a, &db, notice, e))
		return false;
	if (!put_caller(db, w, a, e)) {
		unlink(db_path(db));
		unlink(arena_printf(a, "%s-journal", db_path(db)));
		register_close(db);
		return false;
	}
	if (*notice == NULL)
		*notice = register_remember(w->path, a);
	*out = db;
	return true;
}
