/*
 * convene plan, plans, minutes, sheet, slips, check, release: the documents
 * of a meeting.
 */
#include <string.h>
#include <unistd.h>

#include "src/base/file.h"
#include "src/base/text.h"
#include "src/commands/commands.h"
#include "src/commands/documents.h"
#include "src/domain/documents/addressee.h"
#include "src/domain/documents/document.h"
#include "src/domain/documents/leak.h"
#include "src/render/document.h"

#define PLAN_CEILING ((size_t)256 * 1024)
#define TEXT_WIDTH 78

static const struct option_row format_options[] = {
	{ "format", "md|html|text", "Markdown (the default), HTML, text",
	    false },
	{ 0 }
};

int
print_document(struct call *c, const char *title, const char *markdown)
{
	const char *format = call_option(c, "format");
	struct document *d;

	if (format == NULL || strcmp(format, "md") == 0) {
		buf_str(&c->out, markdown);
		return 0;
	}
	if (strcmp(format, "html") != 0 && strcmp(format, "text") != 0)
		return call_usage(c, "“%s” is no format: choose md, html or "
		    "text.", format);
	d = document_parse(markdown, &c->err);
	if (d == NULL)
		return call_fail(c);
	if (strcmp(format, "html") == 0)
		document_html(d, title, &c->out);
	else
		document_text(d, TEXT_WIDTH, &c->out);
	document_free(d);
	return 0;
}

static void
print_hits(struct call *c, const struct hit *hits, int n)
{
	for (int i = 0; i < n; i++)
		call_fault(c, hits[i].document, 0, hits[i].where,
		    arena_printf(c->arena, "holds %s", hits[i].found));
}

/* The text that somebody wrote by hand. */
static bool
read_edit(struct call *c, const char *path, struct buf *out)
{
	struct buf raw = BUF_INIT;
	bool ok = strcmp(path, "-") == 0 ?
	    file_read_fd(STDIN_FILENO, "standard input", PLAN_CEILING, &raw,
	    &c->err) : file_read(path, PLAN_CEILING, &raw, &c->err);

	if (ok)
		text_import(buf_text(&raw), raw.len, TEXT_LINES, out, NULL);
	buf_release(&raw);
	return ok;
}

/* A plan that is printed may be on its way to somebody. */
static bool
note_hits(struct call *c, const struct plan *p)
{
	struct hit *hits;
	int count;

	if (check_is_passed(p))
		return true;
	if (!check_plan(c->db, p, NULL, c->arena, &hits, &count,
	    &c->err))
		return false;
	for (int i = 0; i < count; i++)
		call_note(c, "Do not send this as it is: %s holds %s.",
		    hits[i].where, hits[i].found);
	return true;
}

/* To whom it goes, as JSON or on stderr; nobody is said always. */
static bool
say_addressees(struct call *c, const struct plan *p)
{
	const char *missing;
	struct addressee *to;
	int n;

	if (!plan_addressees(c->db, p, c->arena, &to, &n, &missing, &c->err))
		return false;
	if (missing != NULL)
		call_note(c, "%s", missing);
	if (!c->json) {
		if (missing == NULL)
			call_note(c, "To %s.", addressees_mailed(to, n,
			    c->arena));
		return true;
	}
	json_open_array(&c->js, "to");
	for (int i = 0; i < n; i++) {
		json_open_object(&c->js, NULL);
		json_text_or_null(&c->js, "role", to[i].role);
		json_text_or_null(&c->js, "name", to[i].name);
		json_text(&c->js, "email", to[i].email);
		json_text_or_null(&c->js, "source", to[i].source);
		json_bool(&c->js, "fallback", to[i].fallback);
		json_close_object(&c->js);
	}
	json_close_array(&c->js);
	return true;
}

static int
plan_say(struct call *c, const char *ref, const struct plan *p, bool stale)
{
	if (stale)
		call_note(c, "The case has changed since this plan was "
		    "edited by hand. Compare it with --generated; when you "
		    "have looked, pass it or edit it again.");
	if (!note_hits(c, p))
		return call_fail(c);
	if (!c->json)
		return say_addressees(c, p) ? print_document(c, ref,
		    p->markdown) : call_fail(c);
	json_open_object(&c->js, NULL);
	json_text(&c->js, "ref", ref);
	json_bool(&c->js, "stale", stale);
	if (!say_addressees(c, p))
		return call_fail(c);
	json_record(&c->js, &plan_record, p);
	json_close_object(&c->js);
	return 0;
}

static int
plan_run(struct call *c)
{
	const char *ref = c->argv[0], *meeting = call_option(c, "meeting");
	const char *edit = call_option(c, "edit");
	struct buf text = BUF_INIT;
	struct plan p;
	bool stale, ok = true;

	if (call_has(c, "generated")) {
		if (!plan_unstored(c->db, ref, meeting, c->arena, &p,
		    &c->err) || !note_hits(c, &p))
			return call_fail(c);
		return print_document(c, ref, p.markdown);
	}
	if (!plan_current(c->db, ref, meeting, c->arena, &p, &stale,
	    &c->err))
		return call_fail(c);
	if (edit != NULL)
		ok = read_edit(c, edit, &text) && plan_edit(c->db, &p,
		    buf_text(&text), c->arena, &c->err);
	if (ok && call_has(c, "pass"))
		ok = check_pass(c->db, &p, c->arena, &c->err);
	buf_release(&text);
	return ok ? plan_say(c, ref, &p, stale) : call_fail(c);
}

static const struct option_row plan_options[] = {
	{ "meeting", "MEETING", "The plan of that meeting's decision", false },
	{ "format", "md|html|text", "Markdown (the default), HTML, text",
	    false },
	{ "generated", NULL, "What the template gives now, nothing stored",
	    false },
	{ "edit", "FILE", "Keep this Markdown as the plan; - reads standard "
	    "input", false },
	{ "pass", NULL, "You have looked at what the check found: this text "
	    "may go", false },
	{ 0 }
};

