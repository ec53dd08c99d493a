/*
 * Documents: plans and letters, minutes, decision sheet, agenda slips; the
 * leak check; release.
 */
#ifndef DOMAIN_DOCUMENT_H
#define DOMAIN_DOCUMENT_H

#include "src/domain/decisions/decide.h"
#include "src/model/minutes.h"

/*
 * The plan of the standing decision, made when there is none or the case has
 * changed since; a hand edit is kept and *STALE says that the case changed.
 */
bool plan_current(struct db *, const char *ref, const char *meeting_ref,
    struct arena *, struct plan *out, bool *stale, struct err *e);
/* Was this plan, as plan_current() gave it, edited before the case changed? */
bool plan_is_stale(const struct plan *);
/* What the template gives now, without storing it: as a plan that can be
 * checked, and its text alone. */
bool plan_unstored(struct db *, const char *ref, const char *meeting_ref,
    struct arena *, struct plan *out, struct err *e);
bool plan_generate(struct db *, const char *ref, const char *meeting_ref,
    struct arena *, const char **markdown, struct err *e);
/* Keep a person's text. */
bool plan_edit(struct db *, struct plan *, const char *markdown,
    struct arena *, struct err *e);

bool minutes_markdown(struct db *, const char *meeting_ref, struct arena *,
    const char **out, struct err *e);
bool sheet_markdown(struct db *, const char *meeting_ref, struct arena *,
    const char **out, struct err *e);
bool slips_markdown(struct db *, const char *meeting_ref, struct arena *,
    const char **out, struct err *e);

/* A hit of the check: something of another case, or a third party. */
struct hit {
	const char *document;	/* L-0317-plan-v1.md */
	const char *kind;	/* name, nearly, upn, code, date-of-birth,
				 * third-party, own-name, changed */
	const char *found;
	const char *where;	/* line 12 */
};
extern const struct record hit_record;
/*
 * Everybody in the register, for the checks of a run; it lies in the arena.
 * NULL where a check takes one: it is made for this plan alone.
 */
struct leak_list;
bool leak_list_load(struct db *, struct arena *, struct leak_list **out,
    struct err *e);
bool check_plan(struct db *, const struct plan *, struct leak_list *,
    struct arena *, struct hit **out, int *count, struct err *e);
bool check_meeting(struct db *, const char *meeting_ref, struct arena *,
    struct hit **out, int *count, struct err *e);
/*
 * A person has looked at the hits of this plan and passes its text, and that
 * it differs from what the template gave when the plan was read.
 */
bool check_pass(struct db *, struct plan *, struct arena *, struct err *e);

/* All plans of a meeting into a folder, whole or not at all, 0600. */
bool plans_write(struct db *, const char *meeting_ref, const char *folder,
    struct arena *, int *count, struct hit **hits, int *hit_count,
    struct err *e);

/* CONFIRM must be "release MEETING"; marks plans and decisions. */
bool release(struct db *, const char *meeting_ref, const char *confirm,
    struct arena *, int *count, struct hit **hits, int *hit_count,
    struct err *e);
/*
 * The newest document of one case that was decided outside a meeting, about
 * the decision or an event since; CONFIRM must be "release REF".
 */
bool release_case(struct db *, const char *ref, const char *confirm,
    struct arena *, struct plan *out, struct hit **hits, int *hit_count,
    struct err *e);

#endif
