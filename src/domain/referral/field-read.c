/*
 * Reading the text of a field by its kind: what people and survey tools
 * write becomes the one form that is stored, so that the same form sent in
 * again is seen to be the same.
 */
#include "src/domain/referral/field-read.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "db/school.h"
#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/values/check.h"
#include "src/domain/values/upn.h"
#include "src/domain/values/year.h"

static bool
read_text(struct reading *r)
{
	r->value = arena_strdup(r->frame->arena, r->text);
	return true;
}

bool
read_line(struct reading *r)
{
	struct buf b = BUF_INIT;

	text_import(r->text, strlen(r->text), TEXT_LINE, &b, NULL);
	r->value = text_trim(arena_strdup(r->frame->arena, buf_text(&b)));
	buf_release(&b);
	return true;
}

int
field_day(const char *text)
{
	int y, m, d, n = 0;
	char a, b, form[DAY_ISO_SIZE];

	if (strlen(text) > 10 && (text[10] == ' ' || text[10] == 'T')) {
		snprintf(form, sizeof form, "%.10s", text);
		return field_day(form);
	}
	if (day_parse(text) != DAY_NONE)
		return day_parse(text);
	if (!isdigit((unsigned char)text[0]) || strchr(text, '+') != NULL ||
	    sscanf(text, "%2d%c%2d%c%4d%n", &d, &a, &m, &b, &y, &n) != 5 ||
	    text[n] != '\0' || a != b || strchr("/-.", a) == NULL)
		return DAY_NONE;
	return day_of(y, m, d);
}

#define DATES_MOST 60

