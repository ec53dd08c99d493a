/*
 * Running one command: the register is opened for it, what it printed is
 * written, and what it says becomes the exit code.
 */
#include "src/commands/command.h"

#include <bsd/stdlib.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <time.h>
#include <unistd.h>

#include "src/base/day.h"
#include "src/commands/cli.h"
#include "src/domain/register/access.h"
#include "src/domain/register/register.h"

static void
say(const char *sentence)
{
	struct buf b = BUF_INIT;

	buf_printf(&b, "convene: %s\n", sentence);
	cli_write(STDERR_FILENO, buf_text(&b), b.len);
	buf_release(&b);
}

int
call_fail(struct call *c)
{
	c->failed = true;
	say(c->err.text[0] != '\0' ? c->err.text : "This did not work.");
	return c->err.code != ERR_NONE ? (int)c->err.code : EX_SOFTWARE;
}

int
call_refuse(struct call *c, enum err_code code, const char *fmt, ...)
{
	char text[sizeof c->err.text];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	err_set(&c->err, code, "%s", text);
	return call_fail(c);
}

int
call_usage(struct call *c, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	char text[sizeof c->err.text];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	c->failed = true;
	say(text);
	help_usage(c, &b);
	cli_write(STDERR_FILENO, buf_text(&b), b.len);
	buf_release(&b);
	return EX_USAGE;
}

void
call_note(struct call *c, const char *fmt, ...)
{
	char text[sizeof c->err.text];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	say(text);
}

void
call_fault(struct call *c, const char *file, int line, const char *heading,
    const char *says)
{
	struct buf b = BUF_INIT;

	(void)c;
	buf_printf(&b, "%s:", file);
	if (line > 0)
		buf_printf(&b, "%d:", line);
	if (heading != NULL && *heading != '\0')
		buf_printf(&b, " %s:", heading);
	buf_printf(&b, " %s\n", says);
	cli_write(STDERR_FILENO, buf_text(&b), b.len);
	buf_release(&b);
}

void
call_print(struct call *c, const char *fmt, ...)
{
	char small[512], *large;
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(small, sizeof small, fmt, ap);
	va_end(ap);
	if (n < (int)sizeof small) {
		buf_str(&c->out, small);
		return;
	}
	large = arena_alloc(c->arena, (size_t)n + 1);
	va_start(ap, fmt);
	vsnprintf(large, (size_t)n + 1, fmt, ap);
	va_end(ap);
	buf_str(&c->out, large);
}

void
call_json_time(struct call *c, const char *key, int64_t seconds)
{
	time_t t = (time_t)seconds;
	struct tm tm = { 0 };

	localtime_r(&t, &tm);
	json_time(&c->js, key, seconds, (int)tm.tm_gmtoff);
}

const char *
call_option(const struct call *c, const char *name)
{
	const struct option_row *o = c->command->options;

	for (int i = 0; o != NULL && o[i].name != NULL; i++)
		if (strcmp(o[i].name, name) == 0)
			return c->values[i];
	return NULL;
}

bool
call_has(const struct call *c, const char *name)
{
	return call_option(c, name) != NULL;
}

bool
call_day(struct call *c, const char *name, int *out)
{
	const char *text = call_option(c, name);
	int day = text != NULL ? day_parse(text) : DAY_NONE;

	if (text != NULL && day == DAY_NONE) {
		err_set(&c->err, ERR_USAGE, "--%s takes a date such as "
		    "2025-11-12 or 12/11/2025, not “%s”.", name, text);
		return false;
	}
	*out = day;
	return true;
}

bool
call_number(struct call *c, const char *name, int low, int high,
    int fallback, int *out)
{
	const char *text = call_option(c, name), *fault = NULL;
	long long n = fallback;

	if (text != NULL)
		n = strtonum(text, low, high, &fault);
	if (fault != NULL) {
		err_set(&c->err, ERR_USAGE, "--%s takes a number from %d to "
		    "%d, not “%s”.", name, low, high, text);
		return false;
	}
	*out = (int)n;
	return true;
}

