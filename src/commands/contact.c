/* convene school contact, contacts: whom to write to at a school. */
#include "src/commands/contact.h"

#include "src/base/day.h"
#include "src/commands/fields.h"
#include "src/domain/lists/lists.h"
#include "src/domain/register/now.h"

static void
print_one(struct call *c, const struct contact *k)
{
	char from[DAY_ISO_SIZE], to[DAY_ISO_SIZE];

	call_print(c, "contact: %s %s%s%s, from %s%s%s, source: %s\n",
	    k->role, k->email, k->name != NULL ? " " : "",
	    k->name != NULL ? k->name : "", day_iso(k->from_on, from),
	    k->to_on != DAY_NONE ? " to " : "", day_iso(k->to_on, to),
	    k->source);
}

bool
contacts_show(struct call *c, const char *urn, const char *name, int day)
{
	struct contact *rows;
	int n;

	if (!contact_list(c->db, urn, day, c->arena, &rows, &n, &c->err))
		return false;
	if (c->json)
		json_open_array(&c->js, name);
	for (int i = 0; i < n; i++)
		if (c->json)
			json_row(c, &contact_record, &rows[i]);
		else
			print_one(c, &rows[i]);
	if (c->json)
		json_close_array(&c->js);
	return true;
}

int
contacts_run(struct call *c)
{
	struct school s;

	return school_get(c->db, c->argv[0], c->arena, &s, &c->err) &&
	    contacts_show(c, s.urn, NULL, call_has(c, "all") ? DAY_NONE :
	    day_today(c->db)) ? 0 : call_fail(c);
}

/* Without an address the role ends. */
int
contact_run(struct call *c)
{
	const char *source = call_option(c, "source");
	int from, end;

	if (!call_day(c, "from", &from) || !call_day(c, "end", &end))
		return call_fail(c);
	if ((c->argc == 3) == (end != DAY_NONE))
		return call_usage(c, "Give an address, or --end and the last "
		    "day of the one that stands.");
	if (end != DAY_NONE ? !contact_end(c->db, c->argv[0], c->argv[1],
	    end, &c->err) : !contact_set(c->db, c->argv[0], c->argv[1],
	    call_option(c, "name"), c->argv[2], source != NULL ? source :
	    arena_printf(c->arena, "entered by %s", db_actor(c->db)),
	    from != DAY_NONE ? from : day_today(c->db), &c->err))
		return call_fail(c);
	return contacts_run(c);
}

const struct option_row contact_options[] = {
	{ "name", "NAME", "Who it is", false },
	{ "source", "TEXT", "Where the address came from", false },
	{ "from", "DATE", "From that day on; without it from today", false },
	{ "end", "DATE", "The last day of the address that stands", false },
	{ 0 }
};

const struct option_row contacts_options[] = {
	{ "all", NULL, "Also those of earlier and later", false },
	{ 0 }
};
