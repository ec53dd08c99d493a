/* Lists of people who sit on panels, present, write or chair. */
#include "src/domain/imports/import-row.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/day.h"
#include "src/domain/referral/fields.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/check.h"
#include "src/model/person.h"


struct state {
	const struct scheme **schemes;
	int count;
};

static bool
begin(struct import *im)
{
	static const char *const known[] = {
		"code", "name", "role", "organisation", "school_urn",
		"email", "unix_user", "from", "to", "from_on", "to_on",
		"substitute", NULL
	};
	static const char *const needed[] = { "code", "name", "role", NULL };
	struct state *st = arena_alloc(im->arena, sizeof *st);
	struct pack *packs;

	for (int i = 0; needed[i] != NULL; i++)
		if (!csv_has(&im->csv, needed[i])) {
			err_set(im->e, ERR_DATA, "A list of people needs the "
			    "heading %s. Rename the headings with "
			    "a map (--map).", needed[i]);
			return false;
		}
	import_unknown(im, known);
	im->state = st;
	if (!scheme_list(im->db, im->arena, &packs, &st->count, im->e))
		return false;
	st->schemes = arena_array(im->arena, (size_t)st->count + 1,
	    sizeof *st->schemes);
	for (int i = 0; i < st->count; i++)
		if (!scheme_get(im->db, packs[i].id, im->arena,
		    &st->schemes[i], im->e))
			return false;
	return true;
}

/* A code says more than a label, and that more than another word for it. */
enum word { WORD_CODE, WORD_LABEL, WORD_ALIAS, WORD_KINDS };

static bool
is_role(const struct role *r, const char *text, enum word kind)
{
	return kind == WORD_ALIAS ? code_in_list(r->aliases, text) :
	    strcasecmp(kind == WORD_CODE ? r->role : r->label, text) == 0;
}

static const struct role *
find_role(const struct state *st, const char *text, enum word kind)
{
	for (int i = 0; i < st->count; i++)
		SCHEME_ROWS(st->schemes[i], PART_ROLES, struct role, r)
			if (is_role(r, text, kind))
				return r;
	return NULL;
}

/* The role's code; a word that no pack knows stays as it is.  What is another
 * word for a role in one scheme may be the code of a role in the next. */
static const char *
read_role(struct import *im, const char *text)
{
	const struct state *st = im->state;

	for (int kind = WORD_CODE; kind < WORD_KINDS; kind++) {
		const struct role *r = find_role(st, text, (enum word)kind);

		if (r != NULL)
			return r->role;
	}
	import_note(im, "role", "“%.40s” is no role of the schemes in this "
	    "register, so it counts for no quorum.", text);
	return text;
}

/* What would break a line of a settings file or a command. */
static bool
is_user(const char *s)
{
	return strpbrk(s, " :/,;\t") == NULL && *s != '-' && strlen(s) <= 64;
}

static bool
read_day(struct import *im, const char *heading, const char *other,
    int *out)
{
	const char *used = csv_has(&im->csv, heading) ? heading : other;
	const char *text = import_get(im, used);

	if (*text == '\0')
		return true;
	*out = field_day(text);
	if (*out != DAY_NONE)
		return true;
	import_refuse(im, used, "“%.40s” is not a date. Write it like "
	    "2025-09-01.", text);
	return false;
}

static bool
read_plain(struct import *im, struct person *p)
{
	static const struct {
		const char *heading, *says;
	} needed[] = {
		{ "name", "Give the person's name." },
		{ "role", "Say which role the person has on panels." },
	};

	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
		if (*import_get(im, needed[i].heading) == '\0') {
			import_refuse(im, needed[i].heading, "%s",
			    needed[i].says);
			return false;
		}
	p->name = import_get(im, "name");
	p->role = read_role(im, import_get(im, "role"));
	if (*import_get(im, "organisation") != '\0')
		p->organisation = import_get(im, "organisation");
	if (*import_get(im, "substitute") != '\0') {
		p->substitute = import_get(im, "substitute");
		if (!person_code_fits(p->substitute, NULL)) {
			import_refuse(im, "substitute", "“%.40s” is no code "
			    "of a person.", p->substitute);
			return false;
		}
	}
	return read_day(im, "from", "from_on", &p->from_on) &&
	    read_day(im, "to", "to_on", &p->to_on);
}

