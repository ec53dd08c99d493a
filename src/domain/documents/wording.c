/* Words of the pack, and of the site in their place.  See wording.h. */
#include "src/domain/documents/wording.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "src/base/encoding.h"
#include "src/base/file.h"
#include "src/base/text.h"
#include "src/domain/register/settings.h"
#include "src/domain/scheme/scheme-read.h"
#include "src/domain/scheme/scheme.h"

struct place {
	const char *folder;	/* of the scheme; NULL: no site has any */
	const char *from;
	const char *fault;	/* of the folder itself */
};

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* A folder that is named and not there is a fault of all its words: a disk
 * that is not mounted must not bring the pack's own words back. */
static bool
find_place(struct db *db, const struct scheme *s, struct arena *a,
    struct place *out, struct err *e)
{
	const char *folder, *from;

	*out = (struct place){ .folder = NULL };
	if (!setting_get(db, "templates", a, &folder, &from, e))
		return false;
	if (*folder == '\0')
		return true;
	out->from = from;
	out->folder = arena_printf(a, "%s/%s", folder, s->id);
	if (*folder != '/')
		out->fault = "The setting templates names a folder by its "
		    "whole path, from / on.";
	else if (!is_folder(folder))
		out->fault = "The setting templates names this folder, and "
		    "it is not there or cannot be read.";
	if (out->fault != NULL)
		out->folder = folder;
	return true;
}

static void
fault(struct wording *w, int line, const char *says, struct arena *a)
{
	w->fault = arena_strdup(a, says);
	w->line = line;
}

static void
judge(const struct scheme *s, struct wording *w, const char *text,
    struct arena *a)
{
	struct err e = ERR_INIT;
	int line = 1;

	if (text_is_blank(text))
		fault(w, 1, "This text is empty. Write it, or take the file "
		    "away.", a);
	else if (w->template && !wording_check(s, text, a, &line, &e))
		fault(w, line, e.text, a);
	else
		w->markdown = arena_strdup(a, text);
}

static void
read_file(const struct scheme *s, struct wording *w, struct arena *a)
{
	struct buf raw = BUF_INIT, utf8 = BUF_INIT, safe = BUF_INIT;
	struct encoding_found found;
	struct err e = ERR_INIT;

	if (!file_read(w->path, PACK_FILE_MOST, &raw, &e) ||
	    !encoding_to_utf8(buf_text(&raw), raw.len, &utf8, &found, &e))
		fault(w, 1, e.text, a);
	else {
		text_import(buf_text(&utf8), utf8.len, TEXT_LINES, &safe,
		    NULL);
		judge(s, w, buf_text(&safe), a);
	}
	buf_release(&raw);
	buf_release(&utf8);
	buf_release(&safe);
}

/* A link would put into plans what whoever made it may not read. */
static struct wording
word_one(const struct scheme *s, const struct place *p,
    const struct pack_text *t, struct arena *a)
{
	struct wording w = { .code = t->text, .markdown = t->markdown,
		.template = strcmp(t->kind, "template") == 0 };
	struct stat st = { .st_mode = 0 };

	if (p->folder == NULL)
		return w;
	w.from = p->from;
	if (p->fault != NULL) {
		w.path = p->folder;
		fault(&w, 0, p->fault, a);
		return w;
	}
	w.path = arena_printf(a, "%s/%s/%s.md", p->folder, w.template ?
	    "templates" : "texts", t->text);
	if (lstat(w.path, &st) != 0 && (errno == ENOENT || errno == ENOTDIR))
		w.path = NULL;
	else if (!S_ISREG(st.st_mode))
		fault(&w, 1, "This is no plain file that may be read. Put "
		    "the file itself here.", a);
	else
		read_file(s, &w, a);
	return w;
}

bool
wording_get(struct db *db, const struct scheme *s, bool template,
    const char *code, struct arena *a, struct wording *out, bool *found,
    struct err *e)
{
	struct place p;

	*found = false;
	if (!find_place(db, s, a, &p, e))
		return false;
	SCHEME_ROWS(s, PART_TEXTS, struct pack_text, t)
		if (!*found && strcmp(t->text, code) == 0 &&
		    (strcmp(t->kind, "template") == 0) == template) {
			*out = word_one(s, &p, t, a);
			*found = true;
		}
	return true;
}

bool
wording_list(struct db *db, const struct scheme *s, struct arena *a,
    struct wording **out, int *count, struct err *e)
{
	struct wording *list;
	struct place p;
	int n = 0;

	if (!find_place(db, s, a, &p, e))
		return false;
	list = arena_array(a, (size_t)s->part[PART_TEXTS].count + 1,
	    sizeof *list);
	SCHEME_ROWS(s, PART_TEXTS, struct pack_text, t)
		list[n++] = word_one(s, &p, t, a);
	*out = list;
	*count = n;
	return true;
}

void
wording_refuse(const struct wording *w, struct err *e)
{
	if (w->line > 0)
		err_set(e, ERR_CONFIG, "%s:%d: %s Nothing is written with "
		    "it until the file is mended or taken away.", w->path,
		    w->line, w->fault);
	else
		err_set(e, ERR_CONFIG, "%s: %s Nothing is written until "
		    "that is mended.", w->path, w->fault);
}

bool
wording_digest(struct db *db, const struct scheme *s,
    char out[static HASH_SIZE], struct err *e)
{
	struct arena a = ARENA_INIT;
	struct buf all = BUF_INIT;
	struct wording *list;
	int n;
	bool ok = wording_list(db, s, &a, &list, &n, e);

	for (int i = 0; ok && i < n; i++) {
		buf_str(&all, list[i].code);
		buf_char(&all, '\n');
		buf_str(&all, list[i].markdown);
	}
	if (ok)
		hash_sha256(buf_text(&all), all.len, out);
	buf_release(&all);
	arena_release(&a);
	return ok;
}
