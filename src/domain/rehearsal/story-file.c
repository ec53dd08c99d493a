/* Files of a story go in as any file does. */
#include <string.h>

#include "src/base/file.h"
#include "src/domain/imports/import.h"
#include "src/domain/rehearsal/story-act.h"
#include "src/domain/scheme/scheme-read.h"

/* Stands in a list of people for whoever plays the story. */
static const char player[] = "{user}";

/* The bytes of a file with the player's name in it. */
static void
player_put(const char *bytes, const char *user, struct buf *out)
{
	const char *mark;

	while ((mark = strstr(bytes, player)) != NULL) {
		buf_add(out, bytes, (size_t)(mark - bytes));
		buf_str(out, user);
		bytes = mark + strlen(player);
	}
	buf_str(out, bytes);
}

/* A story is ours: what is refused in it is a fault of the story. */
static bool
nothing_refused(const struct import_ask *ask,
    const struct import_result *result, struct err *e)
{
	const struct import_says *s = result->refused.at;

	if (result->refused.count == 0)
		return true;
	err_set(e, ERR_DATA, "%s:%d: %s: %s", ask->name, s->line, s->heading,
	    s->says);
	return false;
}

static bool
bytes_import(const struct act *a, const char *name, const struct buf *file,
    struct err *e)
{
	struct buf bytes = BUF_INIT;
	struct import_ask ask = { .name = name };
	struct import_result result = { 0 };
	int kind = word_value(import_kind_words, a->word);
	bool ok;

	player_put(buf_text(file), db_actor(a->db), &bytes);
	ask.bytes = buf_text(&bytes);
	ask.size = bytes.len;
	ok = import_file(a->db, (enum import_kind)kind, &ask, a->arena,
	    &result, e) && nothing_refused(&ask, &result, e);
	buf_release(&bytes);
	return ok;
}

bool
act_import(const struct act *a, struct err *e)
{
	const char *folder = strchr(a->about, '/') != NULL ?
	    data_folder() : a->folder;
	const char *path = arena_printf(a->arena, "%s/%s", folder, a->about);
	struct buf file = BUF_INIT;
	bool ok = file_read(path, FILE_CEILING, &file, e) &&
	    bytes_import(a, path, &file, e);

	buf_release(&file);
	return ok;
}
