/*
 * The tables of fields of a rule pack.  A new column of a pack is one line
 * here, its member in scheme.h and its column in a migration.
 */
#include "src/model/scheme.h"

const char *const disposition_words[] = {
	"advise", "accept", "accept-in-part", "accept-with-conditions",
	"waiting-list", "decline", "pend", "defer", "not-reached",
	"back-to-forum", "school-continues", "school-level-first",
	"withdrawn", "no-longer-applicable", NULL
};

const char *const event_words[] = {
	"received", "decided", "accepted", "released", "offered", "answered",
	"started", "ended",
	"first-contact", "first-meeting", "planned", "visited", "checked-in",
	"reviewed", "scored", "cancelled", "reported", "moved-school",
	"arrived", "held", "resumed", "closed", "erased", NULL
};

static const struct field setting_fields[] = {
	F_TEXT(pack_setting, setting), F_TEXT(pack_setting, value), F_END
};

static const struct field rule_fields[] = {
	F_TEXT(rule, rule), F_TEXT(rule, ways), F_TEXT(rule, where),
	F_TEXT(rule, says), F_TEXT(rule, source), F_END
};

static const struct field role_fields[] = {
	F_TEXT(role, role), F_TEXT(role, label), F_TEXT(role, aliases),
	F_YES(role, expected), F_TEXT(role, panels), F_TEXT(role, fte),
	F_TEXT(role, rule), F_END
};

static const struct field panel_fields[] = {
	F_TEXT(panel, panel), F_TEXT(panel, title),
	F_TEXT(panel, short_title), F_TEXT(panel, mode),
	F_INT(panel, every_days), F_INT(panel, minutes_per_case),
	F_INT(panel, quorum), F_INT(panel, papers_days),
	F_INT(panel, told_days), F_YES(panel, next_return),
	F_TEXT(panel, statement), F_TEXT(panel, votes),
	F_TEXT(panel, rule), F_END
};

static const struct field quorum_fields[] = {
	F_TEXT(quorum_row, panel), F_TEXT(quorum_row, role),
	F_INT(quorum_row, minimum), F_YES(quorum_row, not_own_school),
	F_TEXT(quorum_row, rule), F_END
};

static const struct field standing_fields[] = {
	F_TEXT(standing_row, panel), F_TEXT(standing_row, item),
	F_TEXT(standing_row, label), F_TEXT(standing_row, shows),
	F_TEXT(standing_row, rule), F_END
};

static const struct field pathway_fields[] = {
	F_TEXT(pathway, pathway), F_TEXT(pathway, label),
	F_TEXT(pathway, subject), F_TEXT(pathway, panel),
	F_INT(pathway, tier_from), F_YES(pathway, anonymous),
	F_TEXT(pathway, earlier), F_TEXT(pathway, rule), F_END
};

static const struct field form_fields[] = {
	F_TEXT(form_field, pathway), F_TEXT(form_field, field),
	F_TEXT(form_field, section), F_TEXT(form_field, label),
	F_TEXT(form_field, kind), F_TEXT(form_field, codes),
	F_YES(form_field, required), F_TEXT(form_field, when_field),
	F_TEXT(form_field, when_value), F_YES(form_field, identity),
	F_TEXT(form_field, rule), F_TEXT(form_field, help), F_END
};

static const struct field criterion_fields[] = {
	F_TEXT(criterion, pathway), F_TEXT(criterion, criterion),
	F_TEXT(criterion, label), F_YES(criterion, blocks),
	F_YES(criterion, override), F_TEXT(criterion, acts_on),
	F_TEXT(criterion, says), F_TEXT(criterion, rule), F_END
};

static const struct field predicate_fields[] = {
	F_TEXT(predicate_row, pathway), F_TEXT(predicate_row, criterion),
	F_INT(predicate_row, alternative), F_TEXT(predicate_row, predicate),
	F_TEXT(predicate_row, field), F_TEXT(predicate_row, value), F_END
};

static const struct field disposition_fields[] = {
	F_TEXT(disposition_row, pathway),
	F_WORD(disposition_row, disposition, disposition_words),
	F_TEXT(disposition_row, label), F_TEXT(disposition_row, key),
	F_TEXT(disposition_row, needs), F_YES(disposition_row, plan),
	F_TEXT(disposition_row, template),
	F_INT(disposition_row, review_weeks),
	F_TEXT(disposition_row, opens),
	F_TEXT(disposition_row, state), F_TEXT(disposition_row, says),
	F_TEXT(disposition_row, rule), F_END
};

static const struct field outcome_fields[] = {
	F_TEXT(outcome_row, pathway), F_TEXT(outcome_row, outcome),
	F_WORD(outcome_row, disposition, disposition_words),
	F_TEXT(outcome_row, label), F_INT(outcome_row, tier),
	F_TEXT(outcome_row, provision), F_YES(outcome_row, time_required),
	F_YES(outcome_row, to_school), F_YES(outcome_row, contingent),
	F_TEXT(outcome_row, says), F_TEXT(outcome_row, rule), F_END
};

