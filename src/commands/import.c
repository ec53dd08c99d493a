/* convene import KIND FILE: files into the register. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/base/file.h"
#include "src/commands/commands.h"
#include "src/domain/imports/import.h"
#include "src/model/field.h"

/* A new list of schools may change every one. */
#define CHANGES_SHOWN 100

/* A sign of life on a terminal; the line is wiped before anything else. */
static void
show_progress(void *ctx, int line, int rows)
{
	(void)ctx;
	fprintf(stderr, "\r%d rows, line %d ", rows, line);
	fflush(stderr);
}

static void
wipe_progress(const struct import_ask *ask)
{
	if (ask->progress != NULL)
		fputs("\r                              \r", stderr);
}

static bool
read_whole(struct call *c, const char *path, struct buf *out)
{
	if (strcmp(path, "-") == 0)
		return file_read_fd(STDIN_FILENO, "standard input",
		    FILE_CEILING, out, &c->err);
	return file_read(path, FILE_CEILING, out, &c->err);
}

static void
say_faults(struct call *c, const char *file, const struct import_list *list)
{
	for (int i = 0; i < list->count; i++)
		call_fault(c, file, list->at[i].line, list->at[i].heading,
		    list->at[i].says);
}

static void
say_notes(struct call *c, const char *file, const struct import_result *r)
{
	for (int i = 0; i < r->notes.count; i++)
		call_fault(c, file, r->notes.at[i].line,
		    r->notes.at[i].heading, arena_printf(c->arena,
		    "Look: %s", r->notes.at[i].says));
	if (*r->unknown != '\0')
		call_note(c, "%s: these headings are not known and %s: %s.",
		    file, strcmp(c->command->name, "referrals") == 0 ?
		    "are kept as notes" : "are passed over", r->unknown);
	if (r->hidden > 0)
		call_note(c, "%s: %zu hidden character%s taken out.", file,
		    r->hidden, r->hidden == 1 ? " was" : "s were");
}

static void
print_result(struct call *c, const struct import_result *r)
{
	int i;

	for (i = 0; i < r->changes.count && i < CHANGES_SHOWN; i++)
		call_print(c, "%s changed: %s\n", r->changes.at[i].heading,
		    r->changes.at[i].says);
	if (i < r->changes.count)
		call_print(c, "%d more changed; --json lists them all.\n",
		    r->changes.count - i);
	call_print(c, "%d added, %d changed, %d the same, %d refused.\n",
	    r->added, r->changed, r->same, r->refused_rows);
	if (r->undone)
		call_print(c, "Nothing was taken in, because a row was "
		    "refused.\n");
}

static void
json_list(struct call *c, const char *key, const struct import_list *list)
{
	json_open_array(&c->js, key);
	for (int i = 0; i < list->count; i++) {
		json_open_object(&c->js, NULL);
		json_number(&c->js, "line", list->at[i].line > 0 ?
		    list->at[i].line : INT_NONE);
		json_text_or_null(&c->js, "heading", list->at[i].heading);
		json_text(&c->js, "says", list->at[i].says);
		json_close_object(&c->js);
	}
	json_close_array(&c->js);
}

static void
json_result(struct call *c, const struct import_result *r)
{
	json_open_object(&c->js, NULL);
	json_int(&c->js, "added", r->added);
	json_int(&c->js, "changed", r->changed);
	json_int(&c->js, "same", r->same);
	json_list(c, "refused", &r->refused);
	json_list(c, "changes", &r->changes);
	json_list(c, "notes", &r->notes);
	json_text_or_null(&c->js, "unknown_headings", r->unknown);
	json_close_object(&c->js);
}

static int
report(struct call *c, const char *file, const struct import_result *r)
{
	say_notes(c, file, r);
	say_faults(c, file, &r->refused);
	if (c->json)
		json_result(c, r);
	else
		print_result(c, r);
	return r->refused_rows > 0 ? ERR_DATA : 0;
}

/* The file as a whole was no good, or the register failed on the way. */
static int
fail(struct call *c, const char *file, const struct import_result *r)
{
	say_faults(c, file, &r->refused);
	if (r->added + r->changed > 0)
		call_note(c, "%s: before this %d rows were added and %d "
		    "changed; they stay.", file, r->added, r->changed);
	if (r->refused.count > 0 && r->refused_rows == 0) {
		c->failed = true;	/* was said with its line */
		return (int)c->err.code;
	}
	err_prefix(&c->err, "%s: ", file);
	return call_fail(c);
}

static int
import(struct call *c, struct import_ask *ask)
{
	int kind = word_value(import_kind_words, c->command->name);
	struct import_result result;
	bool ok;

	if (isatty(STDERR_FILENO) && !c->json)
		ask->progress = show_progress;
	ok = import_file(c->db, (enum import_kind)kind, ask, c->arena,
	    &result, &c->err);
	wipe_progress(ask);
	return ok ? report(c, ask->name, &result) :
	    fail(c, ask->name, &result);
}

static int
run(struct call *c)
{
	struct import_ask ask = { .name = c->argv[0],
	    .map_name = call_option(c, "map"),
	    .all_or_nothing = call_has(c, "all-or-nothing") };
	struct buf bytes = BUF_INIT, map = BUF_INIT;
	int code;

	if (!read_whole(c, ask.name, &bytes) || (ask.map_name != NULL &&
	    !read_whole(c, ask.map_name, &map))) {
		code = call_fail(c);
	} else {
		ask.bytes = buf_text(&bytes);
		ask.size = bytes.len;
		if (ask.map_name != NULL) {
			ask.map = buf_text(&map);
			ask.map_size = map.len;
		}
		code = import(c, &ask);
	}
	buf_release(&map);
	buf_release(&bytes);
	return code;
}

static const struct option_row options[] = {
	{ "map", "FILE", "A CSV file with the columns from and to, which "
	    "renames headings", false },
	{ "all-or-nothing", NULL, "One refused row refuses the file", false },
	{ 0 }
};

#define KIND(word, what) { .name = word, .usage = "FILE [--map FILE] " \
	"[--all-or-nothing]", .run = run, .least = 1, .most = 1, \
	.flags = COMMAND_WRITES, .may = "refer", .options = options, \
	.summary = what }

static const struct command words[] = {
	KIND("holidays", "Bank holidays, from the JSON of GOV.UK or CSV"),
	KIND("people", "Who sits on panels, presents, writes or chairs"),
	KIND("referrals", "Referrals, one a row"),
	KIND("schools", "Schools, from the lists that are published"),
	KIND("terms", "Term dates, holidays and training days"),
	{ 0 }
};

const struct command command_import = {
	.name = "import", .usage = "", .subs = words,
	.summary = "Take in a file of schools, holidays, terms, people or "
	    "referrals",
};
