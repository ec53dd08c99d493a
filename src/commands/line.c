/* convene line: the lines of the minutes. */
#include <string.h>
#include <unistd.h>

#include "src/base/day.h"
#include "src/base/file.h"
#include "src/base/text.h"
#include "src/commands/commands.h"
#include "src/commands/lines.h"
#include "src/commands/sitting.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

#define TEXT_MOST ((size_t)64 * 1024)

static bool
ref_of(struct call *c, const char *referral_id, const char **ref)
{
	struct dossier d;

	*ref = NULL;
	if (referral_id == NULL)
		return true;
	if (!dossier_load(c->db, referral_id, c->arena, &d, &c->err))
		return false;
	*ref = d.referral.ref;
	return true;
}

bool
line_print(struct call *c, const struct line *l)
{
	const char *ref;
	char day[DAY_WORDS_SIZE];

	if (!ref_of(c, l->referral_id, &ref))
		return false;
	if (!c->json) {
		call_print(c, "%s  %-8s  %-11s  %s%s%s%s%s%s\n", l->id,
		    ref != NULL ? ref : "-",
		    word_of(line_kind_words, l->kind), l->text,
		    l->owner != NULL ? "  [" : "",
		    l->owner != NULL ? l->owner : "",
		    l->owner != NULL ? "]" : "",
		    l->due_on != DAY_NONE ? "  by " : "",
		    day_words(l->due_on, day));
		return true;
	}
	json_open_object(&c->js, NULL);
	json_text(&c->js, "line", l->id);
	json_text(&c->js, "ref", ref);
	json_text(&c->js, "kind", word_of(line_kind_words, l->kind));
	json_text(&c->js, "text", l->text);
	json_text(&c->js, "owner", l->owner);
	json_day(&c->js, "due_on", l->due_on);
	json_text(&c->js, "state", word_of(line_state_words, l->state));
	json_text(&c->js, "author", l->author);
	call_json_time(c, "made_at", l->made_at);
	json_close_object(&c->js);
	return true;
}