const struct command command_plan = {
	.name = "plan", .usage = "REF", .run = plan_run,
	.summary = "Print the action plan or letter of one referral",
	.least = 1, .most = 1, .flags = COMMAND_WRITES,
	.options = plan_options,
};

static int
plans_run(struct call *c)
{
	const char *folder = call_option(c, "out");
	struct hit *hits;
	int count, n;

	if (folder == NULL)
		return call_usage(c, "Say where to: --out FOLDER.");
	if (!plans_write(c->db, c->argv[0], folder, c->arena, &count, &hits,
	    &n, &c->err))
		return call_fail(c);
	print_hits(c, hits, n);
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_int(&c->js, "written", count);
		json_int(&c->js, "hits", n);
		json_text(&c->js, "folder", folder);
		json_close_object(&c->js);
	} else
		call_print(c, "%d plan%s written to %s\n", count,
		    count == 1 ? "" : "s", folder);
	if (n == 0)
		return 0;
	call_note(c, "Plans in which the check found something were not "
	    "written. Look at each, mend it or pass it with “convene plan "
	    "REF --pass”, and write again.");
	return ERR_NO;
}

static const struct option_row plans_options[] = {
	{ "out", "FOLDER", "The folder that the plans are written to", false },
	{ 0 }
};

const struct command command_plans = {
	.name = "plans", .usage = "MEETING", .run = plans_run,
	.summary = "Write all plans of a meeting into a folder",
	.least = 1, .most = 1, .flags = COMMAND_WRITES,
	.options = plans_options,
};

typedef bool paper_fn(struct db *, const char *, struct arena *,
    const char **, struct err *);

static int
paper_run(struct call *c, paper_fn *make, const char *title)
{
	const char *markdown;

	if (!make(c->db, c->argv[0], c->arena, &markdown, &c->err))
		return call_fail(c);
	if (!c->json)
		return print_document(c, title, markdown);
	json_open_object(&c->js, NULL);
	json_text(&c->js, "ref", c->argv[0]);
	json_text(&c->js, "markdown", markdown);
	json_close_object(&c->js);
	return 0;
}

static int
minutes_run(struct call *c)
{
	return paper_run(c, minutes_markdown, "Minutes");
}

static int
sheet_run(struct call *c)
{
	return paper_run(c, sheet_markdown, "Decisions");
}

static int
slips_run(struct call *c)
{
	return paper_run(c, slips_markdown, "Agenda slips");
}

const struct command command_minutes = {
	.name = "minutes", .usage = "MEETING", .run = minutes_run,
	.summary = "Print the internal minutes of a meeting",
	.least = 1, .most = 1, .options = format_options,
};

const struct command command_sheet = {
	.name = "sheet", .usage = "MEETING", .run = sheet_run,
	.summary = "Print the decision sheet of a meeting",
	.least = 1, .most = 1, .options = format_options,
};

const struct command command_slips = {
	.name = "slips", .usage = "MEETING", .run = slips_run,
	.summary = "Print the agenda slips of a meeting",
	.least = 1, .most = 1, .options = format_options,
};

static int
check_run(struct call *c)
{
	struct hit *hits;
	int n;

	if (!check_meeting(c->db, c->argv[0], c->arena, &hits, &n, &c->err))
		return call_fail(c);
	if (c->json) {
		json_open_array(&c->js, NULL);
		for (int i = 0; i < n; i++) {
			json_open_object(&c->js, NULL);
			json_record(&c->js, &hit_record, &hits[i]);
			json_close_object(&c->js);
		}
		json_close_array(&c->js);
	} else {
		print_hits(c, hits, n);
		call_print(c, n == 0 ? "No plan holds anything of another "
		    "case.\n" : "%d finding%s to look at.\n", n,
		    n == 1 ? "" : "s");
	}
	return n == 0 ? 0 : ERR_NO;
}

const struct command command_check = {
	.name = "check", .usage = "MEETING", .run = check_run,
	.summary = "Search every plan for what belongs to somebody else",
	.least = 1, .most = 1, .flags = COMMAND_WRITES,
};

/* One document, of a case that no meeting decided. */
static bool
release_of_case(struct call *c, int *count, struct hit **hits, int *n)
{
	struct plan p;

	*count = 1;
	return release_case(c->db, c->argv[0], call_option(c, "confirm"),
	    c->arena, &p, hits, n, &c->err);
}

static int
release_run(struct call *c)
{
	struct hit *hits = NULL;
	struct dossier d;
	int count, n = 0;

	if (dossier_load(c->db, c->argv[0], c->arena, &d, NULL) ?
	    !release_of_case(c, &count, &hits, &n) :
	    !release(c->db, c->argv[0], call_option(c, "confirm"), c->arena,
	    &count, &hits, &n, &c->err)) {
		print_hits(c, hits, n);
		return call_fail(c);
	}
	if (c->json) {
		json_open_object(&c->js, NULL);
		json_int(&c->js, "released", count);
		json_close_object(&c->js);
	} else
		call_print(c, "%d plan%s of %s released.\n", count,
		    count == 1 ? "" : "s", c->argv[0]);
	return 0;
}

static const struct option_row release_options[] = {
	{ "confirm", "WORDS", "The words “release MEETING” or “release REF”",
	    false },
	{ 0 }
};

const struct command command_release = {
	.name = "release", .usage = "MEETING|REF", .run = release_run,
	.summary = "Mark the plans of a meeting, or of a case decided "
	    "without one, as released",
	.least = 1, .most = 1, .flags = COMMAND_WRITES, .may = "release",
	.options = release_options,
};
