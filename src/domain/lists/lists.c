/*
 * Schools, people and holidays one by one.  A change is a file of one row,
 * so that it is judged exactly as a file is; only clearing is done here.
 */
#include "src/domain/lists/lists.h"

#include <string.h>

#include "db/school.h"
#include "src/base/day.h"
#include "src/domain/calendar/calendar.h"
#include "src/domain/imports/import.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/values/check.h"

bool
schools_known(struct db *db, struct arena *a, struct school **out,
    int *count, struct err *e)
{
	return db_schools_coded(db, a, out, count, e);
}

bool
school_find(struct db *db, const char *text, int limit, struct arena *a,
    struct school **out, int *count, struct err *e)
{
	return db_schools_like(db, text != NULL ? text : "", limit, a, out,
	    count, e);
}

bool
school_get(struct db *db, const char *word, struct arena *a,
    struct school *out, struct err *e)
{
	char la[LA_SIZE], number[ESTABLISHMENT_SIZE];
	struct school *list;
	bool found = false;
	int count;

	if (!db_seek(db, &school_record, "urn", word, a, out, &found, e) ||
	    (!found && !db_seek(db, &school_record, "code", word, a, out,
	    &found, e)))
		return false;
	if (!found && laestab_is(word)) {
		if (!laestab_check(word, la, number, e) ||
		    !db_schools_of_laestab(db, la, number, a, &list, &count,
		    e))
			return false;
		found = count > 0;
		if (found)
			*out = list[0];
	}
	if (!found)
		err_set(e, ERR_NO_INPUT, "There is no school “%s” in this "
		    "register. “convene schools --search TEXT” finds one.",
		    word);
	return found;
}

static void
put_quoted(struct buf *b, const char *text)
{
	buf_char(b, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_char(b, '"');
		buf_char(b, *text);
	}
	buf_char(b, '"');
}

static bool
is_blank(const struct field_value *v)
{
	return v->value == NULL || *v->value == '\0';
}

/* A file of one row; blank values stay out. */
static const char *
one_row(const char *key, const char *value, const struct field_value *v,
    int count, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	buf_str(&b, key);
	for (int i = 0; i < count; i++)
		if (!is_blank(&v[i])) {
			buf_char(&b, ',');
			put_quoted(&b, v[i].field);
		}
	buf_char(&b, '\n');
	put_quoted(&b, value);
	for (int i = 0; i < count; i++)
		if (!is_blank(&v[i])) {
			buf_char(&b, ',');
			put_quoted(&b, v[i].value);
		}
	buf_char(&b, '\n');
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}

static bool
take_row(struct db *db, enum import_kind kind, const char *text,
    struct arena *a, const char **changed, struct err *e)
{
	struct import_ask ask = { .name = "what was typed", .bytes = text,
	    .size = strlen(text), .all_or_nothing = true };
	struct import_result r;

	if (!import_file(db, kind, &ask, a, &r, e))
		return false;
	for (int i = 0; i < r.notes.count; i++)
		if (strstr(r.notes.at[i].says, "could not be read") != NULL) {
			err_set(e, ERR_DATA, "%s: %s", r.notes.at[i].heading,
			    r.notes.at[i].says);
			return false;
		}
	if (*r.unknown != '\0') {
		err_set(e, ERR_DATA, "There is no field %s here.",
		    r.unknown);
		return false;
	}
	if (r.refused.count > 0) {
		err_set(e, ERR_DATA, "%s: %s", r.refused.at[0].heading,
		    r.refused.at[0].says);
		return false;
	}
	*changed = r.changes.count > 0 ? r.changes.at[0].says :
	    r.added > 0 ? "added" : "";
	return true;
}

/* Clear the fields whose value is blank. */
static bool
clear_fields(struct db *db, const struct record *record, const char *keep,
    void *row, const struct field_value *v, int count, struct arena *a,
    const char **changed, struct err *e)
{
	bool any = false;

	for (int i = 0; i < count; i++) {
		const struct field *f = record_field(record, v[i].field);

		if (!is_blank(&v[i]))
			continue;
		if (f == NULL || strstr(keep, v[i].field) != NULL) {
			err_set(e, ERR_DATA, "%s cannot be cleared.",
			    v[i].field);
			return false;
		}
		if (field_is_absent(f, row))
			continue;
		any = true;
		*changed = arena_printf(a, "%s%s%s", *changed,
		    **changed ? " " : "", v[i].field);
		if (!field_parse(f, row, "", a, e))
			return false;
	}
	return !any || db_update(db, record, row, e);
}

static bool
set_school(struct db *db, const char *urn, const struct field_value *v,
    int count, struct arena *a, const char **changed, struct err *e)
{
	struct audit_entry entry = { .act = "change school",
	    .kind = "school", .entity = urn };
	struct school s;

	if (!take_row(db, IMPORT_SCHOOLS, one_row("urn", urn, v, count, a),
	    a, changed, e) ||
	    !db_get(db, &school_record, "urn", urn, a, &s, e) ||
	    !clear_fields(db, &school_record, "urn code rev", &s, v, count,
	    a, changed, e))
		return false;
	entry.fields = *changed;
	return **changed == '\0' || audit_add(db, &entry, e);
}

