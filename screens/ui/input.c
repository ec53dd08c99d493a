/*
 * Reading the terminal.  See input.h.
 *
 * Bytes are taken with wgetch and decoded here: get_wch swallows up to
 * fifteen keys after one byte that is not UTF-8.  With wgetch a value of 256
 * and more is a key and anything less a byte, so that nothing is mistaken.
 */
#include "screens/ui/input.h"

#include <curses.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "src/base/buf.h"
#include "src/base/text.h"
#include "src/base/utf8.h"

#define CODE_PASTE_BEGIN 3000	/* beyond what curses numbers by itself */
#define CODE_PASTE_END 3001
#define PASTE_CEILING ((size_t)1024 * 1024)
#define ESC 27
#define DROP_MOST 65536

static const char paste_end[] = "\033[201~";
#define PASTE_END_LEN (sizeof paste_end - 1)

static WINDOW *reader;
static int source = -1;
static bool progressed;
static bool resized;

static char partial[4];		/* of a character that is not whole yet */
static size_t partial_len;

static bool pasting;
static bool expired;
static struct buf raw_paste = { .ceiling = PASTE_CEILING };
static struct buf paste;

/*
 * What terminals send besides their terminfo entry: arrows in normal form,
 * the Home and End of PuTTY and of the Linux console.
 */
static void
define_keys(void)
{
	static const struct { const char *sequence; int code; } extra[] = {
		{ "\033[200~", CODE_PASTE_BEGIN },
		{ "\033[201~", CODE_PASTE_END },
		{ "\033[A", KEY_UP }, { "\033[B", KEY_DOWN },
		{ "\033[C", KEY_RIGHT }, { "\033[D", KEY_LEFT },
		{ "\033OA", KEY_UP }, { "\033OB", KEY_DOWN },
		{ "\033OC", KEY_RIGHT }, { "\033OD", KEY_LEFT },
		{ "\033[H", KEY_HOME }, { "\033[F", KEY_END },
		{ "\033OH", KEY_HOME }, { "\033OF", KEY_END },
		{ "\033[1~", KEY_HOME }, { "\033[4~", KEY_END },
		{ "\033[7~", KEY_HOME }, { "\033[8~", KEY_END },
		{ "\033[5~", KEY_PPAGE }, { "\033[6~", KEY_NPAGE },
		{ "\033[Z", KEY_BTAB }, { "\033OM", KEY_ENTER },
		{ "\033[11~", KEY_F(1) }, { "\033[12~", KEY_F(2) },
		{ "\033[13~", KEY_F(3) }, { "\033[14~", KEY_F(4) },
		{ "\033OP", KEY_F(1) }, { "\033OQ", KEY_F(2) },
		{ "\033OR", KEY_F(3) }, { "\033OS", KEY_F(4) }
	};

	for (size_t i = 0; i < sizeof extra / sizeof extra[0]; i++)
		define_key(extra[i].sequence, extra[i].code);
}

/*
 * A pad, because wgetch repaints an ordinary window behind our back; nothing
 * is ever drawn on it.
 */
void
input_start(int fd)
{
	source = fd;
	reader = newpad(1, 1);
	keypad(reader, TRUE);
	nodelay(reader, TRUE);
	/* On a terminal all eight bits come through as it is, and meta would
	 * change what Alt sends there. */
	if (!isatty(fd))
		meta(reader, TRUE);
	define_keys();
	partial_len = 0;
	pasting = expired = resized = progressed = false;
}

void
input_stop(void)
{
	if (reader != NULL)
		delwin(reader);
	reader = NULL;
	source = -1;
	buf_release(&raw_paste);
	raw_paste.ceiling = PASTE_CEILING;
	buf_release(&paste);
}

static int
next_byte(void)
{
	int c = wgetch(reader);

	if (c != ERR)
		progressed = true;
	return c;
}

