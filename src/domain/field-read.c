/*
 * Reading the text of a field by its kind: what people and survey tools
 * write becomes the one form that is stored, so that the same form sent in
 * again is seen to be the same.
 */
#include "src/domain/fields.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/school.h"
#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/check.h"
#include "src/domain/scheme.h"
#include "src/domain/upn.h"
#include "src/domain/year.h"
#include "src/model/register.h"

#define CODES_SHOWN 20

/* Where a kind's reader finds and leaves everything. */
struct reading {
	const struct field_frame *frame;
	const struct field_rule *rule;
	const char *text;
	const char *value;
	const char *warning;
	struct err *e;
};

static bool
read_text(struct reading *r)
{
	r->value = arena_strdup(r->frame->arena, r->text);
	return true;
}

static bool
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
is_valid_on(const struct code_row *c, int day)
{
	return (c->valid_from == DAY_NONE || c->valid_from <= day) &&
	    (c->valid_to == DAY_NONE || day <= c->valid_to);
}

/* In the pack's own set.  *HAS says whether the pack has such a set. */
static const char *
pack_code(const struct scheme *s, const char *set, const char *code, int day,
    bool *has)
{
	*has = false;
	if (s == NULL)
		return NULL;
	SCHEME_ROWS(s, PART_CODES, struct code_row, c) {
		if (strcmp(c->set_name, set) != 0)
			continue;
		*has = true;
		if (strcasecmp(c->code, code) == 0 && is_valid_on(c, day))
			return c->code;
	}
	return NULL;
}

static const char *
code_list(const struct field_frame *f, const char *set, bool packs)
{
	const char *list = "";
	struct code *rows;
	int count = 0, shown = 0;

	if (packs) {
		SCHEME_ROWS(f->scheme, PART_CODES, struct code_row, c)
			if (strcmp(c->set_name, set) == 0 &&
			    shown++ < CODES_SHOWN)
				list = arena_printf(f->arena, "%s%s%s", list,
				    *list ? ", " : "", c->code);
		return list;
	}
	if (!db_list(f->db, &code_record, "set_name", set, "code",
	    f->arena, &rows, &count, NULL))
		return "";
	for (int i = 0; i < count && i < CODES_SHOWN; i++)
		list = arena_printf(f->arena, "%s%s%s", list, i ? ", " : "",
		    rows[i].code);
	return list;
}

/* One code as it is written.  A set that nobody has filled takes any. */
static bool
code_find(struct reading *r, const char *code, const char **out)
{
	const struct field_frame *f = r->frame;
	const char *set = r->rule->codes;
	int day = f->received != DAY_NONE ? f->received : f->today;
	bool packs, known = true;
	const char *found;

	found = pack_code(f->scheme, set, code, day, &packs);
	if (!packs && !db_code_find(f->db, set, code, day, f->arena, &found,
	    &known, r->e))
		return false;
	if (found == NULL && known) {
		err_set(r->e, ERR_DATA, "“%.40s” is not one of the codes: "
		    "%s.", code, code_list(f, set, packs));
		return false;
	}
	*out = found != NULL ? found : arena_strdup(f->arena, code);
	return true;
}

static bool
read_code(struct reading *r)
{
	if (r->rule->codes == NULL)
		return read_line(r);
	return code_find(r, r->text, &r->value);
}

/* The next part of a list with ; or , between; NULL at its end. */
static char *
next_part(char **list)
{
	char *part;

	while ((part = strsep(list, ";,\n")) != NULL) {
		part = text_trim(part);
		if (*part != '\0')
			return part;
	}
	return NULL;
}

