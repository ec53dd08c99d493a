/*
 * Judging a rule pack: words from fixed lists, and codes that must stand in
 * another file.  Both are tables, so that a new column is one line here.
 * What belongs to one pathway is judged in scheme-pathways.c.
 */
#include "src/domain/scheme/scheme-read.h"

#include <stdlib.h>
#include <string.h>

#include "src/base/day.h"
#include "src/model/referral.h"

enum {
	IS_LIST = 1,		/* codes with ";" between */
	OR_STAR = 2,		/* "*" stands for all */
	SEVERAL = IS_LIST | OR_STAR
};

/* A column whose codes must stand in a column of another part. */
static const struct reference {
	enum pack_part part;
	const char *column;
	enum pack_part target;
	const char *target_column;
	int flags;
} references[] = {
	{ PART_ROLES, "panels", PART_PANELS, "panel", IS_LIST },
	{ PART_QUORUM, "panel", PART_PANELS, "panel", 0 },
	{ PART_QUORUM, "role", PART_ROLES, "role", 0 },
	{ PART_STANDING, "panel", PART_PANELS, "panel", 0 },
	{ PART_PATHWAYS, "panel", PART_PANELS, "panel", 0 },
	{ PART_PATHWAYS, "earlier", PART_PATHWAYS, "pathway", 0 },
	{ PART_FIELDS, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_CRITERIA, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_PREDICATES, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_DISPOSITIONS, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_OUTCOMES, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_OUTCOMES, "provision", PART_PROVISIONS, "provision", 0 },
	{ PART_REASONS, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_MISSING, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_MISSING, "owner", PART_ROLES, "role", 0 },
	{ PART_CONDITIONS, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_CONDITIONS, "owner", PART_ROLES, "role", 0 },
	{ PART_PAPERS, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_PROVISIONS, "pool", PART_POOLS, "pool", 0 },
	{ PART_GROUPS, "provision", PART_PROVISIONS, "provision", 0 },
	{ PART_CLOCKS, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_EVENTS, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_EVENTS, "roles", PART_ROLES, "role", IS_LIST },
	{ PART_DISPOSITIONS, "opens", PART_PATHWAYS, "pathway", 0 },
	{ PART_SENTENCES, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_ACTIONS, "pathway", PART_PATHWAYS, "pathway", SEVERAL },
	{ PART_ACTIONS, "owner", PART_ROLES, "role", 0 },
};

/* One list of words, and no other. */
#define WORDS(...) (const char *const[]){ __VA_ARGS__, NULL }, NULL

/* Points of the school year, and what is known beside events. */
static const char *const year_points[] = { "summer-term", "school-year-end",
	NULL };
static const char *const moved_on[] = { "moved-on", NULL };

/* A column that takes words of one or two fixed lists only. */
static const struct words {
	enum pack_part part;
	const char *column;
	int flags;
	const char *const *words;
	const char *const *more;
} words[] = {
	{ PART_RULES, "ways", IS_LIST,
	    WORDS("gate", "clock", "count", "record", "say") },
	{ PART_PANELS, "votes", 0, WORDS("none", "counts", "casting") },
	{ PART_STANDING, "shows", 0,
	    WORDS("placements", "capacity", "next-date", "nothing") },
	{ PART_PATHWAYS, "subject", 0, WORDS("pupil", "school") },
	{ PART_FIELDS, "kind", 0, WORDS("line", "text", "date", "dates",
	    "number", "yes-no", "code", "codes", "urn", "upn", "year",
	    "email") },
	{ PART_DISPOSITIONS, "needs", IS_LIST, WORDS("outcome", "outcomes",
	    "provision", "group", "time", "reason", "missing", "condition",
	    "review", "return", "to-school", "votes") },
	{ PART_DISPOSITIONS, "state", 0, referral_state_words, NULL },
	{ PART_REASONS, "use", 0, WORDS("decline", "defer", "override",
	    "capacity", "inquorate", "interest", "supersede", "outside",
	    "skip-tier", "extend", "withdraw", "close") },
	{ PART_REASONS, "consequence", 0, WORDS("any-time", "new-evidence",
	    "not-before", "other-service", "none") },
	{ PART_PROVISIONS, "time", 0, WORDS("part", "full", "either") },
	{ PART_PROVISIONS, "payer", 0,
	    WORDS("free", "school", "place-charge") },
	{ PART_CLOCKS, "starts", 0, event_words, year_points },
	{ PART_CLOCKS, "unit", 0, WORDS("working-days", "days", "weeks",
	    "school-weeks", "months", "half-terms", "terms", "years",
	    "visits", "reviews") },
	{ PART_CLOCKS, "waits_for", IS_LIST, event_words, moved_on },
	{ PART_CLOCKS, "state", IS_LIST, referral_state_words, NULL },
	{ PART_CLOCKS, "proposes", 0, referral_state_words, NULL },
	{ PART_EVENTS, "needs", IS_LIST, WORDS("mode", "result", "review",
	    "reason", "to-school", "by", "scores") },
	{ PART_EVENTS, "state", 0, referral_state_words, NULL },
	{ PART_TARIFFS, "unit", 0, WORDS("pupil", "hour", "extra-hour",
	    "annual", "case") },
};

