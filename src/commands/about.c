/* convene about: what this register is and holds. */
#include <stddef.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/register/about.h"

static void
json_about(struct call *c, const struct about *b)
{
	json_open_object(&c->js, NULL);
	json_text(&c->js, "program", PACKAGE_STRING);
	json_text(&c->js, "register", b->path);
	json_bool(&c->js, "rehearsal", b->rehearsal);
	json_text(&c->js, "group", b->group);
	json_int(&c->js, "schema", b->schema);
	json_open_array(&c->js, "schemes");
	for (int i = 0; i < b->pack_count; i++) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "scheme", b->packs[i].scheme);
		json_int(&c->js, "version", b->packs[i].version);
		json_day(&c->js, "valid_from", b->packs[i].valid_from);
		json_day(&c->js, "valid_to", b->packs[i].valid_to);
		json_close_object(&c->js);
	}
	json_close_array(&c->js);
	json_open_object(&c->js, "holds");
	json_record(&c->js, &holdings_record, &b->holdings);
	json_close_object(&c->js);
	json_text_or_null(&c->js, "head", b->head);
	json_close_object(&c->js);
}

static void
print_about(struct call *c, const struct about *b)
{
	const struct holdings *h = &b->holdings;

	call_print(c, "%s\nRegister   %s%s\nShared     %s%s\nSchema     "
	    "%d\n", PACKAGE_STRING, b->path, b->rehearsal ? "  REHEARSAL" :
	    "", b->group != NULL ? "with the group " : "with nobody",
	    b->group != NULL ? b->group : "", b->schema);
	for (int i = 0; i < b->pack_count; i++)
		call_print(c, "%-11s%s, version %d\n", i == 0 ? "Schemes" :
		    "", b->packs[i].scheme, b->packs[i].version);
	for (int i = 0; i < b->member_count; i++)
		call_print(c, "%-11s%s, %s\n", i == 0 ? "Members" : "",
		    b->members[i].unix_user,
		    word_of(member_role_words, b->members[i].role));
	call_print(c, "Holds      %d referrals (%d anonymous), %d pupils, "
	    "%d meetings,\n           %d decisions, %d lines, %d plans, %d "
	    "people, %d schools\n", h->referrals, h->anonymous, h->pupils,
	    h->meetings, h->decisions, h->lines, h->plans, h->people,
	    h->schools);
	call_print(c, "Chain      %d links, head %s\n", h->links,
	    *b->head != '\0' ? b->head : "none yet");
}

static int
run(struct call *c)
{
	struct about b;

	if (!about_load(c->db, c->arena, &b, &c->err))
		return call_fail(c);
	if (call_has(c, "dpia") && c->json)
		return call_usage(c, "--dpia is a text, not JSON.");
	if (call_has(c, "dpia"))
		return about_dpia(c->db, &b, &c->out, &c->err) ? 0 :
		    call_fail(c);
	if (c->json)
		json_about(c, &b);
	else
		print_about(c, &b);
	return 0;
}

static const struct option_row options[] = {
	{ .name = "dpia", .says = "As text for a data protection impact "
	    "assessment" },
	{ 0 }
};

const struct command command_about = {
	.name = "about", .usage = "[--dpia]", .run = run,
	.summary = "What this register is, and what it holds",
	.options = options,
};
