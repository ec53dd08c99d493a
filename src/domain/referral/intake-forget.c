/*
 * A case that becomes anonymous: what said who the pupil is goes, from the
 * form, from its papers and from what search knows; in texts that stay the
 * pupil's names become initials.  Inside the transaction of intake.c.
 */
#include "src/domain/referral/intake.h"

#include <string.h>

#include "db/erase.h"
#include "db/referral.h"
#include "db/search.h"
#include "src/domain/values/names.h"

/* Notes go too: nobody can vouch for what stands in them. */
static bool
says_who(const struct taking *in, const char *field)
{
	struct field_rule rule;

	return !field_rule_find(in->scheme, in->pathway->pathway, field,
	    &rule) || rule.identity;
}

static bool
forget_value(struct taking *in, struct referral_value *v)
{
	const char *was = v->value;

	if (says_who(in, v->field))
		return db_referral_part_delete(in->db,
		    &referral_value_record, v->referral_id, v->field, in->e);
	v->value = names_to_initials(was, &in->held.pupil, in->arena);
	return strcmp(was, v->value) == 0 ||
	    db_replace(in->db, &referral_value_record, v, in->e);
}

/* Where a paper lies is told without the name that may be in its path. */
static bool
forget_paper(struct taking *in, struct evidence *v)
{
	if (v->kept == NULL && v->note == NULL && v->file == NULL)
		return true;
	if (v->kept != NULL)
		v->kept = names_to_initials(v->kept, &in->held.pupil,
		    in->arena);
	v->note = v->file = NULL;
	return db_replace(in->db, &evidence_record, v, in->e);
}

/* A named case that followed this one would say whose it is. */
static bool
forget_links(struct taking *in, const char *id)
{
	struct referral *later;
	int count;

	if (!db_list(in->db, &referral_record, "earlier_id", id, "id",
	    in->arena, &later, &count, in->e))
		return false;
	for (int i = 0; i < count; i++) {
		if (later[i].pupil_id == NULL)
			continue;
		later[i].earlier_id = NULL;
		if (!db_update(in->db, &referral_record, &later[i], in->e) ||
		    !referral_audit(in->db, "change referral", later[i].id,
		    "earlier_id", in->arena, in->e))
			return false;
	}
	return true;
}

bool
intake_forget(struct taking *in, const char *id)
{
	struct dossier d;

	if (!dossier_load(in->db, id, in->arena, &d, in->e))
		return false;
	for (int i = 0; i < d.value_count; i++)
		if (!forget_value(in, &d.values[i]))
			return false;
	for (int i = 0; i < d.evidence_count; i++)
		if (!forget_paper(in, &d.evidence[i]))
			return false;
	intake_warn(in, "Read the free text and the minutes once more: they "
	    "must not say who the pupil is.");
	return forget_links(in, id) &&
	    db_pupil_forget(in->db, in->held.referral.pupil_id, in->e) &&
	    referral_index(in->db, id, in->arena, in->e) &&
	    db_search_purge(in->db, in->e) &&
	    db_case_rekey(in->db, id, in->e);
}
