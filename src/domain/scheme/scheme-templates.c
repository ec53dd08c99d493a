/*
 * The templates of a rule pack: are they there, well formed, and do they use
 * only names that documents fill?  convene-pack(5) says what each means.
 */
#include "src/domain/scheme/scheme-read.h"

#include <string.h>

#include "src/domain/documents/wording.h"
#include "src/render/template.h"

static const char *const names[] = {
	"actions", "addressees", "adjourned", "advice", "anonymous",
	"apologies", "asks", "audit_head", "concern", "conditions",
	"consequence", "contingent",
	"count", "decided_by", "decided_outside", "disposition_label",
	"disposition_says", "due_on", "end_on", "event_by", "event_label",
	"event_on", "event_result", "first", "gate_warnings", "group_label",
	"hoped_for", "information_wanted", "initials", "items", "kind",
	"label", "last", "lines", "meeting_date", "meeting_ref", "minutes",
	"minutes_approved", "missing", "names", "not_reached", "number", "out",
	"outcome_words", "outcomes", "outside", "overrides", "owner",
	"owner_role", "panel_title", "papers_missing", "papers_seen",
	"parent_view", "pathway_label", "places_words", "plan_version",
	"present", "present_roles", "presenter", "provision_label",
	"provision_says", "provision_words", "pupil_view", "quorum_words",
	"reason", "reason_words", "reasons", "ref", "referrer_name",
	"return_on", "review_caller", "review_on", "rule", "says",
	"scheme_title", "school_code", "school_name", "scores",
	"sen_provision_words", "standing", "start_on", "statement_read",
	"stayed", "strengths", "supersedes", "text", "tier", "time",
	"time_from", "time_words", "to_school", "told_by", "tried_so_far",
	"votes_words", "wait_position", "what_changed", "year_group"
};
#define NAMES (sizeof names / sizeof names[0])

/* What the program writes itself, whatever the dispositions name. */
static const char *const wanted[] = { "minutes", "sheet", "slips", NULL };

/* A standing text is text_CODE, a field of the form form_CODE, a place of
 * sentences its own name, all with "_" for "-". */
static const char *
template_name(const char *before, const char *code, struct arena *a)
{
	char *name = arena_printf(a, "%s%s", before, code);

	for (char *p = name; *p != '\0'; p++)
		if (*p == '-')
			*p = '_';
	return name;
}

static const char *const *
known_names(const struct scheme *s, struct arena *a)
{
	const char **known = arena_array(a, NAMES + 1 +
	    (size_t)s->part[PART_TEXTS].count +
	    (size_t)s->part[PART_SENTENCES].count +
	    (size_t)s->part[PART_FIELDS].count, sizeof *known);
	size_t n = NAMES;

	memcpy(known, names, sizeof names);
	SCHEME_ROWS(s, PART_TEXTS, struct pack_text, t)
		if (strcmp(t->kind, "text") == 0)
			known[n++] = template_name("text_", t->text, a);
	SCHEME_ROWS(s, PART_SENTENCES, struct sentence, x)
		if (x->place != NULL)
			known[n++] = template_name("", x->place, a);
	SCHEME_ROWS(s, PART_FIELDS, struct form_field, f)
		if (f->field != NULL && f->identity != 1)
			known[n++] = template_name("form_", f->field, a);
	known[n] = NULL;
	return known;
}

bool
wording_check(const struct scheme *s, const char *text, struct arena *a,
    int *line, struct err *e)
{
	return template_check(text, known_names(s, a), line, e);
}

static void
judge_wanted(struct pack_reader *r)
{
	for (int i = 0; wanted[i] != NULL; i++)
		if (scheme_template(&r->out->scheme, wanted[i]) == NULL)
			pack_fault(r, arena_printf(r->arena,
			    "templates/%s.md", wanted[i]), 1, "", "This "
			    "template is missing. Copy it from another "
			    "pack.");
}

void
pack_judge_templates(struct pack_reader *r)
{
	const struct scheme *s = &r->out->scheme;
	const char *const *known = known_names(s, r->arena);

	for (int i = 0; i < s->part[PART_TEXTS].count; i++) {
		const struct pack_text *t = pack_row(s, PART_TEXTS, i);
		struct err e = ERR_INIT;
		int line = 1;

		if (strcmp(t->kind, "template") == 0 &&
		    !template_check(t->markdown, known, &line, &e))
			pack_fault(r, arena_printf(r->arena,
			    "templates/%s.md", t->text), line, "", "%s",
			    e.text);
	}
	judge_wanted(r);
}
