/*
 * Readers of the kinds of fields: shared by field-read.c and field-codes.c,
 * and by nobody else.
 */
#ifndef DOMAIN_FIELD_READ_H
#define DOMAIN_FIELD_READ_H

#include "src/domain/referral/fields.h"

/* Where a kind's reader finds and leaves everything. */
struct reading {
	const struct field_frame *frame;
	const struct field_rule *rule;
	const char *text;
	const char *value;
	const char *warning;
	struct err *e;
};

bool read_line(struct reading *);

/* Codes of the pack and of the standards, one and several. */
bool read_code(struct reading *);
bool read_codes(struct reading *);

/* Codes that have tables of their own in the pack. */
bool read_outcome(struct reading *);
bool read_provision(struct reading *);
bool read_evidence(struct reading *);

#endif
