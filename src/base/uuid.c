/*
 * UUID version 7 (RFC 9562): 48 bits of milliseconds, then a counter of 12
 * bits seeded by chance (method 1 of its section 6.2), then 62 bits of
 * chance.
 */
#include "src/base/uuid.h"

#include <stdio.h>
#include <stdlib.h>
#include <bsd/stdlib.h>
#include <string.h>

#define COUNTER_MAX 0xFFFu

/* The seed leaves half of the counter free for the same millisecond. */
static unsigned
counter_seed(void)
{
	return arc4random() & (COUNTER_MAX >> 1);
}

static void
next_moment(int64_t now, int64_t *ms, unsigned *counter)
{
	static int64_t last_ms = -1;
	static unsigned last_counter;

	if (now > last_ms) {
		last_ms = now;
		last_counter = counter_seed();
	} else if (++last_counter > COUNTER_MAX) {
		last_ms++;
		last_counter = counter_seed();
	}
	*ms = last_ms;
	*counter = last_counter;
}

const char *
uuid_make(int64_t now_ms, char out[static UUID_SIZE])
{
	unsigned long long ms, chance;
	unsigned counter;
	int64_t moment;

	next_moment(now_ms < 0 ? 0 : now_ms, &moment, &counter);
	ms = (unsigned long long)moment & 0xFFFFFFFFFFFFull;
	arc4random_buf(&chance, sizeof chance);
	snprintf(out, UUID_SIZE, "%08llx-%04llx-7%03x-%04llx-%012llx",
	    ms >> 16, ms & 0xFFFF, counter,
	    0x8000 | (chance >> 48 & 0x3FFF), chance & 0xFFFFFFFFFFFFull);
	return out;
}

bool
uuid_is(const char *s)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

	if (s == NULL || strlen(s) != sizeof form - 1)
		return false;
	for (size_t i = 0; i < sizeof form - 1; i++) {
		if (form[i] == '-' ? s[i] != '-' :
		    strchr("0123456789abcdef", s[i]) == NULL)
			return false;
	}
	return true;
}
