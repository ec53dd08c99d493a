/*
 * Keys and their names.  A key is a character, a control key or a named key;
 * its name is what binding tables, help and tests say: "Down", "PageDown",
 * "Enter", "Esc", "Tab", "BackTab", "Space", "Backspace", "F5", "Ctrl-L",
 * "a", "0".
 */
#ifndef UI_KEY_H
#define UI_KEY_H

#include <stdbool.h>
#include <stddef.h>

enum key_kind {
	PRESS_NONE,
	PRESS_CHAR,		/* code is the code point */
	PRESS_CTRL,		/* code is the letter, 'L' for Ctrl-L */
	PRESS_NAMED		/* code is an enum named_key */
};

enum named_key {
	NAMED_UNKNOWN,		/* a sequence that nobody knows, Alt and all */
	NAMED_UP, NAMED_DOWN, NAMED_LEFT, NAMED_RIGHT,
	NAMED_PAGE_UP, NAMED_PAGE_DOWN, NAMED_HOME, NAMED_END,
	NAMED_ENTER, NAMED_ESC, NAMED_TAB, NAMED_BACK_TAB,
	NAMED_BACKSPACE, NAMED_DELETE, NAMED_INSERT,
	NAMED_F1, NAMED_F2, NAMED_F3, NAMED_F4, NAMED_F5, NAMED_F6,
	NAMED_F7, NAMED_F8, NAMED_F9, NAMED_F10, NAMED_F11, NAMED_F12,
	NAMED_COUNT
};

struct key {
	enum key_kind kind;
	unsigned code;
};

#define KEY_NAME_SIZE 16

/* The name.  OUT is returned; a key without a name is "that key". */
const char *key_word(struct key, char out[static KEY_NAME_SIZE]);

/* The key with this name; false when there is none, and K is untouched. */
bool key_parse(const char *name, struct key *k);

/* Is it this character, this named key? */
bool key_is_char(struct key, unsigned codepoint);
bool key_is(struct key, enum named_key);

/* A control key: key_is_ctrl(k, 'L'). */
bool key_is_ctrl(struct key, char letter);

/*
 * Is the key among the names in KEYS, which are set apart by blanks, as in
 * "Down j"?
 */
bool key_among(struct key, const char *keys);

#endif
