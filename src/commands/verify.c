/* convene verify: prove the chain of recorded acts. */
#include <stddef.h>
#include <string.h>

#include "src/commands/commands.h"
#include "src/domain/register/audit.h"

static void
print_faults(struct call *c, const char *head, const char *const *faults,
    int count)
{
	if (count == 0) {
		call_print(c, "This register verifies.\nHead of the chain: "
		    "%s\n", *head != '\0' ? head : "none yet");
		return;
	}
	call_print(c, "This register does NOT verify:\n");
	for (int i = 0; i < count; i++)
		call_print(c, "  %s\n", faults[i]);
	call_print(c, "Stop working on it, keep this file, and restore a "
	    "backup.\n");
}

static void
json_faults(struct call *c, const char *head, const char *const *faults,
    int count)
{
	json_open_object(&c->js, NULL);
	json_bool(&c->js, "ok", count == 0);
	json_text_or_null(&c->js, "head", head);
	json_open_array(&c->js, "faults");
	for (int i = 0; i < count; i++)
		json_text(&c->js, NULL, faults[i]);
	json_close_array(&c->js);
	json_close_object(&c->js);
}

static int
run(struct call *c)
{
	const char *const *faults, *head;
	int count;

	if (!audit_verify(c->db, call_option(c, "head"), c->arena, &faults,
	    &count, &c->err) ||
	    !audit_head(c->db, c->arena, &head, &c->err))
		return call_fail(c);
	if (c->json)
		json_faults(c, head, faults, count);
	else
		print_faults(c, head, faults, count);
	return count == 0 ? 0 : ERR_NO;
}

static const struct option_row options[] = {
	{ .name = "head", .value = "HASH",
	    .says = "The chain must contain this head, from some minutes" },
	{ 0 }
};

const struct command command_verify = {
	.name = "verify", .usage = "[--head HASH]", .run = run,
	.summary = "Prove that what was recorded is still as it was",
	.options = options,
};
