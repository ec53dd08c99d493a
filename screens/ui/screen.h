/*
 * What a screen is: a table of keys and a few functions over a state.
 *
 *	const struct screen_ops case_screen = {
 *		.name = "case", .keys = case_keys,
 *		.state_size = sizeof(struct state),
 *		.open = open_case, .reload = reload, .draw = draw,
 *	};
 *
 * Handlers change the state and return; only draw paints, everything, every
 * time, from a state that it cannot change.  A question to the user is
 * another screen on the stack, whose answer comes back through resume.
 */
#ifndef UI_SCREEN_H
#define UI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "screens/ui/canvas.h"
#include "screens/ui/input.h"
#include "screens/ui/key.h"
#include "src/base/arena.h"
#include "src/base/err.h"

struct app;		/* of whoever owns the screens; never read here */
struct ui;
struct screen;

/* What a handler did. */
enum result {
	RESULT_DONE,		/* all that was to be done */
	RESULT_CLOSE,		/* done, and this screen closes */
	RESULT_PASS		/* not mine: look at the next binding */
};

/*
 * One row states one action; dispatch, footer, help, manual and the palette
 * read it.  A table ends with a row of zeros.
 */
struct binding {
	const char *keys;	/* "Down j"; NULL: by name only */
	const char *name;	/* stable, lower case: "next-line" */
	const char *hint;	/* word in the footer, or NULL */
	const char *help;	/* one sentence without a full stop */
	enum result (*run)(struct screen *);
	/* May it be done now?  When not, *why is a sentence. */
	bool (*when)(const struct screen *, const char **why);
};

/* What a dialog answers; texts are good until resume returns. */
struct answer {
	int tag;		/* as given by whoever asked */
	bool cancelled;		/* then nothing below is set */
	int choice;		/* index of the chosen row */
	const int *choices;	/* of several, in the order of the rows */
	int count;
	const char *text;	/* what was typed */
	const char *from;	/* name of the screen that closed */
};

struct screen_ops {
	const char *name;	/* of its help page and its golden screens */
	const struct binding *keys;
	size_t state_size;	/* zeroed before open */
	bool overlay;		/* draw the screens below first */
	bool modal;		/* global keys do not act while it is open */
	bool bare;		/* no footer, no room for messages */
	bool follows;		/* reloads when somebody else changed what it
				 * shows; keeps what is selected */
	bool makes;		/* reload makes what is not there yet, by
				 * acts of its own; so the stack opens no
				 * reading around it */

	/* Take ARG, which is good during the call only.  May push nothing. */
	bool (*open)(struct screen *, const void *arg, struct err *);
	/*
	 * Read the domain again, into s->arena, which is fresh; what was
	 * loaded before is still good until this returns, and stays when it
	 * returns false: change the state last.  Called after open, by
	 * ui_reload, and when a screen that was no overlay closed above.
	 */
	bool (*reload)(struct screen *, struct err *);
	void (*draw)(const struct screen *, struct canvas *);
	/*
	 * Text entry: sees a key or a paste before the bindings do, and says
	 * whether it used it.
	 */
	bool (*input)(struct screen *, const struct event *);
	/*
	 * Is a text being typed now?  Then the footer names no key that would
	 * be typed.  NULL: never.
	 */
	bool (*typing)(const struct screen *);
	/* A screen above closed; a dialog's answer, or "cancelled". */
	void (*resume)(struct screen *, const struct answer *);
	/*
	 * A dialog whose answer was met with a warning or an error is given
	 * the sentence and may stay open (true), so that what was typed can
	 * be mended.  NULL: it closes whatever is said.
	 */
	bool (*refused)(struct screen *, const char *why);
	/*
	 * Store half-typed text, if it changed.  Called after each batch of
	 * keys, before the program stops or ends, and before close.
	 */
	bool (*save)(struct screen *, struct err *);
	/* The moment of ui_wake_at has come. */
	void (*tick)(struct screen *);
	void (*close)(struct screen *);
};

struct screen {
	const struct screen_ops *ops;
	void *state;
	struct app *app;
	struct ui *ui;
	struct arena arena;	/* what reload loaded */
	struct arena keep;	/* lives as long as the screen */
	int rows, cols;		/* of its canvas; at least 1 here */

	/* The stack's own. */
	int64_t wake;
	bool dead, answered;
	struct answer answer;
};

#endif