/* From curses' numbers to our names. */
static struct key
named_key(int code)
{
	static const struct { int code; enum named_key named; } table[] = {
		{ KEY_UP, NAMED_UP }, { KEY_DOWN, NAMED_DOWN },
		{ KEY_LEFT, NAMED_LEFT }, { KEY_RIGHT, NAMED_RIGHT },
		{ KEY_PPAGE, NAMED_PAGE_UP }, { KEY_NPAGE, NAMED_PAGE_DOWN },
		{ KEY_HOME, NAMED_HOME }, { KEY_END, NAMED_END },
		{ KEY_ENTER, NAMED_ENTER }, { KEY_BTAB, NAMED_BACK_TAB },
		{ KEY_BACKSPACE, NAMED_BACKSPACE }, { KEY_DC, NAMED_DELETE },
		{ KEY_IC, NAMED_INSERT }
	};

	if (code >= KEY_F(1) && code <= KEY_F(12))
		return (struct key){ PRESS_NAMED,
		    NAMED_F1 + (unsigned)(code - KEY_F(1)) };
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (table[i].code == code)
			return (struct key){ PRESS_NAMED, table[i].named };
	return (struct key){ PRESS_NAMED, NAMED_UNKNOWN };
}

static struct key
ascii_key(unsigned c)
{
	if (c == '\r' || c == '\n')
		return (struct key){ PRESS_NAMED, NAMED_ENTER };
	if (c == '\t')
		return (struct key){ PRESS_NAMED, NAMED_TAB };
	if (c == '\b' || c == 0x7F)
		return (struct key){ PRESS_NAMED, NAMED_BACKSPACE };
	if (c < 0x20)
		return (struct key){ PRESS_CTRL, c + '@' };
	return (struct key){ PRESS_CHAR, c };
}

/* Skip what a terminal sends between FIRST and LAST, the last byte too. */
static void
skip_until(int first, int last, int most)
{
	int c;

	while (most-- > 0 && (c = next_byte()) != ERR)
		if (c >= first && c <= last)
			return;
}

/*
 * After an Esc.  A sequence that nobody knows must not leave its letters and
 * digits behind: they would act.  The same goes for Alt with a letter.
 */
static struct key
read_escape(void)
{
	int c = next_byte();

	if (c == ERR)
		return (struct key){ PRESS_NAMED, NAMED_ESC };
	if (c == ESC || c >= KEY_MIN) {
		ungetch(c);
		return (struct key){ PRESS_NAMED, NAMED_ESC };
	}
	if (c == '[')
		skip_until('@', '~', 64);
	else if (c == 'O')
		skip_until(0, 255, 1);
	else if (c == ']' || c == 'P')
		skip_until('\a', '\a', 4096);
	return (struct key){ PRESS_NAMED, NAMED_UNKNOWN };
}