static bool
read_addresses(struct import *im, struct person *p)
{
	const char *email = import_get(im, "email");
	const char *user = import_get(im, "unix_user");
	struct err e = ERR_INIT;

	if (*email != '\0' && !email_check(email, &e)) {
		import_refuse(im, "email", "%s", e.text);
		return false;
	}
	if (!is_user(user)) {
		import_refuse(im, "unix_user", "“%.40s” is not the name of a "
		    "user of this host.", user);
		return false;
	}
	if (*email != '\0')
		p->email = email;
	if (*user != '\0')
		p->unix_user = user;
	return true;
}

/* False when the row is refused; *FAILED when the register is to blame. */
static bool
read_school(struct import *im, struct person *p, bool *failed)
{
	const char *urn = import_get(im, "school_urn");
	struct err e = ERR_INIT;
	bool known;

	if (*urn == '\0')
		return true;
	if (!urn_check(urn, &e)) {
		import_refuse(im, "school_urn", "%s", e.text);
		return false;
	}
	if (!import_school_seen(im, urn, &known)) {
		*failed = true;
		return false;
	}
	if (!known)
		import_note(im, "school_urn", "No list named the school %s "
		    "yet.", urn);
	p->school_urn = urn;
	return true;
}

static const char *
difference(struct import *im, const struct person *was,
    const struct person *now)
{
	static const char *const fields[] = {
		"name", "role", "organisation", "school_urn", "email",
		"unix_user", "from_on", "to_on", "substitute", NULL
	};
	const char *list = "";

	for (int i = 0; fields[i] != NULL; i++) {
		const struct field *f = record_field(&person_record,
		    fields[i]);
		struct buf a = BUF_INIT, b = BUF_INIT;

		field_print(f, was, &a);
		field_print(f, now, &b);
		if (strcmp(buf_text(&a), buf_text(&b)) != 0)
			list = arena_printf(im->row, "%s%s%s", list,
			    *list ? " " : "", fields[i]);
		buf_release(&a);
		buf_release(&b);
	}
	return list;
}

static enum row_got
write(struct import *im, struct person *p, const struct person *was,
    bool found)
{
	struct audit_entry entry = { .act = "import people",
	    .kind = "person", .entity = p->code };
	bool ok;

	entry.fields = found ? difference(im, was, p) : "";
	if (found && *entry.fields == '\0')
		return ROW_SAME;
	if (!found)
		p->id = db_new_id(im->db, im->row);
	ok = found ? db_update(im->db, &person_record, p, im->e) :
	    db_insert(im->db, &person_record, p, im->e);
	entry.content = audit_content(&person_record, p, im->row);
	if (!ok || !audit_add(im->db, &entry, im->e))
		return ROW_FAILED;
	if (found)
		import_change(im, p->code, entry.fields);
	return found ? ROW_CHANGED : ROW_ADDED;
}

static enum row_got
row(struct import *im)
{
	const char *code = import_get(im, "code");
	struct person p, was;
	bool found, failed = false;

	if (!person_code_fits(code, NULL))
		return import_refuse(im, "code", "“%.40s” should be a short "
		    "code of letters, digits, - and _, at most %d.", code,
		    PERSON_CODE_LENGTH);
	if (!db_seek(im->db, &person_record, "code", code, im->row, &p,
	    &found, im->e))
		return ROW_FAILED;
	if (!found)
		record_clear(&person_record, &p);
	was = p;
	p.code = code;
	if (!read_plain(im, &p) || !read_addresses(im, &p) ||
	    !read_school(im, &p, &failed))
		return failed ? ROW_FAILED : ROW_REFUSED;
	if (p.from_on != DAY_NONE && p.to_on != DAY_NONE &&
	    p.to_on < p.from_on)
		return import_refuse(im, csv_has(&im->csv, "to") ? "to" :
		    "to_on", "The term of office ends before it begins.");
	return write(im, &p, &was, found);
}

const struct import_rows import_people = {
	.what = "import people", .begin = begin, .row = row,
};
