/*
 * A list with one selected row: which rows are in view, how keys move, how
 * the marker is drawn.  The rows themselves stay with the caller, who may
 * hold a window of a larger set and load the next part when asked.
 */
#ifndef UI_LIST_H
#define UI_LIST_H

#include <stdbool.h>

#include "screens/ui/canvas.h"
#include "screens/ui/key.h"

struct list {
	int count;		/* rows that the caller holds */
	int selected;
};

/* What a key did to the list. */
enum list_moved {
	LIST_NOT_MINE,		/* the key does not move lists */
	LIST_MOVED,		/* or tried to, at an end of the whole list */
	LIST_ABOVE,		/* wants what stands above the rows held */
	LIST_BELOW
};

/*
 * Move by a key: arrows, PageUp, PageDown, Home, End.  HEIGHT is how many
 * rows the list is drawn in.  MORE_ABOVE and MORE_BELOW tell whether there
 * is more than the rows held: then a move over that end gives LIST_ABOVE or
 * LIST_BELOW, the caller loads, sets count and selected, and may ask again.
 */
enum list_moved list_key(struct list *, struct key, int height);
enum list_moved list_key_window(struct list *, struct key, int height,
    bool more_above, bool more_below);

/* The same with h j k l and G too: not where letters are acts. */
enum list_moved list_key_letters(struct list *, struct key, int height);

/* Rows changed: keep the selection inside. */
void list_set_count(struct list *, int count);
void list_select(struct list *, int row);

/*
 * COUNT rows of SIZE take the place of WAS: what is selected stays so where
 * it is among them, wherever it stands now; else the place stays.
 */
void list_keep(struct list *, const void *was, const void *rows, size_t size,
    int count, bool (*same)(const void *before, const void *now));

/* First row in view; moves by whole pages, so that a step changes two cells. */
int list_top(const struct list *, int height);

/*
 * Draw the list in C: "> " and the cursor at the selected row, two blanks at
 * the others.  ROW draws one row into a canvas of one row that begins after
 * the marker.  EMPTY is the sentence for a list without rows.
 */
void list_draw(const struct list *, struct canvas *c,
    void (*row)(const void *arg, int index, struct canvas *line),
    const void *arg, const char *empty);

/* For callers who draw by themselves: the marker and the cursor of a row. */
void list_marker(const struct list *, struct canvas *c, int row, int index);

/* "12 of 40", "12 of 1000+" where there is more; "" for an empty list. */
const char *list_position(const struct list *, bool more,
    char out[static 32]);

#endif
