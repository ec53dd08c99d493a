/*
 * Migrations are numbered files, frozen once they are released; the build
 * embeds them.
 */
#include "db/migrate.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "db/stmt.h"
#include "src/base/embed.h"

extern const struct embedded migrations_data[];

static const struct query q_version = { "user_version",
	"PRAGMA user_version" };

static int
steps_known(void)
{
	int n = 0;

	while (migrations_data[n].name != NULL)
		n++;
	return n;
}

/* Two sessions may have found an old register; the second has to see that
 * the first has climbed. */
static bool
step_up(struct db *db, int step, struct err *e)
{
	char pragma[48];
	int64_t version = -1;

	snprintf(pragma, sizeof pragma, "PRAGMA user_version = %d", step + 1);
	if (!db_exec(db, "BEGIN IMMEDIATE", e))
		return false;
	if (db_number(db, &q_version, NULL, 0, &version, e) &&
	    version > step)
		return db_exec(db, "COMMIT", e);
	if (version == step &&
	    db_exec(db, (const char *)migrations_data[step].bytes, e) &&
	    db_exec(db, pragma, e) && db_exec(db, "COMMIT", e))
		return true;
	sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
	return false;
}

static bool
copy_before(struct db *db, int version, struct err *e)
{
	char path[4200], day[16];
	time_t now = (time_t)db->now;
	struct tm tm;

	gmtime_r(&now, &tm);
	strftime(day, sizeof day, "%Y%m%d-%H%M%S", &tm);
	snprintf(path, sizeof path, "%s.v%d-%s", db->path, version, day);
	if (db_copy(db, path, e))
		return true;
	/* another session found the register old in the same second */
	return access(path, F_OK) == 0;
}

bool
db_schema(struct db *db, int *known, int *has, struct err *e)
{
	int64_t version;

	if (!db_number(db, &q_version, NULL, 0, &version, e))
		return false;
	*known = steps_known();
	*has = (int)version;
	return true;
}

bool
migrate_up(struct db *db, struct err *e)
{
	int64_t version;

	if (!db_number(db, &q_version, NULL, 0, &version, e))
		return false;
	if (version > steps_known()) {
		err_set(e, ERR_CONFIG, "The register %s was made by a newer "
		    "convene (version %lld, this program knows %d). Use "
		    "that one.", db->path, (long long)version,
		    steps_known());
		return false;
	}
	if (version > 0 && version < steps_known() &&
	    !copy_before(db, (int)version, e))
		return false;
	for (int step = (int)version; step < steps_known(); step++)
		if (!step_up(db, step, e))
			return false;
	return true;
}
