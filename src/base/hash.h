/*
 * SHA-256 and HMAC-SHA-256, as small hexadecimal digits.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>

#define HASH_SIZE 65		/* 64 digits and the NUL */
#define HASH_KEY_BYTES 32

const char *hash_sha256(const void *bytes, size_t n,
    char out[static HASH_SIZE]);
const char *hash_hmac(const void *key, size_t key_length, const void *bytes,
    size_t n, char out[static HASH_SIZE]);

/* Fresh chance, as 64 digits: a key for hash_hmac(). */
const char *hash_random_key(char out[static HASH_SIZE]);

/* Are the texts equal?  Takes as long when they are not. */
bool hash_equal(const char *a, const char *b);

#endif
