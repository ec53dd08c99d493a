/*
 * Tests of templates and of the data that fills them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "src/render/doc.h"
#include "src/render/template.h"

#define COUNT(a) (sizeof (a) / sizeof (a)[0])

static struct arena arena;

/* A plan in small: two actions, one of them without an owner. */
static struct doc *
sample(void)
{
	struct doc *d = doc_new(&arena), *a;

	doc_text(d, "ref", "L-0317");
	doc_text(d, "title", "1. *Reset*\ngroup B");
	doc_text(d, "note", "one\ntwo\n\nthree");
	doc_text(d, "blank", " \n");
	doc_text(d, "none", NULL);
	doc_text(d, "shout", "Look!");
	doc_markdown(d, "standing", "**Please** read\n\n- this\n");
	doc_flag(d, "late", true);
	doc_flag(d, "early", false);
	doc_int(d, "weeks", 7);
	a = doc_item(d, "actions");
	doc_text(a, "what", "Call _home_");
	doc_text(a, "owner", "SENCo");
	a = doc_item(d, "actions");
	doc_text(a, "what", "Write\nplan");
	doc_text(a, "owner", "");
	doc_textf(a, "due", "%d Nov", 14);
	doc_list(d, "nobody");
	return d;
}

static const struct {
	const char *template, *out;
} renders[] = {
	{ "", "" },
	{ "plain\n", "plain\n" },
	{ "a\n\n\n\n\nb\n", "a\n\nb\n" },
	{ "\n\na", "a" },
	/* no heading over nothing, but a title and what is below a section */
	{ "# T\n\n## A\n\n{{none}}\n\n## B\n\nb\n", "# T\n\n## B\n\nb\n" },
	{ "## A\n\n### a\n\n{{none}}\n\n## B\n", "## A\n\n### a\n\n" },
	{ "x ## A\n\n## B", "x ## A\n\n" },
	/* values */
	{ "# {{ref}}: {{title}}\n", "# L-0317: 1\\. \\*Reset\\* group B\n" },
	{ "{{ ref }}\n", "L-0317\n" },
	{ "{{weeks}} weeks\n", "7 weeks\n" },
	{ "{{unset}}|{{none}}|{{late}}|{{actions}}|\n", "||||\n" },
	{ "{{shout}}[a](b)\n", "Look\\![a](b)\n" },
	{ "{{shout}} [a](b)\n", "Look! [a](b)\n" },
	/* blocks */
	{ "{{note}}\n", "one\\\ntwo\n\nthree\n" },
	{ "- a\n\n  {{note}}  \nb\n",
	    "- a\n\n  one\\\n  two\n\n  three\nb\n" },
	{ "> {{note}}\n", "> one\\\n> two\n>\n> three\n" },
	{ "- {{note}}\n", "- one two  three\n" },
	{ "a\n{{none}}\nb\n", "a\nb\n" },
	{ "a\n  {{blank}}\nb\n", "a\nb\n" },
	/* sections */
	{ "{{#late}}LATE {{/late}}{{^late}}in time {{/late}}x\n", "LATE x\n" },
	{ "{{#early}}a{{/early}}{{^early}}b{{/early}}\n", "b\n" },
	{ "{{#blank}}a{{/blank}}{{^blank}}b{{/blank}}\n", "b\n" },
	{ "{{#unset}}a{{/unset}}{{^unset}}b{{/unset}}\n", "b\n" },
	{ "{{#nobody}}a{{/nobody}}{{^nobody}}b{{/nobody}}\n", "b\n" },
	{ "{{#ref}}ref {{ref}}{{/ref}}\n", "ref L-0317\n" },
	{ "a\n{{#late}}\nb\n{{/late}}\nc\n", "a\nb\nc\n" },
	{ "a\n  {{#early}}  \nb\n\t{{/early}}\nc\n", "a\nc\n" },
	{ "a\n{{#late}}{{#early}}\nb\n{{/early}}{{/late}}\nc\n", "a\nc\n" },
	{ "a\n{{#early}}b {{ref}}{{/early}}\nc\n", "a\nc\n" },
	{ "a\n{{#early}}b{{/early}} {{none}}\nc\n", "a\nc\n" },
	/* lists */
	{ "{{#actions}}\n{{number}}. {{what}}{{#owner}} ({{owner}}){{/owner}}"
	    "{{#due}} by {{due}}{{/due}}\n{{/actions}}\n",
	    "1. Call \\_home\\_ (SENCo)\n2. Write plan by 14 Nov\n" },
	{ "{{#actions}}{{what}}{{^last}}, {{/last}}{{/actions}}.\n",
	    "Call \\_home\\_, Write plan.\n" },
	{ "{{#actions}}{{#first}}{{ref}}{{/first}}{{/actions}}\n",
	    "L-0317\n" },
	{ "{{#actions}}\n- {{number}}\n\n  {{what}}\n{{/actions}}\n",
	    "- 1\n\n  Call \\_home\\_\n- 2\n\n  Write\\\n  plan\n" },
	{ "{{^actions}}\nnone\n{{/actions}}\n", "" },
	{ "{{#actions}}{{#actions}}x{{/actions}}{{/actions}}\n", "xxxx\n" },
	/* comments, standing texts */
	{ "a\n{{! not seen }}\nb{{!}}\n", "a\nb\n" },
	{ "{{@md standing}}\nx\n", "**Please** read\n\n- this\nx\n" },
	{ "  {{@md standing}}\n", "  **Please** read\n  \n  - this\n" },
	{ "{{standing}}\n", "\\*\\*Please\\*\\* read\n\n\\- this\n" },
	/* what a person typed is escaped whatever the template says */
	{ "{{@md title}}\n", "1\\. \\*Reset\\*\\\ngroup B\n" },
	{ "x {{@md title}}\n", "x 1\\. \\*Reset\\* group B\n" },
	{ "{{#late}}\r\nb {{ref}}\r\n{{/late}}\r\n", "b L-0317\n" },
	{ "{ref} {{ref}}} }}\n", "{ref} L-0317} }}\n" },
};

