/*
 * Sentences about faults.  See err.h.
 */
#include "src/base/err.h"

#include <stdio.h>
#include <string.h>
#include <bsd/string.h>

static void
err_format(struct err *, enum err_code, const char *rule, const char *fmt,
    va_list) __attribute__((format(printf, 4, 0)));

static void
err_format(struct err *e, enum err_code code, const char *rule,
    const char *fmt, va_list ap)
{
	if (e == NULL)
		return;
	e->code = code;
	strlcpy(e->rule, rule, sizeof e->rule);
	vsnprintf(e->text, sizeof e->text, fmt, ap);
}

void
err_set(struct err *e, enum err_code code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	err_format(e, code, "", fmt, ap);
	va_end(ap);
}

void
err_rule(struct err *e, const char *rule, const char *fmt, ...)
{
	va_list ap;
	size_t used;

	va_start(ap, fmt);
	err_format(e, ERR_DATA, rule, fmt, ap);
	va_end(ap);
	if (e == NULL)
		return;
	used = strlen(e->text);
	snprintf(e->text + used, sizeof e->text - used, " (%s)", rule);
}

void
err_prefix(struct err *e, const char *fmt, ...)
{
	char head[200], whole[sizeof e->text];
	va_list ap;

	if (e == NULL)
		return;
	va_start(ap, fmt);
	vsnprintf(head, sizeof head, fmt, ap);
	va_end(ap);
	strlcpy(whole, head, sizeof whole);
	strlcat(whole, e->text, sizeof whole);
	strlcpy(e->text, whole, sizeof e->text);
}
