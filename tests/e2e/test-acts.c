/*
 * Whoever cannot use full screens works by command, one fact a line: every
 * act that a key does on a screen has a command that does it too.  Each key of
 * each screen stands in the table below, with its command, or as one that
 * only moves about, asks, or shows; a key that is not there fails, and so
 * does a command that is none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "src/commands/commands.h"

/* Keys that change nothing in the register. */
#define LOOKS ""

struct act {
	const char *screen;
	const char *names;	/* of keys, blanks between */
	const char *command;	/* words, then options with "--" */
};

static const struct act acts[] = {
	{ "everywhere", "help commands back help-page agenda roll-call "
	    "last-time case close today referrals new-referral unfinished "
	    "follow-up places people meetings schools scheme settings",
	    LOOKS },
	{ "everywhere", "find-anything", "search" },
	{ "everywhere", "import", "import" },
	{ "everywhere", "tutorial", "tutorial" },

	{ "today", "show next-kind last-kind", LOOKS },
	{ "today", "list", "agenda --add" },
	{ "today", "drop-form", "unfinished drop" },

	{ "agenda", "open-meeting", "meeting open" },
	{ "agenda", "fill", "agenda --auto" },
	{ "agenda", "add", "agenda --add" },
	{ "agenda", "take-off", "agenda --remove" },
	{ "agenda", "earlier later", "agenda --order" },
	{ "agenda", "presenter", "agenda --presenter" },
	{ "agenda", "window", "agenda --window" },
	{ "agenda", "minutes", "agenda --minutes" },
	{ "agenda", "invitations", "invitations" },
	{ "agenda", "late", "agenda --late" },
	{ "agenda", "freeze", "meeting freeze" },
	{ "agenda", "slips", "slips" },
	{ "agenda", "meetings", LOOKS },

	{ "open", "go-on", "attend --rest" },
	{ "open", "go-on", "meeting open" },
	{ "open", "present apologies absent sent-information", "attend" },
	{ "open", "substitute", "attend --for" },
	{ "open", "apologies", "attend --substitute" },
	{ "open", "guest presenter", "attend --guest" },
	{ "open", "interest", "attend --reason" },
	{ "open", "chair", "meeting chair" },
	{ "statement", "read", "meeting statement" },
	{ "last-time", "go-on", "meeting minutes" },
	{ "last-time", "go-on", "meeting ratify" },
	{ "last-time", "action-done", "action done" },
	{ "last-time", "action-impossible", "action impossible" },
	{ "last-time", "action-not-done", "action not-done" },
	{ "last-time", "take-back", "action open" },
	{ "last-time", "minutes", "minutes" },

	{ "case", "record propose more choose choose-rest", "decide" },
	{ "case", "unstage go-to previous next lines end", LOOKS },
	{ "case", "take-back", "decide --undo" },
	{ "case", "write", "line" },
	{ "case", "condition", "decide --condition" },
	{ "case", "override", "decide --override" },
	{ "case", "date", "decide --start" },
	{ "case", "skip", "agenda --skip" },
	{ "case", "room interest", "attend --reason" },
	{ "case", "dissent", "decide --dissent" },
	{ "case", "votes", "decide --votes" },
	{ "case", "criteria", "gate mark" },
	{ "case", "plan", "plan" },
	{ "case", "form", "referral set" },
	{ "case", "who", "referral show --names" },

	{ "write", "keep-line", "line" },
	{ "write", "leave", LOOKS },
	{ "lines", "write", "line" },
	{ "lines", "correct", "line set" },
	{ "lines", "owner", "line set --owner" },
	{ "lines", "due", "line set --due" },
	{ "lines", "kind", "line set --kind" },
	{ "lines", "move", "line move" },
	{ "lines", "take-out", "line remove" },

	{ "plan", "edit drop-edit", "plan --edit" },
	{ "plan", "compare", "plan --generated" },
	{ "plan", "findings", "check" },
	{ "plan", "pass", "plan --pass" },
	{ "plan", "release", "release --confirm" },
	{ "plan", "addresses", "plan" },
	{ "plan", "next-plan last-plan", LOOKS },

	{ "close", "go-on", "meeting end" },
	{ "close", "close-record", "meeting close" },
	{ "close", "take-back", "decide --undo" },
	{ "close", "supersede", "decide --supersede" },
	{ "close", "add", "agenda --add" },
	{ "close", "adjourn", "meeting adjourn --to" },
	{ "close", "release", "release" },
	{ "close", "write-plans", "plans --out" },
	{ "close", "minutes", "minutes" },
	{ "close", "sheet", "sheet" },

	{ "referrals", "show unfinished all", LOOKS },
	{ "referrals", "new", "referral add" },
	{ "referrals", "find", "referrals --search" },
	{ "referrals", "filter", "referrals --state" },
	{ "referrals", "sort", "referrals --sort" },
	{ "referrals", "views", "referrals --save" },
	{ "referrals", "views", "referrals --view" },
	{ "referrals", "papers", "papers" },
	{ "referrals", "list", "agenda --add" },
	{ "referrals", "export", "referrals --format" },
	{ "referrals", "import", "import referrals" },
	{ "referrals", "no-consent no-papers", "referrals --lacks" },
	{ "referrals", "no-date", "referrals --undated" },
	{ "referral", "edit", "referral set" },
	{ "referral", "papers", "papers" },
	{ "referral", "name", "referral show --names" },
	{ "referral", "compare", "referral compare" },
	{ "referral", "history", "history" },
	{ "referral", "list", "agenda --add" },
	{ "referral", "join", "referral join" },
	{ "referral", "withdraw", "referral withdraw" },
	{ "referral", "leave", LOOKS },
	{ "form", "end-row take-in", "referral add" },
	{ "form", "end-row take-in", "unfinished take-in" },
	{ "form", "reveal", "referral show --names" },
	{ "form", "take-over leave help", LOOKS },
	{ "form", "drop", "unfinished drop" },
	{ "unfinished", "go-on", "unfinished take-in" },
	{ "unfinished", "new", "referral add" },
	{ "unfinished", "drop", "unfinished drop" },
	{ "papers", "held to-follow not-held", "papers" },
	{ "papers", "kept", "papers --kept" },
	{ "papers", "file", "papers --file" },
	{ "papers", "leave", LOOKS },
	{ "compare", "leave", LOOKS },
	{ "find", "go-there leave", LOOKS },

	{ "follow-up", "show", LOOKS },
	{ "follow-up", "all", "due --all" },
	{ "follow-case", "record", "event" },
	{ "follow-case", "confirm", "due confirm" },
	{ "follow-case", "start", "place start" },
	{ "follow-case", "extend", "place extend" },
	{ "follow-case", "end-place", "place end" },
	{ "follow-case", "answer", "answer" },
	{ "follow-case", "answer", "offer" },
	{ "follow-case", "offer", "offer" },
	{ "follow-case", "hours", "hours" },
	{ "follow-case", "promised", "place take-up" },
	{ "follow-case", "promised", "place give-up" },
	{ "follow-case", "take-back", "event undo" },
	{ "follow-case", "plan", "plan" },
	{ "follow-case", "referral", "referral show" },
	{ "places", "other-list", "queue" },
	{ "places", "show", LOOKS },
	{ "places", "offer", "offer" },
	{ "places", "move", "queue move" },

	{ "first", "answer", "init" },
	{ "meetings", "show", "meeting show" },
	{ "meetings", "new-meeting", "meeting new" },
	{ "meetings", "new-series", "meeting new --until" },
	{ "meetings", "move", "meeting move" },
	{ "meetings", "cancel", "meeting cancel" },
	{ "meetings", "strike", "meeting strike" },
	{ "meetings", "reopen", "meeting reopen" },
	{ "meetings", "dates", "meeting dates" },
	{ "people", "change add-person end-term", "person set" },
	{ "people", "link-school", "person link" },
	{ "people", "unlink-school", "person unlink" },
	{ "people", "in-office", "people --on" },
	{ "people", "to-schools", LOOKS },
	{ "people", "import", "import people" },
	{ "schools", "change", "school set" },
	{ "schools", "find", "schools --search" },
	{ "schools", "address", "school contact" },
	{ "schools", "end-address", "school contact --end" },
	{ "schools", "merge", "school merge" },
	{ "schools", "close-school", "school close" },
	{ "schools", "import", "import schools" },
	{ "schools", "to-people", LOOKS },
	{ "scheme", "next-list last-list find", LOOKS },
	{ "scheme", "choose-scheme", "scheme show" },
	{ "settings", "change", "settings" },
	{ "settings", "change", "scheme texts" },
	{ "settings", "give-role", "member add" },
	{ "settings", "take-role", "member remove" },
	{ "settings", "unset", "settings --unset" },
	{ "import", "take-in file", "import" },
	{ "import", "map", "import people --map" },
	{ "help", "leave page-down", LOOKS },
	{ "help", "read-tutorial", "tutorial" },
};
#define ACTS (sizeof acts / sizeof acts[0])

