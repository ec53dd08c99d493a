/*
 * Progress statements and their scores.
 */
#include <bsd/stdlib.h>
#include <string.h>

#include "src/domain/after/event.h"
#include "src/domain/scheme/scheme.h"

static const char *
trimmed(const char *text, size_t n, struct arena *a)
{
	while (n > 0 && *text == ' ')
		text++, n--;
	while (n > 0 && text[n - 1] == ' ')
		n--;
	return arena_strndup(a, text, n);
}

static bool
parse_one(const char *text, size_t n, struct arena *a, struct score *out,
    struct err *e)
{
	size_t name = strcspn(text, "=;");
	const char *fault = "", *value;

	if (name < n) {
		value = trimmed(text + name + 1, n - name - 1, a);
		out->statement = trimmed(text, name, a);
		out->value = (int)strtonum(value, -100, 100, &fault);
	}
	if (name < n && fault == NULL && *out->statement != '\0')
		return true;
	err_set(e, ERR_USAGE, "“%.*s” is no score. Write STATEMENT=NUMBER.",
	    (int)n, text);
	return false;
}

bool
scores_parse(const char *text, struct arena *a, struct score **out,
    int *count, struct err *e)
{
	struct score *list = arena_array(a, text != NULL ? strlen(text) + 1 :
	    1, sizeof *list);
	int n = 0;

	while (text != NULL && *text != '\0') {
		size_t length = strcspn(text, ";");

		if (!parse_one(text, length, a, &list[n], e))
			return false;
		list[n++].event_id = NULL;
		text += length + (text[length] == ';');
	}
	*out = list;
	*count = n;
	return true;
}

/* SCORE in the place of the earlier one of its statement, or added. */
static void
score_put(struct score *list, int *n, const struct score *score)
{
	int i = 0;

	while (i < *n && strcmp(list[i].statement, score->statement) != 0)
		i++;
	list[i] = *score;
	*n += i == *n;
}

bool
scores_last(struct db *db, const struct dossier *d, struct arena *a,
    struct score **out, int *count, bool *all_high, struct err *e)
{
	int close = scheme_number(d->scheme, "score_close", INT_NONE);
	struct score *list = NULL, *more, *next;
	struct case_event *events;
	int n, k = 0, most = 0, added;

	if (!events_of(db, d->referral.id, a, &events, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		if (!db_list(db, &score_record, "event_id", events[i].id,
		    "statement", a, &more, &added, e))
			return false;
		next = arena_array(a, (size_t)(most += added) + 1,
		    sizeof *next);
		if (k > 0)
			memcpy(next, list, (size_t)k * sizeof *next);
		list = next;
		for (int j = 0; j < added; j++)
			score_put(list, &k, &more[j]);
	}
	*out = list;
	*count = k;
	*all_high = k > 0 && close != INT_NONE;
	for (int i = 0; i < k; i++)
		*all_high = *all_high && list[i].value >= close;
	return true;
}