/* Numbers that must not be the wrong way round. */
static const struct order {
	enum pack_part part;
	const char *low, *high;
} orders[] = {
	{ PART_PROVISIONS, "weeks_low", "weeks" },
	{ PART_PROVISIONS, "year_from", "year_to" },
	{ PART_CLOCKS, "low", "high" },
	{ PART_CODES, "valid_from", "valid_to" },
	{ PART_TARIFFS, "valid_from", "valid_to" },
	{ PART_BANDS, "from_roll", "to_roll" },
	{ PART_BANDS, "valid_from", "valid_to" },
};

/* Without these files a scheme can do nothing. */
static const enum pack_part essential[] = {
	PART_SETTINGS, PART_RULES, PART_ROLES, PART_PANELS, PART_PATHWAYS,
	PART_FIELDS, PART_DISPOSITIONS
};

#define COUNT(a) (sizeof (a) / sizeof *(a))

static void
judge_essential(struct pack_reader *r)
{
	for (size_t i = 0; i < COUNT(essential); i++) {
		const char *file = pack_files[essential[i]].file;

		if (!r->present[essential[i]])
			pack_fault(r, file, 1, "", "This file is missing. "
			    "Every rule pack has one.");
		else if (r->out->scheme.part[essential[i]].count == 0)
			pack_fault(r, file, 1, "", "There is no row in this "
			    "file. Every rule pack has some.");
	}
}

/* Each code of a column, one after the other: "" ends. */
static const char *
next_code(const char **list, int flags, struct arena *a)
{
	const char *whole = *list;

	if (flags & IS_LIST)
		return list_next(list, a);
	*list = NULL;
	return whole;
}

static void
judge_reference(struct pack_reader *r, const struct reference *ref, int i)
{
	const struct scheme *s = &r->out->scheme;
	const char *list = pack_text_of(s, ref->part, i, ref->column);
	const char *code;

	while ((code = next_code(&list, ref->flags, r->arena)) != NULL) {
		if ((ref->flags & OR_STAR) && strcmp(code, "*") == 0)
			continue;
		if (pack_has(s, ref->target, ref->target_column, code))
			continue;
		pack_row_fault(r, ref->part, i, ref->column, "There is no %s "
		    "“%s” in %s. Add it there, or correct it here.",
		    ref->target_column, code, pack_files[ref->target].file);
	}
}

static bool
is_word(const char *const *list, const char *word)
{
	for (; list != NULL && *list != NULL; list++)
		if (strcmp(*list, word) == 0)
			return true;
	return false;
}

static void
add_words(const char *const *list, struct buf *out)
{
	for (; list != NULL && *list != NULL; list++)
		buf_printf(out, "%s%s", out->len > 0 ? ", " : "", *list);
}

static void
judge_words(struct pack_reader *r, const struct words *w, int i)
{
	const char *list = pack_text_of(&r->out->scheme, w->part, i,
	    w->column);
	struct buf all = BUF_INIT;
	const char *code;

	add_words(w->words, &all);
	add_words(w->more, &all);
	while ((code = next_code(&list, w->flags, r->arena)) != NULL)
		if (!is_word(w->words, code) && !is_word(w->more, code))
			pack_row_fault(r, w->part, i, w->column, "“%s” should "
			    "be one of: %s.", code, buf_text(&all));
	buf_release(&all);
}

