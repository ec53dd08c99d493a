/*
 * Finding, opening and timing the register.  Making one is in init.c.
 */
#include "src/domain/register/register.h"

#include <libgen.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "db/register.h"
#include "src/base/config.h"
#include "src/base/file.h"
#include "src/base/text.h"
#include "src/model/register.h"

#define ZONE_FALLBACK "Europe/London"

/* A variable of the environment, safe; NULL when unset or empty, and in a
 * program that is set-group-id, where it is somebody else's word. */
static const char *
from_environment(const char *name, struct arena *a)
{
	const char *value = secure_getenv(name), *safe;
	struct buf b = BUF_INIT;

	if (value == NULL || *value == '\0')
		return NULL;
	text_import(value, strlen(value), TEXT_LINE, &b, NULL);
	safe = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return safe;
}

/* The user's folder: what the environment says, else the user database. */
static const char *
home_folder(struct arena *a)
{
	const char *home = from_environment("HOME", a);
	const struct passwd *pw = home == NULL ? getpwuid(getuid()) : NULL;

	return home != NULL ? home : pw != NULL && pw->pw_dir != NULL ?
	    arena_strdup(a, pw->pw_dir) : NULL;
}

/* A folder of the XDG specification: a relative value does not count. */
static const char *
xdg_folder(const char *name, const char *under_home, struct arena *a)
{
	const char *folder = from_environment(name, a);
	const char *home = home_folder(a);

	if (folder != NULL && *folder == '/')
		return folder;
	return arena_printf(a, "%s/%s", home != NULL ? home : "",
	    under_home);
}

/* "~/" at the front of a path in a file of settings. */
static const char *
with_home(const char *path, struct arena *a)
{
	const char *home = home_folder(a);

	return strncmp(path, "~/", 2) == 0 && home != NULL ?
	    arena_printf(a, "%s%s", home, path + 1) : path;
}

static const char *
user_config(struct arena *a)
{
	return arena_printf(a, "%s/convene/config",
	    xdg_folder("XDG_CONFIG_HOME", ".config", a));
}

static bool
path_configured(struct arena *a, const char **path, struct err *e)
{
	const char *user = user_config(a);

	*path = NULL;
	if (!config_get(user, "register", a, path, e))
		return false;
	if (*path == NULL && !config_get(SYSCONFDIR "/convene/config",
	    "register", a, path, e))
		return false;
	if (*path != NULL)
		*path = with_home(*path, a);
	return true;
}

const char *
register_default_path(struct arena *a)
{
	return arena_printf(a, "%s/convene/register.db",
	    xdg_folder("XDG_DATA_HOME", ".local/share", a));
}

bool
register_path(const char *given, struct arena *a, const char **path,
    struct err *e)
{
	const char *found = given != NULL ? given :
	    from_environment("CONVENE_DB", a);

	if (found == NULL && !path_configured(a, &found, e))
		return false;
	*path = found != NULL ? found : register_default_path(a);
	return true;
}

static bool
remember(const char *path, const char *config, struct arena *a)
{
	const char *line = arena_printf(a, "register = %s\n", path);
	char *folder = arena_strdup(a, config);

	*strrchr(folder, '/') = '\0';
	return file_make_folder(dirname(arena_strdup(a, folder)), 0700,
	    NULL) && file_make_folder(folder, 0700, NULL) &&
	    file_write(config, line, strlen(line), 0600, FILE_NEW, NULL);
}

const char *
register_remember(const char *path, struct arena *a)
{
	const char *found, *config = user_config(a);

	if (register_path(NULL, a, &found, NULL) &&
	    strcmp(found, path) == 0)
		return NULL;
	if (from_environment("CONVENE_DB", a) == NULL &&
	    remember(path, config, a))
		return arena_printf(a, "%s says now that convene opens %s.",
		    config, path);
	return arena_printf(a, "To have it opened by itself write “register "
	    "= %s” into %s.", path, config);
}

const char *
register_user(struct arena *a)
{
	const struct passwd *pw = getpwuid(getuid());

	if (pw == NULL || pw->pw_name == NULL)
		return arena_printf(a, "user-%ld", (long)getuid());
	return arena_strdup(a, pw->pw_name);
}

