/*
 * convene referral alike, compare: those that a referral may belong to, and
 * the pupil's earlier one beside it, one fact a line.
 */
#include "src/commands/referral-look.h"

#include <string.h>

#include "src/base/day.h"
#include "src/domain/gates/trial.h"
#include "src/domain/referral/fields.h"

static void
json_alike(struct call *c, const struct alike *l)
{
	json_open_object(&c->js, NULL);
	json_text(&c->js, "ref", l->ref);
	json_text(&c->js, "initials", l->initials);
	json_text(&c->js, "state", l->state);
	json_day(&c->js, "received", l->received);
	json_bool(&c->js, "same_pupil", l->same);
	json_text(&c->js, "why", l->why);
	json_close_object(&c->js);
}

int
referral_alike(struct call *c)
{
	struct dossier d;
	struct alike *list;
	int count;

	if (!dossier_load(c->db, c->argv[0], c->arena, &d, &c->err) ||
	    !alike_find(c->db, &d, c->arena, &list, &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		if (c->json)
			json_alike(c, &list[i]);
		else
			call_print(c, "%-12s  %-9s  %-10s  %s\n",
			    list[i].ref, list[i].initials, list[i].state,
			    list[i].why);
	}
	if (c->json)
		json_close_array(&c->js);
	else if (count == 0)
		call_print(c, "No other referral is like it.\n");
	return 0;
}

static const char *
value_of(const struct dossier_line *lines, int n, const char *field)
{
	for (int i = 0; i < n; i++)
		if (strcmp(lines[i].field, field) == 0)
			return lines[i].value;
	return "";
}

static void
print_pair(struct call *c, const struct dossier_line *now, const char *was)
{
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "field", now->field);
		json_text_or_null(&c->js, "was", was);
		json_text_or_null(&c->js, "now", now->value);
		json_close_object(&c->js);
	} else if (strcmp(was, now->value) == 0)
		call_print(c, "%s, the same: %s\n", now->label, was);
	else
		call_print(c, "%s, was: %s\n%s, now: %s\n", now->label,
		    *was != '\0' ? was : "-", now->label,
		    *now->value != '\0' ? now->value : "-");
}

/* The one named, else the pupil's newest before this. */
static bool
load_other(struct call *c, const struct dossier *d, struct dossier *other)
{
	struct referral *list;
	int n;

	if (c->argc > 1)
		return dossier_load(c->db, c->argv[1], c->arena, other,
		    &c->err);
	if (!referral_earlier(c->db, d, c->arena, &list, &n, &c->err))
		return false;
	if (n == 0) {
		err_set(&c->err, ERR_NO_INPUT, "No earlier referral of this "
		    "pupil is in the register.");
		return false;
	}
	return dossier_load(c->db, list[0].ref, c->arena, other, &c->err);
}

int
referral_compare(struct call *c)
{
	struct dossier d, other;
	struct dossier_line *now, *was;
	int n, m;

	if (!dossier_load(c->db, c->argv[0], c->arena, &d, &c->err) ||
	    !load_other(c, &d, &other))
		return call_fail(c);
	dossier_lines(&d, false, c->arena, &now, &n);
	dossier_lines(&other, false, c->arena, &was, &m);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < n; i++) {
		const char *then = value_of(was, m, now[i].field);

		if (*then != '\0' || *now[i].value != '\0')
			print_pair(c, &now[i], then);
	}
	if (c->json)
		json_close_array(&c->js);
	return 0;
}