static void
judge_order(struct pack_reader *r, const struct order *o, int i)
{
	const struct record *rec = &pack_files[o->part].record;
	const void *row = pack_row(&r->out->scheme, o->part, i);
	const struct field *low = record_field(rec, o->low);
	const struct field *high = record_field(rec, o->high);

	if (!field_is_absent(low, row) && !field_is_absent(high, row) &&
	    field_int(low, row) > field_int(high, row))
		pack_row_fault(r, o->part, i, o->low, "This is more than %s. "
		    "Exchange the two, or correct one.", o->high);
}

/* One id of rules.csv, or "practice" where the source is silent. */
static void
judge_rule(struct pack_reader *r, enum pack_part part, int i)
{
	const char *rule = pack_text_of(&r->out->scheme, part, i, "rule");

	if (rule == NULL || strcmp(rule, "practice") == 0 ||
	    pack_has(&r->out->scheme, PART_RULES, "rule", rule))
		return;
	pack_row_fault(r, part, i, "rule", "There is no rule “%s” in "
	    "rules.csv. Add it there, or write “practice” where the source "
	    "says nothing.", rule);
}

/* Nobody holds a vacant post, so that nothing would get done. */
static void
judge_owner(struct pack_reader *r, enum pack_part part, int i)
{
	const char *owner = pack_text_of(&r->out->scheme, part, i, "owner");
	const struct role *role = owner == NULL ? NULL :
	    scheme_role(&r->out->scheme, owner);

	if (role != NULL && role->fte != NULL &&
	    strcmp(role->fte, "vacant") == 0)
		pack_row_fault(r, part, i, "owner", "The post “%s” is vacant "
		    "in roles.csv, so that it can be given no work. Name "
		    "another role.", owner);
}

static bool
text_exists(const struct scheme *s, const char *code, const char *kind)
{
	SCHEME_ROWS(s, PART_TEXTS, struct pack_text, t)
		if (strcmp(t->text, code) == 0 && strcmp(t->kind, kind) == 0)
			return true;
	return false;
}

static void
judge_text(struct pack_reader *r, enum pack_part part, const char *column,
    const char *kind, int i)
{
	const char *code = pack_text_of(&r->out->scheme, part, i, column);

	if (code != NULL && !text_exists(&r->out->scheme, code, kind))
		pack_row_fault(r, part, i, column, "There is no %ss/%s.md. "
		    "Write it, or correct the name here.", kind, code);
}

