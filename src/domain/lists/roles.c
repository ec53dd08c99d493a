/* Roles of all schemes of a register.  See roles.h. */
#include "src/domain/lists/roles.h"

#include <string.h>

#include "src/domain/scheme/scheme.h"

#define MOST 400

struct knowing {
	struct role_known *list;
	int count;
	struct arena *arena;
};

static const char *
short_title(const struct scheme *s)
{
	const char *title = scheme_setting(s, "short_title");

	return title != NULL && *title != '\0' ? title : s->id;
}

static void
add_role(struct knowing *k, const struct scheme *s, const struct role *r)
{
	for (int i = 0; i < k->count; i++)
		if (strcmp(k->list[i].role->role, r->role) == 0) {
			k->list[i].schemes = arena_printf(k->arena, "%s, %s",
			    k->list[i].schemes, short_title(s));
			return;
		}
	if (k->count < MOST)
		k->list[k->count++] = (struct role_known){ r,
		    short_title(s) };
}

static void
add_scheme(struct knowing *k, const struct scheme *s)
{
	SCHEME_ROWS(s, PART_ROLES, struct role, r)
		add_role(k, s, r);
}

/* Packs come newest first; an earlier one of the same scheme is passed. */
static bool
is_passed(const struct pack *packs, int i, const struct scheme *first)
{
	if (first != NULL && strcmp(packs[i].scheme, first->id) == 0)
		return true;
	for (int k = 0; k < i; k++)
		if (strcmp(packs[k].scheme, packs[i].scheme) == 0)
			return true;
	return false;
}

bool
roles_known(struct db *db, const struct scheme *first, struct arena *a,
    struct role_known **out, int *count, struct err *e)
{
	struct knowing k = { .arena = a,
		.list = arena_array(a, MOST, sizeof *k.list) };
	const struct scheme *s;
	struct pack *packs;
	int n;

	if (!scheme_list(db, a, &packs, &n, e))
		return false;
	if (first != NULL)
		add_scheme(&k, first);
	for (int i = 0; i < n; i++) {
		if (is_passed(packs, i, first))
			continue;
		if (!scheme_get(db, packs[i].id, a, &s, e))
			return false;
		add_scheme(&k, s);
	}
	*out = k.list;
	*count = k.count;
	return true;
}

const char *
role_words(const struct role_known *list, int count, const char *code)
{
	for (int i = 0; i < count; i++)
		if (strcmp(list[i].role->role, code) == 0)
			return list[i].role->label;
	return code;
}
