/*
 * Random keys, texts, pastes and sizes on the real screens.  Whatever they
 * do: the promises of the harness hold, no decision is recorded by any key
 * but Enter, no name is shown that nobody asked for, and the chain proves
 * itself at the end.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "screens/screens.h"
#include "tests/screens/fixture.h"

#define SEED 20251112u
#define STEPS 2000
#define STEPS_LONG 20000

static unsigned seed;

static unsigned
rnd(unsigned below)
{
	seed = seed * 1103515245u + 12345u;
	return (seed >> 16) % below;
}

static const char *const named[] = {
	"Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home", "End",
	"Tab", "BackTab", "Backspace", "Delete", "Esc", "F1", "F2", "F3",
	"F4", "F5", "F6", "F7", "F9", "Ctrl-L", "Ctrl-U", "Ctrl-W", "Space",
	"Insert"
};

/* What the question of a release asks to be typed. */
#define RELEASE_WORD	"release " FIXTURE_MEETING

static const char *const texts[] = {
	"12", "L-0311", RELEASE_WORD, "+ SENCo share it fri",
	"Forenamea \xe2\x80\xae is \x1b[31m late", "\xff\xfe\xe2",
	"\xe6\xbc\xa2\xe5\xad\x97 e\xcc\x81", "21 nov", "senco", "zzz"
};

/* A letter that acts, mostly; the panel's keys more often than others. */
static void
press_letter(void)
{
	static const char often[] = "aaddppbsmcotxiveg123456789000nluCRIG";
	char key[2] = "";

	key[0] = rnd(3) > 0 ? often[rnd(sizeof often - 1)] :
	    (char)('!' + rnd('~' - '!'));
	keys(key);
}

static void
one_step(bool *entered)
{
	*entered = false;
	switch (rnd(20)) {
	case 0:
		resize(1 + (int)rnd(60), 1 + (int)rnd(160));
		break;
	case 1:
		resize(24, 80);
		break;
	case 2:
		type_text(texts[rnd(sizeof texts / sizeof texts[0])]);
		break;
	case 3:
		paste("a\rd1\rrelease\n");
		break;
	case 4:
	case 5:
	case 6:
	case 7:
		keys("Enter");
		*entered = true;
		break;
	case 8:
	case 9:
	case 10:
		keys(named[rnd(sizeof named / sizeof named[0])]);
		break;
	default:
		press_letter();
	}
}

static bool
is_revealed(void)
{
	return harness_ui()->depth > 0 && fixture_links("reveal name") > 0;
}

static void
begin(void)
{
	fixture_register_past();
	fixture_fill_reset(9);
	fixture_start(&agenda_screen, 24, 80);
	fixture_app()->reveal_ms = 0;
	keys("o Enter Enter Enter");
}

static void
monkey(int steps)
{
	int decisions, links = 0;
	bool entered;

	seed = SEED;
	begin();
	decisions = fixture_links("record decision");
	for (int i = 0; i < steps; i++) {
		one_step(&entered);
		links = fixture_links("record decision");
		if (links > decisions && !entered)
			fail_msg("Step %d recorded without Enter", i);
		decisions = links;
		if (harness_ui()->end == UI_RUNS)
			continue;
		/* Left by q: the register is proved, then a fresh one. */
		fixture_proves();
		begin();
		decisions = fixture_links("record decision");
	}
	fixture_proves();
	printf("# seed %u, %d steps, at most %zu bytes a step, name asked "
	    "for: %s\n", SEED, steps, most_bytes(), is_revealed() ? "yes" :
	    "no");
	fixture_stop();
}

static void
random_keys(void **state)
{
	(void)state;
	monkey(getenv("CONVENE_LONG") != NULL ? STEPS_LONG : STEPS);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_keys),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
