/* Every kind of record that has a table in the register. */
#ifndef TESTS_DB_RECORDS_H
#define TESTS_DB_RECORDS_H

#include "src/model/field.h"

struct named_record {
	const char *name;	/* "referral_record", as the source says */
	const struct record *record;
};

/* Ends with { NULL, NULL }; without the parts of packs, which are in
 * pack_files. */
extern const struct named_record records[];

#endif
