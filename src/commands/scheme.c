/*
 * convene scheme: rule packs on this host and in the register, looking for
 * faults in one, and loading it.
 */
#include <stdio.h>
#include <string.h>

#include "src/commands/commands.h"
#include "src/base/day.h"
#include "src/domain/documents/wording.h"
#include "src/domain/gates/scheme-try.h"
#include "src/domain/scheme/scheme.h"

/* One scheme, with where it is. */
struct known {
	const char *id;
	const char *title;
	const char *prefix;
	int version;		/* INT_NONE: not in the register */
	int valid_from;
	int valid_to;
	bool installed;
};

struct known_list {
	struct known *rows;
	int count;
};

static struct known *
known_find(struct known_list *l, const char *id)
{
	for (int i = 0; i < l->count; i++)
		if (strcmp(l->rows[i].id, id) == 0)
			return &l->rows[i];
	return NULL;
}

static void
add_held(struct known_list *l, const struct pack *p)
{
	l->rows[l->count++] = (struct known){ .id = p->scheme,
	    .title = p->title, .prefix = p->prefix, .version = p->version,
	    .valid_from = p->valid_from, .valid_to = p->valid_to };
}

static bool
add_installed(struct call *c, struct known_list *l, const char *id)
{
	struct known *k = known_find(l, id);
	struct pack_check check;
	const char *folder;

	if (k != NULL) {
		k->installed = true;
		return true;
	}
	if (!scheme_folder(id, c->arena, &folder, &c->err) ||
	    !scheme_check(folder, c->arena, &check, &c->err))
		return false;
	l->rows[l->count++] = (struct known){ .id = id,
	    .title = check.scheme.title, .prefix = check.scheme.prefix,
	    .version = INT_NONE, .valid_from = check.scheme.valid_from,
	    .valid_to = check.scheme.valid_to, .installed = true };
	return true;
}

static bool
known_all(struct call *c, struct known_list *l)
{
	struct pack *packs = NULL;
	const char **ids = NULL;
	int held = 0, count = 0;

	if (c->db != NULL && !scheme_list(c->db, c->arena, &packs, &held,
	    &c->err))
		return false;
	/* A register can be used where no pack is installed. */
	if (!scheme_installed(c->arena, &ids, &count, &c->err) &&
	    c->db == NULL)
		return false;
	l->rows = arena_array(c->arena, (size_t)(held + count),
	    sizeof *l->rows);
	for (int i = 0; i < held; i++)
		add_held(l, &packs[i]);
	for (int i = 0; i < count; i++)
		if (!add_installed(c, l, ids[i]))
			return false;
	return true;
}

static void
json_known(struct json *js, const struct known *k)
{
	json_open_object(js, NULL);
	json_text(js, "scheme", k->id);
	json_text(js, "title", k->title);
	json_text(js, "prefix", k->prefix);
	json_number(js, "version", k->version);
	json_day(js, "valid_from", k->valid_from);
	json_day(js, "valid_to", k->valid_to);
	json_bool(js, "loaded", k->version != INT_NONE);
	json_bool(js, "installed", k->installed);
	json_close_object(js);
}

static void
print_known(struct call *c, const struct known *k)
{
	char from[DAY_ISO_SIZE], to[DAY_ISO_SIZE];

	call_print(c, "%-26s  %-10s  %-10s  %s", k->id,
	    day_iso(k->valid_from, from), day_iso(k->valid_to, to),
	    k->title);
	if (k->version != INT_NONE)
		call_print(c, "  (version %d in the register)", k->version);
	call_print(c, "\n");
}

static int
run_list(struct call *c)
{
	struct known_list l = { NULL, 0 };

	if (!known_all(c, &l))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < l.count; i++) {
		if (c->json)
			json_known(&c->js, &l.rows[i]);
		else
			print_known(c, &l.rows[i]);
	}
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

/* As the register has it, else as it is installed. */
static bool
find_scheme(struct call *c, const char *id, const struct scheme **out)
{
	struct pack_check *check = arena_alloc(c->arena, sizeof *check);
	const char *folder;

	if (c->db != NULL && scheme_newest(c->db, id, c->arena, out, NULL))
		return true;
	if (!scheme_folder(id, c->arena, &folder, &c->err) ||
	    !scheme_check(folder, c->arena, check, &c->err))
		return false;
	*out = &check->scheme;
	return true;
}

