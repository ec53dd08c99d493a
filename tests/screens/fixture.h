/*
 * A register in memory with one Core Meeting of 12 November 2025, 14:00, and
 * twelve cases that are ready to be heard, made through the rules:
 *
 *	1-8	asked for as the chair will give it
 *	9	asks for the Reset, gets Tier 2
 *	10	asks for the Reset after both groups have filled up
 *	11	will be declined
 *	12	will be pended; its school is that of a member
 */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include "screens/app.h"
#include "tests/screens/harness.h"

#define FIXTURE_MEETING "core-2025-11-12"

/* The register of this test; made anew by each call. */
struct db *fixture_register(void);

/* Six of the ten Reset places are taken. */
void fixture_fill_reset(void);

/* Start the screens on it at this size, with ROOT on the stack. */
void fixture_start(const struct screen_ops *root, int rows, int cols);

/* Open the meeting by the rules: roll full, statement read. */
void fixture_open_meeting(void);

void fixture_stop(void);

/* Rows in a table; a count of decisions that stand. */
int fixture_decisions(void);

#endif
