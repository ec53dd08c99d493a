/* convene attend: the roll of a meeting, and who leaves the room. */
#include <string.h>

#include "src/commands/commands.h"
#include "src/commands/sitting.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/who.h"
#include "src/domain/scheme/scheme.h"

static bool
person_names(struct call *c, const struct attendance *row,
    const char **code, const char **name)
{
	struct person p;

	*code = NULL;
	*name = row->guest;
	if (row->person_id == NULL)
		return true;
	if (!person_get(c->db, row->person_id, c->arena, &p, &c->err))
		return false;
	*code = p.code;
	*name = p.name;
	return true;
}

static bool
print_row(struct call *c, const struct scheme *s,
    const struct attendance *row)
{
	const struct role *role = scheme_role(s, row->role);
	const char *code, *name, *label = role != NULL ? role->label :
	    row->role;

	if (!person_names(c, row, &code, &name))
		return false;
	if (!c->json) {
		call_print(c, "%-10s  %-16s  %-10s  %s, %s\n",
		    code != NULL ? code : "-",
		    word_of(attendance_state_words, row->state),
		    word_of(capacity_words, row->capacity), name, label);
		return true;
	}
	json_open_object(&c->js, NULL);
	json_text(&c->js, "person", code);
	json_text(&c->js, "name", name);
	json_text(&c->js, "role", row->role);
	json_text(&c->js, "capacity", word_of(capacity_words,
	    row->capacity));
	json_text(&c->js, "state", word_of(attendance_state_words,
	    row->state));
	json_close_object(&c->js);
	return true;
}

static void
print_quorum(struct call *c, const struct quorum *q)
{
	if (!c->json) {
		call_print(c, "%d of %d present, %d needed: %s%s\n",
		    q->present, q->expected, q->needed,
		    q->quorate ? "quorate" : "not quorate, ", q->says);
		return;
	}
	json_int(&c->js, "present", q->present);
	json_int(&c->js, "expected", q->expected);
	json_int(&c->js, "needed", q->needed);
	json_bool(&c->js, "quorate", q->quorate);
	json_text_or_null(&c->js, "missing", q->says);
	json_text_or_null(&c->js, "rule", q->rule);
}

static int
show(struct call *c)
{
	const struct scheme *s;
	struct attendance *roll;
	struct meeting m;
	struct quorum q;
	int count;

	if (!meeting_get(c->db, c->argv[0], c->arena, &m, &c->err) ||
	    !scheme_get(c->db, m.pack_id, c->arena, &s, &c->err) ||
	    !attendance_list(c->db, m.id, c->arena, &roll, &count,
	    &c->err) || !quorum_count(c->db, s, &m, NULL, c->arena, &q,
	    &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "meeting", m.ref);
		print_quorum(c, &q);
		json_open_array(&c->js, "people");
	}
	for (int i = 0; i < count; i++)
		if (!print_row(c, s, &roll[i]))
			return call_fail(c);
	if (c->json) {
		json_close_array(&c->js);
		json_close_object(&c->js);
	} else
		print_quorum(c, &q);
	return 0;
}

static bool
guest(struct call *c)
{
	const char *as = call_option(c, "as"), *role = call_option(c, "role");
	int capacity = as != NULL ? word_value(capacity_words, as) :
	    AS_GUEST;

	if (capacity != AS_GUEST && capacity != AS_PRESENTER) {
		err_set(&c->err, ERR_USAGE, "--as takes guest or "
		    "presenter.");
		return false;
	}
	if (role == NULL) {
		err_set(&c->err, ERR_USAGE, "Say with --role what the guest "
		    "is.");
		return false;
	}
	return attend_guest(c->db, c->argv[0], call_option(c, "guest"), role,
	    (enum capacity)capacity, &c->err);
}

/* The words about one case: in and out of the room, interests. */
static bool
about_case(struct call *c)
{
	const char *word = c->argv[2], *reason = call_option(c, "reason");
	struct meeting m;
	struct item item;

	if (!meeting_get(c->db, c->argv[0], c->arena, &m, &c->err) ||
	    !agenda_item(c->db, m.id, c->argv[3], c->arena, &item, &c->err))
		return false;
	if (strcmp(word, "out") == 0)
		return room_out(c->db, item.id, c->argv[1], reason, &c->err);
	if (strcmp(word, "in") == 0)
		return room_in(c->db, item.id, c->argv[1], &c->err);
	if (strcmp(word, "interest") == 0)
		return interest_settle(c->db, item.id, c->argv[1],
		    INT_DECLARED, reason, &c->err);
	if (strcmp(word, "no-interest") == 0)
		return interest_settle(c->db, item.id, c->argv[1],
		    INT_DISMISSED, reason, &c->err);
	err_set(&c->err, ERR_USAGE, "“%s” is not known. About a case there "
	    "are: out, in, interest, no-interest.", word);
	return false;
}

static bool
instead(struct call *c, int state)
{
	if (state == ATT_APOLOGIES)
		return attend_instead(c->db, c->argv[0], c->argv[1],
		    call_option(c, "substitute"), &c->err);
	err_set(&c->err, ERR_USAGE, "--substitute goes with apologies: who "
	    "comes instead of the member.");
	return false;
}

static bool
mark(struct call *c)
{
	int state = word_value(attendance_state_words, c->argv[2]);

	if (state == INT_NONE) {
		err_set(&c->err, ERR_USAGE, "“%s” is not known. There are: "
		    "present, apologies, absent, sent-information.",
		    c->argv[2]);
		return false;
	}
	if (call_has(c, "substitute"))
		return instead(c, state);
	return attend(c->db, c->argv[0], c->argv[1],
	    (enum attendance_state)state, call_option(c, "for"), &c->err);
}

static int
run(struct call *c)
{
	bool ok = true;

	if (call_has(c, "rest"))
		ok = attend_rest(c->db, c->argv[0], NULL, &c->err);
	else if (call_has(c, "guest"))
		ok = guest(c);
	else if (c->argc == 4)
		ok = about_case(c);
	else if (c->argc == 3)
		ok = mark(c);
	else if (c->argc == 2)
		return call_usage(c, "Say what is with %s.", c->argv[1]);
	return ok ? show(c) : call_fail(c);
}

static const struct option_row options[] = {
	{ .name = "for", .value = "PERSON",
	    .says = "As a substitute for this member" },
	{ .name = "substitute", .value = "PERSON",
	    .says = "With apologies: who comes in this member's place" },
	{ .name = "rest", .says = "Everybody still expected is present" },
	{ .name = "guest", .value = "NAME", .says = "Somebody who is not in "
	    "the register" },
	{ .name = "role", .value = "ROLE", .says = "What the guest is" },
	{ .name = "as", .value = "guest|presenter",
	    .says = "As what the guest comes" },
	{ .name = "reason", .value = "CODE", .says = "Why somebody leaves, "
	    "or which interest it is" },
	{ 0 }
};

const struct command command_attend = {
	.name = "attend", .usage = "MEETING [PERSON STATE | PERSON out|in|"
	    "interest|no-interest REF]", .run = run, .least = 1, .most = 4,
	.flags = COMMAND_WRITES, .options = options,
	.summary = "The roll of a meeting, and who leaves the room",
};