static const char *
part_name(int part, struct arena *a)
{
	const char *file = pack_files[part].file;

	return file == NULL ? "texts" :
	    arena_strndup(a, file, strcspn(file, "."));
}

static void
json_scheme(struct call *c, const struct scheme *s)
{
	struct json *js = &c->js;

	json_open_object(js, NULL);
	json_text(js, "scheme", s->id);
	json_text(js, "title", s->title);
	json_text(js, "prefix", s->prefix);
	json_text(js, "authority", s->authority);
	json_text(js, "time_zone", s->time_zone);
	json_text(js, "division", s->division);
	json_day(js, "valid_from", s->valid_from);
	json_day(js, "valid_to", s->valid_to);
	for (int part = 0; part < PART_COUNT; part++) {
		const struct record *r = &pack_files[part].record;
		const char *rows = s->part[part].rows;

		json_open_array(js, part_name(part, c->arena));
		for (int i = 0; i < s->part[part].count; i++) {
			json_open_object(js, NULL);
			json_record(js, r, rows + (size_t)i * r->size);
			json_close_object(js);
		}
		json_close_array(js);
	}
	json_close_object(js);
}

static void
print_line(struct call *c, const char *code, const char *label,
    const char *more)
{
	call_print(c, "    %-22s  %s%s%s\n", code, label,
	    more != NULL && *more != '\0' ? "; " : "",
	    more != NULL ? more : "");
}

static const char *
criterion_words(const struct criterion *x)
{
	return x->blocks != 1 ? "warns" : x->override == 1 ?
	    "blocks, with a reason it can be overridden" : "blocks";
}

static void
print_pathway(struct call *c, const struct scheme *s,
    const struct pathway *p)
{
	call_print(c, "\n%s (%s)\n  criteria\n", p->label, p->pathway);
	SCHEME_ROWS(s, PART_CRITERIA, struct criterion, x)
		if (scheme_serves(x->pathway, p->pathway))
			print_line(c, x->criterion, x->label,
			    arena_printf(c->arena, "%s; %s",
			    criterion_words(x), x->rule));
	call_print(c, "  dispositions\n");
	SCHEME_ROWS(s, PART_DISPOSITIONS, struct disposition_row, d)
		if (scheme_serves(d->pathway, p->pathway))
			print_line(c, word_of(disposition_words,
			    d->disposition), d->label, d->key);
	call_print(c, "  outcomes\n");
	SCHEME_ROWS(s, PART_OUTCOMES, struct outcome_row, o)
		if (scheme_serves(o->pathway, p->pathway))
			print_line(c, o->outcome, o->label, o->rule);
	call_print(c, "  reasons\n");
	SCHEME_ROWS(s, PART_REASONS, struct reason_row, r)
		if (scheme_serves(r->pathway, p->pathway))
			print_line(c, r->reason, r->label, r->use);
	call_print(c, "  missing items\n");
	SCHEME_ROWS(s, PART_MISSING, struct missing_row, m)
		if (scheme_serves(m->pathway, p->pathway))
			print_line(c, m->missing, m->label, m->owner);
}

static const char *
capacity_words(const struct scheme *s, const struct provision *v,
    struct arena *a)
{
	const struct pool_row *pool = scheme_pool(s, v->pool);

	return pool == NULL || pool->capacity == INT_NONE ? "no figure" :
	    arena_printf(a, "places: %d", pool->capacity);
}

