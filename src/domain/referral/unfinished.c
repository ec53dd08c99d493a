/*
 * Unfinished forms.  See unfinished.h.  A new form's place ends with a number
 * that is free, so that a second form never falls upon the first.
 */
#include "src/domain/referral/unfinished.h"

#include <stdio.h>
#include <string.h>

#include "db/minutes.h"
#include "src/base/day.h"
#include "src/domain/referral/fields.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/names.h"

#define PREFIX "form:"
#define PREFIX_NEW "form:new:"
#define PREFIX_JOIN "form:join:"

/* The text. */

void
unfinished_encode(struct buf *out, const char *code, const char *value)
{
	buf_printf(out, "%s=", code);
	for (; *value != '\0'; value++) {
		if (*value == '\\')
			buf_str(out, "\\\\");
		else if (*value == '\n')
			buf_str(out, "\\n");
		else
			buf_char(out, *value);
	}
	buf_char(out, '\n');
}

static const char *
decoded(const char *text, struct arena *a)
{
	char *out = arena_strdup(a, text), *to = out;

	for (; *text != '\0'; text++) {
		if (*text == '\\' && text[1] != '\0')
			*to++ = *++text == 'n' ? '\n' : *text;
		else
			*to++ = *text;
	}
	*to = '\0';
	return out;
}

void
unfinished_decode(const char *text, struct arena *a,
    struct field_value **out, int *count)
{
	char *rest = arena_strdup(a, text), *line, *equals;
	struct field_value *v;
	int room = 1, n = 0;

	for (const char *p = text; *p != '\0'; p++)
		room += *p == '\n';
	v = arena_array(a, (size_t)room, sizeof *v);
	while ((line = strsep(&rest, "\n")) != NULL) {
		equals = strchr(line, '=');
		if (equals == NULL)
			continue;
		*equals = '\0';
		v[n++] = (struct field_value){ line, decoded(equals + 1, a) };
	}
	*out = v;
	*count = n;
}

/* One draft. */

static const char *
value_of(const struct unfinished *f, const char *field)
{
	for (int i = 0; i < f->count; i++)
		if (strcmp(f->values[i].field, field) == 0)
			return f->values[i].value;
	return "";
}

/* "leicestershire-slip-2023/core"; drafts of changes name neither. */
static void
read_pathway(struct unfinished *f, struct arena *a)
{
	const char *both = value_of(f, "pathway"), *slash;

	slash = strchr(both, '/');
	f->scheme = slash != NULL ?
	    arena_strndup(a, both, (size_t)(slash - both)) : "";
	f->pathway = slash != NULL ? slash + 1 : both;
}

static bool
read_school(struct db *db, struct unfinished *f, struct arena *a,
    struct err *e)
{
	const char *typed = value_of(f, "school_urn");
	struct school x;
	bool found;

	if (!db_seek(db, &school_record, "urn", typed, a, &x, &found, e))
		return false;
	f->school_code = found && x.code != NULL ? x.code : typed;
	return true;
}

static void
read_pupil(struct unfinished *f, struct arena *a)
{
	struct dossier d = { .has_pupil = true };

	d.pupil.forename = value_of(f, "forename");
	d.pupil.surname = value_of(f, "surname");
	f->initials = *d.pupil.forename != '\0' ||
	    *d.pupil.surname != '\0' ? dossier_initials(&d, a) :
	    strcmp(value_of(f, "anonymous"), "yes") == 0 ? "anonymous" : "";
}

static void
read_received(struct db *db, struct unfinished *f, struct arena *a)
{
	const struct field_rule date = { .field = "received",
		.kind = "date", .past = true };

	f->received = field_day(field_typed(&date, value_of(f, "received"),
	    day_today(db), a));
}

static const char *
name_of(const char *place, struct arena *a)
{
	const char *at = place + strlen(PREFIX);
	char *name = arena_strdup(a, at);

	if (strncmp(place, PREFIX_NEW, strlen(PREFIX_NEW)) == 0)
		name[strlen("new")] = '-';
	else if (strncmp(place, PREFIX_JOIN, strlen(PREFIX_JOIN)) == 0)
		name[strlen("join")] = '-';
	return name;
}

