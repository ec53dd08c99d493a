/*
 * Where packs and standard code sets lie on this host, and what codes are
 * called.
 */
#include "src/domain/scheme/scheme-read.h"

#include <dirent.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db/pack.h"
#include "src/base/file.h"
#include "src/exchange/csv.h"

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/*
 * A program that was built and not installed has its packs in the sources
 * around it; an installed one does not lie beside a config.status, and one
 * with a group of its own does not look where somebody put it.
 */
static const char *
beside_the_build(void)
{
	static const char *const up[] = { "", "/..", "/../..",
	    "/../../.." };
	static char path[PATH_MAX + 32];
	char exe[PATH_MAX];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);

	exe[n > 0 ? n : 0] = '\0';
	if (getauxval(AT_SECURE) != 0 || strrchr(exe, '/') == NULL)
		return NULL;
	*strrchr(exe, '/') = '\0';
	snprintf(path, sizeof path, "%s/config.status", exe);
	if (access(path, F_OK) != 0)
		return NULL;
	for (size_t i = 0; i < sizeof up / sizeof up[0]; i++) {
		snprintf(path, sizeof path, "%s%s/db/schemes", exe, up[i]);
		if (is_folder(path)) {
			*strrchr(path, '/') = '\0';
			return path;
		}
	}
	return NULL;
}

const char *
data_folder(void)
{
	const char *folder = secure_getenv("CONVENE_DATA");

	if (folder != NULL && *folder != '\0')
		return folder;
	folder = beside_the_build();
	return folder != NULL ? folder : PKGDATADIR;
}

static int
no_hidden(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

bool
scheme_installed(struct arena *a, const char ***out, int *count,
    struct err *e)
{
	const char *folder = arena_printf(a, "%s/schemes", data_folder());
	struct dirent **found;
	int n = scandir(folder, &found, no_hidden, alphasort), kept = 0;

	if (n < 0) {
		err_set(e, ERR_CONFIG, "There is no folder %s. Install "
		    "convene with “make install”, start it where it was "
		    "built, or set CONVENE_DATA to the folder that has "
		    "“schemes” in it.", folder);
		return false;
	}
	*out = arena_array(a, (size_t)n, sizeof **out);
	for (int i = 0; i < n; i++) {
		const char *name = arena_strdup(a, found[i]->d_name);

		if (is_folder(arena_printf(a, "%s/%s", folder, name)))
			(*out)[kept++] = name;
		free(found[i]);
	}
	free(found);
	*count = kept;
	return true;
}

static const char *
installed_words(struct arena *a)
{
	const char **ids = NULL, *words = "none";
	int count = 0;

	if (!scheme_installed(a, &ids, &count, NULL))
		return words;
	for (int i = 0; i < count; i++)
		words = i == 0 ? ids[i] : arena_printf(a, "%s, %s", words,
		    ids[i]);
	return words;
}

bool
scheme_folder(const char *id, struct arena *a, const char **out,
    struct err *e)
{
	const char *path = arena_printf(a, "%s/schemes/%s", data_folder(),
	    id);

	if (*id == '\0' || *id == '.' || strchr(id, '/') != NULL ||
	    !is_folder(path)) {
		err_set(e, ERR_NO_INPUT, "There is no scheme “%s” on this "
		    "host. Installed are: %s.", id, installed_words(a));
		return false;
	}
	*out = path;
	return true;
}

/* One CSV file with the columns of codes.csv. */
static bool
codes_read(const char *bytes, size_t n, struct arena *a,
    struct pack_rows *out, struct err *e)
{
	const struct record *rec = &pack_files[PART_CODES].record;
	struct code_row *rows = NULL;
	int count = 0, room = 0;
	enum csv_got got;
	struct csv c;

	if (!csv_open(&c, a, bytes, n, CSV_HEADINGS, e))
		return false;
	while ((got = csv_next(&c, e)) == CSV_ROW) {
		if (count == room) {
			struct code_row *more;

			room = room ? room * 2 : 64;
			more = arena_array(a, (size_t)room, sizeof *more);
			if (count > 0)
				memcpy(more, rows, (size_t)count *
				    sizeof *more);
			rows = more;
		}
		record_clear(rec, &rows[count]);
		for (const struct field *f = rec->fields; f->name; f++)
			if (!field_parse(f, &rows[count], csv_get(&c,
			    f->name), a, e))
				return false;
		count++;
	}
	if (got == CSV_FAULT)
		return false;
	*out = (struct pack_rows){ rows, count };
	return true;
}

bool
pack_standard_codes(struct arena *a, struct pack_rows *out, struct err *e)
{
	const char *path = arena_printf(a, "%s/standards/codes.csv",
	    data_folder());
	struct buf bytes = BUF_INIT;
	bool ok = file_read(path, FILE_CEILING, &bytes, e) &&
	    codes_read(buf_text(&bytes), bytes.len, a, out, e);

	buf_release(&bytes);
	if (!ok)
		err_prefix(e, "%s: ", path);
	return ok;
}

const char *
code_label(struct db *db, const struct scheme *s, const char *set,
    const char *code, struct arena *a)
{
	const char *label = NULL;

	if (s != NULL)
		SCHEME_ROWS(s, PART_CODES, struct code_row, c)
			if (c->set_name && strcmp(c->set_name, set) == 0 &&
			    c->code && strcmp(c->code, code) == 0)
				return c->label;
	if (db_code_label(db, set, code, a, &label, NULL) && label != NULL)
		return label;
	return code;
}
