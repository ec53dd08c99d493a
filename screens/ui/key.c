/*
 * Names of keys.  See key.h; keys are read in input.c.
 */
#include "screens/ui/key.h"

#include <bsd/string.h>
#include <stdio.h>
#include <string.h>

#include "src/base/buf.h"
#include "src/base/utf8.h"

static const char *const names[NAMED_COUNT] = {
	[NAMED_UNKNOWN] = "that key",
	[NAMED_UP] = "Up", [NAMED_DOWN] = "Down",
	[NAMED_LEFT] = "Left", [NAMED_RIGHT] = "Right",
	[NAMED_PAGE_UP] = "PageUp", [NAMED_PAGE_DOWN] = "PageDown",
	[NAMED_HOME] = "Home", [NAMED_END] = "End",
	[NAMED_ENTER] = "Enter", [NAMED_ESC] = "Esc",
	[NAMED_TAB] = "Tab", [NAMED_BACK_TAB] = "BackTab",
	[NAMED_BACKSPACE] = "Backspace", [NAMED_DELETE] = "Delete",
	[NAMED_INSERT] = "Insert",
	[NAMED_F1] = "F1", [NAMED_F2] = "F2", [NAMED_F3] = "F3",
	[NAMED_F4] = "F4", [NAMED_F5] = "F5", [NAMED_F6] = "F6",
	[NAMED_F7] = "F7", [NAMED_F8] = "F8", [NAMED_F9] = "F9",
	[NAMED_F10] = "F10", [NAMED_F11] = "F11", [NAMED_F12] = "F12"
};

static void
char_name(unsigned cp, char out[static KEY_NAME_SIZE])
{
	struct buf b = { .ceiling = KEY_NAME_SIZE - 1 };

	if (cp == ' ') {
		strlcpy(out, "Space", KEY_NAME_SIZE);
		return;
	}
	buf_codepoint(&b, cp);
	strlcpy(out, buf_text(&b), KEY_NAME_SIZE);
	buf_release(&b);
}

const char *
key_word(struct key k, char out[static KEY_NAME_SIZE])
{
	unsigned named = k.kind == PRESS_NAMED && k.code < NAMED_COUNT
	    ? k.code : NAMED_UNKNOWN;

	if (k.kind == PRESS_CHAR)
		char_name(k.code, out);
	else if (k.kind == PRESS_CTRL)
		snprintf(out, KEY_NAME_SIZE, "Ctrl-%c", (char)k.code);
	else
		strlcpy(out, names[named], KEY_NAME_SIZE);
	return out;
}

static bool
parse_named(const char *name, struct key *k)
{
	for (unsigned i = NAMED_UNKNOWN + 1; i < NAMED_COUNT; i++)
		if (strcmp(name, names[i]) == 0) {
			*k = (struct key){ PRESS_NAMED, i };
			return true;
		}
	return false;
}

static bool
is_ctrl_name(const char *name)
{
	return strncmp(name, "Ctrl-", 5) == 0 && name[5] >= '@' &&
	    name[5] <= '_' && name[6] == '\0';
}

bool
key_parse(const char *name, struct key *k)
{
	size_t n = strlen(name);
	unsigned cp;

	if (n == 0)
		return false;
	if (strcmp(name, "Space") == 0) {
		*k = (struct key){ PRESS_CHAR, ' ' };
		return true;
	}
	if (is_ctrl_name(name)) {
		*k = (struct key){ PRESS_CTRL, (unsigned char)name[5] };
		return true;
	}
	if (utf8_decode(name, n, &cp) == n && cp != UTF8_BAD && cp > ' ' &&
	    cp != 0x7F) {
		*k = (struct key){ PRESS_CHAR, cp };
		return true;
	}
	return parse_named(name, k);
}

bool
key_is_char(struct key k, unsigned codepoint)
{
	return k.kind == PRESS_CHAR && k.code == codepoint;
}

bool
key_is(struct key k, enum named_key named)
{
	return k.kind == PRESS_NAMED && k.code == named;
}

bool
key_is_ctrl(struct key k, char letter)
{
	return k.kind == PRESS_CTRL && k.code == (unsigned char)letter;
}

bool
key_among(struct key k, const char *keys)
{
	char name[KEY_NAME_SIZE];
	size_t n;

	if (k.kind == PRESS_NONE || key_is(k, NAMED_UNKNOWN))
		return false;
	n = strlen(key_word(k, name));
	while (*keys != '\0') {
		size_t len = strcspn(keys, " ");

		if (len == n && memcmp(keys, name, n) == 0)
			return true;
		keys += len + strspn(keys + len, " ");
	}
	return false;
}
