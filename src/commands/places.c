/* convene places: places, those taken, and who waits. */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

static void
json_places(struct call *c, const struct places *p)
{
	json_open_object(&c->js, NULL);
	json_text(&c->js, "provision", p->provision);
	json_text_or_null(&c->js, "group", p->group_code);
	json_number(&c->js, "capacity", p->capacity);
	json_int(&c->js, "taken", p->taken);
	json_int(&c->js, "here", p->here);
	json_int(&c->js, "planned", p->planned);
	json_int(&c->js, "contingent", p->contingent);
	json_int(&c->js, "waiting", p->waiting);
	json_day(&c->js, "next_leaver_on", p->next_leaver_on);
	json_close_object(&c->js);
}

static void
print_places(struct call *c, const struct scheme *s, const struct places *p)
{
	const struct provision *pr = scheme_provision(s, p->provision);
	char day[DAY_WORDS_SIZE];

	call_print(c, "%-20s %-3s %s", p->provision, p->group_code,
	    p->capacity == INT_NONE ? arena_printf(c->arena,
	    "%3d of any", p->taken) : arena_printf(c->arena, "%3d of %-3d",
	    p->taken, p->capacity));
	call_print(c, "%s  in %d  planned %d  promised %d  waiting %d%s%s  "
	    "%s\n", p->capacity != INT_NONE && p->taken >= p->capacity ?
	    " FULL" : "", p->here, p->planned, p->contingent, p->waiting,
	    p->next_leaver_on != DAY_NONE ? "  next leaver " : "",
	    day_words(p->next_leaver_on, day), pr->label);
}

static bool
places_of(struct call *c, const struct pack *pack, int day)
{
	const struct scheme *s;
	struct places *list;
	int count;

	if (!scheme_get(c->db, pack->id, c->arena, &s, &c->err) ||
	    !places_all(c->db, s, day, c->arena, &list, &count, &c->err))
		return false;
	for (int i = 0; i < count; i++) {
		if (c->json)
			json_places(c, &list[i]);
		else
			print_places(c, s, &list[i]);
	}
	return true;
}

static int
run(struct call *c)
{
	const char *scheme = call_option(c, "scheme");
	struct pack *packs;
	int count, day;

	if (!call_day(c, "on", &day) || !scheme_list(c->db, c->arena, &packs,
	    &count, &c->err))
		return call_fail(c);
	if (day == DAY_NONE)
		day = day_today(c->db);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++)
		if ((scheme == NULL ||
		    strcmp(packs[i].scheme, scheme) == 0) &&
		    !places_of(c, &packs[i], day))
			return call_fail(c);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static const struct option_row options[] = {
	{ .name = "scheme", .value = "ID", .says = "Of one scheme" },
	{ .name = "on", .value = "DATE", .says = "As of this day" },
	{ 0 }
};

const struct command command_places = {
	.name = "places", .run = run, .options = options,
	.summary = "Places, those taken, and who waits",
};
