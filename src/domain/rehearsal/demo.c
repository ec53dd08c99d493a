/* Making rehearsal registers.  What happens in one stands in its story. */
#include "src/domain/rehearsal/demo.h"

#include <dirent.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "src/base/day.h"
#include "src/domain/register/now.h"
#include "src/domain/register/register.h"
#include "src/domain/rehearsal/story.h"
#include "src/domain/scheme/scheme-read.h"

#define BESIDE_MOST 1000

static bool
is_there(const char *path)
{
	return access(path, F_OK) == 0;
}

static bool
beside_find(struct arena *a, const char **out, struct err *e)
{
	const char *folder = dirname(arena_strdup(a,
	    register_default_path(a)));
	char today[DAY_ISO_SIZE];
	const char *stem = arena_printf(a, "%s/rehearsal-%s", folder,
	    day_iso(day_at((int64_t)time(NULL)), today));

	*out = arena_printf(a, "%s.db", stem);
	for (int i = 2; is_there(*out) && i < BESIDE_MOST; i++)
		*out = arena_printf(a, "%s-%d.db", stem, i);
	if (is_there(*out)) {
		err_set(e, ERR_CREATE, "There are too many rehearsals in %s. "
		    "Delete some, or name a file with -d.", folder);
		return false;
	}
	return true;
}

bool
demo_path(const char *given, struct arena *a, const char **out,
    struct err *e)
{
	const char *named = secure_getenv("CONVENE_DB");

	if (given == NULL && (named == NULL || *named == '\0' ||
	    is_there(named)))
		return beside_find(a, out, e);
	return register_path(given, a, out, e);
}

/* Which schemes have a story, for the sentence of a refusal. */
static const char *
stories_words(struct arena *a)
{
	const char *folder = arena_printf(a, "%s/demo", data_folder());
	const char *words = "";
	struct dirent **found;
	int n = scandir(folder, &found, NULL, alphasort);

	for (int i = 0; i < n; i++) {
		const char *name = arena_strdup(a, found[i]->d_name);

		free(found[i]);
		if (!is_there(arena_printf(a, "%s/%s/story.csv", folder,
		    name)))
			continue;
		words = *words == '\0' ? name :
		    arena_printf(a, "%s, %s", words, name);
	}
	if (n >= 0)
		free(found);
	return words;
}

static bool
story_find(const char *scheme, struct arena *a, const char **out,
    struct err *e)
{
	const char *words;

	*out = arena_printf(a, "%s/demo/%s", data_folder(), scheme);
	if (strchr(scheme, '/') == NULL && is_there(arena_printf(a,
	    "%s/story.csv", *out)))
		return true;
	words = stories_words(a);
	if (*words == '\0')
		err_set(e, ERR_NO_INPUT, "There is no rehearsal in %s/demo. "
		    "Install convene, or set CONVENE_DATA to the folder that "
		    "has “demo” in it.", data_folder());
	else
		err_set(e, ERR_NO_INPUT, "There is no rehearsal for “%s”. "
		    "There are: %s. For another scheme make an empty one: "
		    "convene init --rehearsal --scheme ID.", scheme, words);
	return false;
}

static bool
is_free(const char *path, struct err *e)
{
	if (!is_there(path))
		return true;
	err_set(e, ERR_CREATE, "There is a file %s already. Open it with "
	    "“convene -d %s”, or name another one.", path, path);
	return false;
}

/* A rehearsal that is not whole is of no use to anybody. */
static bool
unmake(struct db *db, struct arena *a)
{
	const char *path = arena_strdup(a, db_path(db));

	db_close(db);
	unlink(path);
	unlink(arena_printf(a, "%s-journal", path));
	return false;
}

bool
demo_make(const char *path, const char *scheme, bool dry_run,
    struct arena *a, struct db **out, struct err *e)
{
	const char *folder;

	return story_find(scheme, a, &folder, e) &&
	    demo_make_from(folder, path, scheme, dry_run, a, out, e);
}

bool
demo_make_from(const char *folder, const char *path, const char *scheme,
    bool dry_run, struct arena *a, struct db **out, struct err *e)
{
	struct register_new r = { .path = path, .rehearsal = true,
	    .schemes = &scheme, .scheme_count = 1 };
	const char *notice;
	struct db *db = NULL;

	if (!is_free(path, e) ||
	    !story_start(folder, a, &r.clock, e) ||
	    !register_make(&r, dry_run, a, &db, &notice, e))
		return false;
	if (!dry_run && (!story_play(db, folder, e) ||
	    !register_tick(db, e)))
		return unmake(db, a);
	*out = db;
	return true;
}