static bool
read_draft(struct db *db, const struct draft *d, struct arena *a,
    struct unfinished *out, struct err *e)
{
	struct unfinished f = { .place = d->place, .saved_at = d->saved_at };
	const char *join;

	unfinished_decode(d->text, a, &f.values, &f.count);
	f.name = name_of(d->place, a);
	join = value_of(&f, ":join");
	f.join = *join != '\0' ? join : NULL;
	if (strncmp(d->place, PREFIX_NEW, strlen(PREFIX_NEW)) != 0 &&
	    strcmp(d->place, PREFIX "new") != 0 && f.join == NULL)
		f.ref = d->place + strlen(PREFIX);
	read_pathway(&f, a);
	read_pupil(&f, a);
	read_received(db, &f, a);
	if (!read_school(db, &f, a, e))
		return false;
	*out = f;
	return true;
}

/* What a referral that is changed says, where the draft does not. */
static bool
read_referral(struct db *db, struct unfinished *f, struct arena *a,
    struct err *e)
{
	struct err own = ERR_INIT;
	struct dossier d;

	if (f->ref == NULL)
		return true;
	if (!dossier_load(db, f->ref, a, &d, &own)) {
		if (own.code == ERR_NO_INPUT)	/* it was deleted since */
			return true;
		err_set(e, own.code, "%s", own.text);
		return false;
	}
	f->scheme = d.referral.scheme;
	f->pathway = d.referral.pathway;
	if (*f->school_code == '\0')
		f->school_code = d.school.code != NULL ? d.school.code :
		    d.school.urn;
	if (*f->initials == '\0')
		f->initials = dossier_initials(&d, a);
	if (f->received == DAY_NONE)
		f->received = d.referral.received;
	return true;
}

bool
unfinished_list(struct db *db, struct arena *a, struct unfinished **out,
    int *count, struct err *e)
{
	struct unfinished *list;
	struct draft *rows;
	int n, k = 0;

	if (!db_list(db, &draft_record, "user", db_actor(db),
	    "saved_at DESC, place", a, &rows, &n, e))
		return false;
	list = arena_array(a, (size_t)n + 1, sizeof *list);
	for (int i = 0; i < n; i++) {
		if (strncmp(rows[i].place, PREFIX, strlen(PREFIX)) != 0)
			continue;
		if (!read_draft(db, &rows[i], a, &list[k], e) ||
		    !read_referral(db, &list[k], a, e))
			return false;
		k++;
	}
	*out = list;
	*count = k;
	return true;
}

bool
unfinished_get(struct db *db, const char *name, struct arena *a,
    struct unfinished *out, struct err *e)
{
	struct unfinished *list;
	int n;

