/* convene backup FILE: a copy that is whole. */
#include <stddef.h>

#include "src/commands/commands.h"
#include "src/domain/register/copies.h"

static int
run(struct call *c)
{
	const char *head;

	if (!backup_make(c->db, c->argv[0], c->arena, &head, &c->err))
		return call_fail(c);
	if (!c->json) {
		call_print(c, "%s\nHead of the chain: %s\n", c->argv[0],
		    head);
		return 0;
	}
	json_open_object(&c->js, NULL);
	json_text(&c->js, "file", c->argv[0]);
	json_text_or_null(&c->js, "head", head);
	json_close_object(&c->js);
	return 0;
}

const struct command command_backup = {
	.name = "backup", .usage = "FILE", .run = run, .least = 1, .most = 1,
	.summary = "Write a copy of the register, whole even while others "
	    "work",
	.flags = COMMAND_WRITES, .may = "backup",
};
