/*
 * Registers that tests begin with, made once by each program and copied from
 * then on: reading a pack from its folder is what such a test would mostly
 * do.  Under a key; what is kept is the whole register.
 */
#ifndef TESTS_DOMAIN_KEPT_H
#define TESTS_DOMAIN_KEPT_H

#include <stdlib.h>
#include <string.h>

#include "db/db.h"
#include "db/stmt.h"

#define KEPT_REGISTERS 8

static struct kept_register {
	char key[256];
	unsigned char *bytes;
	sqlite3_int64 size;
} kept_registers[KEPT_REGISTERS];

static inline struct kept_register *
kept_find(const char *key)
{
	for (int i = 0; i < KEPT_REGISTERS; i++)
		if (kept_registers[i].bytes != NULL &&
		    strcmp(kept_registers[i].key, key) == 0)
			return &kept_registers[i];
	return NULL;
}

/* Fill DB, which is open and new, from what is kept under KEY; false when
 * nothing is. */
static inline bool
kept_take(const char *key, struct db *into)
{
	const struct kept_register *k = kept_find(key);
	unsigned char *bytes;

	if (k == NULL)
		return false;
	bytes = sqlite3_malloc64((sqlite3_uint64)k->size);
	memcpy(bytes, k->bytes, (size_t)k->size);
	return sqlite3_deserialize(into->handle, "main", bytes, k->size,
	    k->size, SQLITE_DESERIALIZE_FREEONCLOSE |
	    SQLITE_DESERIALIZE_RESIZEABLE) == SQLITE_OK;
}

/* Keep what DB holds now, if there is room. */
static inline void
kept_put(const char *key, struct db *of)
{
	for (int i = 0; i < KEPT_REGISTERS; i++) {
		struct kept_register *k = &kept_registers[i];

		if (k->bytes != NULL || strlen(key) >= sizeof k->key)
			continue;
		memcpy(k->key, key, strlen(key) + 1);
		k->bytes = sqlite3_serialize(of->handle, "main", &k->size,
		    0);
		return;
	}
}

#endif