static void
print_scheme(struct call *c, const struct scheme *s)
{
	char from[DAY_ISO_SIZE], to[DAY_ISO_SIZE];

	call_print(c, "%s\n%s, valid %s to %s\n", s->title, s->id,
	    day_iso(s->valid_from, from), s->valid_to == DAY_NONE ? "now" :
	    day_iso(s->valid_to, to));
	call_print(c, "\nPanels\n");
	SCHEME_ROWS(s, PART_PANELS, struct panel, p)
		print_line(c, p->panel, p->title, p->mode);
	call_print(c, "\nRoles\n");
	SCHEME_ROWS(s, PART_ROLES, struct role, r)
		print_line(c, r->role, r->label, r->fte);
	SCHEME_ROWS(s, PART_PATHWAYS, struct pathway, p)
		print_pathway(c, s, p);
	call_print(c, "\nProvisions\n");
	SCHEME_ROWS(s, PART_PROVISIONS, struct provision, v)
		print_line(c, v->provision, v->label, capacity_words(s, v,
		    c->arena));
	call_print(c, "\nTime limits\n");
	SCHEME_ROWS(s, PART_CLOCKS, struct clock_row, x)
		print_line(c, x->clock, x->says, x->rule);
	call_print(c, "\nStanding texts and templates\n");
	SCHEME_ROWS(s, PART_TEXTS, struct pack_text, t)
		print_line(c, t->text, t->kind, NULL);
}

static int
run_show(struct call *c)
{
	const struct scheme *s;

	if (!find_scheme(c, c->argv[0], &s))
		return call_fail(c);
	if (c->json)
		json_scheme(c, s);
	else
		print_scheme(c, s);
	return 0;
}

static void
json_faults(struct call *c, const struct pack_check *check)
{
	struct json *js = &c->js;

	json_open_object(js, NULL);
	json_text(js, "scheme", check->scheme.id);
	json_text(js, "digest", check->digest);
	json_bool(js, "ok", check->count == 0);
	json_open_array(js, "faults");
	for (int i = 0; i < check->count; i++) {
		const struct pack_fault *f = &check->faults[i];

		json_open_object(js, NULL);
		json_text(js, "file", f->file);
		json_int(js, "line", f->line);
		json_text_or_null(js, "heading", f->heading);
		json_text(js, "says", f->says);
		json_close_object(js);
	}
	json_close_array(js);
	json_close_object(js);
}

static void
say_faults(struct call *c, const char *folder,
    const struct pack_check *check)
{
	for (int i = 0; i < check->count; i++) {
		const struct pack_fault *f = &check->faults[i];

		call_fault(c, arena_printf(c->arena, "%s/%s", folder,
		    f->file), f->line, f->heading, f->says);
	}
}

static int
run_check(struct call *c)
{
	struct pack_check check;

	if (!scheme_check(c->argv[0], c->arena, &check, &c->err))
		return call_fail(c);
	say_faults(c, c->argv[0], &check);
	if (c->json)
		json_faults(c, &check);
	else if (check.count == 0)
		call_print(c, "%s: no fault. %d rules, %d files of texts.\n",
		    check.scheme.id, check.scheme.part[PART_RULES].count,
		    check.scheme.part[PART_TEXTS].count);
	return check.count == 0 ? 0 : ERR_DATA;
}