static struct buf faults;

static bool
has_word(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = list; (p = strstr(p, word)) != NULL; p += n)
		if ((p == list || p[-1] == ' ') && strchr(" ", p[n]) != NULL)
			return true;
	return false;
}

static void
look_for_key(const char *screen, const char *name)
{
	for (size_t i = 0; i < ACTS; i++)
		if (strcmp(acts[i].screen, screen) == 0 &&
		    has_word(acts[i].names, name))
			return;
	buf_printf(&faults, "%s: %s\n", screen, name);
}

static void
every_key_has_its_command(void **state)
{
	(void)state;
	for (const struct binding *b = app_keys; b->name != NULL; b++)
		look_for_key("everywhere", b->name);
	for (int i = 0; all_screens[i] != NULL; i++)
		for (const struct binding *b = all_screens[i]->keys;
		    b->name != NULL; b++)
			look_for_key(all_screens[i]->name, b->name);
	if (faults.len > 0)
		fail_msg("keys without a command:\n%s", buf_text(&faults));
	buf_release(&faults);
}

static bool
screen_has(const char *screen, const char *name)
{
	const struct binding *keys = strcmp(screen, "everywhere") == 0 ?
	    app_keys : NULL;

	for (int i = 0; keys == NULL && all_screens[i] != NULL; i++)
		if (strcmp(all_screens[i]->name, screen) == 0)
			keys = all_screens[i]->keys;
	for (; keys != NULL && keys->name != NULL; keys++)
		if (strcmp(keys->name, name) == 0)
			return true;
	return false;
}

