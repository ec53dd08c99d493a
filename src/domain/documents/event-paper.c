/*
 * Which event the newest document of a case tells of, and what it says of
 * it.  The document itself is a plan like any other: plan.c makes, keeps and
 * renews it.
 */
#include "src/domain/documents/event-paper.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/documents/document.h"
#include "src/domain/scheme/scheme.h"

/* Ids are in the order in which things were recorded. */
bool
event_paper_find(struct db *db, const struct scheme *s,
    const struct dossier *d, const struct decided *decided, struct arena *a,
    struct event_paper *out, struct err *e)
{
	struct decided standing;
	struct case_event *list;
	bool found;
	int n;

	out->row = NULL;
	if (!decision_standing(db, d->referral.id, NULL, a, &standing,
	    &found, e) || !events_of(db, d->referral.id, a, &list, &n, e))
		return false;
	if (!found || strcmp(standing.decision.id, decided->decision.id) != 0)
		return true;
	for (int i = 0; i < n; i++) {
		const struct event_row *row = event_find(s,
		    d->referral.pathway, list[i].event);

		if (row == NULL || row->template == NULL ||
		    strcmp(list[i].id, decided->decision.id) < 0 ||
		    (out->row != NULL && strcmp(list[i].id, out->event.id) <
		    0))
			continue;
		out->event = list[i];
		out->row = row;
	}
	return true;
}

static const char *
result_words(const struct fill *f, const struct event_paper *p)
{
	SCHEME_ROWS(f->scheme, PART_CODES, struct code_row, c)
		if (p->row->result != NULL && p->event.result != NULL &&
		    strcmp(c->set_name, p->row->result) == 0 &&
		    strcmp(c->code, p->event.result) == 0)
			return c->label;
	return p->event.result;
}

/* By role: who it was stays in the register. */
static const char *
role_words(const struct fill *f, const char *person)
{
	const char *words = fill_owner(f, person);

	return person != NULL && strcmp(words, person) == 0 ? "" : words;
}

static bool
fill_scores(const struct fill *f, const struct dossier *d, struct err *e)
{
	struct score *scores;
	bool high;
	int n;

	if (!scores_last(f->db, d, f->arena, &scores, &n, &high, e))
		return false;
	for (int i = 0; i < n; i++) {
		struct doc *item = doc_item(f->doc, "scores");

		doc_text(item, "text", code_label(f->db, f->scheme,
		    "progress_statement", scores[i].statement, f->arena));
		doc_int(item, "count", scores[i].value);
	}
	return true;
}

bool
event_paper_fill(const struct fill *f, const struct dossier *d,
    const struct event_paper *p, struct err *e)
{
	if (!fill_scores(f, d, e))
		return false;
	if (p->row == NULL)
		return true;
	doc_text(f->doc, "event_label", p->row->label);
	doc_text(f->doc, "event_result", result_words(f, p));
	doc_text(f->doc, "event_by", role_words(f, p->event.person));
	fill_day(f, "event_on", p->event.on_day);
	fill_day(f, "review_on", p->event.review_on);
	if (p->event.reason != NULL) {
		doc_list(f->doc, "reasons");
		fill_reason(f, d->referral.pathway, p->event.event ==
		    HAPPENED_CLOSED ? "close" : "extend", p->event.reason);
	}
	return true;
}

bool
event_paper_carries(const struct event_paper *p,
    const struct standard_action *s)
{
	if (p->row == NULL)
		return !code_in_list(s->applies, "closed");
	if (p->event.event == HAPPENED_CLOSED)
		return code_in_list(s->applies, "closed");
	return s->days == INT_NONE && !code_in_list(s->applies, "closed");
}

bool
event_paper_make(struct db *db, const struct dossier *d,
    const struct event_row *row, struct arena *a, struct err *e)
{
	struct decided decided;
	struct plan plan;
	bool found, stale;

	if (row->template == NULL)
		return true;
	if (!decision_standing(db, d->referral.id, NULL, a, &decided,
	    &found, e))
		return false;
	return !found || plan_current(db, d->referral.ref, NULL, a, &plan,
	    &stale, e);
}
