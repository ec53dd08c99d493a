/* convene papers REF: what lies beside a referral, and noting it. */
#include <string.h>

#include "src/base/day.h"
#include "src/commands/commands.h"
#include "src/domain/referral/papers.h"

static void
print_paper(struct call *c, const struct paper_line *l)
{
	call_print(c, "%-18s %-22s %s%s%s%s\n", l->code, l->says, l->label,
	    l->wanted ? " (asked for)" : "", *l->kept ? ", kept: " : "",
	    l->kept);
	if (*l->file != '\0')
		call_print(c, "%-18s file %s\n%-18s SHA-256 %s\n", "",
		    l->file, "", l->sha256);
}

static void
json_paper(struct call *c, const struct paper_line *l)
{
	json_open_object(&c->js, NULL);
	json_text(&c->js, "code", l->code);
	json_text(&c->js, "label", l->label);
	json_bool(&c->js, "wanted", l->wanted);
	json_text(&c->js, "state", evidence_state_words[l->state]);
	json_bool(&c->js, "late", l->late);
	json_day(&c->js, "added_on", l->added_on);
	json_text_or_null(&c->js, "kept", l->kept);
	json_text_or_null(&c->js, "file", l->file);
	json_text_or_null(&c->js, "sha256", l->sha256);
	json_close_object(&c->js);
}

static int
show(struct call *c)
{
	struct dossier d;
	struct paper_line *lines;
	int count;

	if (!dossier_load(c->db, c->argv[0], c->arena, &d, &c->err) ||
	    !papers_of(c->db, &d, c->arena, &lines, &count, &c->err))
		return call_fail(c);
	if (c->json)
		json_open_array(&c->js, NULL);
	else
		call_print(c, "%s  %s\n", d.referral.ref, papers_count(lines,
		    count, c->arena));
	for (int i = 0; i < count; i++) {
		if (c->json)
			json_paper(c, &lines[i]);
		else
			print_paper(c, &lines[i]);
	}
	if (c->json)
		json_close_array(&c->js);
	return 0;
}

static int
set(struct call *c)
{
	struct paper_change p = { .code = c->argv[2],
	    .state = word_value(evidence_state_words, c->argv[3]),
	    .kept = call_option(c, "kept"), .file = call_option(c, "file") };

	if (p.state == INT_NONE)
		return call_refuse(c, ERR_USAGE, "“%s” should be held, "
		    "to-follow or not-held.", c->argv[3]);
	if (!paper_set(c->db, c->argv[0], &p, &c->err))
		return call_fail(c);
	return show(c);
}

static int
run(struct call *c)
{
	if (c->argc == 1)
		return show(c);
	if (c->argc == 4 && strcmp(c->argv[1], "set") == 0)
		return set(c);
	return call_usage(c, "After the reference stands nothing, or set, a "
	    "paper and its state.");
}

static const struct option_row options[] = {
	{ "kept", "WHERE", "Where the paper is kept", false },
	{ "file", "PATH", "The paper as a file: its SHA-256 is noted",
	    false },
	{ 0 }
};

const struct command command_papers = {
	.name = "papers",
	.usage = "REF [set CODE held|to-follow|not-held [--kept WHERE] "
	    "[--file PATH]]",
	.run = run, .least = 1, .most = 4, .flags = COMMAND_WRITES,
	.options = options,
	.summary = "The papers of a referral: asked for, held, to follow",
};
