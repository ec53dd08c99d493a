/* convene today: what waits on the coordinator's desk, one fact a line. */
#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/desk/today.h"

static void
json_line(struct call *c, const struct today_line *l)
{
	json_open_object(&c->js, NULL);
	json_text(&c->js, "kind", word_of(today_kind_words, l->kind));
	json_text_or_null(&c->js, "ref", l->ref);
	json_text_or_null(&c->js, "meeting", l->meeting);
	json_day(&c->js, "day", l->day);
	json_text(&c->js, "says", l->says);
	json_text_or_null(&c->js, "rule", l->rule);
	json_close_object(&c->js);
}

static void
print_line(struct call *c, const struct today_line *l)
{
	call_print(c, "%-9s %s%s%s%s%s%s%s\n", word_of(today_kind_words,
	    l->kind), l->ref, *l->ref && *l->meeting ? " " : "", l->meeting,
	    *l->ref || *l->meeting ? ": " : "", l->says,
	    *l->rule ? "  " : "", l->rule);
}

static int
run(struct call *c)
{
	struct today_line *lines;
	int count;

	if (!today_load(c->db, c->arena, &lines, &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		if (c->json)
			json_line(c, &lines[i]);
		else
			print_line(c, &lines[i]);
	}
	if (c->json)
		json_close_array(&c->js);
	else if (count == 0)
		call_note(c, "Nothing waits.");
	return 0;
}

const struct command command_today = {
	.name = "today", .run = run,
	.summary = "What the next meetings lack, and what else waits",
};