static bool
read_codes(struct reading *r)
{
	struct arena *a = r->frame->arena;
	char *list = arena_strdup(a, r->text), *part;
	const char *all = "", *code;

	if (r->rule->codes == NULL)
		return read_line(r);
	while ((part = next_part(&list)) != NULL) {
		if (!code_find(r, part, &code))
			return false;
		if (!code_in_list(all, code))
			all = arena_printf(a, "%s%s%s", all, *all ? ";" : "",
			    code);
	}
	r->value = all;
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

static bool
read_outcome(struct reading *r)
{
	const struct field_frame *f = r->frame;
	const struct outcome_row *o;
	const char *list = "";

	if (f->scheme == NULL || f->pathway == NULL)
		return read_line(r);
	SCHEME_ROWS(f->scheme, PART_OUTCOMES, struct outcome_row, row) {
		if (!scheme_serves(row->pathway, f->pathway))
			continue;
		if (strcasecmp(row->outcome, r->text) == 0) {
			o = row;
			r->value = o->outcome;
			return true;
		}
		list = arena_printf(f->arena, "%s%s%s", list,
		    *list ? ", " : "", row->outcome);
	}
	err_set(r->e, ERR_DATA, "“%.60s” is no outcome of this pathway: %s.",
	    r->text, list);
	return false;
}

static bool
read_provision(struct reading *r)
{
	const struct field_frame *f = r->frame;
	const char *list = "";

	if (f->scheme == NULL)
		return read_line(r);
	SCHEME_ROWS(f->scheme, PART_PROVISIONS, struct provision, p) {
		if (strcasecmp(p->provision, r->text) == 0) {
			r->value = p->provision;
			return true;
		}
		list = arena_printf(f->arena, "%s%s%s", list,
		    *list ? ", " : "", p->provision);
	}
	err_set(r->e, ERR_DATA, "“%.60s” is no provision of this scheme: "
	    "%s.", r->text, *list ? list : "it has none");
	return false;
}

/* A paper or a criterion of the pathway, as it is written; else NULL. */
static const char *
evidence_code(const struct field_frame *f, const char *code)
{
	SCHEME_ROWS(f->scheme, PART_PAPERS, struct paper_row, p)
		if (scheme_serves(p->pathway, f->pathway) &&
		    strcasecmp(p->paper, code) == 0)
			return p->paper;
	SCHEME_ROWS(f->scheme, PART_CRITERIA, struct criterion, c)
		if (scheme_serves(c->pathway, f->pathway) &&
		    strcasecmp(c->criterion, code) == 0)
			return c->criterion;
	SCHEME_ROWS(f->scheme, PART_PREDICATES, struct predicate_row, p)
		if (scheme_serves(p->pathway, f->pathway) &&
		    strcmp(p->predicate, "evidence") == 0 &&
		    p->value != NULL && strcasecmp(p->value, code) == 0)
			return p->value;
	return NULL;
}

static bool
say_no_evidence(struct reading *r, const char *part)
{
	const struct field_frame *f = r->frame;
	const char *list = "";

	SCHEME_ROWS(f->scheme, PART_PAPERS, struct paper_row, p)
		if (scheme_serves(p->pathway, f->pathway))
			list = arena_printf(f->arena, "%s%s%s", list,
			    *list ? ", " : "", p->paper);
	err_set(r->e, ERR_DATA, "“%.40s” is no paper and no criterion of "
	    "this pathway. Its papers: %s.", part, list);
	return false;
}

/* One paper of the list as it is stored: "code", or "code:to-follow". */
static bool
read_paper(struct reading *r, char *part, const char **out)
{
	const struct field_frame *f = r->frame;
	char *state = strchr(part, ':');
	const char *code;
	int value = EVIDENCE_HELD;

	if (state != NULL) {
		*state++ = '\0';
		value = word_value(evidence_state_words, text_trim(state));
	}
	code = evidence_code(f, text_trim(part));
	if (code == NULL)
		return say_no_evidence(r, part);
	if (value == INT_NONE) {
		err_set(r->e, ERR_DATA, "“%.40s” should be held, to-follow "
		    "or not-held.", state);
		return false;
	}
	*out = value == EVIDENCE_HELD ? code : arena_printf(f->arena,
	    "%s:%s", code, evidence_state_words[value]);
	return true;
}

static int
compare_texts(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

#define PAPERS_MOST 100

/* "consent-form;behaviour-log:to-follow", in the order of the codes. */
static bool
read_evidence(struct reading *r)
{
	struct arena *a = r->frame->arena;
	char *list = arena_strdup(a, r->text), *part;
	const char *papers[PAPERS_MOST], *all = "";
	size_t n = 0;

	if (r->frame->scheme == NULL || r->frame->pathway == NULL)
		return read_line(r);
	while (n < PAPERS_MOST && (part = next_part(&list)) != NULL)
		if (!read_paper(r, part, &papers[n++]))
			return false;
	qsort(papers, n, sizeof papers[0], compare_texts);
	for (size_t i = 0; i < n; i++)
		if (!code_in_list(all, papers[i]))
			all = arena_printf(a, "%s%s%s", all, *all ? ";" : "",
			    papers[i]);
	r->value = all;
	return true;
}

static const struct {
	const char *kind;
	bool (*read)(struct reading *);
} kinds[] = {
	{ "line", read_line }, { "text", read_text }, { "date", read_date },
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
