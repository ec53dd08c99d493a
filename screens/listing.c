/* Listing with overrides.  See listing.h. */
#include "screens/listing.h"

#include <bsd/string.h>
#include <stdio.h>
#include <string.h>

#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "src/domain/gates/gate.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/scheme/scheme.h"

/* Reasons with which a gate is passed. */
#define USE "override"

void
listing_ask(struct screen *s, int tag, const char *hint)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = "Put which referral on the agenda?",
	    .label = "Reference", .hint = hint, .limit = 32 });
}

static const struct reason_row *
nth_reason(const struct dossier *d, const char *rule, int n)
{
	SCHEME_ROWS(d->scheme, PART_REASONS, struct reason_row, r)
		if (strcmp(r->use, USE) == 0 && scheme_serves(r->pathway,
		    d->referral.pathway) && scheme_overrides(d->scheme,
		    d->referral.pathway, rule, r) && n-- == 0)
			return r;
	return NULL;
}

static void
remember(struct listing *l, const char *code)
{
	size_t n = strlen(l->overrides);

	snprintf(l->overrides + n, sizeof l->overrides - n, "%s%s=%s",
	    n > 0 ? ";" : "", l->rule, code);
}

/* Would a reason let this rule pass?  Only some criteria allow it. */
static bool
can_pass(struct screen *s, const struct listing *l, const struct dossier *d,
    const struct meeting *m)
{
	const struct reason_row *r = nth_reason(d, l->rule, 0);
	struct err why = ERR_INIT;
	struct listing with = *l;
	struct gate g;

	if (r == NULL || *l->rule == '\0')
		return false;
	remember(&with, r->reason);
	if (!gate_judge(s->app->db, d, NULL, m->date, with.overrides,
	    &s->arena, &g, NULL) || !gate_has_rule(&g, l->rule))
		return false;
	return gate_pass(&g, "list", &why) || strcmp(why.rule, l->rule) != 0;
}

static void
ask_reason(struct screen *s, int tag, const struct dossier *d,
    const struct listing *l, const char *why)
{
	const struct reason_row *r;
	struct choice *rows;
	int n = 0;

	while (nth_reason(d, l->rule, n) != NULL)
		n++;
	rows = arena_array(&s->arena, (size_t)n, sizeof *rows);
	for (int i = 0; (r = nth_reason(d, l->rule, i)) != NULL; i++)
		rows[i] = (struct choice){ .text = r->label };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = tag, .hint = why, .rows = rows, .count = n,
	    .letters = true, .title = arena_printf(&s->arena,
	    "List %s although %s refuses, because", l->ref, l->rule) });
}

static void
refused(struct screen *s, struct listing *l, int tag, const struct err *why)
{
	struct meeting m;
	struct dossier d;

	strlcpy(l->rule, why->rule, sizeof l->rule);
	if (dossier_load(s->app->db, l->ref, &s->arena, &d, NULL) &&
	    app_meeting(s, &s->arena, &m, NULL) && can_pass(s, l, &d, &m))
		ask_reason(s, tag, &d, l, why->text);
	else
		ui_say_err(s->ui, why);
}

static void
try(struct screen *s, struct listing *l, int tag)
{
	struct err e = ERR_INIT;

	if (!agenda_add(app_db(s), s->app->meeting, l->ref,
	    *l->overrides != '\0' ? l->overrides : NULL, &e)) {
		refused(s, l, tag, &e);
		return;
	}
	ui_say(s->ui, SAY_GOOD, "%s is on the agenda of %s.", l->ref,
	    s->app->meeting);
	ui_reload(s);
}

void
listing_add(struct screen *s, struct listing *l, int tag, const char *ref)
{
	*l = (struct listing){ .rule = "" };
	strlcpy(l->ref, ref, sizeof l->ref);
	try(s, l, tag);
}

void
listing_reason(struct screen *s, struct listing *l, int tag, int choice)
{
	const struct reason_row *r = NULL;
	struct dossier d;

	if (dossier_load(app_db(s), l->ref, &s->arena, &d, NULL))
		r = nth_reason(&d, l->rule, choice);
	if (r == NULL)
		return;
	remember(l, r->reason);
	try(s, l, tag);
}
