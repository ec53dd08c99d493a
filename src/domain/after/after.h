/*
 * What follows from an event of a case, inside the act that records it.
 */
#ifndef DOMAIN_AFTER_H
#define DOMAIN_AFTER_H

#include "src/domain/after/event.h"

/* State, school, places and the form's fields, as the row says. */
bool after_event(struct db *, const struct dossier *,
    const struct event_row *, const struct case_event *, struct arena *,
    struct err *e);

/* The same undone when the event is taken back: the state, and the field if
 * it still has the result. */
bool after_taking_back(struct db *, const struct dossier *,
    const struct event_row *, const struct case_event *, struct arena *,
    struct err *e);

/* A field of the form that an act fills in; forms without it have none. */
bool after_field(struct db *, const struct dossier *, const char *field,
    const char *value, struct arena *, struct err *e);

/* Does this event make TO_SCHOOL the pupil's school?  Arriving there does;
 * moving does where the scheme records no arrival. */
bool event_moves(const struct scheme *, const char *pathway, int event);

#endif
