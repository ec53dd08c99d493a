/* Reading a story and moving the register's clock along it.  See story.h. */
#include "src/domain/rehearsal/story.h"

#include <bsd/stdlib.h>

#include "src/base/buf.h"
#include "src/base/file.h"
#include "src/domain/register/register.h"
#include "src/domain/rehearsal/story-act.h"
#include "src/exchange/csv.h"

#define MINUTES_MOST 100000

/* The file while it is read. */
struct story {
	const char *folder;
	const char *path;
	struct arena arena;
	struct buf file;
	struct csv csv;
};
#define STORY_INIT { .arena = ARENA_INIT, .file = BUF_INIT }

static const char *
cell(const struct story *s, const char *heading)
{
	const char *value = csv_get(&s->csv, heading);

	return value != NULL ? value : "";
}

/* The clock never goes back: what happened is told in its order. */
static bool
clock_move(struct db *db, const char *at, struct err *e)
{
	const char *fault = NULL;
	int64_t now = db_now(db);

	if (*at == '\0')
		return true;
	if (*at == '+')
		now += 60 * strtonum(at + 1, 0, MINUTES_MOST, &fault);
	else if (!register_read_time(at, &now))
		fault = "no time";
	if (fault != NULL) {
		err_set(e, ERR_DATA, "“%s” is no moment. Write it like "
		    "2025-09-18T10:00, or +5 for five minutes later.", at);
		return false;
	}
	if (now < db_now(db)) {
		err_set(e, ERR_DATA, "%s lies before the act above. Put the "
		    "acts in the order in which they happened.", at);
		return false;
	}
	db_at(db, now);
	return true;
}

static bool
row_play(struct story *s, struct db *db, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct act act = { .db = db, .folder = s->folder, .arena = &a,
	    .word = cell(s, "act"), .meeting = cell(s, "meeting"),
	    .about = cell(s, "about"), .how = cell(s, "how"),
	    .text = cell(s, "text") };
	bool ok = clock_move(db, cell(s, "at"), e) && act_play(&act, e);

	arena_release(&a);
	return ok;
}

static bool
rows_play(struct story *s, struct db *db, struct err *e)
{
	enum csv_got got;

	while ((got = csv_next(&s->csv, e)) == CSV_ROW)
		if (!row_play(s, db, e))
			return false;
	return got == CSV_END;
}

/* The moment of making it does not count: the story brings its own. */
static bool
whole_play(struct story *s, struct db *db, struct err *e)
{
	if (!db_begin(db, "play a story", e))
		return false;
	db_at(db, 0);
	return rows_play(s, db, e) ? db_commit(db, e) : db_rollback(db);
}

static bool
story_open(struct story *s, const char *folder, struct err *e)
{
	s->folder = folder;
	s->path = arena_printf(&s->arena, "%s/story.csv", folder);
	return file_read(s->path, FILE_CEILING, &s->file, e) &&
	    csv_open(&s->csv, &s->arena, buf_text(&s->file), s->file.len,
	    CSV_HEADINGS, e);
}

static bool
story_end(struct story *s, bool ok, struct err *e)
{
	if (!ok && s->csv.line > 0)
		err_prefix(e, "%s:%d: ", s->path, s->csv.line);
	buf_release(&s->file);
	arena_release(&s->arena);
	return ok;
}

bool
story_start(const char *folder, struct arena *a, const char **at,
    struct err *e)
{
	struct story s = STORY_INIT;
	bool ok = story_open(&s, folder, e);

	*at = NULL;
	if (ok && csv_next(&s.csv, e) == CSV_ROW)
		*at = arena_strdup(a, cell(&s, "at"));
	return story_end(&s, ok, e);
}

bool
story_play(struct db *db, const char *folder, struct err *e)
{
	struct story s = STORY_INIT;
	bool ok = story_open(&s, folder, e) && whole_play(&s, db, e);

	return story_end(&s, ok, e);
}
