/*
 * Changing a text at a cursor.  See edit.h.
 */
#include "screens/ui/edit.h"

#include <string.h>

#include "screens/ui/cells.h"

/* As many whole clusters as ROOM bytes hold. */
static size_t
whole_clusters(const char *s, size_t n, size_t room)
{
	size_t fit = 0;

	while (fit < n) {
		size_t k = cluster_next(s + fit, n - fit);

		if (fit + k > room)
			break;
		fit += k;
	}
	return fit;
}

bool
edit_insert(struct buf *b, size_t *at, const char *s, size_t n, size_t limit)
{
	size_t room = b->len < limit ? limit - b->len : 0;
	size_t fit = n <= room ? n : whole_clusters(s, n, room);
	size_t behind = b->len - *at;

	if (fit > 0) {
		buf_add(b, s, fit);
		memmove(b->p + *at + fit, b->p + *at, behind);
		memcpy(b->p + *at, s, fit);
		*at += fit;
	}
	return fit == n;
}

void
edit_cut(struct buf *b, size_t from, size_t to)
{
	if (from >= to || b->len == 0)
		return;
	memmove(b->p + from, b->p + to, b->len - to);
	buf_truncate(b, b->len - (to - from));
}

size_t
edit_left(const struct buf *b, size_t at)
{
	return at - cluster_previous(buf_text(b), at);
}

size_t
edit_right(const struct buf *b, size_t at)
{
	return at >= b->len ? b->len
	    : at + cluster_next(buf_text(b) + at, b->len - at);
}

static bool
is_blank_at(const struct buf *b, size_t at)
{
	return buf_text(b)[at] == ' ' || buf_text(b)[at] == '\n' ||
	    buf_text(b)[at] == '\t';
}

size_t
edit_word_left(const struct buf *b, size_t at)
{
	while (at > 0 && is_blank_at(b, at - 1))
		at--;
	while (at > 0 && !is_blank_at(b, at - 1))
		at--;
	return at;
}
