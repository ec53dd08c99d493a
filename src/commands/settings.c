/* convene settings [NAME [VALUE]]: what is set, where, and setting it. */
#include <string.h>

#include "src/commands/commands.h"
#include "src/domain/register/settings.h"

static bool
one(struct call *c, const struct setting_row *s)
{
	const char *value, *from, *vain;

	if (!setting_get(c->db, s->name, c->arena, &value, &from, &c->err) ||
	    !setting_overruled(c->db, s->name, c->arena, &vain, &c->err))
		return false;
	if (!c->json) {
		call_print(c, "%-16s  %-12s  %s%s%s\n  %s\n", s->name,
		    *value != '\0' ? value : "-", from, vain != NULL ?
		    ", in place of the register's " : "", vain != NULL ?
		    vain : "", s->says);
		return true;
	}
	json_open_object(&c->js, NULL);
	json_text(&c->js, "name", s->name);
	json_text_or_null(&c->js, "value", value);
	json_text(&c->js, "from", from);
	if (vain != NULL)
		json_text(&c->js, "in_place_of", vain);
	json_text(&c->js, "says", s->says);
	json_close_object(&c->js);
	return true;
}

static int
show_all(struct call *c)
{
	if (c->json)
		json_open_array(&c->js, NULL);
	for (const struct setting_row *s = settings; s->name != NULL; s++)
		if (!one(c, s))
			return call_fail(c);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static int
show_one(struct call *c)
{
	const struct setting_row *s = setting_find(c->argv[0]);

	if (s == NULL)
		return call_refuse(c, ERR_USAGE, "There is no setting “%s”. "
		    "“convene settings” lists them.", c->argv[0]);
	return one(c, s) ? 0 : call_fail(c);
}

static int
change(struct call *c)
{
	const char *from, *value;
	const char *wanted = call_has(c, "unset") ? NULL : c->argv[1];

	if (!setting_set(c->db, c->argv[0], wanted, &c->err) ||
	    !setting_get(c->db, c->argv[0], c->arena, &value, &from,
	    &c->err))
		return call_fail(c);
	if (strcmp(from, "site") == 0)
		call_note(c, "The site's file sets %s to “%s”, which wins.",
		    c->argv[0], value);
	return show_one(c);
}

static int
run(struct call *c)
{
	bool unset = call_has(c, "unset");

	if (unset && c->argc != 1)
		return call_usage(c, "--unset goes with one NAME and no "
		    "VALUE.");
	if (c->argc == 0)
		return show_all(c);
	return c->argc == 2 || unset ? change(c) : show_one(c);
}

static const struct option_row options[] = {
	{ .name = "unset", .says = "Take the setting out of the register" },
	{ 0 }
};

const struct command command_settings = {
	.name = "settings", .usage = "[NAME [VALUE | --unset]]", .run = run,
	.most = 2, .flags = COMMAND_WRITES, .options = options,
	.summary = "Show or change the settings of a register",
};
