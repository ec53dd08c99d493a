/*
 * What the tests of the register share: a folder of their own, and a look at
 * the file that the program itself does not take.
 */
#ifndef TESTS_DB_PLACE_H
#define TESTS_DB_PLACE_H

#include <stdbool.h>

#include "db/stmt.h"

/* A fresh folder, removed again with all in it; for cmocka's set-up. */
int place_make(void **state);
int place_remove(void **state);

/* The path of a file in it; good until eight more were asked for. */
const char *place_path(const char *name);

/* How many files in it have a name that begins so. */
int place_count(const char *prefix);
/* The first of them, or NULL. */
const char *place_find(const char *prefix);

void place_write(const char *name, const void *bytes, size_t n);

/* A register in memory, and one in a file, both with actor "jo" and the
 * time of a Wednesday in November 2025. */
#define PLACE_NOW 1762956360	/* 2025-11-12 14:06 UTC */
struct db *place_memory(void);
struct db *place_register(const char *name);
/* Open an existing one again. */
struct db *place_open(const char *name);

/* SQL past all that protects a register, in a connection of its own. */
void place_tamper(const char *name, const char *sql);

/* One number, one text that SQL gives; the text until the next call. */
long long place_number(struct db *, const char *sql);
const char *place_text(struct db *, const char *sql);
/* SQL that has to fail, or that must not. */
bool place_runs(struct db *, const char *sql);

#endif