static const struct field reason_fields[] = {
	F_TEXT(reason_row, pathway), F_TEXT(reason_row, use),
	F_TEXT(reason_row, reason), F_TEXT(reason_row, label),
	F_TEXT(reason_row, consequence), F_INT(reason_row, after_weeks),
	F_TEXT(reason_row, says), F_TEXT(reason_row, rule), F_END
};

static const struct field missing_fields[] = {
	F_TEXT(missing_row, pathway), F_TEXT(missing_row, missing),
	F_TEXT(missing_row, label), F_TEXT(missing_row, field),
	F_TEXT(missing_row, owner), F_INT(missing_row, days),
	F_TEXT(missing_row, says), F_TEXT(missing_row, rule), F_END
};

static const struct field condition_fields[] = {
	F_TEXT(condition_row, pathway), F_TEXT(condition_row, condition),
	F_TEXT(condition_row, label), F_TEXT(condition_row, owner),
	F_TEXT(condition_row, says), F_TEXT(condition_row, rule), F_END
};

static const struct field paper_fields[] = {
	F_TEXT(paper_row, pathway), F_TEXT(paper_row, paper),
	F_TEXT(paper_row, label), F_YES(paper_row, required),
	F_TEXT(paper_row, when_field), F_TEXT(paper_row, when_value),
	F_TEXT(paper_row, rule), F_END
};

static const struct field provision_fields[] = {
	F_TEXT(provision, provision), F_TEXT(provision, label),
	F_INT(provision, tier), F_TEXT(provision, pool),
	F_INT(provision, weeks_low), F_INT(provision, weeks),
	F_INT(provision, terms), F_YES(provision, ends),
	F_TEXT(provision, time), F_TEXT(provision, pattern),
	F_INT(provision, year_from), F_INT(provision, year_to),
	F_INT(provision, review_weeks), F_TEXT(provision, payer),
	F_TEXT(provision, says), F_TEXT(provision, rule), F_END
};

static const struct field group_fields[] = {
	F_TEXT(group_row, provision), F_TEXT(group_row, group_code),
	F_TEXT(group_row, label), F_INT(group_row, capacity),
	F_TEXT(group_row, rule), F_END
};

static const struct field pool_fields[] = {
	F_TEXT(pool_row, pool), F_TEXT(pool_row, label),
	F_INT(pool_row, capacity), F_TEXT(pool_row, rule), F_END
};

static const struct field clock_fields[] = {
	F_TEXT(clock_row, clock), F_TEXT(clock_row, pathway),
	F_TEXT(clock_row, starts), F_INT(clock_row, low),
	F_INT(clock_row, high), F_TEXT(clock_row, unit),
	F_YES(clock_row, repeats), F_INT(clock_row, year_group),
	F_TEXT(clock_row, state), F_TEXT(clock_row, applies),
	F_TEXT(clock_row, when_field), F_TEXT(clock_row, when_value),
	F_TEXT(clock_row, waits_for), F_YES(clock_row, window),
	F_TEXT(clock_row, proposes), F_TEXT(clock_row, reason),
	F_TEXT(clock_row, says), F_TEXT(clock_row, rule), F_END
};

static const struct field event_fields[] = {
	F_TEXT(event_row, pathway), F_WORD(event_row, event, event_words),
	F_TEXT(event_row, label), F_TEXT(event_row, needs),
	F_TEXT(event_row, roles),
	F_TEXT(event_row, result), F_TEXT(event_row, state),
	F_TEXT(event_row, template), F_TEXT(event_row, says),
	F_TEXT(event_row, rule), F_END
};

static const struct field tariff_fields[] = {
	F_TEXT(tariff, figure), F_TEXT(tariff, label), F_INT(tariff, pence),
	F_TEXT(tariff, unit), F_TEXT(tariff, applies),
	F_TEXT(tariff, when_field), F_TEXT(tariff, when_value),
	F_TEXT(tariff, amount_field), F_DAY(tariff, valid_from),
	F_DAY(tariff, valid_to), F_TEXT(tariff, rule), F_END
};

static const struct field band_fields[] = {
	F_INT(band, from_roll), F_INT(band, to_roll), F_INT(band, hours),
	F_DAY(band, valid_from), F_DAY(band, valid_to),
	F_TEXT(band, rule), F_END
};

static const struct field action_fields[] = {
	F_TEXT(standard_action, pathway), F_TEXT(standard_action, applies),
	F_TEXT(standard_action, owner), F_TEXT(standard_action, text),
	F_INT(standard_action, days), F_TEXT(standard_action, rule), F_END
};