/* Writing happens once, so that a refusal leaves stdout empty. */
static int
finish(struct call *c, int code)
{
	if (c->failed)
		return code;
	if (c->json && c->out.len > 0)
		json_end(&c->js);
	if (buf_overflowed(&c->out)) {
		say("This is too much to print. Ask for less of it.");
		return EX_DATAERR;
	}
	if (cli_write(STDOUT_FILENO, buf_text(&c->out), c->out.len))
		return code;
	if (errno != EPIPE)
		say("What was asked for could not be written out in full.");
	return EX_IOERR;
}

static bool
counts_fit(const struct call *c)
{
	return c->argc >= c->command->least &&
	    (c->command->most == MANY || c->argc <= c->command->most);
}

/* What the words alone tell; 0 when they are right. */
static int
check_words(struct call *c)
{
	const struct command *k = c->command;

	if (k->run == NULL || !counts_fit(c))
		return call_usage(c, c->argc < k->least ?
		    "Something is missing after “%s”." :
		    "There is too much after “%s”.", c->words);
	if (c->overrides != NULL && !(k->flags & COMMAND_OVERRIDES))
		return call_refuse(c, ERR_USAGE, "“%s” has no rule that an "
		    "--override could pass.", c->words);
	return 0;
}

static int
run_command(struct call *c)
{
	const struct command *k = c->command;
	int code;

	if (c->db != NULL && !access_may(c->db, k->may != NULL ? k->may :
	    "read", &c->err))
		return call_fail(c);
	if (c->dry_run && c->db != NULL)
		register_dry_run(c->db);
	code = k->run(c);
	if (c->dry_run && k->flags & COMMAND_WRITES && !c->failed)
		say("Nothing was changed: this was a rehearsal.");
	return finish(c, code);
}

static bool
open_for(struct call *c)
{
	const char *notice = NULL;
	int flags = c->command != NULL ? c->command->flags : 0;

	if (flags & COMMAND_NO_REGISTER)
		return true;
	if (register_open(c->path, c->arena, &c->db, &notice, &c->err)) {
		if (notice != NULL)
			say(notice);
		return true;
	}
	return flags & COMMAND_ANY_REGISTER && c->err.code == ERR_NO_INPUT;
}

/* No register, no command, and somebody who can be asked. */
static bool
wants_first(const struct call *c)
{
	return c->command == NULL && c->first != NULL && !c->json &&
	    c->err.code == ERR_NO_INPUT && isatty(STDIN_FILENO) &&
	    isatty(STDOUT_FILENO);
}

static int
run_first(struct call *c)
{
	int code = c->first(c->path, c->arena, &c->db);

	return c->db != NULL ? c->screens(c->db, NULL, NULL) : code;
}

static int
run_call(struct call *c, const struct cli *cli)
{
	int code;

	if (cli->version) {
		call_print(c, "%s\n", PACKAGE_STRING);
		return finish(c, EX_OK);
	}
	if (cli->help) {
		if (c->command == NULL)
			help_program(&c->out);
		else
			help_command(c, &c->out);
		c->json = false;
		return finish(c, EX_OK);
	}
	if (c->command != NULL && (code = check_words(c)) != 0)
		return code;
	c->path_given = cli->register_path;
	if (!register_path(cli->register_path, c->arena, &c->path, &c->err))
		return call_fail(c);
	if (!open_for(c))
		return wants_first(c) ? run_first(c) : call_fail(c);
	if (c->command == NULL)
		return access_may(c->db, "read", &c->err) ?
		    c->screens(c->db, NULL, NULL) : call_fail(c);
	return run_command(c);
}

int
command_main(int argc, char **argv, screens_fn *screens, first_fn *first)
{
	struct arena arena = ARENA_INIT;
	struct call c = { .arena = &arena, .screens = screens,
	    .first = first, .err = ERR_INIT };
	struct cli cli = { 0 };
	int code;

	c.js = (struct json)JSON_INIT(&c.out);
	code = cli_read(argc, argv, &cli, &c) ? run_call(&c, &cli) :
	    call_fail(&c);
	register_close(c.db);
	buf_release(&c.out);
	arena_release(&arena);
	return code;
}
