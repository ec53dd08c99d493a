/*
 * The life of the terminal: start, stop, suspend, and what is sent to it.
 */
#ifndef UI_TERM_H
#define UI_TERM_H

#include <stdbool.h>

#include "src/base/err.h"

/*
 * Set up the character set from the environment.  First thing in a program
 * that shows text, on the screen or not.
 */
void term_locale(void);

/*
 * No core dumps and no tracing, because memory holds pupils' data; SIGPIPE
 * and SIGXFSZ become errors of the call that met them.
 */
void term_harden(void);

/* Take over the terminal on standard input and output. */
bool term_start(struct err *);

/*
 * The same on other descriptors, which stay the caller's; rows and cols of 0
 * ask the terminal.  TYPE NULL is $TERM.  For tests.
 */
bool term_start_on(int in, int out, const char *type, int rows, int cols,
    struct err *);

/* Give the terminal back.  Safe to call at any time, and twice. */
void term_stop(void);

/* Stop the program as Ctrl-Z does; returns when it goes on. */
void term_suspend(void);

/* After the program was stopped by whomever: set the modes, paint all. */
void term_resume(void);

/* For tests, and for terminals that do not tell. */
void term_resize(int rows, int cols);

/*
 * Send what changed since the last time, in one write.  False when the
 * terminal has gone.
 */
bool term_send(void);

/* The next term_send paints everything again: Ctrl-L. */
void term_repaint(void);

int term_rows(void);
int term_cols(void);
int term_input(void);			/* descriptor to poll */

/* A sentence about this terminal that the user should know, or NULL. */
const char *term_notice(void);

/* Bytes sent since the start; tests count with it. */
unsigned long term_bytes(void);

#endif
