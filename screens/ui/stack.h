/*
 * The stack of screens, and what a screen may ask of it.  The loop that
 * feeds it is in loop.h.
 */
#ifndef UI_STACK_H
#define UI_STACK_H

#include <stdint.h>

#include "screens/ui/screen.h"

#define UI_SCREENS 32		/* deep enough for any path through the help */
#define UI_WATCHES 16
#define UI_MIN_ROWS 15
#define UI_MIN_COLS 60

enum severity { SAY_PLAIN, SAY_GOOD, SAY_WARNING, SAY_ERROR };

/* Why the loop ended. */
enum ui_end { UI_RUNS, UI_QUIT, UI_TERMINATED, UI_HUNG_UP };

/* What whoever owns the screens wants to know.  Any may be NULL. */
struct ui_hooks {
	/* A screen is about to read, and has read: all that it shows comes
	 * from one state.  False refuses, with a sentence. */
	bool (*reading)(struct ui *, struct app *, struct err *);
	void (*has_read)(struct ui *, struct app *);
	/* After each batch of keys and other events, before the paint. */
	void (*batch_ended)(struct ui *, struct app *);
	/* A child ended (SIGCHLD). */
	void (*child_ended)(struct ui *, struct app *);
	/* The moment of ui_set_alarm has come. */
	void (*alarm)(struct ui *, struct app *);
	/* Ctrl-Z: before the program stops, and when it goes on. */
	void (*suspended)(struct ui *, struct app *);
	void (*resumed)(struct ui *, struct app *);
	/* Half-typed answers to questions of consequence, by place; a text of
	 * NULL removes. */
	const char *(*draft_get)(struct ui *, struct app *,
	    const char *place, struct arena *);
	bool (*draft_save)(struct ui *, struct app *, const char *place,
	    const char *text, struct err *);
};

struct ui_watch {
	int fd;
	void (*ready)(int fd, void *arg);
	void *arg;
};

struct ui {
	struct app *app;
	const struct binding *global;
	struct ui_hooks hooks;
	struct screen *stack[UI_SCREENS];
	int depth;
	struct ui_watch watch[UI_WATCHES];
	int watches;
	struct key pressed;
	const struct binding *chosen;	/* in the palette, to run next */
	enum ui_end end;
	int64_t alarm;
	int64_t last_input;
	int64_t paste_ends;	/* when half a paste is taken for whole */
	int64_t retry;		/* when a failed save is tried again */
	bool unsaved;
	enum severity severity;
	char message[640];
	char banner[40];
	char guide_title[120];
	char guide[400];
};

/* Monotonic milliseconds, as all moments below. */
int64_t ui_now(void);

/* The terminal must have been started; HOOKS may be NULL. */
void ui_init(struct ui *, struct app *, const struct binding *global,
    const struct ui_hooks *);
/* Closes all screens. */
void ui_release(struct ui *);

/*
 * Open a screen on top.  ARG goes to its open.  False when it refused, with
 * the sentence in E; nothing has changed then.
 */
bool ui_push(struct ui *, const struct screen_ops *, const void *arg,
    struct err *e);

/* The same, and the sentence goes to the message line. */
bool ui_open(struct ui *, const struct screen_ops *, const void *arg);

/* Open it in place of the screen that asks. */
bool ui_replace(struct screen *, const struct screen_ops *, const void *arg);

/*
 * Close all but the bottom screen and open this one on it; when it is the
 * bottom screen's, only close the others.
 */
bool ui_go(struct ui *, const struct screen_ops *, const void *arg);

/* Close a screen; it goes when the handler that runs has returned. */
void ui_close(struct screen *);

/*
 * What this screen answers when it closes (return RESULT_CLOSE after it).
 * Texts and choices are copied.  Without it the answer is "cancelled".
 */
void ui_answer(struct screen *, const struct answer *);

/* Read the domain again: one screen, all screens. */
bool ui_reload(struct screen *);
void ui_reload_all(struct ui *);

struct screen *ui_top(struct ui *);
/* Is a screen with these ops open anywhere? */
bool ui_is_open(const struct ui *, const struct screen_ops *);
/* The key that is being handled. */
struct key ui_pressed(const struct screen *);

/*
 * The message line: one whole sentence, which stays until the next key.  A
 * later, weaker one does not replace an error of the same batch.
 */
void ui_say(struct ui *, enum severity, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void ui_say_err(struct ui *, const struct err *);

/* Words that stand on every screen, such as REHEARSAL; NULL for none. */
void ui_set_banner(struct ui *, const char *);

/*
 * A strip above the footer: a title such as "Step 7 of 23: a" and some
 * words below it.  Screens are that much lower meanwhile; in a window that is
 * small it is left out.  TEXT NULL takes it away.
 */
void ui_set_guide(struct ui *, const char *title, const char *text);

/* Ask for tick of this screen, for the alarm hook; 0 means never. */
void ui_wake_at(struct screen *, int64_t moment);
void ui_set_alarm(struct ui *, int64_t moment);
/* When a key was last pressed; an idle lock measures from it. */
int64_t ui_last_input(const struct ui *);

/* Forget the keys typed ahead: when what they were meant for has gone. */
void ui_drop_typeahead(struct ui *);

/* Call READY when FD can be read; the loop paints afterwards. */
bool ui_watch(struct ui *, int fd, void (*ready)(int fd, void *arg),
    void *arg);
void ui_unwatch(struct ui *, int fd);

/* End the loop. */
void ui_quit(struct ui *);

/* Handlers for a global table: close the screen; open the palette. */
enum result ui_act_back(struct screen *);
enum result ui_act_palette(struct screen *);

/* For the loop, and among the files of the stack. */
void ui_fit(struct screen *);		/* its rows and columns */
void ui_handle(struct ui *, const struct event *);
void ui_settle(struct ui *);		/* close what is to be closed */
bool ui_save(struct ui *);		/* drafts of all screens */
void ui_tick(struct ui *, int64_t now);
int64_t ui_next_wake(const struct ui *);	/* 0 for none */
void ui_draw(struct ui *);		/* to curses, not to the terminal */

#endif
