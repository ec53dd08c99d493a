/*
 * Rehearsal registers that are filled: made-up pupils at real schools, with
 * some weeks behind them and a meeting just ahead.
 */
#ifndef DOMAIN_DEMO_H
#define DOMAIN_DEMO_H

#include "db/db.h"

/* The scheme that is rehearsed when none is named. */
#define DEMO_SCHEME "leicestershire-slip-2023"

/*
 * Where it is made: GIVEN (-d) unless NULL, else $CONVENE_DB when there is no
 * such file yet, else a new name beside the register that people have unless
 * told otherwise: rehearsal-2025-11-23.db, -2.db, ...
 */
bool demo_path(const char *given, struct arena *, const char **out,
    struct err *e);

/*
 * Make the register at PATH and play the story of the scheme in it.  It is
 * there whole, and open at the moment where the story ends, or not at all.
 * With DRY_RUN what can be known before is checked, and *OUT is NULL.
 */
bool demo_make(const char *path, const char *scheme, bool dry_run,
    struct arena *, struct db **out, struct err *e);

/* The same with the story in FOLDER. */
bool demo_make_from(const char *folder, const char *path,
    const char *scheme, bool dry_run, struct arena *, struct db **out,
    struct err *e);

#endif
