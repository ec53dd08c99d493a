/* convene init: make a register. */
#include <string.h>

#include "src/commands/commands.h"
#include "src/domain/register/register.h"

/* --scheme A --scheme B, and --scheme A B. */
static const char *const *
schemes(struct call *c, int *count)
{
	const char *given = call_option(c, "scheme");
	const char **list;
	size_t most = (size_t)c->argc + 1;
	int n = 0;

	for (const char *p = given; p != NULL; p = strchr(p + 1, ';'))
		most++;
	list = arena_array(c->arena, most, sizeof *list);
	while (given != NULL) {
		size_t length = strcspn(given, ";");

		list[n++] = arena_strndup(c->arena, given, length);
		given = given[length] == ';' ? given + length + 1 : NULL;
	}
	for (int i = 0; i < c->argc; i++)
		list[n++] = c->argv[i];
	*count = n;
	return list;
}

static void
say_made(struct call *c, const struct register_new *r)
{
	if (!c->json) {
		call_print(c, "%s\n", r->path);
		return;
	}
	json_open_object(&c->js, NULL);
	json_text(&c->js, "register", r->path);
	json_bool(&c->js, "rehearsal", r->rehearsal);
	json_open_array(&c->js, "schemes");
	for (int i = 0; i < r->scheme_count; i++)
		json_text(&c->js, NULL, r->schemes[i]);
	json_close_array(&c->js);
	json_close_object(&c->js);
}

static int
run(struct call *c)
{
	struct register_new r = {
		.path = c->path, .rehearsal = call_has(c, "rehearsal"),
		.group = call_option(c, "group"),
	};
	const char *notice;

	r.schemes = schemes(c, &r.scheme_count);
	if (!register_make(&r, c->dry_run, c->arena, &c->db, &notice,
	    &c->err))
		return call_fail(c);
	if (notice != NULL)
		call_note(c, "%s", notice);
	say_made(c, &r);
	return 0;
}

static const struct option_row options[] = {
	{ .name = "scheme", .value = "ID", .many = true,
	    .says = "A scheme that is installed, or the folder of one" },
	{ .name = "rehearsal",
	    .says = "For training: no mail leaves it, CONVENE_NOW counts" },
	{ .name = "group", .value = "NAME",
	    .says = "Share it with the members of a group of this host" },
	{ 0 }
};

const struct command command_init = {
	.name = "init", .run = run, .most = MANY,
	.usage = "[--rehearsal] [--group NAME] --scheme ID ...",
	.summary = "Make a register; you are its first administrator",
	.flags = COMMAND_WRITES | COMMAND_NO_REGISTER, .options = options,
};
