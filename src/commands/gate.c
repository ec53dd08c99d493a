/*
 * convene gate: which criteria of its pathway a referral meets.  A question,
 * so that the answer no is no failure.
 */
#include <string.h>

#include "src/commands/commands.h"
#include "src/domain/gates/gate.h"
#include "src/domain/gates/mark.h"
#include "src/domain/register/now.h"

static void
print_json(struct call *c, const struct gate *g)
{
	struct json *js = &c->js;

	json_open_object(js, NULL);
	json_text(js, "ref", g->ref);
	json_text(js, "pathway", g->pathway);
	json_bool(js, "blocked", g->blocked);
	json_open_array(js, "criteria");
	for (int i = 0; i < g->count; i++) {
		const struct gate_line *l = &g->lines[i];

		json_open_object(js, NULL);
		json_text(js, "rule", l->criterion->rule);
		json_text(js, "code", l->criterion->criterion);
		json_text(js, "state", word_of(criterion_state_words,
		    l->state));
		json_bool(js, "blocking", l->blocking);
		json_text(js, "says", l->says);
		json_close_object(js);
	}
	json_close_array(js);
	json_close_object(js);
}

static void
print_plain(struct call *c, const struct gate *g)
{
	call_print(c, "%s  %s  %s\n", g->ref, g->pathway,
	    g->blocked ? "BLOCKED" : "nothing blocks");
	for (int i = 0; i < g->count; i++) {
		const struct gate_line *l = &g->lines[i];

		call_print(c, "%-10s  %-8s  %-9s  %s: %s\n",
		    word_of(criterion_state_words, l->state),
		    l->blocking ? "blocking" : "",
		    l->criterion->rule, l->criterion->label, l->says);
	}
}

/* A typing error must not look like an override. */
static bool
overrides_act(struct call *c, const struct gate *g)
{
	for (const char *p = c->overrides; p != NULL && *p != '\0';) {
		const char *rule = arena_strndup(c->arena, p, strcspn(p,
		    "=;"));
		size_t n = strcspn(p, ";");

		if (!gate_has_rule(g, rule)) {
			err_set(&c->err, ERR_DATA, "%s is no gate of the "
			    "pathway %s.", rule, g->pathway);
			return false;
		}
		p += n + (p[n] == ';');
	}
	return true;
}

static int
run(struct call *c)
{
	struct dossier d;
	struct gate g;

	if (!dossier_load(c->db, c->argv[0], c->arena, &d, &c->err) ||
	    !gate_judge(c->db, &d, call_option(c, "pathway"),
	    day_today(c->db), c->overrides, c->arena, &g, &c->err) ||
	    !overrides_act(c, &g))
		return call_fail(c);
	if (d.scheme_warning != NULL)
		call_note(c, "%s", d.scheme_warning);
	if (c->json)
		print_json(c, &g);
	else
		print_plain(c, &g);
	return 0;
}

static int
mark(struct call *c)
{
	if (!criterion_mark_as(c->db, c->argv[0], c->argv[1], c->argv[2],
	    &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "ref", c->argv[0]);
		json_text(&c->js, "code", c->argv[1]);
		json_text(&c->js, "mark", c->argv[2]);
		json_close_object(&c->js);
	} else
		call_print(c, "%s: %s is marked: %s.\n", c->argv[0],
		    c->argv[1], c->argv[2]);
	return 0;
}

static const struct option_row options[] = {
	{ "pathway", "P", "Judge it against another pathway", false },
	{ 0 }
};

static const struct command words[] = {
	{ .name = "mark", .usage = "REF CRITERION met|not-met|unset",
	    .run = mark, .least = 3, .most = 3, .flags = COMMAND_WRITES,
	    .may = "decide", .summary = "Mark a criterion by hand, as at "
	    "the table" },
	{ 0 }
};

const struct command command_gate = {
	.name = "gate", .usage = "REF [--pathway P]", .run = run,
	.least = 1, .most = 1,
	.summary = "Which criteria a referral meets, and what blocks it",
	.flags = COMMAND_OVERRIDES, .options = options, .subs = words,
};
