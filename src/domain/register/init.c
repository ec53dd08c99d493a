/*
 * Making a register: the file, its schemes and code sets, its first member.
 * It is there whole, or not at all.
 */
#include <grp.h>
#include <libgen.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "src/base/file.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/register.h"
#include "src/domain/scheme/scheme-read.h"
#include "src/domain/scheme/scheme.h"

static bool
group_find(const char *name, gid_t *out, struct err *e)
{
	const struct group *g;

	*out = (gid_t)-1;
	if (name == NULL)
		return true;
	g = getgrnam(name);
	if (g == NULL) {
		err_set(e, ERR_NO_INPUT, "There is no group “%s” on this "
		    "host.", name);
		return false;
	}
	*out = g->gr_gid;
	return true;
}

/* A scheme is the id of an installed one, or a folder when it has a "/". */
static bool
folder_of(const char *scheme, struct arena *a, const char **out,
    struct err *e)
{
	if (strchr(scheme, '/') == NULL)
		return scheme_folder(scheme, a, out, e);
	*out = scheme;
	return true;
}

static bool
folders_find(const struct register_new *r, struct arena *a,
    const char ***out, struct err *e)
{
	const char **folders = arena_array(a, (size_t)r->scheme_count + 1,
	    sizeof *folders);

	if (r->scheme_count == 0) {
		err_set(e, ERR_USAGE, "Name a scheme with --scheme; “convene "
		    "scheme list” says which are installed.");
		return false;
	}
	for (int i = 0; i < r->scheme_count; i++)
		if (!folder_of(r->schemes[i], a, &folders[i], e))
			return false;
	*out = folders;
	return true;
}

/* The folders above the place where registers lie unless told otherwise;
 * another path's folder is the caller's to make. */
static bool
parents_make(const char *path, struct arena *a, struct err *e)
{
	char *folder = arena_strdup(a, path);
	const char *usual = dirname(arena_strdup(a,
	    register_default_path(a)));

	if (strcmp(dirname(arena_strdup(a, path)), usual) != 0)
		return true;
	for (char *slash = strchr(folder + 1, '/'); slash != NULL;
	    slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (!file_make_folder(folder, 0700, e))
			return false;
		*slash = '/';
	}
	return true;
}

/*
 * SQLite makes its journal beside the register, as a file of whoever writes
 * first: only a folder that hands down its group lets the others use it.
 */
static const char *
folder_notice(const struct register_new *r, gid_t group, struct arena *a)
{
	const char *folder = dirname(arena_strdup(a, r->path));
	struct stat st;

	if (r->group == NULL || stat(folder, &st) != 0 ||
	    (st.st_gid == group && (st.st_mode & 02070) == 02070))
		return NULL;
	return arena_printf(a, "The folder %s does not let the group %s "
	    "work together yet: run “chgrp %s %s; chmod 2770 %s”.", folder,
	    r->group, r->group, folder, folder);
}

static bool
setting_put(struct db *db, const char *name, const char *value,
    struct err *e)
{
	struct setting s = { .name = name, .value = value };

	return db_insert(db, &setting_record, &s, e);
}

static bool
codes_put(struct db *db, struct arena *a, struct err *e)
{
	struct pack_rows rows;
	const struct code_row *r;

	if (!pack_standard_codes(a, &rows, e))
		return false;
	r = rows.rows;
	for (int i = 0; i < rows.count; i++) {
		struct code c = { .set_name = r[i].set_name,
			.code = r[i].code, .label = r[i].label,
			.valid_from = r[i].valid_from,
			.valid_to = r[i].valid_to };

		if (!db_insert(db, &code_record, &c, e))
			return false;
	}
	return true;
}

static bool
schemes_put(struct db *db, const char *const *folders, int count,
    struct arena *a, struct err *e)
{
	struct pack pack;
	bool same;

	for (int i = 0; i < count; i++)
		if (!scheme_load(db, folders[i], a, &pack, &same, e))
			return false;
	return true;
}

