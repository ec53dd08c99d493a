/*
 * Files into the register.  Each row is an act: good rows go in, faulty ones
 * are refused with what is wrong and what to do.
 */
#ifndef DOMAIN_IMPORT_H
#define DOMAIN_IMPORT_H

#include "db/db.h"

enum import_kind {
	IMPORT_SCHOOLS, IMPORT_HOLIDAYS, IMPORT_TERMS, IMPORT_PEOPLE,
	IMPORT_REFERRALS
};
extern const char *const import_kind_words[];

/* What is to be read, and how. */
struct import_ask {
	const char *name;	/* of the file, for people */
	const char *bytes;
	size_t size;
	const char *map;	/* bytes of a file with the columns from and
				 * to, or NULL */
	size_t map_size;
	const char *map_name;
	bool all_or_nothing;	/* one refused row refuses the file */
	bool rehearse;		/* see what it would do; nothing stays */
	/* Called now and then; may be NULL. */
	void (*progress)(void *ctx, int line, int rows);
	void *ctx;
};

/* Something about a line: a refusal, a warning, a change. */
struct import_says {
	int line;		/* 0: about the file */
	const char *heading;	/* "" when it is about the row */
	const char *says;
};

struct import_list {
	struct import_says *at;
	int count;
	int room;
};

struct import_result {
	int added;
	int changed;
	int same;
	int refused_rows;
	bool undone;		/* all or nothing: it was nothing */
	struct import_list refused;
	struct import_list notes;
	struct import_list changes;	/* what changed, by row */
	const char *unknown;	/* headings that nobody knows, ", " between */
	const char *encoding;	/* of the file, in words */
	size_t hidden;		/* characters that were taken out */
};

/*
 * False when the file cannot be read as one of its kind, or the register
 * fails; OUT then tells how far it came.  Refused rows are no failure.
 */
bool import_file(struct db *, enum import_kind, const struct import_ask *,
    struct arena *, struct import_result *out, struct err *e);

#endif
