/* convene member: who has which role in a register. */
#include <stdio.h>
#include <string.h>

#include "src/commands/commands.h"
#include "src/domain/register/access.h"

static int
list(struct call *c)
{
	struct member *m;
	int count;

	if (!access_list(c->db, c->arena, &m, &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++) {
		if (!c->json) {
			call_print(c, "%-16s  %s\n", m[i].unix_user,
			    word_of(member_role_words, m[i].role));
			continue;
		}
		json_open_object(&c->js, NULL);
		json_text(&c->js, "unix_user", m[i].unix_user);
		json_text(&c->js, "role", word_of(member_role_words,
		    m[i].role));
		json_close_object(&c->js);
	}
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static bool
role_read(struct call *c, int *role)
{
	*role = word_value(member_role_words, c->argv[1]);
	if (*role != INT_NONE)
		return true;
	err_set(&c->err, ERR_USAGE, "“%s” is no role. The roles are: chair, "
	    "minute-taker, reader, administrator, auditor.", c->argv[1]);
	return false;
}

static int
add(struct call *c)
{
	int role;

	if (!role_read(c, &role) || !access_give(c->db, c->argv[0],
	    (enum member_role)role, &c->err))
		return call_fail(c);
	return list(c);
}

static int
take(struct call *c)
{
	int role;

	if (!role_read(c, &role) || !access_take(c->db, c->argv[0],
	    (enum member_role)role, &c->err))
		return call_fail(c);
	return list(c);
}

static const struct command words[] = {
	{ .name = "add", .usage = "USER ROLE", .run = add, .least = 2,
	    .most = 2, .flags = COMMAND_WRITES, .may = "administer",
	    .summary = "Give a user of this host a role" },
	{ .name = "list", .run = list,
	    .summary = "Who has which role" },
	{ .name = "remove", .usage = "USER ROLE", .run = take, .least = 2,
	    .most = 2, .flags = COMMAND_WRITES, .may = "administer",
	    .summary = "Take a role from a user" },
	{ 0 }
};

const struct command command_member = {
	.name = "member", .usage = "", .run = list, .subs = words,
	.summary = "Who may do what in a register",
};
