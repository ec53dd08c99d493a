/*
 * Judging the settings of a rule pack that say how other rows act.  A word
 * that the program does not know would change nothing, and nobody would hear
 * of it.  What every pack must have is judged in scheme-check.c.
 */
#include "src/domain/scheme/scheme-read.h"

#include <string.h>

/* Settings that take one of few words. */
static const struct {
	const char *setting, *words, *advice;
} fixed[] = {
	{ "week_unit", "calendar", "Lengths in weeks are calendar weeks; a "
	    "time limit in school weeks has that unit in clocks.csv." },
	{ "working_days_pause", "school-closed", "Leave it out where working "
	    "days go on while schools are closed." },
	{ "initials", "yes;no", "Write yes or no." },
};

/* Settings that name rows of other files. */
static const struct {
	const char *setting;
	enum pack_part part;
	const char *column, *file;
} named[] = {
	{ "clocks_stop", PART_CLOCKS, "clock", "clocks.csv" },
	{ "hours_field", PART_FIELDS, "field", "fields.csv" },
	{ "score_reason", PART_REASONS, "reason", "reasons.csv" },
	{ "score_rule", PART_RULES, "rule", "rules.csv" },
};

static void
judge_fixed(struct pack_reader *r, int i, const struct pack_setting *p)
{
	for (size_t k = 0; k < sizeof fixed / sizeof fixed[0]; k++)
		if (strcmp(p->setting, fixed[k].setting) == 0 &&
		    !code_in_list(fixed[k].words, p->value))
			pack_row_fault(r, PART_SETTINGS, i, fixed[k].setting,
			    "“%s” is not known here. %s", p->value,
			    fixed[k].advice);
}

static void
judge_named(struct pack_reader *r, int i, const struct pack_setting *p)
{
	for (size_t k = 0; k < sizeof named / sizeof named[0]; k++) {
		const char *list = p->value, *code;

		if (strcmp(p->setting, named[k].setting) != 0)
			continue;
		while ((code = list_next(&list, r->arena)) != NULL)
			if (!pack_has(&r->out->scheme, named[k].part,
			    named[k].column, code))
				pack_row_fault(r, PART_SETTINGS, i,
				    named[k].setting, "There is no “%s” in "
				    "%s. Correct one of them.", code,
				    named[k].file);
	}
}

void
pack_judge_settings(struct pack_reader *r)
{
	const struct scheme *s = &r->out->scheme;

	for (int i = 0; i < s->part[PART_SETTINGS].count; i++) {
		const struct pack_setting *p = pack_row(s, PART_SETTINGS, i);

		if (p->setting == NULL || p->value == NULL)
			continue;
		judge_fixed(r, i, p);
		judge_named(r, i, p);
	}
}