	if (!unfinished_list(db, a, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (strcmp(list[i].name, name) == 0) {
			*out = list[i];
			return true;
		}
	err_set(e, ERR_NO_INPUT, "You have no unfinished form “%s”. "
	    "“convene unfinished” lists those that you have.", name);
	return false;
}

/* Keeping and dropping. */

const char *
unfinished_place(const char *ref, const char *join, struct arena *a)
{
	return ref != NULL ? arena_printf(a, PREFIX "%s", ref) :
	    join != NULL ? arena_printf(a, PREFIX_JOIN "%s", join) : NULL;
}

static bool
free_place(struct db *db, struct arena *a, const char **out, struct err *e)
{
	const char *held;

	for (int i = 1;; i++) {
		const char *place = arena_printf(a, PREFIX_NEW "%d", i);

		if (!db_draft_get(db, place, a, &held, e))
			return false;
		if (held == NULL) {
			*out = place;
			return true;
		}
	}
}

bool
unfinished_save(struct db *db, const char **place, const char *text,
    struct arena *a, struct err *e)
{
	const char *at = *place;

	if (text == NULL || *text == '\0')
		return at == NULL || db_draft_save(db, at, NULL, e);
	if (at != NULL)
		return db_draft_save(db, at, text, e);
	if (!db_begin(db, "keep an unfinished form", e))
		return false;
	if (!free_place(db, a, &at, e) || !db_draft_save(db, at, text, e))
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*place = at;
	return true;
}

bool
unfinished_drop(struct db *db, const char *name, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct unfinished f;
	bool ok = db_begin(db, "drop an unfinished form", e);

	if (!ok)
		return false;
	ok = unfinished_get(db, name, &a, &f, e) &&
	    db_draft_save(db, f.place, NULL, e);
	ok = ok ? db_commit(db, e) : db_rollback(db);
	arena_release(&a);
	return ok;
}

/* Taking in. */

static bool
take_in(struct db *db, const struct unfinished *f, int rev,
    const struct field_value *v, int count, referral_fault *fault, void *ctx,
    struct arena *a, struct intake_result *out, struct err *e)
{
	if (f->ref != NULL ? !referral_set(db, f->ref, rev, v, count, fault,
	    ctx, a, out, e) : !referral_add(db, v, count, fault, ctx, a, out,
	    e))
		return false;
	if (f->join != NULL && !referral_join(db, f->join, out->ref, e))
		return false;
	return f->place == NULL || db_draft_save(db, f->place, NULL, e);
}

bool
unfinished_take_in(struct db *db, const struct unfinished *f, int rev,
    const struct field_value *v, int count, referral_fault *fault, void *ctx,
    struct arena *a, struct intake_result *out, struct err *e)
{
	struct intake_result r;

	if (!db_begin(db, "take in a form", e))
		return false;
	if (!take_in(db, f, rev, v, count, fault, ctx, a, &r, e))
		return db_rollback(db);
	if (!db_commit(db, e))
		return false;
	*out = r;
	return true;
}

static bool
rule_of(const struct scheme *s, const struct unfinished *f,
    const char *field, struct field_rule *out)
{
	return s != NULL && field_rule_find(s, f->pathway, field, out);
}

/* The scheme of the form, NULL before one was chosen. */
static bool
scheme_of(struct db *db, const struct unfinished *f, struct arena *a,
    const struct scheme **out, struct err *e)
{
	*out = NULL;
	return *f->scheme == '\0' || scheme_newest(db, f->scheme, a, out, e);
}

bool
unfinished_values(struct db *db, const struct unfinished *f,
    struct arena *a, struct field_value **out, int *count, struct err *e)
{
	struct field_value *v = arena_array(a, (size_t)f->count + 2,
	    sizeof *v);
	const struct scheme *s;
	struct field_rule rule;
	int n = 0;

	if (!scheme_of(db, f, a, &s, e))
		return false;
	if (s == NULL) {
		err_set(e, ERR_DATA, "The form does not say yet which "
		    "pathway it is for. Go on with it on the screen, or drop "
		    "it.");
		return false;
	}
	if (f->ref == NULL) {
		v[n++] = (struct field_value){ "scheme", f->scheme };
		v[n++] = (struct field_value){ "pathway", f->pathway };
	}
	for (int i = 0; i < f->count; i++) {
		struct field_value x = f->values[i];

		if (*x.field == ':' || strcmp(x.field, "pathway") == 0)
			continue;
		if (rule_of(s, f, x.field, &rule))
			x.value = field_typed(&rule, x.value, day_today(db),
			    a);
		v[n++] = x;
	}
	*out = v;
	*count = n;
	return true;
}

const char *
unfinished_shown(struct db *db, const struct unfinished *f,
    const struct field_value *v, bool names, struct arena *a)
{
	const struct scheme *s = NULL;
	struct field_rule rule;
	struct pupil p;

	if (names || *v->value == '\0' || !scheme_of(db, f, a, &s, NULL))
		return v->value;
	if (rule_of(s, f, v->field, &rule) && rule.identity)
		return "(typed, not shown)";
	record_clear(&pupil_record, &p);
	p.forename = value_of(f, "forename");
	p.surname = value_of(f, "surname");
	return names_to_initials(v->value, &p, a);
}
