/* convene restore FILE: a backup in the place of the register. */
#include <stddef.h>

#include "src/commands/commands.h"
#include "src/domain/register/copies.h"

static int
run(struct call *c)
{
	const char *kept, *head;

	if (!backup_restore(c->argv[0], c->path, c->dry_run, c->arena, &kept,
	    &head, &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "register", c->path);
		json_text_or_null(&c->js, "kept", kept);
		json_text_or_null(&c->js, "head", head);
		json_close_object(&c->js);
		return 0;
	}
	call_print(c, "%s is now the backup %s.\n", c->path, c->argv[0]);
	if (kept != NULL)
		call_print(c, "The register of before is %s.\n", kept);
	call_print(c, "Head of the chain: %s\n", head);
	return 0;
}

const struct command command_restore = {
	.name = "restore", .usage = "FILE", .run = run, .least = 1,
	.most = 1,
	.summary = "Put a backup in the place of the register",
	.flags = COMMAND_WRITES | COMMAND_NO_REGISTER,
};