int
lines_print(struct call *c, const struct line *list, int count)
{
	if (c->json)
		json_open_array(&c->js, NULL);
	for (int i = 0; i < count; i++)
		if (!line_print(c, &list[i]))
			return call_fail(c);
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

bool
line_text(struct call *c, const char *given, const char **out)
{
	struct buf raw = BUF_INIT, clean = BUF_INIT;
	bool ok = true;

	*out = given;
	if (strcmp(given, "-") != 0)
		return true;
	ok = file_read_fd(STDIN_FILENO, "standard input", TEXT_MOST, &raw,
	    &c->err);
	if (ok) {
		text_import(buf_text(&raw), raw.len, TEXT_LINES, &clean,
		    NULL);
		*out = text_trim(arena_strdup(c->arena, buf_text(&clean)));
	}
	buf_release(&raw);
	buf_release(&clean);
	return ok;
}

bool
line_write(struct call *c, const char *meeting_ref, const char *ref,
    struct line *l)
{
	return line_add(c->db, meeting_ref, strcmp(ref, "-") == 0 ? NULL :
	    ref, l, c->arena, &c->err);
}

bool
line_understand(struct call *c, const char *meeting_ref, const char *typed,
    struct line *out)
{
	const struct scheme *s;
	struct meeting m;

	return meeting_get(c->db, meeting_ref, c->arena, &m, &c->err) &&
	    scheme_get(c->db, m.pack_id, c->arena, &s, &c->err) &&
	    line_parse(s, typed, day_today(c->db), c->arena, out, &c->err);
}

/* Owner and date as options, which win over those in the text. */
bool
line_options(struct call *c, struct line *l)
{
	int due;

	if (!call_day(c, "due", &due))
		return false;
	if (due != DAY_NONE)
		l->due_on = due;
	if (call_has(c, "owner"))
		l->owner = call_option(c, "owner");
	return true;
}

/* KIND is one of the kinds, or "entry": as in the entry line. */
static bool
make(struct call *c, const char *kind, const char *text, struct line *l)
{
	int value = word_value(line_kind_words, kind);

	if (strcmp(kind, "entry") == 0)
		return line_understand(c, c->argv[0], text, l);
	if (value == INT_NONE) {
		err_set(&c->err, ERR_USAGE, "“%s” is no kind of line. There "
		    "are: discussion, action, advice, information, "
		    "restricted.", kind);
		return false;
	}
	if (value == LINE_ACTION && !call_has(c, "owner"))
		return line_understand(c, c->argv[0],
		    arena_printf(c->arena, "+%s", text), l);
	record_clear(&line_record, l);
	l->kind = value;
	l->text = text;
	return true;
}

static int
run(struct call *c)
{
	const char *text;
	struct line l;

	if (!line_text(c, c->argv[3], &text) ||
	    !make(c, c->argv[2], text, &l) || !line_options(c, &l) ||
	    !line_write(c, c->argv[0], c->argv[1], &l) ||
	    !line_print(c, &l))
		return call_fail(c);
	return 0;
}

static int
list(struct call *c)
{
	struct meeting m;
	struct item item;
	struct line *lines;
	int count;

	if (!meeting_get(c->db, c->argv[0], c->arena, &m, &c->err))
		return call_fail(c);
	if (c->argc == 1)
		return lines_of_meeting(c->db, m.id, c->arena, &lines,
		    &count, &c->err) ? lines_print(c, lines, count) :
		    call_fail(c);
	if (!agenda_item(c->db, m.id, c->argv[1], c->arena, &item,
	    &c->err) || !lines_of_item(c->db, item.id, c->arena, &lines,
	    &count, &c->err))
		return call_fail(c);
	return lines_print(c, lines, count);
}

int
line_show(struct call *c, const char *id)
{
	struct line l;

	return line_get(c->db, id, c->arena, &l, &c->err) &&
	    line_print(c, &l) ? 0 : call_fail(c);
}

static int
move(struct call *c)
{
	return line_move(c->db, c->argv[0], c->argv[1], &c->err) ?
	    line_show(c, c->argv[0]) : call_fail(c);
}

static int
take_out(struct call *c)
{
	return line_remove(c->db, c->argv[0], &c->err) ? 0 : call_fail(c);
}

static bool
change_kind(struct call *c, struct line *l)
{
	const char *kind = call_option(c, "kind");

	if (kind == NULL)
		return true;
	l->kind = word_value(line_kind_words, kind);
	if (l->kind == INT_NONE) {
		err_set(&c->err, ERR_USAGE, "“%s” is no kind of line.",
		    kind);
		return false;
	}
	if (l->kind != LINE_ACTION) {
		l->owner = NULL;
		l->due_on = DAY_NONE;
	}
	return true;
}

static int
set(struct call *c)
{
	struct line l;

	if (!line_get(c->db, c->argv[0], c->arena, &l, &c->err) ||
	    (c->argc > 1 && !line_text(c, c->argv[1], &l.text)) ||
	    !change_kind(c, &l) || !line_options(c, &l) ||
	    !line_change(c->db, &l, &c->err) || !line_print(c, &l))
		return call_fail(c);
	return 0;
}

static const struct option_row options[] = {
	{ .name = "owner", .value = "CODE", .says = "Who does it: a role or "
	    "a person" },
	{ .name = "due", .value = "DATE", .says = "By when" },
	{ 0 }
};

static const struct option_row set_options[] = {
	{ .name = "kind", .value = "KIND", .says = "Another kind" },
	{ .name = "owner", .value = "CODE", .says = "Who does it" },
	{ .name = "due", .value = "DATE", .says = "By when" },
	{ 0 }
};

static const struct command words[] = {
	{ .name = "list", .usage = "MEETING [REF]", .run = list, .least = 1,
	    .most = 2, .summary = "Lines of a meeting, or of one case" },
	{ .name = "move", .usage = "LINE REF", .run = move, .least = 2,
	    .most = 2, .flags = COMMAND_WRITES, .may = "write",
	    .summary = "Move a line to the case that it belongs to" },
	{ .name = "remove", .usage = "LINE", .run = take_out, .least = 1,
	    .most = 1, .flags = COMMAND_WRITES, .may = "write",
	    .summary = "Take a line out; its text stays in the register" },
	{ .name = "set", .usage = "LINE [TEXT]", .run = set, .least = 1,
	    .most = 2, .flags = COMMAND_WRITES, .may = "write",
	    .options = set_options,
	    .summary = "Correct a line; the earlier text stays" },
	{ 0 }
};

const struct command command_line = {
	.name = "line", .usage = "MEETING REF KIND TEXT", .run = run,
	.least = 4, .most = 4, .flags = COMMAND_WRITES, .may = "write",
	.options = options, .subs = words,
	.summary = "Write a line of the minutes",
};
