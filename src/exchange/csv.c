/*
 * The reader of CSV files.  See csv.h.  A row is first cut into raw fields,
 * which then pass the door in; csv-out.c writes.
 */
#include "src/exchange/csv.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/fold.h"

struct csv_column {
	const char *heading;	/* as it stands in the file */
	const char *key;	/* folded, to compare with */
};

struct csv_value {
	const char *lines;	/* with newlines and tabs */
	const char *text;	/* on one line; made when asked for */
	int line;
};

static void warn(struct csv *c, int line, size_t column, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

static void
warn(struct csv *c, int line, size_t column, const char *fmt, ...)
{
	struct csv_warning w = { .line = line, .heading = "" };
	char text[200];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (column < c->columns)
		w.heading = c->column[column].heading;
	w.text = arena_strdup(c->arena, text);
	if (c->warning_count == c->warning_room) {
		size_t room = c->warning_room ? c->warning_room * 2 : 8;
		struct csv_warning *more = arena_array(c->arena, room,
		    sizeof *more);

		if (c->warning_count > 0)
			memcpy(more, c->warnings, c->warning_count *
			    sizeof *more);
		c->warnings = more;
		c->warning_room = room;
	}
	c->warnings[c->warning_count++] = w;
}

static bool
at_newline(const struct csv *c)
{
	return c->at < c->end && (*c->at == '\n' || *c->at == '\r');
}

static bool
at_field_end(const struct csv *c)
{
	return c->at == c->end || *c->at == c->delimiter || at_newline(c);
}

static void
skip_newline(struct csv *c)
{
	if (*c->at == '\r' && c->at + 1 < c->end && c->at[1] == '\n')
		c->at++;
	c->at++;
	c->at_line++;
}

/* Take one character of a quoted field, counting lines. */
static void
take(struct csv *c, struct buf *raw)
{
	if (at_newline(c)) {
		skip_newline(c);
		buf_char(raw, '\n');
	} else {
		buf_char(raw, *c->at++);
	}
}

static void
skip_blanks(struct csv *c)
{
	while (c->at < c->end && *c->at == ' ')
		c->at++;
}

/* People put blanks around quoted fields; RFC 4180 does not. */
static bool
quoted_field_begins(struct csv *c)
{
	const char *here = c->at;

	skip_blanks(c);
	if (c->at < c->end && *c->at == '"')
		return true;
	c->at = here;
	return false;
}

/* Is this quotation mark, just passed, the one that closes the field? */
static bool
closes(struct csv *c)
{
	const char *here = c->at;

	skip_blanks(c);
	if (at_field_end(c))
		return true;
	c->at = here;
	return false;
}

/*
 * A lone quotation mark inside is taken for what it shows; *bare says so.
 * False when the end of the file comes first.
 */
static bool
quoted_field(struct csv *c, struct buf *raw, bool *bare)
{
	c->at++;
	while (c->at < c->end) {
		if (*c->at != '"') {
			take(c, raw);
			continue;
		}
		c->at++;
		if (c->at < c->end && *c->at == '"')
			c->at++;
		else if (closes(c))
			return true;
		else
			*bare = true;
		buf_char(raw, '"');
	}
	return false;
}

static void
plain_field(struct csv *c, struct buf *raw, bool *bare)
{
	const char *begin = c->at;

	while (!at_field_end(c)) {
		*bare |= *c->at == '"';
		c->at++;
	}
	buf_add(raw, begin, (size_t)(c->at - begin));
}

static void
report_count(struct csv *c, const struct text_count *n, int line,
    size_t column)
{
	if (n->removed > 0)
		warn(c, line, column, "%zu hidden character%s taken out.",
		    n->removed, n->removed == 1 ? " was" : "s were");
	c->count.removed += n->removed;
	c->count.replaced += n->replaced;
}

/* Where things stand while a row is cut. */
struct cut {
	size_t column;
	bool bare;		/* a quoted field has a lone mark in it, which
				 * may have swallowed a delimiter */
	bool empty;		/* no text in any field so far */
	bool spare;		/* there is text past the last column */
	bool huge;		/* a field is over the limit */
	size_t huge_column;
};

static void
keep_field(struct csv *c, struct buf *raw, int line, struct cut *cut)
{
	struct text_count n = { 0, 0 };
	struct buf safe = BUF_INIT;
	struct csv_value *v;

	if (raw->len > CSV_FIELD_MAX) {
		cut->huge = true;
		cut->huge_column = cut->column;
		return;
	}
	text_import(buf_text(raw), raw->len, TEXT_LINES, &safe, &n);
	if (!text_is_blank(buf_text(&safe))) {
		cut->empty = false;
		cut->spare |= cut->column >= c->columns;
	}
	if (cut->column < c->columns) {
		v = &c->value[cut->column];
		v->line = line;
		v->text = NULL;
		v->lines = text_trim(arena_strdup(c->arena, buf_text(&safe)));
		c->value_count = cut->column + 1;
		report_count(c, &n, line, cut->column);
	}
	buf_release(&safe);
}

static bool
cut_field(struct csv *c, struct buf *raw, struct cut *cut, struct err *e)
{
	int line = c->at_line;
	bool bare = false, quoted;

	buf_truncate(raw, 0);
	quoted = quoted_field_begins(c);
	if (!quoted) {
		plain_field(c, raw, &bare);
	} else if (!quoted_field(c, raw, &bare)) {
		c->line = line;
		c->heading = csv_heading(c, cut->column);
		err_set(e, ERR_DATA, "A quotation mark that opens on line %d "
		    "is never closed. Put one at the end of the field; the "
		    "rows from there on were not read.", line);
		return false;
	}
	if (bare && cut->column < c->columns)
		warn(c, line, cut->column, "A quotation mark inside a field "
		    "was taken as it stands. Look whether the field is "
		    "right.");
	cut->bare |= bare && quoted;
	keep_field(c, raw, line, cut);
	return true;
}

static bool
judge_row(struct csv *c, const struct cut *cut, struct err *e)
{
	if (cut->huge) {
		c->heading = csv_heading(c, cut->huge_column);
		err_set(e, ERR_DATA, "This field is longer than %zu kB. "
		    "Shorten it; or is a quotation mark not closed?",
		    CSV_FIELD_MAX / 1024);
	} else if (cut->spare) {
		err_set(e, ERR_DATA, "This row has more fields than there are "
		    "headings (%zu). Put a field with a %s in it between "
		    "quotation marks.", c->columns, c->delimiter == '\t' ?
		    "tab" : c->delimiter == ';' ? "semicolon" : "comma");
	} else if (cut->bare && cut->column + 1 < c->columns) {
		err_set(e, ERR_DATA, "This row has fewer fields than there "
		    "are headings (%zu), and a quotation mark inside one. "
		    "Write a quotation mark inside a field twice.",
		    c->columns);
	} else {
		return true;
	}
	return false;
}

static void
clear_row(struct csv *c)
{
	for (size_t i = 0; i < c->columns; i++)
		c->value[i] = (struct csv_value){ .lines = "", .text = "",
		    .line = c->at_line };
	c->value_count = 0;
	c->line = c->at_line;
	c->heading = "";
}

/* Cut one row; *EMPTY when there is no text in it. */
static bool
cut_row(struct csv *c, bool *empty, struct err *e)
{
	struct cut cut = { .empty = true };
	struct buf raw = BUF_INIT;
	bool whole;

	clear_row(c);
	while ((whole = cut_field(c, &raw, &cut, e)) && c->at < c->end &&
	    *c->at == c->delimiter) {
		c->at++;
		cut.column++;
	}
	buf_release(&raw);
	if (!whole) {
		c->at = c->end;
		return false;
	}
	if (at_newline(c))
		skip_newline(c);
	*empty = cut.empty && !cut.huge;
	return *empty || judge_row(c, &cut, e);
}

enum csv_got
csv_next(struct csv *c, struct err *e)
{
	bool empty;

	while (c->at < c->end) {
		if (!cut_row(c, &empty, e))
			return CSV_FAULT;
		if (!empty)
			return CSV_ROW;
	}
	clear_row(c);
	return CSV_END;
}

/* The delimiter is what the first row has most of, outside quotes. */
static void
find_delimiter(struct csv *c)
{
	static const char candidates[] = ",;\t";
	size_t seen[3] = { 0 }, best = 0;
	bool quoted = false;

	for (const char *p = c->at; p < c->end; p++) {
		const char *which = strchr(candidates, *p);

		if (*p == '"')
			quoted = !quoted;
		else if (!quoted && (*p == '\n' || *p == '\r'))
			break;
		else if (!quoted && *p != '\0' && which != NULL)
			seen[which - candidates]++;
	}
	for (size_t i = 1; i < 3; i++)
		if (seen[i] > seen[best])
			best = i;
	c->delimiter = candidates[best];
}

/* Some spreadsheets write their delimiter into a line of its own. */
static bool
take_separator_line(struct csv *c)
{
	if (c->end - c->at < 5 || strncmp(c->at, "sep=", 4) != 0)
		return false;
	if (strchr(",;\t", c->at[4]) == NULL)
		return false;
	if (c->end - c->at > 5 && c->at[5] != '\n' && c->at[5] != '\r')
		return false;
	c->delimiter = c->at[4];
	c->at += 5;
	if (at_newline(c))
		skip_newline(c);
	return true;
}

static void
skip_empty_lines(struct csv *c)
{
	while (at_newline(c))
		skip_newline(c);
}

/* What a heading is compared by; one of signs alone, such as #, is itself. */
static void
add_key(const char *heading, struct buf *out)
{
	fold_text(heading, out);
	if (out->len == 0)
		buf_str(out, heading);
}

static size_t
find_key(const struct csv *c, const char *heading)
{
	struct buf b = BUF_INIT;
	size_t i;

	/* Most are written as they are asked for, and folding is slow. */
	for (i = 0; i < c->columns; i++)
		if (strcmp(c->column[i].heading, heading) == 0)
			return i;
	add_key(heading, &b);
	for (i = 0; i < c->columns; i++)
		if (strcmp(c->column[i].key, buf_text(&b)) == 0)
			break;
	buf_release(&b);
	return i;
}

static void
name_column(struct csv *c, size_t i, const char *heading)
{
	struct buf b = BUF_INIT;

	if (text_is_blank(heading))
		heading = arena_printf(c->arena, "column %zu", i + 1);
	c->column[i].heading = heading;
	add_key(heading, &b);
	c->column[i].key = arena_strdup(c->arena, buf_text(&b));
	buf_release(&b);
}

static int
compare_keys(const void *a, const void *b)
{
	const struct csv_column *x = *(const struct csv_column *const *)a;
	const struct csv_column *y = *(const struct csv_column *const *)b;
	int order = strcmp(x->key, y->key);

	return order != 0 ? order : (x > y) - (x < y);
}

static bool
headings_differ(struct csv *c, struct err *e)
{
	const struct csv_column **sorted = arena_array(c->arena, c->columns,
	    sizeof *sorted);

	for (size_t i = 0; i < c->columns; i++)
		sorted[i] = &c->column[i];
	qsort(sorted, c->columns, sizeof *sorted, compare_keys);
	for (size_t i = 1; i < c->columns; i++) {
		if (strcmp(sorted[i - 1]->key, sorted[i]->key) != 0)
			continue;
		c->heading = sorted[i]->heading;
		err_set(e, ERR_DATA, "Two columns have the heading %s. Take "
		    "one away or give it another name.", c->heading);
		return false;
	}
	return true;
}

/* As many columns as the last one with text in it; no less than one. */
static size_t
used_columns(const struct csv *c)
{
	size_t n = c->value_count;

	while (n > 1 && *c->value[n - 1].lines == '\0')
		n--;
	return n;
}

static bool
read_first_row(struct csv *c, enum csv_first first, struct err *e)
{
	const char *begin = c->at;
	int begin_line = c->at_line;
	bool empty = true;

	c->columns = CSV_COLUMNS_MAX;
	c->column = arena_array(c->arena, c->columns, sizeof *c->column);
	c->value = arena_array(c->arena, c->columns, sizeof *c->value);
	for (size_t i = 0; i < c->columns; i++)
		c->column[i].heading = c->column[i].key = "";
	while (empty && c->at < c->end) {
		begin = c->at;
		begin_line = c->at_line;
		if (!cut_row(c, &empty, e))
			return false;
	}
	if (empty) {
		err_set(e, ERR_DATA, "The file is empty. Its first row must "
		    "name the columns.");
		return false;
	}
	c->columns = used_columns(c);
	for (size_t i = 0; i < c->columns; i++)
		name_column(c, i, first == CSV_HEADINGS ?
		    csv_value(c, i) : "");
	if (first == CSV_HEADINGS)
		return headings_differ(c, e);
	c->at = begin;
	c->at_line = begin_line;
	c->warning_count = 0;
	c->count = (struct text_count){ 0, 0 };
	return true;
}

bool
csv_open(struct csv *c, struct arena *arena, const char *bytes, size_t n,
    enum csv_first first, struct err *e)
{
	struct buf text = BUF_INIT;

	*c = (struct csv){ .arena = arena, .line = 1, .at_line = 1,
	    .heading = "" };
	if (!encoding_to_utf8(bytes, n, &text, &c->encoding, e))
		return false;
	c->at = arena_strndup(arena, buf_text(&text), text.len);
	c->end = c->at + text.len;
	buf_release(&text);
	if (!take_separator_line(c)) {
		skip_empty_lines(c);
		find_delimiter(c);
	}
	if (!read_first_row(c, first, e))
		return false;
	if (c->encoding.replaced > 0)
		warn(c, 1, c->columns, "%zu character%s could not be read and "
		    "stand%s as \xEF\xBF\xBD. Save the file as UTF-8.",
		    c->encoding.replaced, c->encoding.replaced == 1 ? "" : "s",
		    c->encoding.replaced == 1 ? "s" : "");
	return true;
}

const char *
csv_heading(const struct csv *c, size_t column)
{
	return column < c->columns ? c->column[column].heading : "";
}

/* Newlines and tabs become spaces the first time somebody asks. */
const char *
csv_value(const struct csv *c, size_t column)
{
	struct csv_value *v;
	struct buf b = BUF_INIT;

	if (column >= c->columns)
		return NULL;
	v = &c->value[column];
	if (v->text == NULL && strpbrk(v->lines, "\n\t") == NULL)
		v->text = v->lines;
	if (v->text == NULL) {
		text_import(v->lines, strlen(v->lines), TEXT_LINE, &b, NULL);
		v->text = arena_strdup(c->arena, buf_text(&b));
		buf_release(&b);
	}
	return v->text;
}

const char *
csv_get(const struct csv *c, const char *heading)
{
	return csv_value(c, find_key(c, heading));
}

const char *
csv_get_lines(const struct csv *c, const char *heading)
{
	size_t i = find_key(c, heading);

	return i < c->columns ? c->value[i].lines : NULL;
}

bool
csv_has(const struct csv *c, const char *heading)
{
	return find_key(c, heading) < c->columns;
}

int
csv_line(const struct csv *c, const char *heading)
{
	size_t i = find_key(c, heading);

	return i < c->value_count ? c->value[i].line : c->line;
}

bool
csv_rename(struct csv *c, const char *old, const char *new, struct err *e)
{
	size_t i = find_key(c, old), taken = find_key(c, new);

	if (i == c->columns)
		return false;
	if (taken < c->columns && taken != i) {
		err_set(e, ERR_DATA, "The heading %s cannot be read as %s: "
		    "there is a column %s already.", old, new, new);
		return false;
	}
	name_column(c, i, arena_strdup(c->arena, new));
	return true;
}
