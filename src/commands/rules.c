/*
 * convene rules: every rule of the schemes, how it acts and where, and the
 * public document that it comes from.
 */
#include <string.h>

#include "src/commands/commands.h"
#include "src/domain/scheme/scheme.h"

/* "gate;clock" as an array. */
static void
json_ways(struct json *js, const char *ways, struct arena *a)
{
	json_open_array(js, "ways");
	while (ways != NULL && *ways != '\0') {
		size_t n = strcspn(ways, ";");

		if (n > 0)
			json_text(js, NULL, arena_strndup(a, ways, n));
		ways += n + (ways[n] == ';');
	}
	json_close_array(js);
}

static void
print_rules(struct call *c, const struct scheme *s)
{
	SCHEME_ROWS(s, PART_RULES, struct rule, r) {
		if (!c->json) {
			call_print(c, "%s  [%s]  %s\n    where: %s\n"
			    "    source: %s\n", r->rule, r->ways, r->says,
			    r->where, r->source);
			continue;
		}
		json_open_object(&c->js, NULL);
		json_text(&c->js, "id", r->rule);
		json_ways(&c->js, r->ways, c->arena);
		json_text(&c->js, "where", r->where);
		json_text(&c->js, "source", r->source);
		json_text(&c->js, "says", r->says);
		json_text(&c->js, "scheme", s->id);
		json_close_object(&c->js);
	}
}

static bool
installed_rules(struct call *c, const char *id)
{
	struct pack_check check;
	const char *folder;

	if (!scheme_folder(id, c->arena, &folder, &c->err) ||
	    !scheme_check(folder, c->arena, &check, &c->err))
		return false;
	print_rules(c, &check.scheme);
	return true;
}

static bool
is_held(struct call *c, const char *id, bool *held)
{
	struct pack *packs = NULL;
	int count = 0;

	*held = false;
	if (c->db == NULL)
		return true;
	if (!scheme_list(c->db, c->arena, &packs, &count, &c->err))
		return false;
	for (int i = 0; i < count; i++)
		*held |= strcmp(packs[i].scheme, id) == 0;
	return true;
}

/* As the register has it, else as it is installed. */
static bool
rules_of(struct call *c, const char *id)
{
	const struct scheme *s;
	bool held;

	if (!is_held(c, id, &held))
		return false;
	if (!held)
		return installed_rules(c, id);
	if (!scheme_newest(c->db, id, c->arena, &s, &c->err))
		return false;
	print_rules(c, s);
	return true;
}

static bool
all_of_register(struct call *c)
{
	struct pack *packs;
	int count;

	if (!scheme_list(c->db, c->arena, &packs, &count, &c->err))
		return false;
	for (int i = 0; i < count; i++)
		if (!rules_of(c, packs[i].scheme))
			return false;
	return true;
}

static bool
all_installed(struct call *c)
{
	const char **ids;
	int count;

	if (!scheme_installed(c->arena, &ids, &count, &c->err))
		return false;
	for (int i = 0; i < count; i++)
		if (!installed_rules(c, ids[i]))
			return false;
	return true;
}

static int
run(struct call *c)
{
	const char *id = call_option(c, "scheme");
	bool ok;

	if (c->json)
		json_open_array(&c->js, NULL);
	ok = id != NULL ? rules_of(c, id) : c->db != NULL ?
	    all_of_register(c) : all_installed(c);
	if (!ok)
		return call_fail(c);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static const struct option_row options[] = {
	{ "scheme", "ID", "Only the rules of this scheme", false },
	{ 0 }
};

const struct command command_rules = {
	.name = "rules", .usage = "[--scheme ID]", .run = run,
	.summary = "List the rules, how each acts, where, and its source",
	.flags = COMMAND_ANY_REGISTER, .options = options,
};
