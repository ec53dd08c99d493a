/* Filters of the list in words, and kept.  See saved-view.h. */
#include "src/domain/desk/saved-view.h"

#include <string.h>
#include <strings.h>

#include "src/domain/register/access.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"
#include "src/domain/values/names.h"
#include "src/model/referral.h"
#include "src/model/school.h"

static const char *
words_list(const char *const words[], struct arena *a)
{
	const char *list = "";

	for (int i = 0; words[i] != NULL; i++)
		list = arena_printf(a, "%s%s%s", list, *list ? ", " : "",
		    words[i]);
	return list;
}

static bool
is_absent(const char *text)
{
	return text == NULL || *text == '\0';
}

static bool
read_states(const char *text, struct arena *a, struct saved_view *v,
    struct err *e)
{
	const char *at = text, *state;

	if (is_absent(text))
		return true;
	if (strcmp(text, "open") == 0) {
		v->states = STATES_OPEN;
		return true;
	}
	while ((state = codes_next(&at, a)) != NULL)
		if (word_value(referral_state_words, state) == INT_NONE) {
			err_set(e, ERR_USAGE, "“%s” is no state of a "
			    "referral. One of: open, %s.", state,
			    words_list(referral_state_words, a));
			return false;
		}
	v->states = arena_strdup(a, text);
	return true;
}

static bool
read_pathway(struct db *db, const char *text, struct arena *a,
    struct saved_view *v, struct err *e)
{
	const char *list = "";
	struct pack *packs;
	int n;

	if (is_absent(text))
		return true;
	if (!scheme_list(db, a, &packs, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		const struct scheme *s;

		if (!scheme_get(db, packs[i].id, a, &s, e))
			return false;
		SCHEME_ROWS(s, PART_PATHWAYS, struct pathway, p) {
			if (strcmp(p->pathway, text) == 0)
				v->pathway = p->pathway;
			list = arena_printf(a, "%s%s%s", list,
			    *list ? ", " : "", p->pathway);
		}
	}
	if (v->pathway == NULL)
		err_set(e, ERR_USAGE, "“%s” is no pathway of this register. "
		    "One of: %s.", text, list);
	return v->pathway != NULL;
}

static bool
read_school(struct db *db, const char *text, struct arena *a,
    struct saved_view *v, struct err *e)
{
	struct school s;
	bool found;

	if (is_absent(text))
		return true;
	if (!db_seek(db, &school_record, "urn", text, a, &s, &found, e) ||
	    (!found && !db_seek(db, &school_record, "code", text, a, &s,
	    &found, e)))
		return false;
	if (!found)
		err_set(e, ERR_NO_INPUT, "There is no school “%s” in this "
		    "register. Give its URN or its code, such as S-01.",
		    text);
	v->school_urn = found ? s.urn : NULL;
	return found;
}

static bool
read_word(const char *const words[], const char *text, const char *what,
    struct arena *a, int *out, struct err *e)
{
	if (is_absent(text))
		return true;
	*out = word_value(words, text);
	if (*out != INT_NONE)
		return true;
	err_set(e, ERR_USAGE, "“%s” is not %s. One of: %s.", text, what,
	    words_list(words, a));
	return false;
}

bool
view_read(struct db *db, const struct view_words *w, struct arena *a,
    struct saved_view *out, struct err *e)
{
	struct saved_view v;
	int lacks = INT_NONE, sort = SORT_NEWEST;

