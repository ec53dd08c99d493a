/*
 * Year groups.  The expected one is the age on 31 August before the school
 * year, less four.
 */
#include "src/domain/values/year.h"

#include <string.h>
#include <strings.h>

#include "src/base/day.h"
#include "src/model/field.h"

static const struct year {
	const char *code;
	int number;
	const char *key_stage;
} years[] = {
	{ "E1", -4, "foundation" }, { "E2", -3, "foundation" },
	{ "N1", -2, "foundation" }, { "N2", -1, "foundation" },
	{ "R", 0, "foundation" },
	{ "1", 1, "KS1" }, { "2", 2, "KS1" },
	{ "3", 3, "KS2" }, { "4", 4, "KS2" }, { "5", 5, "KS2" },
	{ "6", 6, "KS2" },
	{ "7", 7, "KS3" }, { "8", 8, "KS3" }, { "9", 9, "KS3" },
	{ "10", 10, "KS4" }, { "11", 11, "KS4" },
	{ "12", 12, "post-16" }, { "13", 13, "post-16" },
	{ "14", 14, "post-16" },
	{ "X", INT_NONE, "" },
};
#define YEARS (sizeof years / sizeof years[0])

static const struct year *
find(const char *code)
{
	for (size_t i = 0; i < YEARS; i++)
		if (strcasecmp(years[i].code, code) == 0)
			return &years[i];
	return NULL;
}

static const char *
by_number(int number)
{
	for (size_t i = 0; i < YEARS; i++)
		if (years[i].number == number)
			return years[i].code;
	return NULL;
}

/* What stands behind "Year" or one of its short forms. */
static const char *
behind_word(const char *text)
{
	static const char *const words[] =
	    { "year group", "year", "yr", "y", "nc year", NULL };

	for (int i = 0; words[i] != NULL; i++) {
		size_t n = strlen(words[i]);

		if (strncasecmp(text, words[i], n) != 0)
			continue;
		text += n + strspn(text + n, ". ");
		return text;
	}
	return text;
}

const char *
year_code(const char *text)
{
	const struct year *y;

	text = behind_word(text);
	if (strcasecmp(text, "Reception") == 0)
		return "R";
	if (text[0] == '0' && text[1] >= '1' && text[1] <= '9')
		text++;
	y = find(text);
	return y != NULL ? y->code : NULL;
}

int
year_number(const char *code)
{
	const struct year *y = find(code);

	return y != NULL ? y->number : INT_NONE;
}

const char *
year_key_stage(const char *code)
{
	const struct year *y = find(code);

	return y != NULL ? y->key_stage : "";
}

int
age_on(int born, int day)
{
	int by, bm, bd, y, m, d;

	day_split(born, &by, &bm, &bd);
	day_split(day, &y, &m, &d);
	return y - by - (m < bm || (m == bm && d < bd));
}

const char *
year_expected(int born, int day)
{
	int y, m, d, age;

	day_split(day, &y, &m, &d);
	age = age_on(born, day_of(m >= 9 ? y : y - 1, 8, 31));
	if (age < 0)
		return NULL;
	if (age < 4)
		return age < 3 ? "N1" : "N2";
	return by_number(age - 4);
}
