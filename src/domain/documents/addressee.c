/* Addressees of plans and letters.  See addressee.h. */
#include "src/domain/documents/addressee.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/lists/school.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/check.h"
#include "src/domain/values/codes.h"
#include "src/domain/values/names.h"
#include "src/model/minutes.h"

/* Where a pack does not say. */
#define PLAN_TO "head;headteacher;head teacher;principal;senco;sendco"

#define MOST 16

struct finding {
	const struct scheme *scheme;
	struct contact *contacts;
	int contact_count;
	struct arena *arena;
	struct addressee *list;
	int count;
};

/* "Head-Teacher" is "headteacher". */
static bool
is_word(const struct finding *f, const char *a, const char *b)
{
	const char *x = name_tight(a, f->arena), *y = name_tight(b, f->arena);

	return *x != '\0' && strcmp(x, y) == 0;
}

static bool
is_for(const struct finding *f, const struct contact *c, const char *wanted)
{
	const struct role *r = scheme_role(f->scheme, wanted);
	const char *list, *one;

	if (is_word(f, c->role, wanted))
		return true;
	if (r == NULL)
		return false;
	list = r->aliases != NULL ? r->aliases : "";
	while ((one = codes_next(&list, f->arena)) != NULL)
		if (is_word(f, c->role, one))
			return true;
	return is_word(f, c->role, r->label);
}

static void
add(struct finding *f, struct addressee x)
{
	for (int i = 0; i < f->count; i++)
		if (strcmp(f->list[i].email, x.email) == 0)
			return;
	if (f->count < MOST && email_check(x.email, NULL))
		f->list[f->count++] = x;
}

static void
add_role(struct finding *f, const char *wanted, bool fallback)
{
	const struct role *r = scheme_role(f->scheme, wanted);

	for (int i = 0; i < f->contact_count; i++) {
		const struct contact *c = &f->contacts[i];

		if (is_for(f, c, wanted))
			add(f, (struct addressee){ .role = r != NULL ?
			    r->label : c->role, .name = c->name != NULL ?
			    c->name : "", .email = c->email,
			    .source = c->source, .fallback = fallback });
	}
}

static void
add_referrer(struct finding *f, const struct dossier *d)
{
	const char *email = dossier_field(d, "referrer_email", f->arena);
	const char *name = dossier_field(d, "referrer_name", f->arena);

	if (*email != '\0')
		add(f, (struct addressee){ .role = "", .name = d->has_pupil ?
		    names_to_initials(name, &d->pupil, f->arena) : name,
		    .email = email, .source = "referral form",
		    .fallback = true });
}

bool
addressees_find(struct db *db, const struct scheme *scheme,
    const struct dossier *d, int day, struct arena *a,
    struct addressee **out, int *count, struct err *e)
{
	struct finding f = { .scheme = scheme, .arena = a,
		.list = arena_array(a, MOST, sizeof *f.list) };
	const char *list = scheme_setting(scheme, "plan_to"), *one;
	struct school s;

	if (!school_on(db, d->referral.school_urn, day, a, &s, e) ||
	    !contact_list(db, s.urn, day, a, &f.contacts, &f.contact_count,
	    e))
		return false;
	if (list == NULL || *list == '\0')
		list = PLAN_TO;
	while ((one = codes_next(&list, a)) != NULL)
		add_role(&f, one, false);
	if (f.count == 0)
		add_role(&f, "office", true);
	if (f.count == 0 && s.email != NULL)
		add(&f, (struct addressee){ .role = "office", .name = "",
		    .email = s.email, .source = "list of schools",
		    .fallback = true });
	if (f.count == 0)
		add_referrer(&f, d);
	*out = f.list;
	*count = f.count;
	return true;
}

static const char *
named(const struct addressee *x, struct arena *a)
{
	return arena_printf(a, "%s%s%s", x->name, *x->name != '\0' &&
	    *x->role != '\0' ? ", " : "", x->role);
}

const char *
addressees_named(const struct addressee *list, int count, struct arena *a)
{
	const char *out = "";

	for (int i = 0; i < count; i++)
		out = arena_printf(a, "%s%s%s", out, *out != '\0' ? "; " :
		    "", named(&list[i], a));
	return out;
}

const char *
addressees_mailed(const struct addressee *list, int count, struct arena *a)
{
	const char *out = "";

	for (int i = 0; i < count; i++)
		out = arena_printf(a, "%s%s%s (%s%s%s)", out,
		    *out != '\0' ? "; " : "", list[i].email,
		    *list[i].role != '\0' ? list[i].role : "referrer",
		    *list[i].source != '\0' ? ", " : "", list[i].source);
	return out;
}

bool
plan_addressees(struct db *db, const struct plan *p, struct arena *a,
    struct addressee **out, int *count, const char **missing, struct err *e)
{
	struct dossier d;

	if (!dossier_load(db, p->referral_id, a, &d, e) ||
	    !addressees_find(db, d.scheme, &d, p->state == PLAN_RELEASED ?
	    day_at(p->released_at) : day_today(db), a, out, count, e))
		return false;
	*missing = *count > 0 ? NULL : arena_printf(a, "Nobody at %s can be "
	    "written to: no address for the roles of the scheme, for its "
	    "office, or on the form. Set one on the screen of schools, or "
	    "with “convene school contact”.", d.school.name != NULL ?
	    d.school.name : d.school.urn);
	return true;
}
