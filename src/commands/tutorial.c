/* convene tutorial: a rehearsal meeting, led through step by step. */
#include <stdio.h>
#include <unistd.h>

#include "src/commands/commands.h"
#include "src/commands/documents.h"
#include "src/domain/register/register.h"
#include "src/domain/rehearsal/tutorial.h"

static bool
has_terminal(const struct call *c)
{
	return !c->json && !call_has(c, "format") && isatty(STDIN_FILENO) &&
	    isatty(STDOUT_FILENO);
}

/* One that is there is gone on with; any other register is left alone. */
static bool
go_on(struct call *c, struct err *e)
{
	const char *notice = NULL;
	bool is_one;

	if (!register_open(c->path, c->arena, &c->db, &notice, e) ||
	    !tutorial_is_one(c->db, &is_one, e))
		return false;
	if (!is_one)
		err_set(e, ERR_CREATE, "%s is a register of another kind, not "
		    "the tutorial's. Name another file with -d.", c->path);
	return is_one;
}

/* What was done in it was a rehearsal: it goes, and another is made. */
static bool
begin_anew(struct call *c, struct err *e)
{
	if (!go_on(c, e))
		return false;
	register_close(c->db);
	c->db = NULL;
	if (unlink(c->path) == 0)
		return true;
	err_set(e, ERR_CREATE, "%s could not be removed.", c->path);
	return false;
}

static bool
open_it(struct call *c, struct err *e)
{
	bool there;

	if (!tutorial_path(c->path_given, c->arena, &c->path, e))
		return false;
	there = access(c->path, F_OK) == 0;
	if (there && !call_has(c, "again"))
		return go_on(c, e);
	return (!there || begin_anew(c, e)) && tutorial_make(c->path,
	    c->arena, &c->db, e);
}

static int
run(struct call *c)
{
	if (!has_terminal(c))
		return c->json ? call_usage(c, "The tutorial prints no JSON.") :
		    print_document(c, "Tutorial", tutorial_markdown(
		    c->arena));
	if (!open_it(c, &c->err))
		return call_fail(c);
	return c->screens(c->db, "tutorial", NULL);
}

static const struct option_row options[] = {
	{ .name = "again", .says = "Begin anew, with a new register" },
	{ .name = "format", .value = "md|html|text",
	    .says = "Print it as a text, which it is without a terminal" },
	{ 0 }
};

const struct command command_tutorial = {
	.name = "tutorial", .usage = "[--again]", .run = run,
	.summary = "Go through a rehearsal meeting, step by step",
	.flags = COMMAND_NO_REGISTER, .options = options,
};
