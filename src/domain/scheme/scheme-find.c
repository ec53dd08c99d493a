/*
 * Look-ups in a pack in memory.  Packs are small, so that walking a part is
 * fast enough everywhere.
 */
#include "src/domain/scheme/scheme.h"

#include <bsd/stdlib.h>
#include <string.h>

static bool
is(const char *a, const char *b)
{
	return a != NULL && b != NULL && strcmp(a, b) == 0;
}

bool
scheme_serves(const char *row_pathway, const char *pathway)
{
	return is(row_pathway, "*") || is(row_pathway, pathway) ||
	    code_in_list(row_pathway, pathway);
}

bool
scheme_meets(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return false;
	if (is(a, "*") || is(b, "*"))
		return true;
	while (*a != '\0') {
		size_t n = strcspn(a, ";"), k;

		for (const char *p = b; *p != '\0'; p += k + (p[k] == ';')) {
			k = strcspn(p, ";");
			if (k == n && strncmp(a, p, n) == 0)
				return true;
		}
		a += n + (a[n] == ';');
	}
	return false;
}

bool
code_in_list(const char *list, const char *code)
{
	size_t n;

	if (list == NULL || code == NULL || *code == '\0')
		return false;
	n = strlen(code);
	while (*list != '\0') {
		size_t k;

		list += strspn(list, "; ");
		k = strcspn(list, ";");
		if (k >= n && strncmp(list, code, n) == 0 &&
		    strspn(list + n, " ") >= k - n)
			return true;
		list += k;
	}
	return false;
}

/* Parts whose rows are found by one code. */
#define FIND_BY(function, part, type, member) \
const struct type * \
function(const struct scheme *s, const char *code) \
{ \
	SCHEME_ROWS(s, part, struct type, r) \
		if (is(r->member, code)) \
			return r; \
	return NULL; \
}

FIND_BY(scheme_pathway, PART_PATHWAYS, pathway, pathway)
FIND_BY(scheme_panel, PART_PANELS, panel, panel)
FIND_BY(scheme_role, PART_ROLES, role, role)
FIND_BY(scheme_provision, PART_PROVISIONS, provision, provision)
FIND_BY(scheme_pool, PART_POOLS, pool_row, pool)
FIND_BY(scheme_rule, PART_RULES, rule, rule)

/* Parts whose rows belong to a pathway; a row of its own comes before one
 * that serves all. */
#define FIND_IN_PATHWAY(function, part, type, member) \
const struct type * \
function(const struct scheme *s, const char *pathway, const char *code) \
{ \
	const struct type *of_all = NULL; \
\
	SCHEME_ROWS(s, part, struct type, r) { \
		if (!is(r->member, code)) \
			continue; \
		if (is(r->pathway, pathway)) \
			return r; \
		if (scheme_serves(r->pathway, pathway)) \
			of_all = r; \
	} \
	return of_all; \
}

FIND_IN_PATHWAY(scheme_field, PART_FIELDS, form_field, field)
FIND_IN_PATHWAY(scheme_outcome, PART_OUTCOMES, outcome_row, outcome)
FIND_IN_PATHWAY(scheme_missing, PART_MISSING, missing_row, missing)
FIND_IN_PATHWAY(scheme_condition, PART_CONDITIONS, condition_row, condition)
FIND_IN_PATHWAY(scheme_paper, PART_PAPERS, paper_row, paper)

bool
scheme_overrides(const struct scheme *s, const char *pathway,
    const char *rule, const struct reason_row *reason)
{
	if (!is(reason->use, "override") || is(reason->rule, rule))
		return true;
	SCHEME_ROWS(s, PART_REASONS, struct reason_row, r)
		if (is(r->use, "override") && is(r->rule, rule) &&
		    scheme_serves(r->pathway, pathway))
			return false;
	return true;
}

const struct group_row *
scheme_group(const struct scheme *s, const char *provision,
    const char *group)
{
	SCHEME_ROWS(s, PART_GROUPS, struct group_row, g)
		if (is(g->provision, provision) && is(g->group_code, group))
			return g;
	return NULL;
}

const struct disposition_row *
scheme_disposition(const struct scheme *s, const char *pathway,
    enum disposition disposition)
{
	const struct disposition_row *of_all = NULL;

	SCHEME_ROWS(s, PART_DISPOSITIONS, struct disposition_row, d) {
		if (d->disposition != (int)disposition)
			continue;
		if (is(d->pathway, pathway))
			return d;
		if (scheme_serves(d->pathway, pathway))
			of_all = d;
	}
	return of_all;
}

const struct reason_row *
scheme_reason(const struct scheme *s, const char *pathway, const char *use,
    const char *code)
{
	const struct reason_row *of_all = NULL;

	SCHEME_ROWS(s, PART_REASONS, struct reason_row, r) {
		if ((use != NULL && !is(r->use, use)) || !is(r->reason, code))
			continue;
		if (is(r->pathway, pathway))
			return r;
		if (scheme_serves(r->pathway, pathway))
			of_all = r;
	}
	return of_all;
}

static const char *
markdown(const struct scheme *s, const char *code, const char *kind)
{
	SCHEME_ROWS(s, PART_TEXTS, struct pack_text, t)
		if (is(t->text, code) && is(t->kind, kind))
			return t->markdown;
	return NULL;
}

const char *
scheme_text(const struct scheme *s, const char *code)
{
	return markdown(s, code, "text");
}

const char *
scheme_template(const struct scheme *s, const char *code)
{
	return markdown(s, code, "template");
}

const char *
scheme_setting(const struct scheme *s, const char *name)
{
	SCHEME_ROWS(s, PART_SETTINGS, struct pack_setting, p)
		if (is(p->setting, name))
			return p->value;
	return NULL;
}

int
scheme_number(const struct scheme *s, const char *name, int none)
{
	const char *value = scheme_setting(s, name), *fault;
	int n;

	if (value == NULL)
		return none;
	n = (int)strtonum(value, -1000000, 1000000, &fault);
	return fault == NULL ? n : none;
}
