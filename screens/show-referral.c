/*
 * A referral to look at: what its criteria say, then the form without what
 * says who the pupil is.
 */
#include <string.h>

#include "screens/app.h"
#include "screens/text-view.h"
#include "src/domain/gate.h"
#include "src/domain/now.h"
#include "src/domain/referral.h"
#include "src/render/markdown.h"

static bool
say_gate(struct screen *s, const struct dossier *d, struct buf *out,
    struct err *e)
{
	struct gate g;

	if (!gate_judge(s->app->db, d, NULL, day_today(s->app->db), NULL,
	    &s->arena, &g, e))
		return false;
	buf_str(out, "## Criteria\n\n");
	for (int i = 0; i < g.count; i++) {
		const struct gate_line *l = &g.lines[i];

		buf_str(out, "- ");
		md_inline(out, l->criterion->label);
		buf_printf(out, ": %s (%s)", word_of(criterion_state_words,
		    l->state), l->criterion->rule);
		if (l->blocking) {
			buf_str(out, ". ");
			md_inline(out, l->says);
		}
		buf_str(out, "\n");
	}
	return true;
}

static void
say_form(struct screen *s, const struct dossier *d, struct buf *out)
{
	struct dossier_line *lines;
	int n;

	dossier_lines(d, false, &s->arena, &lines, &n);
	buf_str(out, "\n## Form\n\n");
	for (int i = 0; i < n; i++) {
		if (*lines[i].value == '\0')
			continue;
		buf_str(out, "- **");
		md_inline(out, lines[i].label);
		buf_str(out, ":** ");
		md_block(out, lines[i].value, "  ");
		buf_str(out, "\n");
	}
}

void
app_show_referral(struct screen *s, const char *ref)
{
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	struct dossier d;

	if (dossier_load(app_db(s), ref, &s->arena, &d, &e)) {
		buf_printf(&text, "# Referral %s, %s, %s\n\n",
		    d.referral.ref, dossier_initials(&d, &s->arena),
		    word_of(referral_state_words, d.referral.state));
		if (say_gate(s, &d, &text, &e)) {
			say_form(s, &d, &text);
			text_view_open(s, d.referral.ref, buf_text(&text));
		}
	}
	if (e.code != ERR_NONE)
		ui_say_err(s->ui, &e);
	buf_release(&text);
}
