/*
 * Statements, for the files of this folder only.  SQL stands above the
 * function that binds it; a statement is prepared once and kept.
 */
#ifndef DB_STMT_H
#define DB_STMT_H

#include <sqlite3.h>

#include "db/db.h"
#include "src/base/buf.h"

struct query {
	const char *name;	/* one name each, for the log and tests */
	const char *sql;
};

/* What is bound to a :name.  Arrays end with P_END. */
struct param {
	const char *name;	/* with its colon */
	enum { PARAM_TEXT, PARAM_INT, PARAM_DAY, PARAM_BLOB } kind;
	const char *text;	/* NULL binds NULL */
	int64_t number;
};

#define P_TEXT(n, v) { .name = n, .kind = PARAM_TEXT, .text = v }
#define P_INT(n, v) { .name = n, .kind = PARAM_INT, .number = v }
#define P_DAY(n, v) { .name = n, .kind = PARAM_DAY, .number = v }
#define P_BLOB(n, v, s) \
	{ .name = n, .kind = PARAM_BLOB, .text = v, .number = s }
#define P_END { .name = NULL }
#define PARAMS(...) ((const struct param[]){ __VA_ARGS__ P_END })

struct touch {
	int kind;		/* of seal.c */
	char *entity;
};

struct db {
	sqlite3 *handle;
	char *path;
	char *actor;
	int64_t now;
	int depth;		/* of nested acts */
	bool rehearse;
	bool reading;		/* no act may begin */
	struct prepared *prepared;
	int prepared_count;
	struct touch *touched;	/* rows that this act has written */
	int touched_count;
	int touched_room;
};

/* Run to the end; *CHANGED (may be NULL) rows were changed. */
bool db_run(struct db *, const struct query *, const struct param *,
    int *changed, struct err *e);

/* The first row, read by column name into ROW; *FOUND says if there is one. */
bool db_one(struct db *, const struct query *, const struct param *,
    const struct record *, struct arena *, void *row, bool *found,
    struct err *e);

/* All rows, as an array in the arena; ROWS is a pointer to a pointer. */
bool db_all(struct db *, const struct query *, const struct param *,
    const struct record *, struct arena *, void *rows, int *count,
    struct err *e);

/* The first column of the first row; NONE when there is no row or NULL. */
bool db_number(struct db *, const struct query *, const struct param *,
    int64_t none, int64_t *out, struct err *e);
bool db_word(struct db *, const struct query *, const struct param *,
    struct arena *, const char **out, struct err *e);

/* All rows as text: each value that is there, with its name and length. */
bool db_encode(struct db *, const struct query *, const struct param *,
    struct buf *out, int *rows, struct err *e);

/* SQL without parameters or rows, not kept. */
bool db_exec(struct db *, const char *sql, struct err *e);

/* Turn what SQLite said last into a sentence; returns false. */
bool db_fail(struct db *, const char *what, struct err *e);

/* Read the current row of ST into ROW by the names of its columns. */
void db_read_row(sqlite3_stmt *st, const struct record *, struct arena *,
    void *row);

/* Insert a row of a rule pack, whose table names its pack and its place. */
bool db_insert_part(struct db *, const struct record *, const void *row,
    const char *pack_id, int position, struct err *e);

/* Lets go of all kept statements; before closing. */
void db_forget_statements(struct db *);

#endif
