/*
 * Between import.c, which walks a file, and the files import-*.c, which know
 * what its rows mean.  Nobody else needs it.
 */
#ifndef DOMAIN_IMPORT_ROW_H
#define DOMAIN_IMPORT_ROW_H

#include "src/domain/imports/import.h"
#include "src/exchange/csv.h"

enum row_got { ROW_ADDED, ROW_CHANGED, ROW_SAME, ROW_REFUSED, ROW_FAILED };

struct import {
	struct db *db;
	struct csv csv;
	const struct import_ask *ask;
	struct arena *arena;	/* lives as long as the result */
	struct arena *row;	/* for one row */
	struct import_result *out;
	struct err *e;		/* of ROW_FAILED */
	int line;		/* of this row */
	int today;
	void *state;		/* of the kind */
};

/* What one kind of file is. */
struct import_rows {
	const char *what;	/* "import schools" */
	bool audit;		/* one link for the whole file */
	/* Do the headings make sense?  May set state. */
	bool (*begin)(struct import *);
	enum row_got (*row)(struct import *);
	/* May be NULL. */
	void (*end)(struct import *);
	/* Takes files that are no CSV; *TAKEN says if this was one. */
	bool (*other)(struct import *, bool *taken);
};

extern const struct import_rows import_schools, import_holidays,
    import_terms, import_people, import_referrals;

/* The value under HEADING on this row; "" when there is no such column. */
const char *import_get(const struct import *, const char *heading);

/* Notes about the row; each lives in the result. */
enum row_got import_refuse(struct import *, const char *heading,
    const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void import_note(struct import *, const char *heading, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void import_change(struct import *, const char *what, const char *fields);
void import_note_file(struct import *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* A row that is an act of its own, for kinds whose file is no CSV. */
bool import_act(struct import *, enum row_got (*row)(struct import *));

/* Report headings other than KNOWN (ends with NULL). */
void import_unknown(struct import *, const char *const known[]);

/* A school's row, made without a name when there is none. */
bool import_school_seen(struct import *, const char *urn, bool *known);

#endif
