/* What the tests of the register share.  See place.h. */
#include "tests/db/place.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

static char folder[64];

int
place_make(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof folder, "%s/convene-db-XXXXXX",
	    tmp != NULL && strlen(tmp) < 40 ? tmp : "/tmp");
	return mkdtemp(folder) == NULL ? -1 : 0;
}

const char *
place_path(const char *name)
{
	static char paths[8][400];
	static unsigned next;
	char *path = paths[next++ % 8];

	snprintf(path, sizeof paths[0], "%s%s%s", folder,
	    *name != '\0' ? "/" : "", name);
	return path;
}

static const char *
look(const char *prefix, int *count, bool remove_them)
{
	static char first[300];
	DIR *dir = opendir(folder);
	struct dirent *d;

	*count = 0;
	while (dir != NULL && (d = readdir(dir)) != NULL) {
		if (strcmp(d->d_name, ".") == 0 ||
		    strcmp(d->d_name, "..") == 0 ||
		    strncmp(d->d_name, prefix, strlen(prefix)) != 0)
			continue;
		if ((*count)++ == 0)
			snprintf(first, sizeof first, "%s", d->d_name);
		if (remove_them && unlink(place_path(d->d_name)) != 0)
			rmdir(place_path(d->d_name));
	}
	if (dir != NULL)
		closedir(dir);
	return *count > 0 ? first : NULL;
}

int
place_remove(void **state)
{
	int n;

	(void)state;
	chmod(folder, 0700);
	look("", &n, true);
	return rmdir(folder);
}

int
place_count(const char *prefix)
{
	int n;

	look(prefix, &n, false);
	return n;
}

const char *
place_find(const char *prefix)
{
	int n;

	return look(prefix, &n, false);
}

void
place_write(const char *name, const void *bytes, size_t n)
{
	FILE *f = fopen(place_path(name), "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static struct db *
settle(struct db *db)
{
	db_as(db, "jo");
	db_at(db, PLACE_NOW);
	return db;
}

struct db *
place_memory(void)
{
	struct err e = ERR_INIT;
	struct db *db;

	if (!db_open_memory(&db, &e))
		fail_msg("%s", e.text);
	return settle(db);
}

struct db *
place_register(const char *name)
{
	struct err e = ERR_INIT;
	struct db *db;

	if (!db_create(place_path(name), 0600, (gid_t)-1, &db, &e))
		fail_msg("%s", e.text);
	return settle(db);
}

struct db *
place_open(const char *name)
{
	struct err e = ERR_INIT;
	struct db *db;

	if (!db_open(place_path(name), &db, &e))
		fail_msg("%s", e.text);
	return settle(db);
}

void
place_tamper(const char *name, const char *sql)
{
	sqlite3 *h;
	char *fault = NULL;

	assert_int_equal(sqlite3_open(place_path(name), &h), SQLITE_OK);
	if (sqlite3_exec(h, sql, NULL, NULL, &fault) != SQLITE_OK)
		fail_msg("%s: %s", sql, fault);
	sqlite3_close(h);
}

static char answer[2000];

static int
take_answer(void *ctx, int n, char **values, char **names)
{
	(void)ctx;
	(void)n;
	(void)names;
	snprintf(answer, sizeof answer, "%s", values[0] != NULL ? values[0] :
	    "(null)");
	return 0;
}

const char *
place_text(struct db *db, const char *sql)
{
	char *fault = NULL;

	snprintf(answer, sizeof answer, "(none)");
	if (sqlite3_exec(db->handle, sql, take_answer, NULL, &fault) !=
	    SQLITE_OK)
		fail_msg("%s: %s", sql, fault);
	return answer;
}

long long
place_number(struct db *db, const char *sql)
{
	return strtoll(place_text(db, sql), NULL, 10);
}

bool
place_runs(struct db *db, const char *sql)
{
	return sqlite3_exec(db->handle, sql, NULL, NULL, NULL) == SQLITE_OK;
}
