/*
 * The tables of keys of all screens, and their help pages: what is promised
 * in words exists, and nothing is promised twice.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <ctype.h>
#include <string.h>

#include <cmocka.h>

#include "screens/app.h"
#include "screens/screens.h"
#include "screens/ui/keymap.h"
#include "src/base/embed.h"

extern const struct embedded help_pages[];

/* Keys that the loop keeps for itself. */
static const struct binding loop_keys[] = {
	{ "Ctrl-L", "redraw", NULL, "Paint everything again", NULL, NULL },
	{ "Ctrl-Z", "suspend", NULL, "Stop the program for now", NULL, NULL },
	{ 0 }
};

/* What means the same on every screen; others may be taken over. */
static const struct binding fixed_keys[] = {
	{ "?", "help", NULL, "", NULL, NULL },
	{ ":", "commands", NULL, "", NULL, NULL },
	{ "q", "back", NULL, "", NULL, NULL },
	{ "F2", "agenda", NULL, "", NULL, NULL },
	{ "F4", "case", NULL, "", NULL, NULL },
	{ 0 }
};

/* A row without a key is for the palette: it has a name of its own. */
static void
tables_are_sound(void **state)
{
	struct buf faults = BUF_INIT;

	(void)state;
	keymap_check("everywhere", app_keys, loop_keys, &faults);
	for (int i = 0; all_screens[i] != NULL; i++) {
		const struct screen_ops *o = all_screens[i];

		keymap_check(o->name, o->keys, loop_keys, &faults);
		if (!o->modal)
			keymap_check(o->name, o->keys, fixed_keys,
			    &faults);
	}
	if (faults.len > 0)
		fail_msg("%s", buf_text(&faults));
	buf_release(&faults);
}

static void
check_words(const char *screen, const struct binding *b)
{
	size_t n = strlen(b->help);

	if (!isupper((unsigned char)b->help[0]) || b->help[n - 1] == '.')
		fail_msg("%s: %s: \"%s\" is no sentence without its full "
		    "stop", screen, b->name, b->help);
	for (const char *p = b->name; *p != '\0'; p++)
		if (!islower((unsigned char)*p) && *p != '-')
			fail_msg("%s: the name %s", screen, b->name);
	if (b->hint != NULL && (strlen(b->hint) > 24 || *b->hint == '\0'))
		fail_msg("%s: the hint of %s is too long", screen, b->name);
}

static void
words_are_in_order(void **state)
{
	(void)state;
	for (const struct binding *b = app_keys; b->name != NULL; b++)
		check_words("everywhere", b);
	for (int i = 0; all_screens[i] != NULL; i++)
		for (const struct binding *b = all_screens[i]->keys;
		    b->name != NULL; b++)
			check_words(all_screens[i]->name, b);
}

static const char *
page_of(const char *name)
{
	size_t n = strlen(name);

	for (const struct embedded *p = help_pages; p->name != NULL; p++)
		if (strncmp(p->name, name, n) == 0 &&
		    strcmp(p->name + n, ".md") == 0)
			return (const char *)p->bytes;
	return NULL;
}

static void
every_screen_has_a_page(void **state)
{
	(void)state;
	for (int i = 0; all_screens[i] != NULL; i++) {
		const char *page = page_of(all_screens[i]->name);

		if (page == NULL)
			fail_msg("There is no page about %s",
			    all_screens[i]->name);
		assert_int_equal(page[0], '#');
		assert_true(strlen(page) > 100);
	}
}

static void
names_are_unique(void **state)
{
	(void)state;
	for (int i = 0; all_screens[i] != NULL; i++)
		for (int j = i + 1; all_screens[j] != NULL; j++)
			assert_string_not_equal(all_screens[i]->name,
			    all_screens[j]->name);
}

static bool
is_bound(const struct binding *table, struct key k)
{
	for (; table != NULL && table->name != NULL; table++)
		if (table->keys != NULL && key_among(k, table->keys))
			return true;
	return false;
}

/* Keys that lists, pagers and editors take by themselves. */
static bool
is_of_toolkit(struct key k)
{
	return key_among(k, "Up Down PageUp PageDown Home End / Tab Esc");
}

/* Bold words of a page that are keys must do something there. */
static void
keys_in_pages_exist(void **state)
{
	char word[32];

	(void)state;
	for (int i = 0; all_screens[i] != NULL; i++) {
		const struct screen_ops *o = all_screens[i];
		const char *at = page_of(o->name);

		/* The form's letters answer its fields: no table has them;
		 * the page about help speaks of all screens. */
		if (o == &form_screen || o == &help_screen)
			continue;
		while ((at = strstr(at, "**")) != NULL) {
			size_t n = strcspn(at + 2, "*");
			struct key k;

			memset(word, 0, sizeof word);
			if (n < sizeof word)
				memcpy(word, at + 2, n);
			at += n + 4;
			/* A mark that a form shows is no key. */
			if (!key_parse(word, &k) || is_of_toolkit(k) ||
			    (n == 1 && ispunct((unsigned char)word[0])))
				continue;
			if (!is_bound(o->keys, k) && !is_bound(app_keys, k))
				fail_msg("help/%s.md: %s does nothing there",
				    o->name, word);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_are_sound),
		cmocka_unit_test(words_are_in_order),
		cmocka_unit_test(every_screen_has_a_page),
		cmocka_unit_test(names_are_unique),
		cmocka_unit_test(keys_in_pages_exist),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
