/*
 * The entry line of the minutes: one line of typed text becomes a line with
 * kind, owner and date.  And drafts: text that is not entered yet.
 */
#include "src/domain/meeting/entry.h"

#include <string.h>
#include <strings.h>

#include "db/minutes.h"
#include "src/base/buf.h"
#include "src/base/day.h"
#include "src/base/fold.h"
#include "src/base/text.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"
#include "src/model/person.h"

/* "due", "by" and "on" before a date belong to it. */
static const char *const before_dates[] = { "by", "on", "due", "before",
	NULL };

/*
 * How many bytes of TEXT are the words of NAME, compared as search does; 0:
 * none.  The words must end where a word of TEXT ends.
 */
static size_t
begins_with(const char *text, const char *name, struct arena *a)
{
	struct buf want = BUF_INIT, have = BUF_INIT;
	size_t n = 0, found = 0;

	fold_text(name, &want);
	while (want.len > 0 && text[n] != '\0' && found == 0) {
		n += strcspn(text + n, " ");
		buf_truncate(&have, 0);
		fold_text(arena_strndup(a, text, n), &have);
		if (strcmp(buf_text(&have), buf_text(&want)) == 0)
			found = n;
		if (have.len > want.len)
			break;
		n += strspn(text + n, " ");
	}
	buf_release(&want);
	buf_release(&have);
	return found;
}

/* The longest of a role's code, label and aliases that TEXT begins with. */
static size_t
role_length(const struct role *r, const char *text, struct arena *a)
{
	size_t most = begins_with(text, r->label, a), n;
	const char *at = r->aliases, *alias;

	if ((n = begins_with(text, r->role, a)) > most)
		most = n;
	while ((alias = codes_next(&at, a)) != NULL)
		if ((n = begins_with(text, alias, a)) > most)
			most = n;
	return most;
}

static const char *
rest_after(const char *text, size_t n)
{
	text += n;
	return text + strspn(text, " :,-");
}

/* Take the owner off the front of *TEXT. */
static const char *
owner_take(const struct scheme *s, const char **text, struct arena *a)
{
	const char *owner = NULL;
	size_t most = 0;

	SCHEME_ROWS(s, PART_ROLES, struct role, r) {
		size_t n = role_length(r, *text, a);

		if (n > most) {
			most = n;
			owner = r->role;
		}
	}
	if (owner != NULL)
		*text = rest_after(*text, most);
	return owner;
}

/* Where the last N words of TEXT begin; NULL when there are fewer. */
static char *
last_words(char *text, int n)
{
	char *p = text + strlen(text);

	while (n-- > 0) {
		while (p > text && p[-1] == ' ')
			p--;
		if (p == text)
			return NULL;
		while (p > text && p[-1] != ' ')
			p--;
	}
	return p;
}

static void
before_date_trim(char *text)
{
	char *last;

	text_trim(text);
	last = last_words(text, 1);
	if (last == NULL)
		return;
	for (int i = 0; before_dates[i] != NULL; i++)
		if (strcasecmp(last, before_dates[i]) == 0) {
			*last = '\0';
			break;
		}
	text_trim(text);
}

/* Take a date off the end of TEXT: three words, two, or one. */
static int
date_take(char *text, int today)
{
	for (int n = 3; n > 0; n--) {
		char *words = last_words(text, n);
		int day;

		if (words == NULL || words == text)
			continue;
		day = day_from_words(words, today);
		if (day == DAY_NONE)
			continue;
		*words = '\0';
		before_date_trim(text);
		return day;
	}
	return DAY_NONE;
}

static int
kind_take(const char **typed)
{
	static const struct { char mark; int kind; } marks[] = {
		{ '+', LINE_ACTION }, { '!', LINE_ADVICE },
		{ '?', LINE_INFORMATION }, { '-', LINE_RESTRICTED },
	};

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (**typed == marks[i].mark) {
			++*typed;
			return marks[i].kind;
		}
	return LINE_DISCUSSION;
}

bool
line_parse(const struct scheme *s, const char *typed, int today,
    struct arena *a, struct line *out, struct err *e)
{
	const char *text = text_trim(arena_strdup(a, typed));
	char *words;
	struct line l;

	record_clear(&line_record, &l);
	l.kind = kind_take(&text);
	words = text_trim(arena_strdup(a, text));
	if (l.kind == LINE_ACTION) {
		text = words;
		l.owner = owner_take(s, &text, a);
		words = arena_strdup(a, text);
		l.due_on = date_take(words, today);
	}
	if (text_is_blank(words)) {
		err_set(e, ERR_DATA, l.kind == LINE_ACTION ?
		    "Say what is to be done." : "The line is empty.");
		return false;
	}
	l.text = words;
	*out = l;
	return true;
}

bool
entry_owner_by_code(struct db *db, struct line *l, struct arena *a,
    struct err *e)
{
	struct person p;
	size_t n;
	bool found;

	if (l->kind != LINE_ACTION || l->owner != NULL)
		return true;
	n = strcspn(l->text, " :,");
	if (n == 0 || l->text[n] == '\0')
		return true;
	if (!db_seek(db, &person_record, "code", arena_strndup(a, l->text,
	    n), a, &p, &found, e))
		return false;
	if (found) {
		l->owner = p.code;
		l->text = rest_after(l->text, n);
	}
	return true;
}

bool
draft_save(struct db *db, const char *place, const char *text,
    struct err *e)
{
	return db_draft_save(db, place, text, e);
}

bool
draft_get(struct db *db, const char *place, struct arena *a,
    const char **out, struct err *e)
{
	return db_draft_get(db, place, a, out, e);
}
