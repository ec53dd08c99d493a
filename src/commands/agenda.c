/* convene agenda: what a meeting hears, and in which order. */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/commands/sitting.h"
#include "src/domain/meeting/view.h"
#include "src/domain/referral/papers.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"

static void
json_row(struct call *c, const struct agenda_row *r)
{
	struct json *js = &c->js;

	json_open_object(js, NULL);
	json_int(js, "position", r->item.position);
	json_text(js, "kind", word_of(item_kind_words, r->item.kind));
	json_text_or_null(js, "ref", r->ref);
	json_text(js, "standing", r->item.standing);
	json_text(js, "label", r->label);
	json_text_or_null(js, "school_code", r->school);
	json_text_or_null(js, "year_group", r->year);
	json_text_or_null(js, "starts", r->starts);
	json_number(js, "minutes", r->item.minutes);
	json_yes(js, "late", r->item.late);
	json_yes(js, "added_open", r->item.added_open);
	json_text(js, "presenter", r->item.presenter);
	json_text(js, "window_from", r->item.window_from);
	json_text(js, "window_to", r->item.window_to);
	json_bool(js, "outside_window", r->outside);
	json_text(js, "overrides", r->item.overrides);
	json_text(js, "state", word_of(item_state_words, r->item.state));
	json_text_or_null(js, "mark", r->mark);
	json_text_or_null(js, "trouble", r->trouble);
	json_close_object(js);
}

static void
print_row(struct call *c, const struct agenda_row *r)
{
	if (*r->ref == '\0') {
		call_print(c, "      %s  %s%s%s\n", r->starts, r->label,
		    *r->mark ? "  " : "", r->mark);
		return;
	}
	call_print(c, "%4d  %s  %-8s  %-5s  Y%-3s  %s%s%s", r->number,
	    r->starts, r->ref, r->school, r->year, r->label,
	    *r->mark ? "  " : "", r->mark);
	if (r->item.presenter != NULL)
		call_print(c, "  presenter: %s", r->item.presenter);
	if (*r->window != '\0')
		call_print(c, ", can come %s%s", r->window, r->outside ?
		    " (OUTSIDE)" : "");
	call_print(c, "\n");
}

/* One row, or with --late only if there is something late about it. */
static bool
show_row(struct call *c, const struct agenda_row *r)
{
	bool late = call_has(c, "late");
	const char *papers = "";

	if (late && *r->ref != '\0' && !papers_late(c->db, r->ref, c->arena,
	    &papers, &c->err))
		return false;
	if (late && r->item.late != 1 && r->item.added_open != 1 &&
	    *papers == '\0')
		return true;
	if (c->json)
		json_row(c, r);
	else {
		print_row(c, r);
		if (*papers != '\0')
			call_print(c, "      late papers: %s\n", papers);
	}
	return true;
}

