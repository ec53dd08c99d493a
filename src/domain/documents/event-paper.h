/*
 * Documents that are made at an event of a case: an inclusion plan when it
 * is agreed or reviewed, a letter at the end.
 */
#ifndef DOMAIN_EVENT_PAPER_H
#define DOMAIN_EVENT_PAPER_H

#include "src/domain/after/event.h"
#include "src/domain/documents/fill.h"

/* The event that the newest document of a case tells of. */
struct event_paper {
	struct case_event event;
	const struct event_row *row;	/* NULL: no event, but the decision */
};

/*
 * The last event since this decision for which the scheme names a template.
 * There is none about a decision that no longer stands.
 */
bool event_paper_find(struct db *, const struct scheme *,
    const struct dossier *, const struct decided *, struct arena *,
    struct event_paper *out, struct err *e);

/* What happened, in the names of convene-pack(5), over what was decided. */
bool event_paper_fill(const struct fill *, const struct dossier *,
    const struct event_paper *, struct err *e);

/* Does a standing action belong into this document?  One with days was for
 * the time after the decision; what follows an end names that end. */
bool event_paper_carries(const struct event_paper *,
    const struct standard_action *);

/*
 * Make the document that the event is to make, inside the act that records
 * it.  Without a standing decision there is nobody to write to yet.
 */
bool event_paper_make(struct db *, const struct dossier *,
    const struct event_row *, struct arena *, struct err *e);

#endif
