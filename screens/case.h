/*
 * The Case screen's state, shared by its files: case.c (keys), case-load.c
 * (what is on it), case-stage.c (staging), case-record.c (recording),
 * case-ask.c (questions), case-draw.c and case-known.c (painting).
 */
#ifndef SCREENS_CASE_H
#define SCREENS_CASE_H

#include "screens/app.h"
#include "screens/pick.h"
#include "src/base/buf.h"
#include "src/domain/meeting/view.h"

struct case_state {
	/* Loaded by reload, in the screen's arena. */
	struct meeting meeting;
	struct agenda_row *rows;
	int count;
	int at;			/* row of the agenda; -1: an empty one */
	int cases;
	bool is_case;
	struct case_view view;
	struct proposal staged;
	bool is_staged;
	const char *stays;	/* who should be out and is in, or "" */
	const char *note;	/* what filling in made of the staging */
	const char *refusal;	/* why Enter cannot record it yet, or "" */
	bool leaves_out;	/* a tier; o notes why */
	bool passes;		/* a reason could let it pass */
	const char *words;	/* the staging in one line */
	const char *follows;	/* its consequence */
	const char *told;	/* by when the school is told, or "" */
	bool gate_bars;		/* it is the gate that keeps Enter from it */
	const char *suggested;	/* what the first key would stage, or "" */
	const char *barred;	/* why it could not be recorded, or "" */
	int live_rev;		/* of the live row that is on screen */
	const char **info;	/* what a standing item shows */
	int info_count;
	bool over;		/* the time that the case was given is up */
	int64_t over_at;	/* when that will be; 0: never */

	/* Kept over a reload. */
	struct pick pick;	/* in pick_arena */
	struct arena pick_arena;
	bool own_act;		/* the change of the live row is ours */
	bool skipping;		/* x was pressed, Enter does it */
	char item[64];		/* the item that was on screen last */
	int64_t changed_at;	/* by somebody else; 0: not */
	int64_t reveal_until;	/* 0: initials; else until this moment */
	const char *name;	/* what is revealed, for ... */
	char name_of[64];	/* ... this item alone */
	char asked[64];		/* the person a question is about */

	/* A decision after the sitting, which replaces another. */
	const char *reason;	/* coded; NULL: the ordinary case */
	const char *fixed;	/* item that is shown */
	struct buf own;		/* what is staged: not in the live row */
};

/* case-load.c */
bool case_reload(struct screen *, struct err *e);
void case_set_alarm(struct screen *);

/* case-stage.c */
enum result case_stage(struct screen *, int disposition);
enum result case_pick(struct screen *, int index);
enum result case_pick_open(struct screen *, enum picking);
enum result case_pick_date(struct screen *);
void case_pick_close(struct case_state *);
enum result case_override(struct screen *);
enum result case_unstage(struct screen *);
bool case_takes_conditions(const struct case_state *);
bool case_takes_votes(const struct case_state *);
bool case_needs_votes(const struct case_state *);
bool case_restage(struct screen *, struct proposal *, struct err *);

/* case-record.c */
enum result case_record(struct screen *);
enum result case_take_back(struct screen *);
enum result case_go_to(struct screen *, int row);
bool case_is_still_so(struct screen *, struct err *e);
/* Say why not, and show what is so now. */
enum result case_look_again(struct screen *, const struct err *e);

/* case-ask.c */
enum result case_ask_rest(struct screen *);
enum result case_ask_room(struct screen *);
enum result case_ask_dissent(struct screen *);
enum result case_ask_interest(struct screen *);
enum result case_ask_criterion(struct screen *);
enum result case_ask_goto(struct screen *);
void case_resume(struct screen *, const struct answer *);

/* case-draw.c */
void case_draw(const struct screen *, struct canvas *);

/* case-known.c: what is known of the case, into all of C. */
void case_draw_known(const struct case_state *, struct canvas *c);

#endif
