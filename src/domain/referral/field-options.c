/*
 * What a field can hold, for whoever lets a person choose; and dates as
 * people write them on paper.
 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "src/base/day.h"
#include "src/base/text.h"
#include "src/domain/referral/fields.h"
#include "src/domain/scheme/scheme.h"
#include "src/domain/values/codes.h"
#include "src/model/register.h"

struct options {
	struct arena *arena;
	struct field_option *at;
	int count, room;
};

static void
add(struct options *o, const char *code, const char *label)
{
	struct field_option *more;

	for (int i = 0; i < o->count; i++)
		if (strcmp(o->at[i].code, code) == 0)
			return;
	if (o->count == o->room) {
		more = arena_array(o->arena, (size_t)o->room * 2 + 16,
		    sizeof *more);
		if (o->count > 0)
			memcpy(more, o->at, (size_t)o->count * sizeof *more);
		o->at = more;
		o->room = o->room * 2 + 16;
	}
	o->at[o->count++] = (struct field_option){ code, label };
}

static bool
is_valid(int from, int to, int day)
{
	return (from == DAY_NONE || from <= day) &&
	    (to == DAY_NONE || day <= to);
}

/* The pack's own set goes before a standard one of the same name. */
static bool
add_codes(struct options *o, const struct field_frame *f, const char *set,
    struct err *e)
{
	int day = f->received != DAY_NONE ? f->received : f->today, n;
	struct code *rows;

	SCHEME_ROWS(f->scheme, PART_CODES, struct code_row, c)
		if (strcmp(c->set_name, set) == 0 &&
		    is_valid(c->valid_from, c->valid_to, day))
			add(o, c->code, c->label);
	if (o->count > 0)
		return true;
	if (!db_list(f->db, &code_record, "set_name", set, "code", o->arena,
	    &rows, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (is_valid(rows[i].valid_from, rows[i].valid_to, day))
			add(o, rows[i].code, rows[i].label);
	return true;
}

static bool
serves(const struct field_frame *f, const char *row_pathway)
{
	return f->pathway != NULL && scheme_serves(row_pathway, f->pathway);
}

static void
add_of_pack(struct options *o, const struct field_frame *f, const char *kind)
{
	if (strcmp(kind, "outcome") == 0)
		SCHEME_ROWS(f->scheme, PART_OUTCOMES, struct outcome_row, r)
			if (serves(f, r->pathway))
				add(o, r->outcome, r->label);
	if (strcmp(kind, "provision") == 0)
		SCHEME_ROWS(f->scheme, PART_PROVISIONS, struct provision, r)
			add(o, r->provision, r->label);
	if (strcmp(kind, "evidence") == 0)
		SCHEME_ROWS(f->scheme, PART_PAPERS, struct paper_row, r)
			if (serves(f, r->pathway))
				add(o, r->paper, r->label);
	if (strcmp(kind, "yes-no") == 0) {
		add(o, "yes", "yes");
		add(o, "no", "no");
	}
}

bool
field_options(const struct field_frame *f, const struct field_rule *rule,
    struct field_option **out, int *count, struct err *e)
{
	struct options o = { .arena = f->arena };
	bool coded = strcmp(rule->kind, "code") == 0 ||
	    strcmp(rule->kind, "codes") == 0;

	if (coded && rule->codes != NULL && !add_codes(&o, f, rule->codes,
	    e))
		return false;
	add_of_pack(&o, f, rule->kind);
	*out = o.at;
	*count = o.count;
	return true;
}

/* "24/10" is the last one that was; forms tell what has happened. */
static int
short_day(const char *text, int today)
{
	int d, m, y, this_year, month, date, n = 0, day;

	if (sscanf(text, "%2d%*1[/. -]%2d%n", &d, &m, &n) != 2 || n == 0)
		return DAY_NONE;
	day_split(today, &this_year, &month, &date);
	if (text[n] == '\0') {
		day = day_of(this_year, m, d);
		return day != DAY_NONE && day > today ?
		    day_of(this_year - 1, m, d) : day;
	}
	if (sscanf(text + n, "%*1[/. -]%2d%n", &y, &month) != 1 ||
	    text[n + month] != '\0')
		return DAY_NONE;
	/* a pupil is younger than that, and nothing else is older */
	return day_of(y + (2000 + y > this_year + 1 ? 1900 : 2000), m, d);
}

const char *
field_typed(const struct field_rule *rule, const char *text, int today,
    struct arena *a)
{
	bool dated = strcmp(rule->kind, "date") == 0 ||
	    strcmp(rule->kind, "consent") == 0;
	const char *plain = text_trim(arena_strdup(a, text));
	char iso[DAY_ISO_SIZE];
	int day = DAY_NONE;

	if (!dated || field_day(plain) != DAY_NONE)
		return text;
	if (strcasecmp(plain, "today") == 0 || strcasecmp(plain, "t") == 0)
		day = today;
	else if (strcasecmp(plain, "yesterday") == 0)
		day = today - 1;
	else
		day = short_day(plain, today);
	return day != DAY_NONE ? arena_strdup(a, day_iso(day, iso)) : text;
}

static const char *
option_label(const struct field_option *o, int count, const char *code)
{
	for (int i = 0; i < count; i++)
		if (strcmp(o[i].code, code) == 0)
			return o[i].label;
	return NULL;
}

const char *
field_words(struct db *db, const struct dossier *d, const char *field,
    const char *value, struct arena *a)
{
	struct field_frame frame = { .db = db, .scheme = d->scheme,
	    .pathway = d->referral.pathway, .received = d->referral.received,
	    .today = DAY_NONE, .arena = a };
	const char *at = value, *code, *label, *list = "";
	char words[DAY_WORDS_SIZE];
	struct field_option *options;
	struct field_rule rule;
	int n, day;

	if (*value == '\0' || !field_rule_find(d->scheme,
	    d->referral.pathway, field, &rule))
		return value;
	day = strcmp(rule.kind, "text") != 0 && strcmp(rule.kind, "line") !=
	    0 ? day_parse(value) : DAY_NONE;
	if (day != DAY_NONE)
		return arena_strdup(a, day_words(day, words));
	if (strcmp(rule.kind, "yes-no") == 0 || !field_options(&frame, &rule,
	    &options, &n, NULL) || n == 0)
		return value;
	while ((code = codes_next(&at, a)) != NULL) {
		label = option_label(options, n, code);
		list = label != NULL ? arena_printf(a, "%s%s%s (%s)", list,
		    *list ? ", " : "", label, code) : arena_printf(a,
		    "%s%s%s", list, *list ? ", " : "", code);
	}
	return list;
}
