/*
 * Addresses for mail.  They end up in headers and as arguments of a mail
 * program, so what is taken here is narrower than what mail allows.
 */
#include "src/domain/values/check.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define EMAIL_MAX 254

static bool
all_of(const char *s, size_t n, const char *others)
{
	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)s[i]) &&
		    (s[i] == '\0' || strchr(others, s[i]) == NULL))
			return false;
	return n > 0;
}

static bool
has_control(const char *s)
{
	for (; *s != '\0'; s++)
		if (iscntrl((unsigned char)*s))
			return true;
	return false;
}

static bool
refuse(struct err *e, const char *text, const char *why)
{
	if (has_control(text))
		err_set(e, ERR_DATA, "An address may not hold a line break "
		    "or another control character. Type it again.");
	else
		err_set(e, ERR_DATA, "“%.80s” %s", text, why);
	return false;
}

static bool
domain_is_right(const char *s)
{
	return strchr(s, '.') != NULL && strstr(s, "..") == NULL &&
	    isalnum((unsigned char)s[0]) &&
	    isalnum((unsigned char)s[strlen(s) - 1]) &&
	    all_of(s, strlen(s), ".-");
}

bool
email_check(const char *text, struct err *e)
{
	const char *at = strchr(text, '@');

	if (strpbrk(text, ",;") != NULL)
		return refuse(e, text, "looks like a list. Give one address; "
		    "further people get the plan from the school.");
	if (strpbrk(text, "<> \"()") != NULL || has_control(text))
		return refuse(e, text, "is not an address alone. Give only "
		    "the part such as senco@example.sch.uk.");
	if (at == NULL || strchr(at + 1, '@') != NULL)
		return refuse(e, text, "is not an address: it should have "
		    "one @.");
	if (strlen(text) > EMAIL_MAX || text[0] == '-' || text[0] == '.' ||
	    !all_of(text, (size_t)(at - text), ".!#$%&'*+/=?^_`{|}~-") ||
	    !domain_is_right(at + 1))
		return refuse(e, text, "is not an address that mail can be "
		    "sent to. Write it like senco@example.sch.uk.");
	return true;
}

/* Words that say that an address is of a post, not of a person. */
static const char *const posts[] = {
	"admin", "assistant", "attendance", "behaviour", "bursar", "contact",
	"deputy", "dsl", "enquiries", "head", "headteacher", "inclusion",
	"info", "inschool", "link", "mail", "office", "panel", "pastoral",
	"plans", "principal", "reception", "referral", "referrals",
	"safeguarding", "school", "secretary", "sen", "senco", "sencos",
	"send", "team", "the", NULL
};

static bool
is_post(const char *s, size_t n)
{
	for (int i = 0; posts[i] != NULL; i++)
		if (strlen(posts[i]) == n && strncasecmp(s, posts[i], n) == 0)
			return true;
	return false;
}

bool
email_is_personal(const char *text)
{
	size_t local = strcspn(text, "@"), parts = 0;

	for (size_t i = 0; i < local; ) {
		size_t n = strcspn(text + i, "._-@");

		for (size_t k = 0; k < n; k++)
			if (!isalpha((unsigned char)text[i + k]))
				return false;
		if (is_post(text + i, n))
			return false;
		parts += n > 0;
		i += n + 1;
	}
	return parts >= 2;	/* j.smith, jane.smith */
}
