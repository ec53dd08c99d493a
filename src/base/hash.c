/*
 * Hashes: SHA-256 is libmd's, HMAC (RFC 2104) is built on it here.
 */
#include "src/base/hash.h"

#include <sha2.h>
#include <stdint.h>
#include <stdlib.h>
#include <bsd/stdlib.h>
#include <string.h>

static const char *
to_hex(const uint8_t digest[static SHA256_DIGEST_LENGTH],
    char out[static HASH_SIZE])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < SHA256_DIGEST_LENGTH; i++) {
		out[2 * i] = digits[digest[i] >> 4];
		out[2 * i + 1] = digits[digest[i] & 15];
	}
	out[HASH_SIZE - 1] = '\0';
	return out;
}

const char *
hash_sha256(const void *bytes, size_t n, char out[static HASH_SIZE])
{
	uint8_t digest[SHA256_DIGEST_LENGTH];
	SHA2_CTX ctx;

	SHA256Init(&ctx);
	SHA256Update(&ctx, bytes, n);
	SHA256Final(digest, &ctx);
	return to_hex(digest, out);
}

/* One pass of HMAC: the hash of the key mixed with PAD, then the bytes. */
static void
keyed_pass(const uint8_t key[static SHA256_BLOCK_LENGTH], uint8_t pad,
    const void *bytes, size_t n, uint8_t digest[static SHA256_DIGEST_LENGTH])
{
	uint8_t block[SHA256_BLOCK_LENGTH];
	SHA2_CTX ctx;

	for (size_t i = 0; i < sizeof block; i++)
		block[i] = key[i] ^ pad;
	SHA256Init(&ctx);
	SHA256Update(&ctx, block, sizeof block);
	SHA256Update(&ctx, bytes, n);
	SHA256Final(digest, &ctx);
	explicit_bzero(block, sizeof block);
}

const char *
hash_hmac(const void *key, size_t key_length, const void *bytes, size_t n,
    char out[static HASH_SIZE])
{
	uint8_t block[SHA256_BLOCK_LENGTH] = { 0 };
	uint8_t digest[SHA256_DIGEST_LENGTH];
	SHA2_CTX ctx;

	if (key_length > sizeof block) {
		SHA256Init(&ctx);
		SHA256Update(&ctx, key, key_length);
		SHA256Final(block, &ctx);
	} else if (key_length > 0) {
		memcpy(block, key, key_length);
	}
	keyed_pass(block, 0x36, bytes, n, digest);
	keyed_pass(block, 0x5C, digest, sizeof digest, digest);
	explicit_bzero(block, sizeof block);
	return to_hex(digest, out);
}

const char *
hash_random_key(char out[static HASH_SIZE])
{
	uint8_t chance[SHA256_DIGEST_LENGTH];

	arc4random_buf(chance, sizeof chance);
	to_hex(chance, out);
	explicit_bzero(chance, sizeof chance);
	return out;
}

bool
hash_equal(const char *a, const char *b)
{
	size_t n = strlen(a);
	unsigned char differs = 0;

	if (strlen(b) != n)
		return false;
	for (size_t i = 0; i < n; i++)
		differs |= (unsigned char)(a[i] ^ b[i]);
	return differs == 0;
}
