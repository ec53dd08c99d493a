/*
 * Year groups: their codes, the one that goes with a date of birth, the key
 * stage.  Pupils may be out of year, so a difference is only a warning.
 */
#ifndef DOMAIN_YEAR_H
#define DOMAIN_YEAR_H

#include <stdbool.h>

/*
 * The code of what was written: "9", "09", "Year 9", "Y9", "Yr 9", "R",
 * "Reception", "N1", "X"; NULL when it is none.
 */
const char *year_code(const char *text);

/* R is 0, Year 1 is 1; nursery and early years are below 0; X has none:
 * INT_NONE. */
int year_number(const char *code);

/* The year group of somebody born on BORN as of DAY, or NULL when the age is
 * no school age.  A school year begins on 1 September. */
const char *year_expected(int born, int day);

/* Whole years of age on DAY. */
int age_on(int born, int day);

/* "foundation", "KS1" to "KS4", "post-16"; "" for X. */
const char *year_key_stage(const char *code);

#endif
