/*
 * A tiny program of two screens, for the tests of the toolkit: a list of
 * places, and a form with an entry.  It knows nothing about panels.
 */
#ifndef TESTS_DEMO_H
#define TESTS_DEMO_H

#include "screens/ui/stack.h"
#include "tests/screens/harness.h"

/* The demo's register: what the screens show and what was done to it. */
struct app {
	const char *const *rows;
	int count;
	char chosen[200];	/* what the last dialog answered */
	char saved[200];	/* the draft, as last saved */
	bool disk_full;		/* saving fails */
	bool reload_fails;
	int runs;		/* how often an action ran */
	int saves, reloads, closes, ticks, batches;
};

extern const struct screen_ops demo_list;
extern const struct screen_ops demo_form;
extern const struct binding demo_global[];

/* A fresh register, for a test that starts a terminal of its own. */
void demo_fill(struct app *);

/* Start the list on a terminal of this size, with a fresh register. */
struct app *demo_start(int rows, int cols);
struct app *demo_start_with(struct harness);

#endif
