/* convene history REF: who did what to a referral or a meeting, and when. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "src/commands/commands.h"
#include "src/domain/register/audit.h"

static void
print_links(struct call *c, const struct audit *links, int count)
{
	char when[32];
	struct tm tm;

	for (int i = 0; i < count; i++) {
		time_t t = (time_t)links[i].at;

		localtime_r(&t, &tm);
		strftime(when, sizeof when, "%Y-%m-%d %H:%M", &tm);
		call_print(c, "%s  %s  %s", when, links[i].actor,
		    links[i].act);
		if (links[i].fields != NULL && *links[i].fields != '\0')
			call_print(c, " (%s)", links[i].fields);
		call_print(c, "\n");
	}
	if (count == 0)
		call_print(c, "Nothing is recorded about it.\n");
}

static void
json_links(struct call *c, const struct audit *links, int count)
{
	json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		json_open_object(&c->js, NULL);
		json_int(&c->js, "seq", links[i].seq);
		call_json_time(c, "at", links[i].at);
		json_text(&c->js, "actor", links[i].actor);
		json_text(&c->js, "act", links[i].act);
		json_text(&c->js, "kind", links[i].kind);
		json_text(&c->js, "entity", links[i].entity);
		json_text_or_null(&c->js, "fields", links[i].fields);
		json_text(&c->js, "hash", links[i].hash);
		json_close_object(&c->js);
	}
	json_close_array(&c->js);
}

static int
run(struct call *c)
{
	struct audit *links;
	int count;

	if (!audit_history(c->db, c->argv[0], c->arena, &links, &count,
	    &c->err))
		return call_fail(c);
	if (c->json)
		json_links(c, links, count);
	else
		print_links(c, links, count);
	return 0;
}

const struct command command_history = {
	.name = "history", .usage = "REF", .run = run, .least = 1, .most = 1,
	.summary = "Who did what to a referral or a meeting, and when",
	.may = "audit",
};
