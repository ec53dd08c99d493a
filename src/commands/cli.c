/*
 * Reading the command line: options of everybody, the command, its word,
 * its own options and arguments.  Every text from outside passes
 * text_import() here.
 */
#include "src/commands/cli.h"

#include <errno.h>
#include <getopt.h>
#include <iconv.h>
#include <langinfo.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "src/base/text.h"
#include "src/base/utf8.h"
#include "src/commands/commands.h"

enum everybody { OPT_JSON = 256, OPT_DRY_RUN, OPT_OVERRIDE, OPT_HELP,
    OPT_VERSION, OPT_OWN };

static const struct option everybody[] = {
	{ "register", required_argument, NULL, 'd' },
	{ "json", no_argument, NULL, OPT_JSON },
	{ "dry-run", no_argument, NULL, OPT_DRY_RUN },
	{ "override", required_argument, NULL, OPT_OVERRIDE },
	{ "help", no_argument, NULL, OPT_HELP },
	{ "version", no_argument, NULL, OPT_VERSION },
};
#define EVERYBODY (sizeof everybody / sizeof everybody[0])
#define OWN_MOST 40

static const char *
imported(struct arena *a, const char *s)
{
	struct buf b = BUF_INIT;
	const char *copy;

	text_import(s, strlen(s), TEXT_LINES, &b, NULL);
	copy = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return copy;
}

/* The rows of everybody, then those of the command. */
static void
options_fill(const struct command *k, struct option out[static
    EVERYBODY + OWN_MOST + 1])
{
	size_t n = EVERYBODY;

	memcpy(out, everybody, sizeof everybody);
	for (const struct option_row *o = k != NULL ? k->options : NULL;
	    o != NULL && o->name != NULL && n < EVERYBODY + OWN_MOST;
	    o++, n++)
		out[n] = (struct option){ o->name, o->value != NULL ?
		    required_argument : no_argument, NULL,
		    OPT_OWN + (int)(o - k->options) };
	out[n] = (struct option){ 0 };
}

/* An unknown option, and the one that was perhaps meant. */
static bool
say_unknown(const struct option *options, const char *arg, struct call *c)
{
	const char *names[EVERYBODY + OWN_MOST + 1], *near = NULL;
	char name[40];
	int n = 0;

	for (; options[n].name != NULL; n++)
		names[n] = options[n].name;
	names[n] = NULL;
	snprintf(name, sizeof name, "%.*s", (int)strcspn(arg + 2, "="),
	    arg[1] == '-' ? arg + 2 : "");
	if (arg[1] == '-')
		near = nearest_word(name, names);
	err_set(&c->err, ERR_USAGE, "%s%s has no option “%s”. %s%s%s",
	    c->command != NULL ? "convene " : "convene",
	    c->command != NULL ? c->words : "", arg,
	    near != NULL ? "Did you mean --" : "“--help” lists them.",
	    near != NULL ? near : "", near != NULL ? "?" : "");
	return false;
}

static bool
add_override(const char *text, struct call *c)
{
	size_t rule = strcspn(text, "=");
	const char *known = c->overrides;

	if (rule == 0 || text[rule] == '\0' || text[rule + 1] == '\0' ||
	    strchr(text, ';') != NULL) {
		err_set(&c->err, ERR_USAGE, "--override takes RULE=CODE, "
		    "such as SLIP-17=agreed, not “%s”.", text);
		return false;
	}
	for (; known != NULL; known = strchr(known, ';')) {
		known += *known == ';';
		if (strncmp(known, text, rule + 1) == 0) {
			err_set(&c->err, ERR_USAGE, "The rule %.*s is "
			    "overridden twice. Give one reason for it.",
			    (int)rule, text);
			return false;
		}
	}
	c->overrides = c->overrides == NULL ? text :
	    arena_printf(c->arena, "%s;%s", c->overrides, text);
	return true;
}

