/* convene search TEXT: search over everything. */
#include "src/commands/commands.h"
#include "src/domain/desk/search.h"

#define LIMIT 50

static int
run(struct call *c)
{
	struct search_row *rows;
	int count, limit;

	if (!call_number(c, "limit", 1, 10000, LIMIT, &limit) ||
	    !search_all(c->db, c->argv[0], limit, c->arena, &rows, &count,
	    &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		if (!c->json) {
			call_print(c, "%-8s  %-16s  %s\n", rows[i].kind,
			    rows[i].ref, rows[i].says);
			continue;
		}
		json_open_object(&c->js, NULL);
		json_text(&c->js, "kind", rows[i].kind);
		json_text(&c->js, "ref", rows[i].ref);
		json_text(&c->js, "says", rows[i].says);
		json_close_object(&c->js);
	}
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static const struct option_row options[] = {
	{ "limit", "N", "At most so many referrals, and so many others (50)",
	    false },
	{ 0 }
};

const struct command command_search = {
	.name = "search", .usage = "TEXT [--limit N]", .run = run, .least = 1,
	.most = 1, .options = options,
	.summary = "Find referrals, schools, people, meetings, minutes",
};
