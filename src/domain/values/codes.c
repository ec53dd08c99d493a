/* Lists of codes in one text.  See codes.h. */
#include "src/domain/values/codes.h"

#include <string.h>

#include "src/base/text.h"

const char *
codes_next(const char **at, struct arena *a)
{
	while (*at != NULL && **at != '\0') {
		size_t n = strcspn(*at, ";");
		char *code = text_trim(arena_strndup(a, *at, n));

		*at += n + ((*at)[n] == ';');
		if (*code != '\0')
			return code;
	}
	return NULL;
}

int
codes_count(const char *list)
{
	struct arena a = ARENA_INIT;
	int n = 0;

	while (codes_next(&list, &a) != NULL)
		n++;
	arena_release(&a);
	return n;
}

bool
codes_is_blank(const char *list)
{
	return codes_count(list) == 0;
}

const char *
codes_add(const char *list, const char *code, struct arena *a)
{
	if (code == NULL || *code == '\0')
		return list;
	return list == NULL || *list == '\0' ? code :
	    arena_printf(a, "%s;%s", list, code);
}

bool
codes_override(const char *pair, struct arena *a, const char **rule,
    const char **code)
{
	const char *equals = strchr(pair, '=');

	if (equals == NULL || equals == pair || equals[1] == '\0')
		return false;
	*rule = text_trim(arena_strndup(a, pair, (size_t)(equals - pair)));
	*code = text_trim(arena_strdup(a, equals + 1));
	return true;
}

const char *
codes_given_for(const char *overrides, const char *rule, struct arena *a)
{
	const char *pair, *of, *code;

	while ((pair = codes_next(&overrides, a)) != NULL)
		if (codes_override(pair, a, &of, &code) &&
		    strcmp(of, rule) == 0)
			return code;
	return NULL;
}

bool
codes_meet(const char *list, const char *value, struct arena *a)
{
	const char *code, *at, *other;

	while ((code = codes_next(&value, a)) != NULL)
		for (at = list; (other = codes_next(&at, a)) != NULL; )
			if (strcmp(code, other) == 0)
				return true;
	return false;
}
