/*
 * Files that are part of the program, made into tables by
 * build-aux/embed.sh.  The users declare the tables they read.
 */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include <stddef.h>

/* A table ends with a row whose name is NULL. */
struct embedded {
	const char *name;		/* file name without its folder */
	const unsigned char *bytes;	/* a NUL follows that is not counted */
	size_t size;
};

#endif