static const struct field sentence_fields[] = {
	F_TEXT(sentence, pathway), F_TEXT(sentence, place),
	F_TEXT(sentence, applies), F_TEXT(sentence, when_field),
	F_TEXT(sentence, when_value), F_TEXT(sentence, text),
	F_TEXT(sentence, rule), F_END
};

static const struct field code_fields[] = {
	F_TEXT(code_row, set_name), F_TEXT(code_row, code),
	F_TEXT(code_row, label), F_DAY(code_row, valid_from),
	F_DAY(code_row, valid_to), F_END
};

static const struct field text_fields[] = {
	F_TEXT(pack_text, text), F_TEXT(pack_text, kind),
	F_TEXT(pack_text, markdown), F_END
};

#define PART(file, table, fields, type, key, must) \
	{ file, { table, fields, sizeof(struct type) }, key, must }

const struct pack_file pack_files[PART_COUNT] = {
	[PART_SETTINGS] = PART("settings.csv", "pack_setting",
	    setting_fields, pack_setting, "setting", "setting"),
	[PART_RULES] = PART("rules.csv", "pack_rule",
	    rule_fields, rule, "rule", "rule ways where says source"),
	[PART_ROLES] = PART("roles.csv", "pack_role",
	    role_fields, role, "role", "role label"),
	[PART_PANELS] = PART("panels.csv", "pack_panel",
	    panel_fields, panel, "panel", "panel title short_title"),
	[PART_QUORUM] = PART("quorum.csv", "pack_quorum",
	    quorum_fields, quorum_row, "panel role", "panel role minimum"),
	[PART_STANDING] = PART("standing.csv", "pack_standing",
	    standing_fields, standing_row, "panel item", "panel item label"),
	[PART_PATHWAYS] = PART("pathways.csv", "pack_pathway",
	    pathway_fields, pathway, "pathway", "pathway label subject panel"),
	[PART_FIELDS] = PART("fields.csv", "pack_field",
	    form_fields, form_field, "pathway field",
	    "pathway field label kind"),
	[PART_CRITERIA] = PART("criteria.csv", "pack_criterion",
	    criterion_fields, criterion, "pathway criterion",
	    "pathway criterion label blocks says rule"),
	[PART_PREDICATES] = PART("predicates.csv", "pack_predicate",
	    predicate_fields, predicate_row, "",
	    "pathway criterion predicate"),
	[PART_DISPOSITIONS] = PART("dispositions.csv", "pack_disposition",
	    disposition_fields, disposition_row, "pathway disposition",
	    "pathway disposition label key state"),
	[PART_OUTCOMES] = PART("outcomes.csv", "pack_outcome",
	    outcome_fields, outcome_row, "pathway outcome",
	    "pathway outcome disposition label"),
	[PART_REASONS] = PART("reasons.csv", "pack_reason",
	    reason_fields, reason_row, "pathway use reason",
	    "pathway use reason label"),
	[PART_MISSING] = PART("missing.csv", "pack_missing",
	    missing_fields, missing_row, "pathway missing",
	    "pathway missing label owner"),
	[PART_CONDITIONS] = PART("conditions.csv", "pack_condition",
	    condition_fields, condition_row, "pathway condition",
	    "pathway condition label"),
	[PART_PAPERS] = PART("papers.csv", "pack_paper",
	    paper_fields, paper_row, "pathway paper", "pathway paper label"),
	[PART_POOLS] = PART("pools.csv", "pack_pool",
	    pool_fields, pool_row, "pool", "pool label"),
	[PART_PROVISIONS] = PART("provisions.csv", "pack_provision",
	    provision_fields, provision, "provision",
	    "provision label tier pool"),
	[PART_GROUPS] = PART("groups.csv", "pack_group",
	    group_fields, group_row, "provision group_code",
	    "provision group_code label"),
	[PART_CLOCKS] = PART("clocks.csv", "pack_clock",
	    clock_fields, clock_row, "clock", "clock pathway starts unit says"),
	[PART_EVENTS] = PART("events.csv", "pack_event",
	    event_fields, event_row, "pathway event",
	    "pathway event label"),
	[PART_TARIFFS] = PART("tariffs.csv", "pack_tariff",
	    tariff_fields, tariff, "figure valid_from",
	    "figure label unit valid_from"),
	[PART_BANDS] = PART("bands.csv", "pack_band",
	    band_fields, band, "from_roll valid_from",
	    "from_roll hours valid_from"),
	[PART_ACTIONS] = PART("actions.csv", "pack_action",
	    action_fields, standard_action, "", "pathway owner text"),
	[PART_SENTENCES] = PART("sentences.csv", "pack_sentence",
	    sentence_fields, sentence, "", "pathway place text"),
	[PART_CODES] = PART("codes.csv", "pack_code",
	    code_fields, code_row, "set_name code", "set_name code label"),
	[PART_TEXTS] = PART(NULL, "pack_text",
	    text_fields, pack_text, "text kind", "text kind markdown"),
};