/* Who makes a register does all the work in it until others get roles. */
static bool
maker_put(struct db *db, struct err *e)
{
	const char *user = db_actor(db);

	return access_give(db, user, MEMBER_ADMINISTRATOR, e) &&
	    access_give(db, user, MEMBER_CHAIR, e) &&
	    access_give(db, user, MEMBER_MINUTE_TAKER, e);
}

/* In the time zone of the register, so not before that is set. */
static bool
clock_put(struct db *db, const char *clock, struct err *e)
{
	int64_t moment;

	if (clock == NULL)
		return true;
	if (register_read_time(clock, &moment))
		return register_start_clock(db, moment, e);
	err_set(e, ERR_DATA, "“%s” is no time. Write it like "
	    "2025-11-12T14:00.", clock);
	return false;
}

static bool
fill(struct db *db, const struct register_new *r,
    const char *const *folders, struct arena *a, struct err *e)
{
	struct audit_entry made = { .act = "make register",
		.kind = "register", .entity = r->rehearsal ? "rehearsal" :
		    "live" };

	return (!r->rehearsal || setting_put(db, "rehearsal", "yes", e)) &&
	    register_zone(db, e) && clock_put(db, r->clock, e) &&
	    register_tick(db, e) && audit_add(db, &made, e) &&
	    codes_put(db, a, e) &&
	    schemes_put(db, folders, r->scheme_count, a, e) &&
	    register_zone(db, e) && clock_put(db, r->clock, e) &&
	    register_tick(db, e) && maker_put(db, e);
}

static bool
fill_whole(struct db *db, const struct register_new *r,
    const char *const *folders, struct arena *a, struct err *e)
{
	db_as(db, register_user(a));
	if (!db_begin(db, "make a register", e))
		return false;
	return fill(db, r, folders, a, e) ? db_commit(db, e) :
	    db_rollback(db);
}

/* The journal that making it left, to be shared like the register. */
static void
journal_share(const char *path, mode_t mode, gid_t group, struct arena *a)
{
	const char *journal = arena_printf(a, "%s-journal", path);

	if (group != (gid_t)-1 && lchown(journal, (uid_t)-1, group) == 0)
		chmod(journal, mode);
}

static bool
make(const struct register_new *r, gid_t group, const char *const *folders,
    struct arena *a, struct db **out, struct err *e)
{
	mode_t mode = group == (gid_t)-1 ? 0600 : 0660;
	struct db *db;

	if (!parents_make(r->path, a, e) ||
	    !db_create(r->path, mode, group, &db, e))
		return false;
	if (fill_whole(db, r, folders, a, e)) {
		journal_share(db_path(db), mode, group, a);
		*out = db;
		return true;
	}
	unlink(db_path(db));
	unlink(arena_printf(a, "%s-journal", db_path(db)));
	db_close(db);
	return false;
}

/* What making it would run into, found without making it. */
static bool
try_make(const struct register_new *r, const char *const *folders,
    struct arena *a, struct err *e)
{
	struct db *db;
	bool ok;

	if (access(r->path, F_OK) == 0) {
		err_set(e, ERR_CREATE, "There is a file %s already. Nothing "
		    "was changed.", r->path);
		return false;
	}
	if (!db_open_memory(&db, e))
		return false;
	ok = fill_whole(db, r, folders, a, e);
	db_close(db);
	return ok;
}

bool
register_make(const struct register_new *r, bool dry_run, struct arena *a,
    struct db **out, const char **notice, struct err *e)
{
	const char **folders;
	struct db *db = NULL;
	gid_t group;

	if (!group_find(r->group, &group, e) ||
	    !folders_find(r, a, &folders, e))
		return false;
	if (dry_run ? !try_make(r, folders, a, e) :
	    !make(r, group, folders, a, &db, e))
		return false;
	*out = db;
	*notice = folder_notice(r, group, a);
	return true;
}
