/* What the files about meetings and decisions share.  See sitting.h. */
#include "src/domain/sitting.h"

#include <stdio.h>
#include <stdarg.h>
#include <string.h>

#include "db/decision.h"
#include "src/domain/access.h"
#include "src/domain/audit.h"
#include "src/domain/scheme.h"

bool
act_begin(struct db *db, const char *what, const char *may, struct err *e)
{
	if (!db_begin(db, what, e))
		return false;
	return access_may(db, may, e) || db_rollback(db);
}

bool
act_end(struct db *db, struct arena *a, bool ok, struct err *e)
{
	arena_release(a);
	return ok ? db_commit(db, e) : db_rollback(db);
}

bool
sitting_load(struct db *db, const char *ref, struct arena *a,
    struct meeting *m, const struct scheme **s, struct err *e)
{
	return meeting_get(db, ref, a, m, e) &&
	    scheme_get(db, m->pack_id, a, s, e);
}

bool
sitting_save(struct db *db, struct meeting *m, const char *act,
    const char *fields, struct arena *a, struct err *e)
{
	struct audit_entry entry = {
		.act = act, .kind = "meeting", .entity = m->ref,
		.fields = fields
	};

	if (!db_update(db, &meeting_record, m, e))
		return false;
	entry.content = audit_content(&meeting_record, m, a);
	return audit_add(db, &entry, e);
}

bool
sitting_is(const struct meeting *m, unsigned states, const char *wanted,
    struct err *e)
{
	static const char *const next[] = {
		[MEETING_DRAFT] = "it is still being prepared",
		[MEETING_FROZEN] = "its agenda is fixed and it is not open",
		[MEETING_OPEN] = "it is open",
		[MEETING_ADJOURNED] = "it is adjourned; resume it first",
		[MEETING_ENDED] = "it has ended",
		[MEETING_CLOSED] = "its record is closed",
		[MEETING_CANCELLED] = "it was cancelled",
	};

	if (states & IN(m->state))
		return true;
	err_set(e, ERR_DATA, "%s not at %s: %s.", wanted, m->ref,
	    next[m->state]);
	return false;
}

void
refuse(struct err *e, const char *rule, const char *fmt, ...)
{
	char text[sizeof e->text];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	if (rule == NULL || *rule == '\0' || strcmp(rule, "practice") == 0)
		err_set(e, ERR_DATA, "%s", text);
	else
		err_rule(e, rule, "%s", text);
}

const struct reason_row *
reason_of_use(const struct scheme *s, const char *use, const char *code)
{
	SCHEME_ROWS(s, PART_REASONS, struct reason_row, r)
		if (strcmp(r->use, use) == 0 && strcmp(r->reason, code) == 0)
			return r;
	return NULL;
}

const char *
reason_codes(const struct scheme *s, const char *pathway, const char *use,
    struct arena *a)
{
	const char *list = "";

	SCHEME_ROWS(s, PART_REASONS, struct reason_row, r)
		if (strcmp(r->use, use) == 0 && (pathway == NULL ||
		    scheme_serves(r->pathway, pathway)))
			list = arena_printf(a, "%s%s%s", list,
			    *list != '\0' ? ", " : "", r->reason);
	return list;
}

const char *
rule_at(const struct scheme *s, const char *place)
{
	size_t n = strlen(place);

	SCHEME_ROWS(s, PART_RULES, struct rule, r)
		if (r->where != NULL && strncmp(r->where, place, n) == 0)
			return r->rule;
	return "";
}

bool
chain(struct db *db, const char *act, const char *kind, const char *entity,
    const struct referral *r, const char *fields, const char *content,
    struct err *e)
{
	struct audit_entry entry = {
		.act = act, .kind = kind, .entity = entity,
		.subject_id = r != NULL ? r->pupil_id : NULL,
		.fields = fields, .content = content
	};

	return audit_add(db, &entry, e);
}

/* As it came in: received, at the first tier of its pathway. */
static bool
rest_unheard(struct db *db, const struct referral *r, struct arena *a,
    struct err *e)
{
	const struct pathway *p;
	const struct scheme *s;

	if (!scheme_get(db, r->pack_id, a, &s, e))
		return false;
	p = scheme_pathway(s, r->pathway);
	return referral_move(db, r->id, REFERRAL_RECEIVED,
	    p != NULL ? p->tier_from : INT_NONE, e);
}

bool
referral_rest(struct db *db, const struct referral *r, struct arena *a,
    struct err *e)
{
	const struct disposition_row *row;
	const struct scheme *s;
	struct decision d;
	bool found;
	int state;

	if (!db_decision_standing(db, r->id, NULL, a, &d, &found, e))
		return false;
	if (!found)
		return rest_unheard(db, r, a, e);
	if (!scheme_get(db, d.pack_id, a, &s, e))
		return false;
	row = scheme_disposition(s, r->pathway,
	    (enum disposition)d.disposition);
	state = row != NULL ? word_value(referral_state_words, row->state) :
	    INT_NONE;
	return referral_move(db, r->id, state == INT_NONE ?
	    REFERRAL_RECEIVED : (enum referral_state)state, d.tier, e);
}

bool
person_by_code(struct db *db, const char *code, struct arena *a,
    struct person *out, struct err *e)
{
	bool found;

	if (!db_seek(db, &person_record, "code", code, a, out, &found, e))
		return false;
	if (!found)
		err_set(e, ERR_NO_INPUT, "There is nobody with the code "
		    "“%s” in this register. Take people in with “convene "
		    "import people”.", code);
	return found;
}

bool
person_acting(struct db *db, struct arena *a, const char **code,
    struct err *e)
{
	struct person p;
	bool found;

	if (!db_seek(db, &person_record, "unix_user", db_actor(db), a, &p,
	    &found, e))
		return false;
	*code = found ? p.code : NULL;
	return true;
}

bool
person_get(struct db *db, const char *id, struct arena *a,
    struct person *out, struct err *e)
{
	return db_get(db, &person_record, "id", id, a, out, e);
}
