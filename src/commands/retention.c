/*
 * convene retention: what is past its keeping; one person proposes to erase
 * it, another confirms.
 */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/register/retention.h"

static void
print_list(struct call *c, const struct keeping *list, int n)
{
	char day[DAY_WORDS_SIZE];

	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < n; i++) {
		const struct keeping *k = &list[i];

		if (!c->json) {
			call_print(c, "%-12s %-9s %-8s until %s  %s\n",
			    k->ref, k->scope, k->state,
			    day_words(k->kept_until, day), k->what);
			continue;
		}
		json_open_object(&c->js, NULL);
		json_record(&c->js, &keeping_record, k);
		json_close_object(&c->js);
	}
	if (c->json)
		json_close_array(&c->js);
}

static int
list_run(struct call *c)
{
	struct keeping *list;
	int by, n;

	if (!call_day(c, "by", &by) ||
	    !retention_list(c->db, by, c->arena, &list, &n, &c->err))
		return call_fail(c);
	print_list(c, list, n);
	return 0;
}

static int
propose_run(struct call *c)
{
	struct keeping *list;
	int n;

	if (!retention_propose(c->db, c->argc > 0 ? c->argv[0] : NULL,
	    c->arena, &list, &n, &c->err))
		return call_fail(c);
	print_list(c, list, n);
	if (n == 0)
		call_note(c, "Nothing is past its keeping that is not "
		    "proposed already.");
	else
		call_note(c, "Somebody else confirms each with “convene "
		    "retention confirm REF”.");
	return 0;
}

static void
say_left(struct call *c, const struct erased *x)
{
	if (!x->clean)
		call_note(c, "The register is in use: its file could not be "
		    "written anew yet. “convene retention clean” does so.");
	if (x->left)
		call_note(c, "A text of the case or the pupil’s name still "
		    "stands in the register, in another case or in other "
		    "minutes. Look for it with “convene search”.");
	if (*x->papers != '\0')
		call_note(c, "These papers lie outside the register; remove "
		    "them:\n%s", x->papers);
	if (*x->copies != '\0')
		call_note(c, "These older copies hold the case still; remove "
		    "them:\n%s", x->copies);
	call_note(c, "Backups that were made before hold it too, until they "
	    "are removed.");
}

static int
confirm_run(struct call *c)
{
	struct erased x;

	if (!retention_confirm(c->db, c->argv[0], c->arena, &x, &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "ref", x.ref);
		json_text(&c->js, "scope", x.scope);
		json_yes(&c->js, "clean", x.clean && !x.left);
		json_close_object(&c->js);
	} else
		call_print(c, "%s: %s.\n", x.ref, strcmp(x.scope, "case") == 0
		    ? "the case is erased" : "its documents are erased");
	say_left(c, &x);
	return 0;
}

static int
drop_run(struct call *c)
{
	if (!retention_drop(c->db, c->argv[0], c->arena, &c->err))
		return call_fail(c);
	if (!c->json)
		call_print(c, "%s is kept for now.\n", c->argv[0]);
	return 0;
}

static int
clean_run(struct call *c)
{
	if (!c->dry_run && !retention_clean(c->db, &c->err))
		return call_fail(c);
	if (!c->json)
		call_print(c, "No page of the file holds what was "
		    "erased.\n");
	return 0;
}

static const struct option_row list_options[] = {
	{ "by", "DATE", "What will be past its keeping by then, and what "
	    "is", false },
	{ 0 }
};

static const struct command retention_subs[] = {
	{ .name = "propose", .usage = "[REF]", .run = propose_run,
	    .most = 1, .flags = COMMAND_WRITES, .may = "erase",
	    .summary = "Propose to erase it, in one case or in all" },
	{ .name = "confirm", .usage = "REF", .run = confirm_run, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "erase",
	    .summary = "Erase what somebody else proposed" },
	{ .name = "drop", .usage = "REF", .run = drop_run, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "erase",
	    .summary = "Take a proposal back" },
	{ .name = "clean", .usage = "", .run = clean_run,
	    .flags = COMMAND_WRITES, .may = "erase",
	    .summary = "Write the file anew after an erasure" },
	{ 0 }
};

const struct command command_retention = {
	.name = "retention", .usage = "", .run = list_run,
	.summary = "What is past its keeping, and erasing it by two people",
	.options = list_options, .subs = retention_subs,
};
