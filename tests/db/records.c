/* Every kind of record that has a table in the register. */
#include "tests/db/records.h"

#include "db/audit.h"
#include "src/model/calendar.h"
#include "src/model/cost.h"
#include "src/model/decision.h"
#include "src/model/erasure.h"
#include "src/model/listing.h"
#include "src/model/meeting.h"
#include "src/model/minutes.h"
#include "src/model/person.h"
#include "src/model/referral.h"
#include "src/model/register.h"
#include "src/model/school.h"

#define R(name) { #name, &name }

const struct named_record records[] = {
	R(adjournment_record),
	R(attendance_record), R(audit_record), R(audit_end_record),
	R(cluster_record), R(cluster_school_record),
	R(code_record), R(consent_record), R(contact_record),
	R(decision_record),
	R(decision_code_record), R(decision_event_record), R(draft_record),
	R(erasure_record), R(evidence_record),
	R(holiday_record), R(hours_record),
	R(interest_record),
	R(item_record), R(line_record), R(line_version_record),
	R(live_record), R(meeting_record), R(member_record), R(pack_record),
	R(paper_seen_record), R(person_record),
	R(person_link_record), R(placement_record),
	R(plan_record),
	R(presence_record), R(pupil_record), R(purchase_record),
	R(referral_record),
	R(referral_value_record), R(saved_view_record),
	R(school_record), R(series_record),
	R(setting_record), R(term_record), R(waiting_record),
	{ NULL, NULL }
};