static void
templates_are_filled(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(renders); i++) {
		struct err e = ERR_INIT;
		struct buf b = BUF_INIT;

		assert_true(template_render(renders[i].template, sample(), &b,
		    &e));
		assert_string_equal(buf_text(&b), renders[i].out);
		buf_release(&b);
		arena_reset(&arena);
	}
}

static const struct {
	const char *template;
	int line;
	const char *says;
} faults[] = {
	{ "a\n{{#ref}}\nb\n", 2, "{{#ref}} is opened and never closed" },
	{ "a\n\n{{/ref}}\n", 3, "closes what was never opened" },
	{ "{{#ref}}\n{{#late}}\n{{/ref}}\n{{/late}}\n", 3, "closes another" },
	{ "a {{ref\n}}", 1, "not closed on its line" },
	{ "{{}}", 1, "not a tag" },
	{ "{{a b}}", 1, "not a tag" },
	{ "{{#}}{{/}}", 1, "not a tag" },
	{ "{{>part}}", 1, "not a tag" },
	{ "{{{ref}}}", 1, "not a tag" },
	{ "{{@md }}", 1, "not a tag" },
	{ "{{&ref}}", 1, "not a tag" },
	{ "{{ref}}\n\n{{#late}}\n{{nmae}}\n{{/late}}", 4, "nmae" },
	{ "{{#nmae}}{{/nmae}}", 1, "nmae" },
	{ "{{@md nmae}}", 1, "nmae" },
	{ "{{re}}", 1, "{{re}}" },
};

static const char *const known[] = { "ref", "late", NULL };

static void
faults_are_told_with_their_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(faults); i++) {
		struct err e = ERR_INIT;
		int line = 0;

		assert_false(template_check(faults[i].template, known, &line,
		    &e));
		assert_int_equal(e.code, ERR_DATA);
		assert_int_equal(line, faults[i].line);
		assert_non_null(strstr(e.text, faults[i].says));
	}
}

static void
good_templates_pass_the_check(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_true(template_check("{{ref}}{{#late}}{{number}}{{^last}},"
	    "{{/last}}{{/late}}{{! any words }}", known, NULL, &e));
	assert_true(template_check("{{anything}}", NULL, NULL, &e));
}

static void
a_faulty_template_adds_nothing(void **state)
{
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;

	(void)state;
	buf_str(&b, "kept");
	assert_false(template_render("x {{#ref}}", sample(), &b, &e));
	assert_string_equal(buf_text(&b), "kept");
	buf_release(&b);
}

static void
nesting_has_an_end(void **state)
{
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;

	(void)state;
	for (int i = 0; i < TEMPLATE_DEPTH_MAX; i++)
		buf_str(&b, "{{#late}}");
	for (int i = 0; i < TEMPLATE_DEPTH_MAX; i++)
		buf_str(&b, "{{/late}}");
	assert_true(template_check(b.p, known, NULL, &e));
	buf_truncate(&b, 0);
	for (int i = 0; i <= TEMPLATE_DEPTH_MAX; i++)
		buf_str(&b, "{{#late}}");
	for (int i = 0; i <= TEMPLATE_DEPTH_MAX; i++)
		buf_str(&b, "{{/late}}");
	assert_false(template_check(b.p, known, NULL, &e));
	buf_release(&b);
}

static void
a_value_that_is_set_again_is_the_new_one(void **state)
{
	struct doc *d = doc_new(&arena);
	struct err e = ERR_INIT;
	struct buf b = BUF_INIT;

	(void)state;
	doc_text(d, "a", "old");
	doc_text(d, "a", "new");
	doc_text(doc_item(d, "l"), "a", "x");
	doc_list(d, "l");
	doc_text(doc_item(d, "l"), "b", "y");
	assert_true(template_render("{{a}}{{#l}}{{a}}{{b}}{{/l}}", d, &b, &e));
	assert_string_equal(buf_text(&b), "newnewy");
	buf_release(&b);
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(templates_are_filled),
		cmocka_unit_test(faults_are_told_with_their_line),
		cmocka_unit_test(good_templates_pass_the_check),
		cmocka_unit_test(a_faulty_template_adds_nothing),
		cmocka_unit_test(nesting_has_an_end),
		cmocka_unit_test(a_value_that_is_set_again_is_the_new_one),
	};

	return cmocka_run_group_tests(tests, NULL, release);
}