static bool
add_own(const struct option_row *o, int i, const char *text, struct call *c)
{
	if (c->values[i] == NULL)
		c->values[i] = text != NULL ? text : "yes";
	else if (o->many)
		c->values[i] = arena_printf(c->arena, "%s;%s", c->values[i],
		    text);
	else if (o->value != NULL) {
		err_set(&c->err, ERR_USAGE, "--%s is given twice; it can "
		    "have one value.", o->name);
		return false;
	}
	return true;
}

static bool
take_option(int which, struct cli *cli, struct call *c)
{
	const char *text = optarg != NULL ? imported(c->arena, optarg) : NULL;

	switch (which) {
	case 'd':
		cli->register_path = text;
		return true;
	case OPT_JSON:
		return c->json = true;
	case OPT_DRY_RUN:
		return c->dry_run = true;
	case OPT_OVERRIDE:
		return add_override(text, c);
	case 'h':
	case OPT_HELP:
		return cli->help = true;
	case OPT_VERSION:
		return cli->version = true;
	default:
		return add_own(&c->command->options[which - OPT_OWN],
		    which - OPT_OWN, text, c);
	}
}

static bool
say_wrong(int which, const struct option *options, char **argv,
    struct call *c)
{
	const char *arg = imported(c->arena, argv[optind - 1]);
	char letter[3] = { '-', (char)optopt, '\0' };

	if (which == ':') {
		err_set(&c->err, ERR_USAGE, "The option %s needs a value "
		    "after it.", arg);
		return false;
	}
	if (optopt > 255) {
		err_set(&c->err, ERR_USAGE, "The option %.*s takes no "
		    "value.", (int)strcspn(arg, "="), arg);
		return false;
	}
	return say_unknown(options, optopt != 0 ? letter : arg, c);
}

/*
 * Options up to the first word (FIRST), or all that is left with the words
 * between them going to c->argv.
 */
static bool
read_options(int argc, char **argv, bool first, struct cli *cli,
    struct call *c)
{
	struct option options[EVERYBODY + OWN_MOST + 1];
	int which;

	options_fill(c->command, options);
	while ((which = getopt_long(argc, argv, first ? "+:d:h" : "-:d:h",
	    options, NULL)) != -1) {
		if (which == 1)
			c->argv[c->argc++] = imported(c->arena, optarg);
		else if (which == '?' || which == ':')
			return say_wrong(which, options, argv, c);
		else if (!take_option(which, cli, c))
			return false;
	}
	if (!first)
		for (; optind < argc; optind++)
			c->argv[c->argc++] = imported(c->arena, argv[optind]);
	return true;
}

static const struct command *
command_find(const char *name)
{
	for (int i = 0; commands[i] != NULL; i++)
		if (strcmp(commands[i]->name, name) == 0)
			return commands[i];
	return NULL;
}

#define WORDS_MOST 80

static bool
say_no_command(const char *name, struct call *c)
{
	const char *names[WORDS_MOST], *near;
	int n = 0;

	for (; n < WORDS_MOST - 1 && commands[n] != NULL; n++)
		names[n] = commands[n]->name;
	names[n] = NULL;
	near = nearest_word(name, names);
	if (near != NULL)
		err_set(&c->err, ERR_USAGE, "There is no command “%s”. Did "
		    "you mean “%s”?", name, near);
	else
		err_set(&c->err, ERR_USAGE, "There is no command “%s”. "
		    "“convene --help” lists them.", name);
	return false;
}

static bool
say_no_word(const char *word, struct call *c)
{
	const char *names[WORDS_MOST], *near = NULL;
	struct buf list = BUF_INIT;
	int n = 0;

	for (const struct command *s = c->command->subs; s->name != NULL &&
	    n < WORDS_MOST - 1; s++) {
		buf_printf(&list, "%s%s", n ? ", " : "", s->name);
		names[n++] = s->name;
	}
	names[n] = NULL;
	if (word != NULL)
		near = nearest_word(word, names);
	if (near != NULL)
		err_set(&c->err, ERR_USAGE, "There is no “%s %s”. Did you "
		    "mean “%s %s”?", c->words, word, c->words, near);
	else
		err_set(&c->err, ERR_USAGE, "After “%s” goes one of these: "
		    "%s.", c->words, buf_text(&list));
	buf_release(&list);
	return false;
}

