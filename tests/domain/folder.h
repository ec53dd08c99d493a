/*
 * Rule packs for tests: folders that are made, changed in one place, and
 * taken away again.
 */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include <stdbool.h>

#define FOLDER_MOST 400

/* An empty folder of its own; its path goes to OUT. */
void folder_new(char out[static FOLDER_MOST]);

/* A small pack without faults: two panels, two pathways, one provision. */
void folder_pack(const char *folder);

/* A copy of another folder's files, two levels deep. */
void folder_copy(const char *from, const char *to);

/* Write a file of the folder, with the folder between when needed. */
void folder_put(const char *folder, const char *name, const char *text);

/* The same with bytes. */
void folder_put_bytes(const char *folder, const char *name,
    const void *bytes, unsigned long n);

/* Exchange OLD, which must be there, for NEW in one file; false if not. */
bool folder_change(const char *folder, const char *name, const char *old,
    const char *new);

/* Take out the lines that begin with PREFIX; how many there were. */
int folder_cut(const char *folder, const char *name, const char *prefix);

void folder_remove(const char *folder);

#endif
