/*
 * A rule pack as its folder is read and judged.  Between scheme-read.c,
 * scheme-check.c and scheme.c only; others see scheme.h.
 */
#ifndef DOMAIN_SCHEME_READ_H
#define DOMAIN_SCHEME_READ_H

#include "src/domain/scheme/scheme.h"

#define PACK_FILE_MOST ((size_t)1024 * 1024)
#define PACK_FILES_MOST 200
#define PACK_ROWS_MOST 4000
#define PACK_FAULTS_MOST 200

struct pack_reader {
	struct arena *arena;
	struct pack_check *out;
	int fault_room;
	int row_room[PART_COUNT];
	int *lines[PART_COUNT];	/* where each row stands in its file */
	bool present[PART_COUNT];
};

/* Note a fault.  FILE and HEADING must outlive the reader. */
void pack_fault(struct pack_reader *, const char *file, int line,
    const char *heading, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* The same for row I of a part. */
void pack_row_fault(struct pack_reader *, enum pack_part, int i,
    const char *heading, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/*
 * Read all files of the folder into OUT->scheme.part and make the digest.
 * Faults of single files and rows are noted; false when the folder itself
 * cannot be read.
 */
bool pack_read(struct pack_reader *, const char *folder, struct err *e);

/* Judge what was read: words, codes that must exist, rules of the format. */
void pack_judge(struct pack_reader *);
void pack_judge_settings(struct pack_reader *);
void pack_judge_pathways(struct pack_reader *);
void pack_judge_prices(struct pack_reader *);
void pack_judge_templates(struct pack_reader *);

/* Row I of a part, and a text of it by column; NULL when absent. */
const void *pack_row(const struct scheme *, enum pack_part, int i);
const char *pack_text_of(const struct scheme *, enum pack_part, int i,
    const char *column);

/* Is there a row of PART whose COLUMN is this code? */
bool pack_has(const struct scheme *, enum pack_part, const char *column,
    const char *code);

/* Fill in id, title, prefix, ... from the settings of the pack. */
void pack_head(struct scheme *);

/* Where schemes, standard code sets and rehearsals lie on this host. */
const char *data_folder(void);

/* The standard code sets that come with the program. */
bool pack_standard_codes(struct arena *, struct pack_rows *out,
    struct err *e);

/* The next code of a list with ";" between, copied into the arena; NULL at
 * its end.  *LIST moves on. */
const char *list_next(const char **list, struct arena *);

#endif
