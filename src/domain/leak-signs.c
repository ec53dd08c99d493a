/*
 * What the leak check looks for in a line beside names: days, telephone
 * numbers and addresses in the ways in which people write them; and which
 * forenames are words of English too.  Those prove nothing when written
 * small: "will" is a word, "Will" may be a pupil.
 */
#include "src/domain/leak.h"

#include <ctype.h>
#include <string.h>

#include "src/base/day.h"
#include "src/base/fold.h"

/* "6th of october" is "6 october". */
static const char *
without_ordinals(const char *line, struct arena *a)
{
	char *out = arena_strdup(a, line), *to = out;

	for (const char *p = line; *p != '\0'; ) {
		bool ends = p > line && isdigit((unsigned char)p[-1]) &&
		    p[1] != '\0' && (p[2] == ' ' || p[2] == '\0');

		if (ends && (strncmp(p, "st", 2) == 0 ||
		    strncmp(p, "nd", 2) == 0 || strncmp(p, "rd", 2) == 0 ||
		    strncmp(p, "th", 2) == 0))
			p += strncmp(p + 2, " of ", 4) == 0 ? 5 : 2;
		else
			*to++ = *p++;
	}
	*to = '\0';
	return out;
}

bool
leak_has_date(const char *line, int day, struct arena *a)
{
	static const char *const months[] = { "january", "february", "march",
		"april", "may", "june", "july", "august", "september",
		"october", "november", "december" };
	int y, m, d;

	if (day == DAY_NONE || strpbrk(line, "0123456789") == NULL)
		return false;
	day_split(day, &y, &m, &d);
	const char *const forms[] = {
		arena_printf(a, "%02d %02d %d", d, m, y),
		arena_printf(a, "%d %d %d", d, m, y),
		arena_printf(a, "%d %02d %02d", y, m, d),
		arena_printf(a, "%02d %02d %02d", d, m, y % 100),
		arena_printf(a, "%d %d %02d", d, m, y % 100),
		arena_printf(a, "%d %s %d", d, months[m - 1], y),
		arena_printf(a, "%02d %s %d", d, months[m - 1], y),
		arena_printf(a, "%d %.3s %d", d, months[m - 1], y),
		arena_printf(a, "%02d %.3s %d", d, months[m - 1], y),
		arena_printf(a, "%d %.3s %02d", d, months[m - 1], y % 100),
		arena_printf(a, "%02d %.3s %02d", d, months[m - 1], y % 100),
		arena_printf(a, "%s %d %d", months[m - 1], d, y),
		arena_printf(a, "%.3s %d %d", months[m - 1], d, y)
	};
	line = without_ordinals(line, a);
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
		if (fold_has_words(line, forms[i], NULL))
			return true;
	return false;
}

static bool
is_digit(char c)
{
	return isdigit((unsigned char)c) != 0;
}

/* Digits from here on, with up to two signs between: "(0)1455 6-12". */
static int
count_digits(const char *p)
{
	int digits = 0;

	for (;;) {
		size_t gap = strspn(p, " .-()");

		if (gap > 2 || !is_digit(p[gap]))
			return digits;
		p += gap + 1;
		digits++;
	}
}

/* Ten or more digits, from +44, or from 0 and two more: no date is so. */
bool
leak_has_telephone(const char *line)
{
	for (const char *p = line; *p != '\0'; p++) {
		if (p > line && is_digit(p[-1]))
			continue;
		if (strncmp(p, "+44", 3) == 0 ? count_digits(p + 3) >= 9 :
		    *p == '0' && is_digit(p[1]) && is_digit(p[2]) &&
		    count_digits(p) >= 10)
			return true;
	}
	return false;
}

bool
leak_has_address(const char *line)
{
	const char *at = strchr(line, '@');

	while (at != NULL) {
		if (at > line && isalnum((unsigned char)at[-1]) &&
		    isalnum((unsigned char)at[1]))
			return true;
		at = strchr(at + 1, '@');
	}
	return false;
}

static const char words[] = " ace amber angel april archer art ash aspen "
    "august autumn bailey basil bay bear bill blue bob brook buddy carol "
    "case cash chance charity chase chip christian clay cliff cole colt "
    "coral crew cruz daisy dale dash dawn dean dell destiny dixie don drew "
    "duke earl earnest eden eve ever faith fern flora ford forest fox frank "
    "gale gay gene ginger glen glory grace grant gray guy hale happy harmony "
    "harper haven hazel heath heather heaven holly honest honey honor honour "
    "hope hunter iris ivy jack jade jasmine jay jean jet jewel job joy june "
    "justice kit lance lane lark lily lynx mark marina mason max may meadow "
    "melody mercy merit merry miles mini misty nick noble nova olive opal "
    "page pat patience patsy pearl penny peace pepper piper pip poppy "
    "precious press prince princess promise queen rain randy raven ray reed "
    "reign rich river rob robin rocky rose rosemary royal ruby rusty sage "
    "sandy savvy scout serenity shade shadow sierra silver sky son sonny "
    "spring star stone storm sue summer sunny tad teal ted temperance tiger "
    "true tuesday van vale verity victor violet wade ward wednesday will "
    "willow win winter wolf wren young zen ";

bool
leak_is_common(const char *folded)
{
	size_t n = strlen(folded);

	for (const char *p = words; (p = strstr(p, folded)) != NULL; p++)
		if (p[-1] == ' ' && p[n] == ' ')
			return true;
	return false;
}