static size_t
expected_length(unsigned char lead)
{
	return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/* Add a byte to the character; true when a key is complete. */
static bool
take_byte(unsigned char c, struct key *k)
{
	unsigned cp;

	if (partial_len == 0 && c < 0x80) {
		*k = c == ESC ? read_escape() : ascii_key(c);
		return true;
	}
	if (partial_len > 0 && (c & 0xC0) != 0x80) {
		/* The character broke off; this byte is a key of its own. */
		ungetch(c);
		partial_len = 0;
		*k = (struct key){ PRESS_NAMED, NAMED_UNKNOWN };
		return true;
	}
	partial[partial_len++] = (char)c;
	if (c < 0xF5 && partial_len < expected_length((unsigned char)partial[0])
	    && (partial[0] & 0xC0) != 0x80)
		return false;
	utf8_decode(partial, partial_len, &cp);
	partial_len = 0;
	*k = cp == UTF8_BAD ? (struct key){ PRESS_NAMED, NAMED_UNKNOWN }
	    : cp < 0xA0 ? (struct key){ PRESS_NAMED, NAMED_UNKNOWN }
	    : (struct key){ PRESS_CHAR, cp };
	return true;
}

/* Pastes. */

static bool
is_readable(void)
{
	struct pollfd p = { .fd = source, .events = POLLIN };

	return poll(&p, 1, 0) > 0 && (p.revents & POLLIN);
}

/* How much of the end mark stands at the end of what was read. */
static size_t
matched(const char *s, size_t len)
{
	size_t n = len < PASTE_END_LEN ? len : PASTE_END_LEN;

	while (n > 0 && memcmp(s + len - n, paste_end, n) != 0)
		n--;
	return n;
}

static void
finish_paste(struct event *ev)
{
	pasting = expired = false;
	buf_truncate(&paste, 0);
	text_import(buf_text(&raw_paste), raw_paste.len, TEXT_LINES, &paste,
	    NULL);
	buf_truncate(&raw_paste, 0);
	raw_paste.overflowed = false;
	*ev = (struct event){ .kind = EVENT_PASTE, .text = buf_text(&paste),
	    .len = paste.len };
}

/*
 * Inside a paste every byte is text, so the bytes come from the descriptor
 * and not through curses, which would see keys in them.  Never more are read
 * than the end mark still lacks: what follows it is curses' again.
 */
static bool
read_paste(struct event *ev)
{
	static char tail[2 * PASTE_END_LEN];
	static size_t tail_len;
	size_t have = 0;

	if (raw_paste.len == 0)
		tail_len = 0;
	while (!expired && is_readable()) {
		size_t want = PASTE_END_LEN - (have = matched(tail, tail_len));
		ssize_t n = read(source, tail + tail_len, want);

		if (n <= 0)
			return false;
		progressed = true;
		buf_add(&raw_paste, tail + tail_len, (size_t)n);
		tail_len += (size_t)n;
		if (matched(tail, tail_len) == PASTE_END_LEN) {
			if (!raw_paste.overflowed)
				buf_truncate(&raw_paste,
				    raw_paste.len - PASTE_END_LEN);
			finish_paste(ev);
			return true;
		}
		if (tail_len > PASTE_END_LEN) {
			memmove(tail, tail + tail_len - PASTE_END_LEN,
			    PASTE_END_LEN);
			tail_len = PASTE_END_LEN;
		}
	}
	if (!expired)
		return false;
	finish_paste(ev);
	return true;
}

/* Events. */

static bool
read_key(struct event *ev)
{
	int c;

	while ((c = next_byte()) != ERR) {
		*ev = (struct event){ .kind = EVENT_KEY };
		if (c == CODE_PASTE_BEGIN) {
			pasting = true;
			return false;
		}
		if (c == CODE_PASTE_END)
			continue;
		if (c == KEY_RESIZE) {
			ev->kind = EVENT_RESIZE;
			return true;
		}
		if (c >= KEY_MIN) {
			partial_len = 0;
			ev->key = named_key(c);
			return true;
		}
		if (take_byte((unsigned char)c, &ev->key))
			return true;
	}
	return false;
}

bool
input_read(struct event *ev)
{
	if (resized) {
		resized = false;
		*ev = (struct event){ .kind = EVENT_RESIZE };
		return true;
	}
	if (!pasting && read_key(ev))
		return true;
	return pasting && read_paste(ev);
}

bool
input_progressed(void)
{
	bool was = progressed;

	progressed = false;
	return was;
}

bool
input_is_pasting(void)
{
	return pasting;
}

void
input_expire(void)
{
	expired = pasting;
}

void
input_drop(void)
{
	struct event ev;
	bool size_changed = false;

	/* Not for ever: something may type faster than we forget. */
	for (int i = 0; i < DROP_MOST && input_read(&ev); i++)
		size_changed = size_changed || ev.kind == EVENT_RESIZE;
	resized = size_changed;
}

size_t
input_key_text(struct key k, char out[static KEY_TEXT_SIZE])
{
	struct buf raw = { .ceiling = 8 }, safe = { .ceiling = 8 };
	size_t n = 0;

	out[0] = '\0';
	if (k.kind != PRESS_CHAR)
		return 0;
	buf_codepoint(&raw, k.code);
	text_import(buf_text(&raw), raw.len, TEXT_LINE, &safe, NULL);
	if (safe.len < KEY_TEXT_SIZE) {
		n = safe.len;
		memcpy(out, buf_text(&safe), n + 1);
	}
	buf_release(&raw);
	buf_release(&safe);
	return n;
}
