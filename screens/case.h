/*
 * The Case screen's state, shared by its three files: case.c (keys),
 * case-stage.c (staging and recording), case-draw.c (painting).
 */
#ifndef SCREENS_CASE_H
#define SCREENS_CASE_H

#include "screens/app.h"
#include "screens/pick.h"
#include "src/domain/view.h"

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
	const char *note;	/* what the rules said about the staging */
	const char *suggested;	/* what the first key would stage, or "" */
	const char *words;	/* the staging in one line */
	const char *follows;	/* its consequence */
	int live_rev;		/* of the live row that is on screen */
	const char **info;	/* what a standing item shows */
	int info_count;

	/* Kept over a reload. */
	struct pick pick;	/* in pick_arena */
	struct arena pick_arena;
	bool skipping;		/* x was pressed, Enter does it */
	int64_t reveal_until;	/* 0: initials; else until this moment */
	const char *name;	/* what is revealed */
};

/* case-stage.c */
enum result case_stage(struct screen *, int disposition);
enum result case_pick(struct screen *, int index);
enum result case_pick_open(struct screen *, enum picking, const char *use,
    const char *rule);
void case_pick_close(struct case_state *);
enum result case_override(struct screen *);
enum result case_unstage(struct screen *);
enum result case_record(struct screen *);
enum result case_take_back(struct screen *);
enum result case_go_to(struct screen *, int row);
bool case_restage(struct screen *, struct proposal *, struct err *);

/* case-draw.c */
void case_draw(const struct screen *, struct canvas *);

#endif
