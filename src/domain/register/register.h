/*
 * The register as a person has it: where it is, its clock, who works in it.
 */
#ifndef DOMAIN_REGISTER_H
#define DOMAIN_REGISTER_H

#include "db/db.h"

/*
 * The path of the register: GIVEN (-d) unless NULL, else $CONVENE_DB, else
 * "register =" of the user's settings, else of the site's, else
 * $XDG_DATA_HOME/convene/register.db.
 */
bool register_path(const char *given, struct arena *, const char **path,
    struct err *e);

/* The last of these, whether or not it is the one that counts. */
const char *register_default_path(struct arena *);

/*
 * See to it that PATH is found when no register is named: when another one
 * would be, it is written into the user's settings, if there are none yet.
 * A sentence says what was or is to be done; NULL: nothing.
 */
const char *register_remember(const char *path, struct arena *);

/* What a new register is to be. */
struct register_new {
	const char *path;
	bool rehearsal;
	const char *clock;	/* where a rehearsal's clock starts, as
				 * register_read_time() reads; NULL: now */
	const char *group;	/* shared by its members; NULL: private */
	const char *const *schemes;	/* ids of installed ones, or folders */
	int scheme_count;
};

/*
 * Make it, with the caller as its first administrator, chair and
 * minute-taker, and open it.  With DRY_RUN everything is checked and *OUT is
 * NULL.  *NOTICE is a sentence that should be said, or NULL.
 */
bool register_make(const struct register_new *, bool dry_run, struct arena *,
    struct db **out, const char **notice, struct err *e);

/*
 * Open it for the user of this process, with the time zone of its packs and
 * its clock set.  *NOTICE is a sentence that should be said once, or NULL.
 */
bool register_open(const char *path, struct arena *, struct db **out,
    const char **notice, struct err *e);
void register_close(struct db *);

/*
 * Set the clock again: a screen does so before each event.  A rehearsal
 * register has the frozen time of CONVENE_NOW, else a clock that runs on
 * from where it was started, else the real time like a live one.
 */
bool register_tick(struct db *, struct err *e);

/*
 * From here to register_read_end() everything is read from one state, and
 * whoever writes has to wait: never across a key press.  No act may begin.
 */
bool register_read(struct db *, struct err *e);
void register_read_end(struct db *);

/* Start the clock of a rehearsal register at MOMENT. */
bool register_start_clock(struct db *, int64_t moment, struct err *e);

bool register_is_rehearsal(struct db *, bool *out, struct err *e);

/* Acts are checked in full from here on, and then undone. */
void register_dry_run(struct db *);

/* Make civil time that of the register's packs. */
bool register_zone(struct db *, struct err *e);

/* Name of the real user of this process. */
const char *register_user(struct arena *);

/* "2025-11-12T14:00" in the time zone that is set, to seconds. */
bool register_read_time(const char *text, int64_t *out);

#endif
