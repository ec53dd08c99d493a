/*
 * Rule packs in the register: rows that are written once and never changed,
 * and the queries that choose among packs.
 */
#ifndef DB_PACK_H
#define DB_PACK_H

#include "db/db.h"
#include "src/model/register.h"
#include "src/model/scheme.h"

/* Write the pack and all its parts; PACK has its id and version. */
bool db_pack_insert(struct db *, const struct pack *, const struct scheme *,
    struct err *e);

/* All parts of a pack, each in the order of its file. */
bool db_pack_parts(struct db *, const char *pack_id, struct arena *,
    struct pack_rows part[PART_COUNT], struct err *e);

/* The newest version of what is valid last. */
bool db_pack_newest(struct db *, const char *scheme, struct arena *,
    struct pack *out, bool *found, struct err *e);
/* The newest version of those that begin to be valid on that day. */
bool db_pack_of_day(struct db *, const char *scheme, int valid_from,
    struct arena *, struct pack *out, bool *found, struct err *e);
/* The newest of those that are valid on DAY. */
bool db_pack_in_force(struct db *, const char *scheme, int day,
    struct arena *, struct pack *out, bool *found, struct err *e);
/* The newest of those that began before DAY. */
bool db_pack_before(struct db *, const char *scheme, int day,
    struct arena *, struct pack *out, bool *found, struct err *e);
/* The first of all. */
bool db_pack_first(struct db *, const char *scheme, struct arena *,
    struct pack *out, bool *found, struct err *e);

/* The newest pack of every scheme. */
bool db_pack_list(struct db *, struct arena *, struct pack **out, int *count,
    struct err *e);

/* The version that the next pack of a scheme gets. */
bool db_pack_next_version(struct db *, const char *scheme, int *out,
    struct err *e);

/* Another scheme that has this prefix, or this panel; NULL when none. */
bool db_pack_with_prefix(struct db *, const char *prefix,
    const char *not_scheme, struct arena *, const char **out, struct err *e);
bool db_pack_with_panel(struct db *, const char *panel,
    const char *not_scheme, struct arena *, const char **out, struct err *e);

/* The label of a standard code, NULL when there is none. */
bool db_code_label(struct db *, const char *set, const char *code,
    struct arena *, const char **out, struct err *e);

#endif