bool
register_read_time(const char *text, int64_t *out)
{
	struct tm tm = { .tm_isdst = -1 };
	const char *rest = strptime(text, "%Y-%m-%dT%H:%M", &tm);
	time_t t;

	if (rest != NULL && *rest == ':')
		rest = strptime(rest, ":%S", &tm);
	if (rest == NULL || *rest != '\0')
		return false;
	tm.tm_isdst = -1;
	t = mktime(&tm);
	if (t == (time_t)-1)
		return false;
	*out = (int64_t)t;
	return true;
}

bool
register_is_rehearsal(struct db *db, bool *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *value = NULL;
	bool ok = db_setting(db, "rehearsal", &a, &value, e);

	if (ok)
		*out = value != NULL && strcmp(value, "yes") == 0;
	arena_release(&a);
	return ok;
}

/* The running clock of a demo: the stored moment, and how long ago that
 * was stored. */
static bool
clock_running(struct db *db, struct arena *a, int64_t *now, struct err *e)
{
	const char *start = NULL, *made = NULL;

	if (!db_setting(db, "clock-start", a, &start, e) ||
	    !db_setting(db, "clock-made", a, &made, e))
		return false;
	*now = (int64_t)time(NULL);
	if (start != NULL && made != NULL)
		*now += strtoll(start, NULL, 10) - strtoll(made, NULL, 10);
	return true;
}

static bool
clock_frozen(const char *text, int64_t *now, struct err *e)
{
	if (register_read_time(text, now))
		return true;
	err_set(e, ERR_CONFIG, "CONVENE_NOW is “%s”, but should be a time "
	    "such as 2025-11-12T14:00.", text);
	return false;
}

bool
register_tick(struct db *db, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *frozen = from_environment("CONVENE_NOW", &a);
	int64_t now = (int64_t)time(NULL);
	bool rehearsal, ok = register_is_rehearsal(db, &rehearsal, e);

	if (ok && rehearsal)
		ok = frozen != NULL ? clock_frozen(frozen, &now, e) :
		    clock_running(db, &a, &now, e);
	if (ok)
		db_at(db, now);
	arena_release(&a);
	return ok;
}

bool
register_read(struct db *db, struct err *e)
{
	return db_begin_reading(db, e);
}

void
register_read_end(struct db *db)
{
	db_rollback(db);
}

static bool
start_setting(struct db *db, const char *name, int64_t value,
    struct arena *a, struct err *e)
{
	struct setting s = { .name = name,
		.value = arena_printf(a, "%lld", (long long)value) };

	return db_replace(db, &setting_record, &s, e);
}

bool
register_start_clock(struct db *db, int64_t moment, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok;

	if (!db_begin(db, "start the clock", e))
		return false;
	ok = start_setting(db, "clock-start", moment, &a, e) &&
	    start_setting(db, "clock-made", (int64_t)time(NULL), &a, e);
	arena_release(&a);
	return ok ? db_commit(db, e) : db_rollback(db);
}

/* Times that people read are those of the panels, wherever the host is. */
bool
register_zone(struct db *db, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *zone = NULL;
	bool ok = db_time_zone(db, &a, &zone, e);

	if (ok) {
		setenv("TZ", zone != NULL && *zone != '\0' ? zone :
		    ZONE_FALLBACK, 1);
		tzset();
	}
	arena_release(&a);
	return ok;
}

/* We make it so that only its owner or its group can; somebody changed it. */
static bool
is_open_to_all(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && (st.st_mode & S_IRWXO) != 0;
}

static bool
notice_find(struct db *db, const char *path, struct arena *a,
    const char **notice, struct err *e)
{
	bool rehearsal;

	*notice = NULL;
	if (!register_is_rehearsal(db, &rehearsal, e))
		return false;
	if (!rehearsal && from_environment("CONVENE_NOW", a) != NULL)
		*notice = "CONVENE_NOW is set, but this register is live, "
		    "so the real time counts.";
	else if (!rehearsal && is_open_to_all(path))
		*notice = arena_printf(a, "Everybody on this host can read "
		    "or change this register. Stop that with “chmod o= %s”.",
		    path);
	return true;
}

bool
register_open(const char *path, struct arena *a, struct db **out,
    const char **notice, struct err *e)
{
	struct db *db;

	if (!db_open(path, &db, e))
		return false;
	db_as(db, register_user(a));
	if (register_zone(db, e) && register_tick(db, e) &&
	    notice_find(db, path, a, notice, e)) {
		*out = db;
		return true;
	}
	db_close(db);
	return false;
}

void
register_close(struct db *db)
{
	db_close(db);
}

void
register_dry_run(struct db *db)
{
	db_rehearse(db, true);
}
