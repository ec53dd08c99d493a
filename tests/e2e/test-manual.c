/*
 * The manual against the table of commands: every command, every word after
 * one and every option stands in help/convene.1, in the paragraphs of its
 * command.  What the paragraphs say is for people to judge.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "src/base/buf.h"
#include "src/commands/commands.h"
#include "src/domain/register/settings.h"

static struct buf manual;	/* the section COMMANDS */
static struct buf missing;

static int
read_manual(void **state)
{
	FILE *f = fopen(TOP_SRCDIR "/help/convene.1", "r");
	char line[1000];
	bool inside = false;

	(void)state;
	if (f == NULL)
		return -1;
	while (fgets(line, sizeof line, f) != NULL) {
		if (strncmp(line, ".Sh ", 4) == 0)
			inside = strcmp(line, ".Sh COMMANDS\n") == 0;
		if (inside)
			buf_str(&manual, line);
	}
	fclose(f);
	return manual.len > 0 ? 0 : -1;
}

static int
free_manual(void **state)
{
	(void)state;
	buf_release(&manual);
	buf_release(&missing);
	return 0;
}

/* Is WORD among the words of the N bytes at TEXT? */
static bool
has_word(const char *text, size_t n, const char *word)
{
	size_t length = strlen(word);

	while (n > 0) {
		size_t blank = strspn(text, " \n"), end;

		if (blank >= n)
			return false;
		text += blank;
		n -= blank;
		end = strcspn(text, " \n");
		if (end == length && memcmp(text, word, length) == 0)
			return true;
		if (end >= n)
			return false;
		text += end;
		n -= end;
	}
	return false;
}

/* Does LINE begin a paragraph about a command, and of this NAME? */
static bool
is_item(const char *line, const char *name)
{
	size_t n = strlen(name);

	return strncmp(line, ".It Cm ", 7) == 0 &&
	    strncmp(line + 7, name, n) == 0 && strchr(" \n", line[7 + n]);
}

static const char *
line_after(const char *line)
{
	const char *end = strchr(line, '\n');

	return end == NULL ? line + strlen(line) : end + 1;
}

/* All paragraphs of a command, or their first lines alone. */
static void
paragraphs_of(const char *name, bool headings, struct buf *out)
{
	bool inside = false;

	for (const char *line = buf_text(&manual); *line != '\0';
	    line = line_after(line)) {
		bool item = strncmp(line, ".It Cm ", 7) == 0;

		if (item || strncmp(line, ".Ss ", 4) == 0)
			inside = is_item(line, name);
		if (inside && (item || !headings))
			buf_add(out, line,
			    (size_t)(line_after(line) - line));
	}
}

/* Is "Fl Fl NAME" there, as a whole word? */
static bool
has_flag(const char *text, const char *name)
{
	size_t n = strlen(name);

	while ((text = strstr(text, "Fl Fl ")) != NULL) {
		text += 6;
		if (strncmp(text, name, n) == 0 && strchr(" \n", text[n]))
			return true;
	}
	return false;
}

static void
look_for_options(const struct command *c, const char *name,
    const struct buf *text)
{
	const struct option_row *o = c->options;

	for (; o != NULL && o->name != NULL; o++) {
		if (!has_flag(buf_text(text), o->name))
			buf_printf(&missing, "%s --%s\n", name, o->name);
	}
}

static void
look_for_command(const struct command *c)
{
	struct buf text = BUF_INIT, heads = BUF_INIT;
	const struct command *sub = c->subs;

	paragraphs_of(c->name, false, &text);
	paragraphs_of(c->name, true, &heads);
	if (text.len == 0)
		buf_printf(&missing, "%s\n", c->name);
	look_for_options(c, c->name, &text);
	for (; sub != NULL && sub->name != NULL; sub++) {
		if (!has_word(buf_text(&heads), heads.len, sub->name))
			buf_printf(&missing, "%s %s\n", c->name, sub->name);
		look_for_options(sub, c->name, &text);
	}
	buf_release(&heads);
	buf_release(&text);
}

static void
every_setting_is_in_the_manual(void **state)
{
	struct buf item = BUF_INIT;

	(void)state;
	for (const struct setting_row *s = settings; s->name != NULL; s++) {
		buf_truncate(&item, 0);
		buf_printf(&item, "\n.It Va %s\n", s->name);
		assert_non_null(strstr(buf_text(&manual), buf_text(&item)));
	}
	buf_release(&item);
}

static void
every_command_is_in_the_manual(void **state)
{
	(void)state;
	for (const struct command *const *c = commands; *c != NULL; c++)
		look_for_command(*c);
	if (missing.len > 0)
		fail_msg("not in help/convene.1:\n%s", buf_text(&missing));
}

static void
commands_stand_in_order(void **state)
{
	(void)state;
	for (const struct command *const *c = commands; c[1] != NULL; c++)
		assert_true(strcmp(c[0]->name, c[1]->name) < 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commands_stand_in_order),
		cmocka_unit_test(every_setting_is_in_the_manual),
		cmocka_unit_test(every_command_is_in_the_manual),
	};

	return cmocka_run_group_tests(tests, read_manual, free_manual);
}
