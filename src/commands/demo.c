/* convene demo: a register to rehearse in, filled. */
#include <unistd.h>

#include "src/commands/commands.h"
#include "src/domain/rehearsal/demo.h"

static void
say_made(struct call *c, const char *scheme)
{
	if (!c->json) {
		call_print(c, "%s\n", c->path);
		return;
	}
	json_open_object(&c->js, NULL);
	json_text(&c->js, "register", c->path);
	json_bool(&c->js, "rehearsal", true);
	json_text(&c->js, "scheme", scheme);
	json_close_object(&c->js);
}

static bool
has_terminal(const struct call *c)
{
	return !c->json && !c->dry_run && isatty(STDIN_FILENO) &&
	    isatty(STDOUT_FILENO);
}

static int
run(struct call *c)
{
	const char *scheme = call_option(c, "scheme");

	if (scheme == NULL)
		scheme = DEMO_SCHEME;
	if (!demo_path(c->path_given, c->arena, &c->path, &c->err) ||
	    !demo_make(c->path, scheme, c->dry_run, c->arena, &c->db,
	    &c->err))
		return call_fail(c);
	say_made(c, scheme);
	return has_terminal(c) ? c->screens(c->db, NULL, NULL) : 0;
}

static const struct option_row options[] = {
	{ .name = "scheme", .value = "ID",
	    .says = "The scheme to rehearse; without it SLIP's" },
	{ 0 }
};

const struct command command_demo = {
	.name = "demo", .usage = "[--scheme ID]", .run = run,
	.summary = "Make a filled register to rehearse in, and open it",
	.flags = COMMAND_WRITES | COMMAND_NO_REGISTER, .options = options,
};
