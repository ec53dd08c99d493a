/*
 * What all screens share: the register, the pack and the meeting at hand.
 */
#ifndef SCREENS_APP_H
#define SCREENS_APP_H

#include "screens/ui/stack.h"
#include "src/domain/register/changes.h"
#include "src/model/meeting.h"
#include "src/model/scheme.h"

struct db;

struct app {
	struct db *db;
	struct ui *ui;
	const struct scheme *scheme;	/* of the meeting, or the newest */
	char meeting[64];		/* reference; "" when there is none */
	bool rehearsal;
	bool guided;			/* the tutorial's strip is shown */
	int reveal_ms;			/* how long a name is shown */
	int grace_ms;			/* after others' changes: sessions.c */
	struct changes changes;
	bool settling;			/* they write: looks in a moment */
	bool stale;			/* others changed something */
	bool following;			/* a reload on their account */
	struct arena arena;		/* the pack lies here */
};

/* Take over an open register.  MEETING NULL: the live one, else the next. */
bool app_init(struct app *, struct db *, const char *meeting, struct err *);
void app_release(struct app *);

/* Turn to another meeting; its pack is loaded. */
bool app_choose_meeting(struct app *, const char *ref, struct err *);

/* The register with its clock set: every handler asks for it here. */
struct db *app_db(struct screen *);

/* The meeting at hand, in the arena.  A sentence when there is none. */
bool app_meeting(struct screen *, struct arena *, struct meeting *,
    struct err *);

/* The pathway of a case, "" when it is not known. */
const char *app_pathway(struct screen *, const char *ref, struct arena *);

/* Who does an action, in words: the label of a role, a person's code. */
const char *app_owner(const struct scheme *, const char *owner,
    const char *nobody);

/* What other sessions change, in sessions.c: from here to the end the screens
 * follow it. */
void app_follow(struct ui *, struct app *);
void app_follow_end(struct ui *, struct app *);
/* For the hooks: a moment after others wrote; after each batch of keys. */
void app_others_wrote(struct ui *, struct app *);
void app_catch_up(struct ui *, struct app *);

/* Say the error and stay: for handlers that return its result. */
enum result app_fail(struct screen *, const struct err *);

/* Keys that act on every screen, and hooks of the loop. */
extern const struct binding app_keys[];
extern const struct ui_hooks app_hooks;

/* The tutorial's strip follows what is done: after each batch of events. */
void tutorial_follow(struct ui *, struct app *);
/* Show it or hide it; in a register that is no tutorial's, its text. */
enum result tutorial_toggle(struct screen *);

/* Ask on the terminal for what a first register needs, and make it at PATH or
 * where the answers say; *MADE is NULL when nobody wanted one.  Returns an
 * exit code. */
int first_main(const char *path, struct arena *, struct db **made);

/* Run the screens on the terminal; returns an exit code. */
int screens_main(struct db *, const char *role, const char *meeting);

#endif