static int
run_load(struct call *c)
{
	struct pack_check check;
	struct pack p;
	bool same;

	if (!scheme_check(c->argv[0], c->arena, &check, &c->err))
		return call_fail(c);
	if (check.count > 0) {
		say_faults(c, c->argv[0], &check);
		return call_refuse(c, ERR_DATA, "Nothing was loaded: the "
		    "rule pack has %d fault%s.", check.count,
		    check.count == 1 ? "" : "s");
	}
	if (!scheme_load(c->db, c->argv[0], c->arena, &p, &same, &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_text(&c->js, "scheme", p.scheme);
		json_number(&c->js, "version", p.version);
		json_bool(&c->js, "same", same);
		json_text(&c->js, "digest", p.digest);
		json_close_object(&c->js);
	} else
		call_print(c, "%s: version %d %s\n", p.scheme, p.version,
		    same ? "is in the register already; nothing was "
		    "changed." : "is loaded.");
	return 0;
}

static void
json_tried(struct call *c, const struct tried *t)
{
	struct json *js = &c->js;

	json_open_object(js, NULL);
	json_int(js, "cases", t->cases);
	json_open_array(js, "differences");
	for (int i = 0; i < t->count; i++) {
		json_open_object(js, NULL);
		json_text(js, "ref", t->lines[i].ref);
		json_text(js, "pathway", t->lines[i].pathway);
		json_text(js, "what", t->lines[i].what);
		json_text_or_null(js, "rule", t->lines[i].rule);
		json_text(js, "before", t->lines[i].before);
		json_text(js, "after", t->lines[i].after);
		json_close_object(js);
	}
	json_close_array(js);
	json_close_object(js);
}

static void
print_tried(struct call *c, const struct tried *t)
{
	for (int i = 0; i < t->count; i++) {
		const struct tried_line *l = &t->lines[i];

		call_print(c, "%-10s  %-8s  %-18s  %s, then %s%s%s\n",
		    l->ref, l->pathway, l->what, l->before, l->after,
		    *l->rule ? "  " : "", l->rule);
	}
	call_print(c, "Cases judged again: %d. Differences: %d.\n",
	    t->cases, t->count);
}

static int
run_try(struct call *c)
{
	struct pack_check check;
	struct tried tried;

	if (!scheme_check(c->argv[0], c->arena, &check, &c->err))
		return call_fail(c);
	if (check.count > 0) {
		say_faults(c, c->argv[0], &check);
		return call_refuse(c, ERR_DATA, "The rule pack has %d "
		    "fault%s, so it cannot be tried.", check.count,
		    check.count == 1 ? "" : "s");
	}
	if (!scheme_try(c->db, &check.scheme, c->arena, &tried, &c->err))
		return call_fail(c);
	if (c->json)
		json_tried(c, &tried);
	else
		print_tried(c, &tried);
	return 0;
}

static void
say_text(struct call *c, const struct scheme *s, const struct wording *w)
{
	const char *kind = w->template ? "template" : "text";
	const char *state = w->fault != NULL ? "broken" : w->path != NULL ?
	    w->from : "scheme";

	if (w->fault != NULL)
		call_fault(c, w->path, w->line, "", w->fault);
	if (!c->json) {
		call_print(c, "%-9s %-20s %-9s %s%s\n", kind, w->code, state,
		    s->id, w->path != NULL ? arena_printf(c->arena, "  %s",
		    w->path) : "");
		return;
	}
	json_open_object(&c->js, NULL);
	json_text(&c->js, "scheme", s->id);
	json_text(&c->js, "kind", kind);
	json_text(&c->js, "name", w->code);
	json_text(&c->js, "from", state);
	json_text_or_null(&c->js, "file", w->path != NULL ? w->path : "");
	json_text_or_null(&c->js, "fault", w->fault != NULL ? w->fault : "");
	json_close_object(&c->js);
}

/* Which words are the site's, and which of them are broken. */
static int
run_texts(struct call *c)
{
	const struct scheme *s;
	struct wording *list;
	int n, broken = 0;

	if (!scheme_newest(c->db, c->argv[0], c->arena, &s, &c->err) ||
	    !wording_list(c->db, s, c->arena, &list, &n, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < n; i++) {
		say_text(c, s, &list[i]);
		broken += list[i].fault != NULL;
	}
	if (c->json)
		json_close_array(&c->js);
	return broken == 0 ? 0 : ERR_NO;
}

static const struct command subs[] = {
	{ .name = "list", .run = run_list, .flags = COMMAND_ANY_REGISTER,
	    .summary = "Schemes of this host and of the register" },
	{ .name = "show", .usage = "ID", .run = run_show, .least = 1,
	    .most = 1, .flags = COMMAND_ANY_REGISTER,
	    .summary = "One scheme: what it asks for and can give" },
	{ .name = "check", .usage = "FOLDER", .run = run_check, .least = 1,
	    .most = 1, .flags = COMMAND_NO_REGISTER,
	    .summary = "Look for faults in a rule pack" },
	{ .name = "load", .usage = "FOLDER", .run = run_load, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "administer",
	    .summary = "Take a rule pack into the register" },
	{ .name = "texts", .usage = "ID", .run = run_texts, .least = 1,
	    .most = 1, .summary = "Its templates and texts, and those that "
	    "the site puts in their place" },
	{ .name = "try", .usage = "FOLDER", .run = run_try, .least = 1,
	    .most = 1,
	    .summary = "Judge past cases by a pack; list what would differ" },
	{ 0 }
};

const struct command command_scheme = {
	.name = "scheme", .usage = "WORD", .subs = subs,
	.summary = "Rule packs: list, show, check, load, texts, try",
};
