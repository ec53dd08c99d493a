/*
 * What the keys of the Referral screen ask and do: history, the agenda,
 * joining, withdrawal.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "screens/app.h"
#include "screens/form.h"
#include "screens/referral.h"
#include "screens/text-view.h"
#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/decisions/decide.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/register/audit.h"
#include "src/domain/scheme/scheme.h"
#include "src/render/markdown.h"

enum { ASK_JOIN, ASK_REF, ASK_REASON, ASK_WHO };

/* History. */

static void
say_decisions(const struct referral_page *st, const struct decided *list,
    int n, struct buf *out)
{
	char day[DAY_WORDS_SIZE];

	buf_printf(out, "## Decided\n\n");
	for (int i = 0; i < n; i++) {
		const struct decision *d = &list[i].decision;
		const struct disposition_row *row = scheme_disposition(
		    st->dossier.scheme, st->dossier.referral.pathway,
		    (enum disposition)d->disposition);

		buf_printf(out, "- **%s** ", day_words(d->decided_on, day));
		md_inline(out, row != NULL ? row->label :
		    word_of(disposition_words, d->disposition));
		buf_str(out, d->meeting_id == NULL ?
		    ", outside a meeting\n" : "\n");
	}
	if (n == 0)
		buf_str(out, "Nothing yet.\n");
}

static void
say_links(const struct audit *links, int n, struct buf *out)
{
	char day[DAY_WORDS_SIZE], when[8];
	struct tm tm;

	buf_str(out, "\n## Who did what\n\n");
	for (int i = n - 1; i >= 0; i--) {
		time_t t = (time_t)links[i].at;

		localtime_r(&t, &tm);
		strftime(when, sizeof when, "%H:%M", &tm);
		buf_printf(out, "- %s %s ", day_words(day_of(tm.tm_year +
		    1900, tm.tm_mon + 1, tm.tm_mday), day), when);
		md_inline(out, links[i].actor);
		buf_str(out, ": ");
		md_inline(out, links[i].act);
		if (links[i].fields != NULL && *links[i].fields != '\0') {
			buf_str(out, " (");
			md_inline(out, links[i].fields);
			buf_str(out, ")");
		}
		buf_str(out, "\n");
	}
}

enum result
referral_history(struct screen *s)
{
	const struct referral_page *st = s->state;
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;
	struct decided *list;
	struct audit *links;
	int n, m;
	bool ok = decisions_of_referral(app_db(s), st->dossier.referral.id,
	    &s->arena, &list, &n, &e) && audit_history(s->app->db, st->ref,
	    &s->arena, &links, &m, &e);

	if (!ok)
		return app_fail(s, &e);
	say_decisions(st, list, n, &text);
	say_links(links, m, &text);
	text_view_open(s, arena_printf(&s->arena, "History  %s", st->ref),
	    buf_text(&text));
	buf_release(&text);
	return RESULT_DONE;
}

enum result
referral_list_it(struct screen *s)
{
	const struct referral_page *st = s->state;
	struct err e = ERR_INIT;

	if (*s->app->meeting == '\0') {
		ui_say(s->ui, SAY_WARNING, "There is no meeting to list it "
		    "for.");
		return RESULT_DONE;
	}
	if (!agenda_add(app_db(s), s->app->meeting, st->ref, NULL, &e))
		return app_fail(s, &e);
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "%s is on the agenda of %s.", st->ref,
	    s->app->meeting);
	return RESULT_DONE;
}

/* Joining. */

enum result
referral_ask_join(struct screen *s)
{
	static const struct choice rows[] = {
		{ .text = "Type in the named referral now", .note = "it "
		    "begins with what this case says" },
		{ .text = "Join it to one that is in the register ..." },
	};

	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_JOIN, .title = "Consent has come",
	    .hint = "The two are joined once, and that is recorded.",
	    .rows = rows, .count = 2 });
	return RESULT_DONE;
}

static void
ask_ref(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_REF, .title = "Join it to which referral?",
	    .label = "Reference" });
}

static void
join(struct screen *s, const char *ref)
{
	const struct referral_page *st = s->state;
	struct err e = ERR_INIT;

	if (!referral_join(app_db(s), st->ref, ref, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "%s is joined to %s.", st->ref, ref);
}

/* Withdrawal. */

static void
load_reasons(struct screen *s)
{
	struct referral_page *st = s->state;
	const struct dossier *d = &st->dossier;

	st->reasons = arena_array(&s->arena,
	    (size_t)d->scheme->part[PART_REASONS].count + 1,
	    sizeof *st->reasons);
	st->reason_count = 0;
	SCHEME_ROWS(d->scheme, PART_REASONS, struct reason_row, r)
		if (scheme_serves(r->pathway, d->referral.pathway) &&
		    strcmp(r->use, "withdraw") == 0)
			st->reasons[st->reason_count++] = r;
}

static void
ask_who(struct screen *s)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_WHO, .title = "Who asked for it?", .label = "Who",
	    .hint = "A post is better than a name. Enter withdraws the "
	    "referral.", .may_be_empty = true });
}

enum result
referral_ask_withdraw(struct screen *s)
{
	struct referral_page *st = s->state;
	struct choice *rows;

	load_reasons(s);
	st->reason = NULL;
	if (st->reason_count == 0) {
		ask_who(s);
		return RESULT_DONE;
	}
	rows = arena_array(&s->arena, (size_t)st->reason_count, sizeof *rows);
	for (int i = 0; i < st->reason_count; i++)
		rows[i] = (struct choice){ .text = st->reasons[i]->label };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_REASON, .title = "Withdraw: why?", .rows = rows,
	    .count = st->reason_count });
	return RESULT_DONE;
}

static void
withdraw(struct screen *s, const char *who)
{
	const struct referral_page *st = s->state;
	struct err e = ERR_INIT;

	if (!referral_withdraw(app_db(s), st->ref, who, st->reason, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	ui_reload(s);
	ui_say(s->ui, SAY_GOOD, "%s is withdrawn.", st->ref);
}

void
referral_answer(struct screen *s, const struct answer *a)
{
	struct referral_page *st = s->state;

	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_JOIN:
		if (a->choice == 0)
			form_join(s, st->ref);
		else
			ask_ref(s);
		break;
	case ASK_REF:
		join(s, a->text);
		break;
	case ASK_REASON:
		st->reason = arena_strdup(&s->keep,
		    st->reasons[a->choice]->reason);
		ask_who(s);
		break;
	case ASK_WHO:
		withdraw(s, a->text);
		break;
	}
}