bool
school_set(struct db *db, const char *urn, const struct field_value *v,
    int count, struct arena *a, const char **changed, struct err *e)
{
	if (!db_begin(db, "change a school", e))
		return false;
	return access_may(db, "refer", e) &&
	    set_school(db, urn, v, count, a, changed, e) ?
	    db_commit(db, e) : db_rollback(db);
}

static bool
gives(const struct field_value *v, int count, const char *field)
{
	for (int i = 0; i < count; i++)
		if (strcmp(v[i].field, field) == 0)
			return true;
	return false;
}

/* What a row must have stands in the register already. */
static int
add_held(const struct person *p, const struct field_value *v, int count,
    struct field_value *out)
{
	int n = 0;

	for (int i = 0; i < count; i++)
		out[n++] = v[i];
	if (!gives(v, count, "name"))
		out[n++] = (struct field_value){ "name", p->name };
	if (!gives(v, count, "role"))
		out[n++] = (struct field_value){ "role", p->role };
	return n;
}

static bool
set_person(struct db *db, const char *code, const struct field_value *v,
    int count, struct arena *a, const char **changed, struct err *e)
{
	struct field_value *all = arena_array(a, (size_t)count + 2,
	    sizeof *all);
	struct person p;
	bool found;
	int n;

	record_clear(&person_record, &p);
	if (!db_seek(db, &person_record, "code", code, a, &p, &found, e))
		return false;
	n = add_held(&p, v, count, all);
	if (!found && (p.name == NULL) && (!gives(v, count, "name") ||
	    !gives(v, count, "role"))) {
		err_set(e, ERR_DATA, "There is nobody with the code %s. To "
		    "add somebody give name and role.", code);
		return false;
	}
	return take_row(db, IMPORT_PEOPLE, one_row("code", code, all, n, a),
	    a, changed, e) &&
	    db_get(db, &person_record, "code", code, a, &p, e) &&
	    clear_fields(db, &person_record, "id code name role rev", &p, v,
	    count, a, changed, e);
}

bool
person_set(struct db *db, const char *code, const struct field_value *v,
    int count, struct arena *a, const char **changed, struct err *e)
{
	if (!db_begin(db, "change a person", e))
		return false;
	return access_may(db, "refer", e) &&
	    set_person(db, code, v, count, a, changed, e) ?
	    db_commit(db, e) : db_rollback(db);
}

bool
person_list(struct db *db, const char *role, int day, struct arena *a,
    struct person **out, int *count, struct err *e)
{
	struct person *rows;
	int n, kept = 0;

	if (!db_list(db, &person_record, role != NULL ? "role" : NULL, role,
	    "code", a, &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		bool before = day != DAY_NONE && rows[i].from_on != DAY_NONE &&
		    day < rows[i].from_on;
		bool after = day != DAY_NONE && rows[i].to_on != DAY_NONE &&
		    day > rows[i].to_on;

		if (!before && !after)
			rows[kept++] = rows[i];
	}
	*out = rows;
	*count = kept;
	return true;
}

bool
person_find(struct db *db, const char *code, struct arena *a,
    struct person *out, struct err *e)
{
	return db_get(db, &person_record, "code", code, a, out, e);
}

bool
holiday_list(struct db *db, const char *division, int from, int to,
    struct arena *a, struct holiday **out, int *count, struct err *e)
{
	struct holiday *rows;
	int n, kept = 0;

	if (!db_list(db, &holiday_record, "division", division, "day", a,
	    &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if ((from == DAY_NONE || rows[i].day >= from) &&
		    (to == DAY_NONE || rows[i].day <= to))
			rows[kept++] = rows[i];
	*out = rows;
	*count = kept;
	return true;
}

static bool
note_holiday(struct db *db, const char *act, int day, struct err *e)
{
	char iso[DAY_ISO_SIZE];
	struct audit_entry entry = { .act = act, .kind = "holiday",
	    .entity = day_iso(day, iso) };

	return audit_add(db, &entry, e);
}

bool
holiday_add(struct db *db, const char *division, int day, const char *title,
    struct err *e)
{
	struct holiday h = { division, day, title, HOLIDAY_BY_HAND };

	if (!db_begin(db, "add a holiday", e))
		return false;
	return access_may(db, "refer", e) &&
	    db_replace(db, &holiday_record, &h, e) &&
	    note_holiday(db, "add holiday", day, e) ? db_commit(db, e) :
	    db_rollback(db);
}

bool
holiday_remove(struct db *db, const char *division, int day, struct err *e)
{
	char words[DAY_WORDS_SIZE];
	bool removed = false;

	if (!db_begin(db, "remove a holiday", e))
		return false;
	if (!access_may(db, "refer", e) ||
	    !db_holiday_delete(db, division, day, &removed, e))
		return db_rollback(db);
	if (!removed) {
		err_set(e, ERR_NO_INPUT, "%s is no holiday of %s here.",
		    day_words(day, words), division);
		return db_rollback(db);
	}
	return note_holiday(db, "remove holiday", day, e) ?
	    db_commit(db, e) : db_rollback(db);
}