static int
show(struct call *c)
{
	const struct scheme *s;
	struct agenda_row *rows;
	struct meeting m;
	int count;

	if (!meeting_get(c->db, c->argv[0], c->arena, &m, &c->err) ||
	    !scheme_get(c->db, m.pack_id, c->arena, &s, &c->err) ||
	    !agenda_view_load(c->db, s, &m, c->arena, &rows, &count,
	    &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++)
		if (!show_row(c, &rows[i]))
			return call_fail(c);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static bool
fill(struct call *c)
{
	const char *const *refused;
	int added, count;

	if (!agenda_auto(c->db, c->argv[0], c->arena, &added, &refused,
	    &count, &c->err))
		return false;
	for (int i = 0; i < count; i++)
		call_note(c, "%s", refused[i]);
	call_note(c, "%d added, %d not.", added, count);
	return true;
}

typedef bool one_fn(struct call *, const char *ref);

static bool
add_one(struct call *c, const char *ref)
{
	return agenda_add(c->db, c->argv[0], ref, c->overrides, &c->err);
}

static bool
remove_one(struct call *c, const char *ref)
{
	return agenda_remove(c->db, c->argv[0], ref, &c->err);
}

static bool
skip_one(struct call *c, const char *ref)
{
	struct meeting m;
	struct item item;

	return meeting_get(c->db, c->argv[0], c->arena, &m, &c->err) &&
	    agenda_item(c->db, m.id, ref, c->arena, &item, &c->err) &&
	    agenda_skip(c->db, item.id, &c->err);
}

static bool
present_one(struct call *c, const char *pair)
{
	const char *ref, *text;

	return ref_equals(c, "presenter", pair, &ref, &text) &&
	    agenda_slot(c->db, c->argv[0], ref, text, INT_NONE, &c->err);
}

static bool
time_one(struct call *c, const char *pair)
{
	const char *ref, *text, *end;
	int minutes = 0;

	if (!ref_equals(c, "minutes", pair, &ref, &text))
		return false;
	for (end = text; *end >= '0' && *end <= '9' && minutes < 1000; end++)
		minutes = minutes * 10 + (*end - '0');
	if (*end != '\0' || minutes < 1 || minutes > 480) {
		err_set(&c->err, ERR_USAGE, "--minutes takes REF=N with N "
		    "from 1 to 480, not “%s”.", pair);
		return false;
	}
	return agenda_slot(c->db, c->argv[0], ref, NULL, minutes, &c->err);
}

/* "L-1=15:00-15:30", "L-1=15:00", "L-1=" for any time. */
static bool
window_one(struct call *c, const char *pair)
{
	const char *ref, *text, *dash, *from = NULL, *to = NULL;

	if (!ref_equals(c, "window", pair, &ref, &text))
		return false;
	dash = strchr(text, '-');
	if (*text != '\0')
		from = arena_strndup(c->arena, text, dash != NULL ?
		    (size_t)(dash - text) : strlen(text));
	if (dash != NULL)
		to = dash + 1;
	return agenda_window(c->db, c->argv[0], ref, from, to, &c->err);
}

static bool
each(struct call *c, const char *option, one_fn *act)
{
	const char *at = call_option(c, option), *one;

	while ((one = codes_next(&at, c->arena)) != NULL)
		if (!act(c, one))
			return false;
	return true;
}

/* "L-1 L-2" and "L-1,L-2" are lists too. */
static const char *
ref_list(struct call *c, const char *text)
{
	char *list = arena_strdup(c->arena, text);

	for (char *p = list; *p != '\0'; p++)
		if (*p == ',' || *p == ' ')
			*p = ';';
	return list;
}

/* The order stands in the option, and goes on after the meeting. */
static bool
order(struct call *c)
{
	const char *list = call_option(c, "order");

	if (list == NULL)
		return true;
	list = ref_list(c, list);
	for (int i = 1; i < c->argc; i++)
		list = codes_add(list, ref_list(c, c->argv[i]), c->arena);
	return agenda_order(c->db, c->argv[0], list, &c->err);
}

static bool
changes(struct call *c)
{
	return (!call_has(c, "auto") || fill(c)) &&
	    each(c, "add", add_one) && each(c, "remove", remove_one) &&
	    order(c) && each(c, "skip", skip_one) &&
	    each(c, "presenter", present_one) &&
	    each(c, "window", window_one) &&
	    each(c, "minutes", time_one) && (!call_has(c, "done") ||
	    agenda_standing_done(c->db, c->argv[0], NULL, &c->err));
}

static int
run(struct call *c)
{
	if (c->argc > 1 && !call_has(c, "order"))
		return call_usage(c, "There is too much after the meeting.");
	return changes(c) ? show(c) : call_fail(c);
}

static const struct option_row options[] = {
	{ .name = "auto", .says = "List every case that waits for the "
	    "panel, and put all in order" },
	{ .name = "add", .value = "REF", .many = true,
	    .says = "List a case" },
	{ .name = "remove", .value = "REF", .many = true,
	    .says = "Take a case off" },
	{ .name = "order", .value = "REF...", .many = true,
	    .says = "All cases in the order that is wanted" },
	{ .name = "skip", .value = "REF", .many = true,
	    .says = "Put a case at the end" },
	{ .name = "presenter", .value = "REF=WHO", .many = true,
	    .says = "Who presents a case" },
	{ .name = "window", .value = "REF=FROM-TO", .many = true,
	    .says = "When the presenter of a case can come" },
	{ .name = "minutes", .value = "REF=N", .many = true,
	    .says = "How long a case is given" },
	{ .name = "late", .says = "Show only what came after the freeze or "
	    "the day for papers" },
	{ .name = "done", .says = "The standing items are done" },
	{ 0 }
};

const struct command command_agenda = {
	.name = "agenda", .usage = "MEETING", .run = run, .least = 1,
	.most = MANY, .flags = COMMAND_WRITES | COMMAND_OVERRIDES,
	.options = options,
	.summary = "Show, fill or order the agenda of a meeting",
};