/* A code is typed, and stands in references and file names. */
static bool
is_code(const char *code)
{
	size_t n = strlen(code);

	return n > 0 && n <= 48 && strspn(code, "abcdefghijklmnopqrstuvwxyz"
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == n;
}

/* One pathway, several with ";" between, or "*" for all. */
static bool
are_pathways(const char *list, struct arena *a)
{
	const char *code;

	if (strcmp(list, "*") == 0)
		return true;
	while ((code = list_next(&list, a)) != NULL)
		if (!is_code(code))
			return false;
	return true;
}

/* The columns of a key, one by one: *KEYS moves on; "" when done. */
static const char *
key_column(const char **keys, char out[static 48])
{
	size_t n = strcspn(*keys, " ");

	memset(out, 0, 48);
	memcpy(out, *keys, n < 47 ? n : 47);
	*keys += n + strspn(*keys + n, " ");
	return out;
}

/* The key of row I in one text; NULL when a column of it is blank. */
static const char *
row_key(struct pack_reader *r, enum pack_part part, int i)
{
	const struct pack_file *file = &pack_files[part];
	const void *row = pack_row(&r->out->scheme, part, i);
	const char *keys = file->key;
	struct buf b = BUF_INIT;
	const char *whole = NULL;
	char column[48];
	bool blank = false;

	while (*keys != '\0') {
		const struct field *f = record_field(&file->record,
		    key_column(&keys, column));

		blank |= field_is_absent(f, row);
		field_print(f, row, &b);
		buf_str(&b, *keys != '\0' ? ", " : "");
	}
	if (!blank)
		whole = arena_strdup(r->arena, buf_text(&b));
	buf_release(&b);
	return whole;
}

static void
judge_codes(struct pack_reader *r, enum pack_part part, int i)
{
	const struct pack_file *file = &pack_files[part];
	const void *row = pack_row(&r->out->scheme, part, i);
	const char *keys = file->key;
	char column[48];

	while (*keys != '\0') {
		const struct field *f = record_field(&file->record,
		    key_column(&keys, column));
		const char *code;

		if (f->kind != FIELD_TEXT || field_is_absent(f, row))
			continue;
		code = field_text(f, row);
		if (part != PART_PATHWAYS && strcmp(column, "pathway") == 0 ?
		    !are_pathways(code, r->arena) : !is_code(code))
			pack_row_fault(r, part, i, f->name, "“%s” is no code: "
			    "a code is letters, digits, “-”, “_” and “.”, at "
			    "most 48.", code);
	}
}

struct keyed {
	const char *key;
	int i;
};

static int
compare_keyed(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order != 0 ? order : (x->i > y->i) - (x->i < y->i);
}

static void
judge_unique(struct pack_reader *r, enum pack_part part)
{
	int count = r->out->scheme.part[part].count, n = 0;
	struct keyed *all = arena_array(r->arena, (size_t)count,
	    sizeof *all);

	if (*pack_files[part].key == '\0')
		return;
	for (int i = 0; i < count; i++) {
		const char *key = row_key(r, part, i);

		if (key != NULL)
			all[n++] = (struct keyed){ key, i };
	}
	qsort(all, (size_t)n, sizeof *all, compare_keyed);
	for (int i = 1; i < n; i++)
		if (strcmp(all[i - 1].key, all[i].key) == 0)
			pack_row_fault(r, part, all[i].i, "", "“%s” stands "
			    "here twice; first on line %d. Take one away.",
			    all[i].key, r->lines[part][all[i - 1].i]);
}

static void
judge_part(struct pack_reader *r, enum pack_part part)
{
	bool has_rule = part != PART_RULES &&
	    record_field(&pack_files[part].record, "rule") != NULL;

	judge_unique(r, part);
	for (int i = 0; i < r->out->scheme.part[part].count; i++) {
		judge_codes(r, part, i);
		if (has_rule)
			judge_rule(r, part, i);
		if (record_field(&pack_files[part].record, "owner") != NULL)
			judge_owner(r, part, i);
		if (part == PART_PANELS)
			judge_text(r, part, "statement", "text", i);
		if (part == PART_DISPOSITIONS || part == PART_EVENTS)
			judge_text(r, part, "template", "template", i);
	}
}

/* What the settings must say, and what it looks like. */
static const struct setting_shape {
	const char *setting;
	const char *letters;	/* only of these */
	size_t least, most;
	const char *example;
} shapes[] = {
	{ "id", "abcdefghijklmnopqrstuvwxyz0123456789-", 3, 48,
	    "leicestershire-slip-2023" },
	{ "title", NULL, 3, 120, "" },
	{ "prefix", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 1, 6, "L" },
	{ "authority", "0123456789", 3, 3, "855" },
	{ "time_zone", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "/_-+0123456789", 3, 40, "Europe/London" },
	{ "division", "abcdefghijklmnopqrstuvwxyz-", 3, 40,
	    "england-and-wales" },
	{ "valid_from", "0123456789-/", 10, 10, "2023-09-01" },
};

static int
setting_row(const struct scheme *s, const char *name)
{
	for (int i = 0; i < s->part[PART_SETTINGS].count; i++) {
		const struct pack_setting *p = pack_row(s, PART_SETTINGS, i);

		if (p->setting != NULL && strcmp(p->setting, name) == 0)
			return i;
	}
	return -1;
}

static void
judge_setting(struct pack_reader *r, const struct setting_shape *shape)
{
	const char *file = pack_files[PART_SETTINGS].file;
	int i = setting_row(&r->out->scheme, shape->setting);
	const char *value = i < 0 ? NULL :
	    pack_text_of(&r->out->scheme, PART_SETTINGS, i, "value");
	size_t n = value != NULL ? strlen(value) : 0;

	if (n == 0)
		pack_fault(r, file, i < 0 ? 1 : r->lines[PART_SETTINGS][i],
		    shape->setting, "This setting is missing. Add it%s%s.",
		    *shape->example ? ", such as " : "", shape->example);
	else if (n < shape->least || n > shape->most || (shape->letters &&
	    strspn(value, shape->letters) != n))
		pack_row_fault(r, PART_SETTINGS, i, shape->setting, "“%s” "
		    "will not do. Write it like %s.", value,
		    *shape->example ? shape->example : "a short title");
}

static void
judge_validity(struct pack_reader *r)
{
	const struct scheme *s = &r->out->scheme;
	int to = setting_row(s, "valid_to"), from = setting_row(s,
	    "valid_from");

	if (from >= 0 && s->valid_from == DAY_NONE)
		pack_row_fault(r, PART_SETTINGS, from, "valid_from",
		    "This should be a date such as 2023-09-01.");
	if (to < 0 || pack_text_of(s, PART_SETTINGS, to, "value") == NULL)
		return;
	if (s->valid_to == DAY_NONE)
		pack_row_fault(r, PART_SETTINGS, to, "valid_to",
		    "This should be a date such as 2024-08-31, or blank.");
	else if (s->valid_to < s->valid_from)
		pack_row_fault(r, PART_SETTINGS, to, "valid_to",
		    "This is before valid_from. Correct one of them.");
}

static void
judge_settings(struct pack_reader *r)
{
	if (!r->present[PART_SETTINGS])
		return;
	for (size_t i = 0; i < COUNT(shapes); i++)
		judge_setting(r, &shapes[i]);
	judge_validity(r);
}

static bool
in_rows(const struct pack_rows *codes, const char *set)
{
	const struct code_row *c = codes->rows;

	for (int i = 0; i < codes->count; i++)
		if (c[i].set_name != NULL && strcmp(c[i].set_name, set) == 0)
			return true;
	return false;
}

/* A form's code sets are the pack's, or come with the program. */
static void
judge_code_sets(struct pack_reader *r)
{
	const struct scheme *s = &r->out->scheme;
	struct pack_rows standard = { NULL, 0 };
	struct err e = ERR_INIT;

	if (!pack_standard_codes(r->arena, &standard, &e)) {
		pack_fault(r, pack_files[PART_FIELDS].file, 1, "codes",
		    "The standard code sets cannot be read. %s", e.text);
		return;
	}
	for (int i = 0; i < s->part[PART_FIELDS].count; i++) {
		const struct form_field *f = pack_row(s, PART_FIELDS, i);
		bool coded = f->kind != NULL && strncmp(f->kind, "code",
		    4) == 0;

		if (coded && f->codes == NULL)
			pack_row_fault(r, PART_FIELDS, i, "codes", "A field "
			    "of kind %s needs a code set. Name one.",
			    f->kind);
		if (f->codes != NULL && !in_rows(&s->part[PART_CODES],
		    f->codes) && !in_rows(&standard, f->codes))
			pack_row_fault(r, PART_FIELDS, i, "codes", "There is "
			    "no code set “%s” in codes.csv or among the "
			    "standard ones. Add it, or correct the name.",
			    f->codes);
	}
}

void
pack_judge(struct pack_reader *r)
{
	const struct scheme *s = &r->out->scheme;

	judge_essential(r);
	judge_settings(r);
	for (int part = 0; part < PART_COUNT; part++)
		judge_part(r, part);
	for (size_t k = 0; k < COUNT(references); k++)
		for (int i = 0; i < s->part[references[k].part].count; i++)
			judge_reference(r, &references[k], i);
	for (size_t k = 0; k < COUNT(words); k++)
		for (int i = 0; i < s->part[words[k].part].count; i++)
			judge_words(r, &words[k], i);
	for (size_t k = 0; k < COUNT(orders); k++)
		for (int i = 0; i < s->part[orders[k].part].count; i++)
			judge_order(r, &orders[k], i);
	judge_code_sets(r);
	pack_judge_settings(r);
	pack_judge_pathways(r);
	pack_judge_prices(r);
	pack_judge_templates(r);
}
