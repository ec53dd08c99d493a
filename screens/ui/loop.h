/*
 * The one place where the program waits: terminal, signals, other
 * descriptors and the next moment that a screen asked for.
 */
#ifndef UI_LOOP_H
#define UI_LOOP_H

#include "screens/ui/stack.h"

/*
 * Catch signals through a pipe.  After term_start, before ui_run; the
 * harness of the tests does not call it.
 */
bool loop_start(struct err *);
void loop_stop(void);

/* Run until it ends; paints first. */
enum ui_end ui_run(struct ui *);

/*
 * One turn: wait at most TIMEOUT ms (-1 for ever), take all that waits, paint
 * once.
 */
void ui_step(struct ui *, int timeout);

/* Paint and send. */
void ui_paint(struct ui *);

#endif
