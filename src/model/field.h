/*
 * Records described by tables.  One table of fields per struct says what its
 * members are called outside: the column in the register, the heading in a
 * CSV file and the name in JSON are the same word.  Whatever reads or writes
 * records walks these tables, so that a field is named in one place.
 */
#ifndef MODEL_FIELD_H
#define MODEL_FIELD_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/base/arena.h"
#include "src/base/buf.h"
#include "src/base/err.h"

#define INT_NONE INT_MIN	/* a number that is absent */
#define TIME_NONE INT64_MIN	/* a time that is absent */
#define YES_NONE (-1)		/* neither yes nor no was said */

enum field_kind {
	FIELD_TEXT,		/* const char *, NULL when absent */
	FIELD_INT,		/* int, INT_NONE when absent */
	FIELD_DAY,		/* int, a day number or DAY_NONE */
	FIELD_TIME,		/* int64_t, Unix seconds or TIME_NONE */
	FIELD_YES,		/* int: 0 no, 1 yes, YES_NONE */
	FIELD_WORD		/* int: an index into words, INT_NONE */
};

struct field {
	const char *name;
	enum field_kind kind;
	size_t offset;
	const char *const *words;	/* FIELD_WORD: ends with NULL */
};

#define F_TEXT(s, m) { #m, FIELD_TEXT, offsetof(struct s, m), NULL }
#define F_INT(s, m) { #m, FIELD_INT, offsetof(struct s, m), NULL }
#define F_DAY(s, m) { #m, FIELD_DAY, offsetof(struct s, m), NULL }
#define F_TIME(s, m) { #m, FIELD_TIME, offsetof(struct s, m), NULL }
#define F_YES(s, m) { #m, FIELD_YES, offsetof(struct s, m), NULL }
#define F_WORD(s, m, w) { #m, FIELD_WORD, offsetof(struct s, m), w }
#define F_END { NULL, FIELD_TEXT, 0, NULL }

/* A kind of record: its table in the register, its fields, its size. */
struct record {
	const char *table;
	const struct field *fields;	/* ends with F_END */
	size_t size;
};

/* Make every field absent. */
void record_clear(const struct record *, void *row);

/* The field of that name, or NULL. */
const struct field *record_field(const struct record *, const char *name);

/* Access to one member of a row. */
const char *field_text(const struct field *, const void *row);
int field_int(const struct field *, const void *row);
int64_t field_time(const struct field *, const void *row);
void field_set_text(const struct field *, void *row, const char *);
void field_set_int(const struct field *, void *row, int);
void field_set_time(const struct field *, void *row, int64_t);
bool field_is_absent(const struct field *, const void *row);

/*
 * The value as it stands in a file: dates as YYYY-MM-DD, yes or no, words,
 * times as Unix seconds; nothing when absent.
 */
void field_print(const struct field *, const void *row, struct buf *out);

/*
 * Set from a text of a file; blank means absent.  Text is copied into the
 * arena.  The sentence of a refusal says what would be right.
 */
bool field_parse(const struct field *, void *row, const char *text,
    struct arena *, struct err *);

/* The word of a value, or "" when absent; the value of a word, or INT_NONE. */
const char *word_of(const char *const words[], int value);
int word_value(const char *const words[], const char *word);

/*
 * A whole row as text and back: one "name=value" a line, absent fields left
 * out, newlines and backslashes in values escaped.  Unknown names are passed
 * over when reading, so that an older program can read a newer row.
 */
void record_encode(const struct record *, const void *row, struct buf *out);
bool record_decode(const struct record *, const char *text, void *row,
    struct arena *, struct err *);

#endif