static int
compare_days(const void *a, const void *b)
{
	const int *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static bool
read_date(struct reading *r)
{
	char iso[DAY_ISO_SIZE], words[DAY_WORDS_SIZE];
	int day = field_day(r->text);

	if (day == DAY_NONE) {
		err_set(r->e, ERR_DATA, "“%.60s” is not a date. Write it like "
		    "2025-11-12 or 12/11/2025.", r->text);
		return false;
	}
	if (r->rule->past && day > r->frame->today) {
		err_set(r->e, ERR_DATA, "%s lies in the future. Look at day, "
		    "month and year.", day_words(day, words));
		return false;
	}
	r->value = arena_strdup(r->frame->arena, day_iso(day, iso));
	return true;
}

/* Dates with ; or , between, stored in their order. */
static bool
read_dates(struct reading *r)
{
	struct arena *a = r->frame->arena;
	char *list = arena_strdup(a, r->text), *part;
	struct buf b = BUF_INIT;
	int days[DATES_MOST] = { 0 }, n = 0;
	char iso[DAY_ISO_SIZE];

	while ((part = strsep(&list, ";,\n")) != NULL) {
		struct reading one = *r;

		one.text = text_trim(part);
		if (*one.text == '\0')
			continue;
		if (n == DATES_MOST) {
			err_set(r->e, ERR_DATA, "These are more than %d "
			    "dates. Leave out the oldest.", DATES_MOST);
			return false;
		}
		if (!read_date(&one))
			return false;
		days[n++] = day_parse(one.value);
	}
	qsort(days, (size_t)n, sizeof days[0], compare_days);
	for (int i = 0; i < n; i++)
		buf_printf(&b, "%s%s", i > 0 ? ";" : "", day_iso(days[i],
		    iso));
	r->value = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return true;
}

static bool
is_one_of(const char *text, const char *const words[])
{
	return word_value(words, text) != INT_NONE;
}

static const char *const yes_words[] = { "yes", "y", "true", "1", NULL };
static const char *const no_words[] = { "no", "n", "false", "0", NULL };

static bool
read_yes(struct reading *r)
{
	if (is_one_of(r->text, yes_words))
		r->value = "yes";
	else if (is_one_of(r->text, no_words))
		r->value = "no";
	else
		err_set(r->e, ERR_DATA, "“%.60s” should be yes or no.",
		    r->text);
	return r->value != NULL;
}

/* The date of consent; a refusal may stand in its place. */
static bool
read_consent(struct reading *r)
{
	static const char *const unsought[] =
	    { "not sought", "not-sought", "not asked", NULL };
	static const char *const refused[] =
	    { "refused", "declined", "no", NULL };

	if (is_one_of(r->text, refused))
		r->value = "refused";
	else if (is_one_of(r->text, unsought))
		r->value = "not-sought";
	else if (is_one_of(r->text, yes_words)) {
		err_set(r->e, ERR_DATA, "Write the date on which the parents "
		    "agreed, not yes; or refused, or not-sought.");
		return false;
	} else
		return read_date(r);
	return true;
}

static bool
is_number(const char *s)
{
	size_t whole = strspn(s, "0123456789"), part = 0;

	if (s[whole] == '.')
		part = strspn(s + whole + 1, "0123456789") + 1;
	return whole > 0 && whole < 10 && part != 1 && part < 8 &&
	    s[whole + part] == '\0';
}

/* "92.40 %" as 92.4, so that the same figure is the same text. */
static const char *
plain_number(const char *text, struct arena *a)
{
	char *s = arena_strdup(a, text);
	size_t n = strlen(s);

	if (n > 0 && s[n - 1] == '%')
		s[--n] = '\0';
	text_trim(s);
	n = strlen(s);
	if (strchr(s, '.') != NULL)
		while (n > 1 && (s[n - 1] == '0' || s[n - 1] == '.')) {
			bool point = s[n - 1] == '.';

			s[--n] = '\0';
			if (point)
				break;
		}
	while (s[0] == '0' && isdigit((unsigned char)s[1]))
		s++;
	return s;
}

static bool
read_number(struct reading *r)
{
	const char *n = plain_number(r->text, r->frame->arena);

	if (!is_number(n)) {
		err_set(r->e, ERR_DATA, "“%.60s” should be a number such as "
		    "12 or 92.5.", r->text);
		return false;
	}
	if (strcmp(r->rule->field, "attendance_percent") == 0 &&
	    strtod(n, NULL) > 100) {
		err_set(r->e, ERR_DATA, "Attendance is at most 100 (per cent "
		    "of the possible sessions), not %.20s.", n);
		return false;
	}
	r->value = n;
	return true;
}

static bool
read_urn(struct reading *r)
{
	char la[LA_SIZE], number[ESTABLISHMENT_SIZE];
	struct school *list;
	int count;

	if (!laestab_is(r->text)) {
		r->value = arena_strdup(r->frame->arena, r->text);
		return urn_check(r->text, r->e);
	}
	if (!laestab_check(r->text, la, number, r->e) ||
	    !db_schools_of_laestab(r->frame->db, la, number, r->frame->arena,
	    &list, &count, r->e))
		return false;
	if (count == 0) {
		err_set(r->e, ERR_DATA, "“%s” is a LAESTAB number, and no "
		    "school in this register has it. Give the school's URN.",
		    r->text);
		return false;
	}
	r->value = list[0].urn;
	r->warning = arena_printf(r->frame->arena, "The LAESTAB number %s "
	    "was taken for the school with URN %s (%s).", r->text,
	    list[0].urn, list[0].name != NULL ? list[0].name : "no name");
	return true;
}

static bool
read_upn(struct reading *r)
{
	char folded[UPN_SIZE];
	enum upn_kind kind;

	if (!upn_fold(r->text, folded))
		return upn_check(r->text, &kind, r->e);
	if (!upn_check(folded, &kind, r->e))
		return false;
	r->value = arena_strdup(r->frame->arena, folded);
	if (kind == UPN_TEMPORARY)
		r->warning = "This is a temporary UPN. Ask the school for "
		    "the permanent one.";
	else if (strcmp(folded, r->text) != 0)
		r->warning = arena_printf(r->frame->arena, "The UPN was "
		    "taken as %s.", folded);
	return true;
}

static bool
read_year(struct reading *r)
{
	r->value = year_code(r->text);
	if (r->value == NULL)
		err_set(r->e, ERR_DATA, "“%.40s” is not a year group: R, 1 "
		    "to 14, N1, N2, or X.", r->text);
	return r->value != NULL;
}

static bool
read_email(struct reading *r)
{
	if (!email_check(r->text, r->e))
		return false;
	if (email_is_personal(r->text))
		r->warning = "This looks like a person's address. A role's, "
		    "such as senco@ or office@, is read when that person is "
		    "away.";
	return read_text(r);
}

static const struct {
	const char *kind;
	bool (*read)(struct reading *);
} kinds[] = {
	{ "line", read_line }, { "text", read_text }, { "date", read_date },
	{ "dates", read_dates },
	{ "yes-no", read_yes }, { "number", read_number },
	{ "code", read_code }, { "codes", read_codes }, { "urn", read_urn },
	{ "upn", read_upn }, { "year", read_year }, { "email", read_email },
	{ "consent", read_consent }, { "outcome", read_outcome },
	{ "provision", read_provision }, { "evidence", read_evidence },
};

bool
field_read(const struct field_frame *f, const struct field_rule *rule,
    const char *text, const char **out, const char **warning, struct err *e)
{
	struct reading r = { .frame = f, .rule = rule, .text = text, .e = e };
	bool (*read)(struct reading *) = read_text;

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(kinds[i].kind, rule->kind) == 0)
			read = kinds[i].read;
	if (!read(&r))
		return false;
	*out = r.value;
	*warning = r.warning;
	return true;
}