/* No row tells of a key that has gone. */
static void
every_row_has_its_key(void **state)
{
	char names[400], *rest, *name;

	(void)state;
	for (size_t i = 0; i < ACTS; i++) {
		snprintf(names, sizeof names, "%s", acts[i].names);
		rest = names;
		while ((name = strsep(&rest, " ")) != NULL)
			if (!screen_has(acts[i].screen, name))
				fail_msg("%s has no key %s",
				    acts[i].screen, name);
	}
}

static const struct command *
word_after(const struct command *c, const char *word)
{
	if (c == NULL) {
		for (int i = 0; commands[i] != NULL; i++)
			if (strcmp(commands[i]->name, word) == 0)
				return commands[i];
		return NULL;
	}
	for (const struct command *s = c->subs; s != NULL && s->name != NULL;
	    s++)
		if (strcmp(s->name, word) == 0)
			return s;
	return NULL;
}

static bool
has_option(const struct command *c, const char *name)
{
	if (strcmp(name, "override") == 0)
		return c->flags & COMMAND_OVERRIDES;
	for (const struct option_row *o = c->options;
	    o != NULL && o->name != NULL; o++)
		if (strcmp(o->name, name) == 0)
			return true;
	return false;
}

static void
every_command_is_one(void **state)
{
	char words[100], *rest, *word;

	(void)state;
	for (size_t i = 0; i < ACTS; i++) {
		const struct command *c = NULL;

		snprintf(words, sizeof words, "%s", acts[i].command);
		rest = words;
		while (*words != '\0' && (word = strsep(&rest, " ")) != NULL)
			if (strncmp(word, "--", 2) == 0) {
				if (c == NULL || !has_option(c, word + 2))
					fail_msg("%s: no such option",
					    acts[i].command);
			} else if ((c = word_after(c, word)) == NULL)
				fail_msg("%s: no such command",
				    acts[i].command);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_has_its_command),
		cmocka_unit_test(every_row_has_its_key),
		cmocka_unit_test(every_command_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