	record_clear(&saved_view_record, &v);
	if (!read_states(w->states, a, &v, e) ||
	    !read_pathway(db, w->pathway, a, &v, e) ||
	    !read_school(db, w->school, a, &v, e) ||
	    !read_word(lack_words, w->lacks, "what a referral can lack", a,
	    &lacks, e) ||
	    !read_word(listing_sort_words, w->sort, "an order of the list",
	    a, &sort, e))
		return false;
	v.lacks = lacks != INT_NONE ? lack_words[lacks] : NULL;
	v.sort = sort;
	v.undated = w->undated;
	*out = v;
	return true;
}

static const char *
join(const char *list, const char *words, struct arena *a)
{
	return *words == '\0' ? list : *list == '\0' ? words :
	    arena_printf(a, "%s, %s", list, words);
}

static const char *
states_say(const char *states, struct arena *a)
{
	char *words;

	if (states == NULL)
		return "";
	if (strcmp(states, STATES_OPEN) == 0)
		return "open";
	words = arena_strdup(a, states);
	for (char *p = words; *p != '\0'; p++)
		if (*p == ';')
			*p = '/';
	return words;
}

static const char *
school_says(struct db *db, const char *urn, struct arena *a)
{
	struct school s;
	bool found;

	if (urn == NULL)
		return "";
	if (db_seek(db, &school_record, "urn", urn, a, &s, &found, NULL) &&
	    found && s.code != NULL)
		return s.code;
	return urn;
}

const char *
view_says(struct db *db, const struct saved_view *v, struct arena *a)
{
	static const char *const sorts[] = { "", "oldest first",
		"by reference", "by school", "by state" };
	const char *says = states_say(v->states, a);

	says = join(says, v->pathway != NULL ? v->pathway : "", a);
	says = join(says, school_says(db, v->school_urn, a), a);
	if (v->lacks != NULL)
		says = join(says, strcmp(v->lacks, "form") == 0 ?
		    "form incomplete" : arena_printf(a, "without %s",
		    v->lacks), a);
	says = join(says, v->undated == 1 ? "without a date" : "", a);
	return join(says, sorts[v->sort], a);
}

static bool
put_view(struct db *db, struct saved_view *v, struct arena *a,
    struct err *e)
{
	struct saved_view was;
	bool found;

	if (!access_may(db, "refer", e) ||
	    !db_seek(db, &saved_view_record, "folded", v->folded, a, &was,
	    &found, e))
		return false;
	v->id = found ? was.id : db_new_id(db, a);
	if (!found)
		return db_insert(db, &saved_view_record, v, e);
	v->rev = was.rev;
	return db_update(db, &saved_view_record, v, e);
}

bool
view_save(struct db *db, const char *name, const struct saved_view *view,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	struct saved_view v = *view;
	bool ok;

	v.name = name;
	v.folded = name_folded(name, &a);
	if (*v.folded == '\0')
		err_set(e, ERR_USAGE, "A view needs a name with letters or "
		    "digits in it.");
	ok = *v.folded != '\0' && db_begin(db, "save a view", e);
	if (ok)
		ok = put_view(db, &v, &a, e) ? db_commit(db, e) :
		    db_rollback(db);
	arena_release(&a);
	return ok;
}

bool
view_get(struct db *db, const char *name, struct arena *a,
    struct saved_view *out, struct err *e)
{
	struct saved_view v;
	bool found;

	if (!db_seek(db, &saved_view_record, "folded", name_folded(name, a),
	    a, &v, &found, e))
		return false;
	if (!found) {
		err_set(e, ERR_NO_INPUT, "There is no saved view “%s”. "
		    "“convene views” lists them.", name);
		return false;
	}
	*out = v;
	return true;
}

bool
view_list(struct db *db, struct arena *a, struct saved_view **out,
    int *count, struct err *e)
{
	return db_list(db, &saved_view_record, NULL, NULL, "folded", a, out,
	    count, e);
}

static bool
take_out(struct db *db, const char *name, struct arena *a, struct err *e)
{
	struct saved_view v;

	return access_may(db, "refer", e) && view_get(db, name, a, &v, e) &&
	    db_delete(db, &saved_view_record, "id", v.id, e);
}

bool
view_remove(struct db *db, const char *name, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok;

	if (!db_begin(db, "remove a view", e))
		return false;
	ok = take_out(db, name, &a, e) ? db_commit(db, e) : db_rollback(db);
	arena_release(&a);
	return ok;
}