/*
 * The word after a command that has words.  Switches of everybody may stand
 * before it; what else begins with "-" is left to the command.
 */
static bool
read_word(int argc, char **argv, struct cli *cli, struct call *c)
{
	const char *word;

	if (c->command->run == NULL && !read_options(argc, argv, true, cli,
	    c))
		return false;
	word = optind < argc ? imported(c->arena, argv[optind]) : NULL;
	for (const struct command *s = c->command->subs; word != NULL &&
	    s->name != NULL; s++) {
		if (strcmp(s->name, word) != 0)
			continue;
		c->words = arena_printf(c->arena, "%s %s", c->words, word);
		c->command = s;
		optind++;
		return true;
	}
	if (c->command->run != NULL || cli->help)
		return true;
	return say_no_word(word, c);
}

bool
cli_read(int argc, char **argv, struct cli *cli, struct call *c)
{
	const char *name;

	opterr = 0;
	optind = 0;		/* 0 makes glibc start afresh */
	c->words = "";
	if (!read_options(argc, argv, true, cli, c))
		return false;
	if (optind >= argc)
		return true;
	name = imported(c->arena, argv[optind++]);
	c->words = name;
	if ((c->command = command_find(name)) == NULL)
		return say_no_command(name, c);
	if (c->command->subs != NULL && !read_word(argc, argv, cli, c))
		return false;
	argc -= optind - 1;
	argv += optind - 1;
	optind = 0;
	c->argv = arena_array(c->arena, (size_t)argc + 1, sizeof *c->argv);
	c->values = arena_array(c->arena, OWN_MOST, sizeof *c->values);
	return read_options(argc, argv, false, cli, c);
}

/*
 * In a set of characters that is not UTF-8, what it lacks becomes the nearest
 * that it has.
 */
static void
to_charset(const struct buf *from, struct buf *out)
{
	char set[64], room[512], *in = from->p, *to;
	size_t left = from->len, space;
	iconv_t cd;

	snprintf(set, sizeof set, "%s//TRANSLIT", nl_langinfo(CODESET));
	cd = iconv_open(set, "UTF-8");
	while (cd != (iconv_t)-1 && left > 0) {
		to = room;
		space = sizeof room - 1;
		if (iconv(cd, &in, &left, &to, &space) == (size_t)-1 &&
		    errno != E2BIG) {
			/* nothing is near: pass over this letter */
			unsigned letter;
			size_t n = utf8_decode(in, left, &letter);

			in += n;
			left -= n;
			*to++ = '?';
		}
		buf_add(out, room, (size_t)(to - room));
	}
	if (cd == (iconv_t)-1)
		buf_add(out, from->p, from->len);
	else
		iconv_close(cd);
}

bool
cli_write(int fd, const char *text, size_t n)
{
	struct buf safe = BUF_INIT, shown = BUF_INIT;
	bool ok = true;

	if (isatty(fd)) {
		text_import(text, n, TEXT_LINES, &safe, NULL);
		if (safe.len > 0 && strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
			to_charset(&safe, &shown);
		text = shown.len > 0 ? buf_text(&shown) : buf_text(&safe);
		n = shown.len > 0 ? shown.len : safe.len;
	}
	while (ok && n > 0) {
		ssize_t w = write(fd, text, n);

		if (w < 0 && errno == EINTR)
			continue;
		ok = w > 0;
		if (ok) {
			text += w;
			n -= (size_t)w;
		}
	}
	buf_release(&safe);
	buf_release(&shown);
	return ok;
}
