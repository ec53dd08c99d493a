/* What a pack gives to a refusal: its rule, its reasons.  See by-rule.h. */
#include "src/domain/scheme/by-rule.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "src/domain/scheme/scheme.h"

void
refuse(struct err *e, const char *rule, const char *fmt, ...)
{
	char text[sizeof e->text];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (rule == NULL || *rule == '\0' || strcmp(rule, "practice") == 0)
		err_set(e, ERR_DATA, "%s", text);
	else
		err_rule(e, rule, "%s", text);
}

const struct reason_row *
reason_of_use(const struct scheme *s, const char *use, const char *code)
{
	SCHEME_ROWS(s, PART_REASONS, struct reason_row, r)
		if (strcmp(r->use, use) == 0 && strcmp(r->reason, code) == 0)
			return r;
	return NULL;
}

const char *
reason_codes(const struct scheme *s, const char *pathway, const char *use,
    struct arena *a)
{
	const char *list = "";

	SCHEME_ROWS(s, PART_REASONS, struct reason_row, r)
		if (strcmp(r->use, use) == 0 && (pathway == NULL ||
		    scheme_serves(r->pathway, pathway)))
			list = arena_printf(a, "%s%s%s", list,
			    *list != '\0' ? ", " : "", r->reason);
	return list;
}

const char *
rule_at(const struct scheme *s, const char *place)
{
	size_t n = strlen(place);

	SCHEME_ROWS(s, PART_RULES, struct rule, r)
		if (r->where != NULL && strncmp(r->where, place, n) == 0)
			return r->rule;
	return "";
}
