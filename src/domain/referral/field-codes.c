/*
 * Fields that hold codes: of code sets, and of the pack's outcomes,
 * provisions, papers and criteria.  A refusal lists what would be right.
 */
#include "src/domain/referral/field-read.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "db/school.h"
#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/register.h"

#define CODES_SHOWN 20

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

bool
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

bool
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

bool
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

bool
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
bool
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
