/*
 * Names of files as people type them.  See path.h; reading and writing is in
 * file.c.
 */
#include "src/base/path.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "src/base/file.h"
#include "src/base/utf8.h"

const char *
path_expand(const char *typed, struct arena *a)
{
	const char *home = secure_getenv("HOME");

	if (strncmp(typed, "~/", 2) != 0 || home == NULL || *home == '\0')
		return arena_strdup(a, typed);
	return arena_printf(a, "%s%s", home, typed + 1);
}

static int
by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static bool
is_folder(const char *folder, const char *name, struct arena *a)
{
	struct stat st;

	return stat(arena_printf(a, "%s%s", folder, name), &st) == 0 &&
	    S_ISDIR(st.st_mode);
}

/* A name that is no text cannot be typed either. */
static bool
begins_so(const char *name, const char *begin)
{
	return (*name != '.' || *begin == '.') &&
	    strcmp(name, ".") != 0 && strcmp(name, "..") != 0 &&
	    strncmp(name, begin, strlen(begin)) == 0 &&
	    utf8_is_valid(name, strlen(name));
}

static int
read_names(const char *folder, const char *begin, struct arena *a,
    const char **names)
{
	gid_t was = file_as_caller();
	DIR *d = opendir(*folder != '\0' ? folder : ".");
	struct dirent *f;
	int n = 0;

	file_as_program(was);
	if (d == NULL)
		return 0;
	while (n < PATH_NAMES && (f = readdir(d)) != NULL)
		if (begins_so(f->d_name, begin))
			names[n++] = arena_printf(a, "%s%s", f->d_name,
			    is_folder(folder, f->d_name, a) ? "/" : "");
	closedir(d);
	qsort(names, (size_t)n, sizeof *names, by_name);
	return n;
}

/* How many bytes all names share, in whole characters. */
static size_t
shared(const char *const *names, int n)
{
	size_t len = strlen(names[0]);

	for (int i = 1; i < n; i++)
		for (size_t k = 0; k < len; k++)
			if (names[i][k] != names[0][k])
				len = k;
	while (len > 0 && ((unsigned char)names[0][len] & 0xc0) == 0x80)
		len--;
	return len;
}

const char *
path_complete(const char *typed, struct arena *a, const char *const **names,
    int *count)
{
	const char *slash = strrchr(typed, '/');
	const char *begin = slash != NULL ? slash + 1 : typed;
	const char *stem = arena_strndup(a, typed, (size_t)(begin - typed));
	const char **list = arena_array(a, PATH_NAMES, sizeof *list);
	int n = read_names(path_expand(stem, a), begin, a, list);

	*names = list;
	*count = n;
	if (n == 0)
		return typed;
	return arena_printf(a, "%s%.*s", stem, (int)shared(list, n),
	    list[0]);
}
