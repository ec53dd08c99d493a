/*
 * What went wrong, as a finished sentence.  A struct err lives on the stack
 * of whoever can tell a person; it is never allocated, so that reporting
 * works when memory or disk is gone.  Functions return bool and leave their
 * outputs untouched when they return false.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdarg.h>
#include <stdbool.h>

/* The values are those of sysexits.h, because they become exit codes. */
enum err_code {
	ERR_NONE = 0,
	ERR_NO = 1,		/* the answer is no */
	ERR_USAGE = 64,		/* the words of a command are off */
	ERR_DATA = 65,		/* faulty data, or an act that is refused */
	ERR_NO_INPUT = 66,	/* no such file, case, meeting */
	ERR_NO_PROGRAM = 69,	/* a program that is needed is missing */
	ERR_CREATE = 73,	/* a file cannot be made */
	ERR_IO = 74,		/* reading or writing failed */
	ERR_BUSY = 75,		/* busy, or somebody was first */
	ERR_DENIED = 77,	/* this person may not */
	ERR_CONFIG = 78		/* a setting is wrong */
};

struct err {
	enum err_code code;
	char rule[32];		/* id of the rule that refuses, or "" */
	char text[600];		/* a whole sentence: what happened, what next */
};

#define ERR_INIT { .code = ERR_NONE }

/* Set the error.  E may be NULL when the caller does not care. */
void err_set(struct err *e, enum err_code code, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, for a refusal by a rule: the sentence ends with its id. */
void err_rule(struct err *e, const char *rule, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Put words in front of the sentence, such as "Case L-0317: ". */
void err_prefix(struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
