/*
 * Filling templates: the parts that plan, minutes, decision sheet and slips
 * have in common.  Names are those of convene-pack(5).
 */
#ifndef DOMAIN_FILL_H
#define DOMAIN_FILL_H

#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/meeting.h"
#include "src/model/minutes.h"
#include "src/render/doc.h"

/* What every function here needs. */
struct fill {
	struct db *db;
	const struct scheme *scheme;
	struct arena *arena;
	struct doc *doc;	/* where the values go */
};

/* Dates in words, "" when absent. */
void fill_day(const struct fill *, const char *name, int day);

/* The text of a field of the form, names as initials where policy says. */
void fill_field(const struct fill *, const struct dossier *,
    const char *name, const char *field);
const char *fill_text(const struct dossier *, const char *text,
    struct arena *);

/* Every field of the form that does not say who the pupil is. */
void fill_form(const struct fill *, const struct dossier *);

/* Scheme, panel, meeting. */
void fill_meeting(const struct fill *, const struct meeting *);

/* Reference, school, pupil as initials. */
void fill_case(const struct fill *, const struct dossier *);

/* Disposition, outcomes, reasons, missing, conditions, place, dates. */
bool fill_decision(const struct fill *, const struct dossier *,
    const struct decided *, struct err *e);

/* One more reason, in the words of the scheme. */
void fill_reason(const struct fill *, const char *pathway, const char *use,
    const char *code);

/* "Tier 3 Reset, group B" and "not at risk" in one line each. */
const char *fill_outcome_words(const struct fill *, const char *pathway,
    const struct decided *);
const char *fill_reason_words(const struct fill *, const char *pathway,
    const struct decided *);
const char *fill_provision_words(const struct fill *, const struct decision *);

/* The label of a role or of a person's code, for owners. */
const char *fill_owner(const struct fill *, const char *owner);

/* Fill a template, of the pack or of the site; its absence and a fault in it
 * or in a standing text that it uses are ERR_CONFIG. */
bool fill_render(const struct fill *, const char *template,
    const char **out, struct err *e);

#endif
