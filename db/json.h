/*
 * Reading JSON, with SQLite's functions on a connection of its own: no second
 * library, and nothing of the register is touched.
 */
#ifndef DB_JSON_H
#define DB_JSON_H

#include "db/db.h"

/*
 * The objects that STEPS lead to, as records.  A step is the name of a
 * member, or * for every member or element; "divisions * *" leads to what
 * stands two levels below divisions.  Texts are read into the record's fields
 * by name; numbers and truths as their text.  Fields key1, key2, … take the
 * names or numbers that the stars went through.  What is no object, and a
 * step that leads nowhere, gives no row.
 */
bool db_json_rows(const char *text, const char *steps, const struct record *,
    struct arena *, void *rows, int *count, struct err *e);

/* Is the text JSON at all? */
bool db_json_is_valid(const char *text, struct err *e);

#endif
