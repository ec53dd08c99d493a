/*
 * What comes from the terminal: keys, pastes, changes of size.
 */
#ifndef UI_INPUT_H
#define UI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "screens/ui/key.h"

enum event_kind {
	EVENT_KEY,
	EVENT_PASTE,		/* text: safe, lines set apart by newlines */
	EVENT_RESIZE		/* only the loop sees it */
};

struct event {
	enum event_kind kind;
	struct key key;
	const char *text;	/* of a paste; good until the next event */
	size_t len;
};

/* Tell curses which sequences we know.  term_start calls it. */
void input_start(int fd);
void input_stop(void);

/*
 * The next event that is complete; false when nothing more waits.  Never
 * blocks, but for the moment that tells Esc from the start of a sequence.
 */
bool input_read(struct event *);

/* Did input_read get any byte since it was last asked?  A terminal that is
 * readable and gives none has gone. */
bool input_progressed(void);

/* Does half a paste wait for its end?  Then call input_expire in a while. */
bool input_is_pasting(void);
void input_expire(void);

/* Forget the keys that were typed ahead; a change of size is kept. */
void input_drop(void);

/*
 * The character that a key types, as safe UTF-8 in OUT; 0 bytes when it
 * types none.
 */
#define KEY_TEXT_SIZE 8
size_t input_key_text(struct key, char out[static KEY_TEXT_SIZE]);

#endif
