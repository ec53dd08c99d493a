/* Files of settings.  What the names mean is for others. */
#include "src/base/config.h"

#include <string.h>
#include <unistd.h>

#include "src/base/file.h"
#include "src/base/text.h"

#define CONFIG_CEILING ((size_t)256 * 1024)

/* One line, without its end: sets *VALUE when it is about NAME. */
static bool
read_line(char *line, const char *name, struct arena *a, const char **value)
{
	char *equals;

	line[strcspn(line, "#")] = '\0';
	text_trim(line);
	if (*line == '\0')
		return true;
	equals = strchr(line, '=');
	if (equals == NULL || equals == line)
		return false;
	*equals = '\0';
	if (strcmp(text_trim(line), name) == 0)
		*value = arena_strdup(a, text_trim(equals + 1));
	return true;
}

static bool
read_lines(const char *path, char *text, const char *name, struct arena *a,
    const char **value, struct err *e)
{
	const char *found = NULL;
	int n = 1;

	for (char *line = text, *end; line != NULL; line = end, n++) {
		end = strchr(line, '\n');
		if (end != NULL)
			*end++ = '\0';
		if (read_line(line, name, a, &found))
			continue;
		err_set(e, ERR_CONFIG, "%s:%d: a setting is written “name = "
		    "value”.", path, n);
		return false;
	}
	*value = found;
	return true;
}

bool
config_get(const char *path, const char *name, struct arena *a,
    const char **value, struct err *e)
{
	struct buf raw = BUF_INIT, text = BUF_INIT;
	bool ok = true;

	if (access(path, F_OK) != 0) {
		*value = NULL;
		return true;
	}
	if (!file_read(path, CONFIG_CEILING, &raw, e)) {
		if (e != NULL)
			e->code = ERR_CONFIG;
		ok = false;
	}
	if (ok) {
		text_import(buf_text(&raw), raw.len, TEXT_LINES, &text, NULL);
		buf_char(&text, '\n');
		ok = read_lines(path, text.p, name, a, value, e);
	}
	buf_release(&raw);
	buf_release(&text);
	return ok;
}
