/*
 * Questions of the list of referrals: filters, order, saved views, and what
 * is to be written to a file.
 */
#include <bsd/string.h>
#include <stdio.h>
#include <string.h>

#include "screens/app.h"
#include "screens/form.h"
#include "screens/referrals.h"
#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/base/file.h"
#include "src/domain/desk/listing-out.h"
#include "src/domain/register/now.h"
#include "src/domain/scheme/scheme.h"

#define EXPORT_MOST 1000000

enum {
	ASK_FILTER, ASK_STATES, ASK_PATHWAY, ASK_SCHOOL, ASK_SORT, ASK_VIEW,
	ASK_VIEW_NAME, ASK_FORMAT, ASK_FILE, ASK_WHICH,
	ASK_VIEW_DROP
};

static void
choose(struct screen *s, int tag, const char *title, const char *hint,
    const struct choice *rows, int count)
{
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = tag, .title = title, .hint = hint, .rows = rows,
	    .count = count });
}

/* Filters. */

enum {
	FILTER_STATES, FILTER_OPEN, FILTER_PATHWAY, FILTER_SCHOOL_HERE,
	FILTER_SCHOOL, FILTER_CONSENT, FILTER_PAPERS, FILTER_FORM,
	FILTER_DATE
};

enum result
referrals_ask_filter(struct screen *s)
{
	static const struct choice rows[] = {
		{ .text = "State ..." },
		{ .text = "Open: a panel may still hear them" },
		{ .text = "Pathway ..." },
		{ .text = "School of the selected one" },
		{ .text = "School ..." },
		{ .text = "Without consent", .note = "also c" },
		{ .text = "Papers missing or to follow", .note = "also m" },
		{ .text = "Form incomplete" },
		{ .text = "Without a date", .note = "also d" },
	};

	choose(s, ASK_FILTER, "Show only", "Filters add up; a shows all.",
	    rows, 9);
	return RESULT_DONE;
}

static void
ask_states(struct screen *s)
{
	const struct referrals_page *st = s->state;
	struct choice rows[REFERRAL_ERASED + 1];
	int n = 0;

	for (; referral_state_words[n] != NULL; n++)
		rows[n] = (struct choice){ .text = referral_state_words[n],
		    .marked = code_in_list(st->view.states,
		    referral_state_words[n]) };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_STATES, .title = "Which states?", .rows = rows,
	    .count = n, .several = true, .may_be_none = true,
	    .letters = true });
}

static void
take_states(struct screen *s, const struct answer *a)
{
	struct referrals_page *st = s->state;
	const char *list = NULL;

	for (int i = 0; i < a->count; i++)
		list = arena_printf(&s->keep, "%s%s%s", list ? list : "",
		    list ? ";" : "", referral_state_words[a->choices[i]]);
	st->view.states = list;
}

/* Of all packs that the register has. */
static void
ask_pathway(struct screen *s)
{
	struct form_pathway *p;
	struct err e = ERR_INIT;
	struct choice *rows;
	int n;

	if (!form_pathways(app_db(s), &s->arena, &p, &n, &e)) {
		ui_say_err(s->ui, &e);
		return;
	}
	rows = arena_array(&s->arena, (size_t)n + 1, sizeof *rows);
	for (int i = 0; i < n; i++)
		rows[i] = (struct choice){ .text = p[i].pathway->label,
		    .note = p[i].pathway->pathway };
	choose(s, ASK_PATHWAY, "Which pathway?", NULL, rows, n);
}

static void
take_pathway(struct screen *s, int choice)
{
	struct referrals_page *st = s->state;
	struct form_pathway *p;
	struct err e = ERR_INIT;
	int n;

	if (form_pathways(app_db(s), &s->arena, &p, &n, &e) && choice < n)
		st->view.pathway = arena_strdup(&s->keep,
		    p[choice].pathway->pathway);
}

static void
take_school(struct screen *s, const char *text)
{
	struct referrals_page *st = s->state;
	const struct view_words w = { .school = text };
	struct err e = ERR_INIT;
	struct saved_view v;

	if (view_read(app_db(s), &w, &s->keep, &v, &e))
		st->view.school_urn = v.school_urn;
	else
		ui_say_err(s->ui, &e);
}

static void
take_filter(struct screen *s, int choice)
{
	struct referrals_page *st = s->state;

	switch (choice) {
	case FILTER_STATES:
		ask_states(s);
		return;
	case FILTER_PATHWAY:
		ask_pathway(s);
		return;
	case FILTER_SCHOOL:
		school_ask(s, ASK_SCHOOL, "Which school?", "Some letters of "
		    "its name, its URN or its code.", false);
		return;
	case FILTER_OPEN:
		st->view.states = STATES_OPEN;
		break;
	case FILTER_SCHOOL_HERE:
		if (st->list.count > 0)
			take_school(s,
			    st->rows[st->list.selected].school_urn);
		break;
	case FILTER_CONSENT:
	case FILTER_PAPERS:
	case FILTER_FORM:
		st->view.lacks = lack_words[choice - FILTER_CONSENT];
		break;
	case FILTER_DATE:
		st->view.undated = 1;
		break;
	}
	referrals_again(s);
}

static enum result
toggle_lacks(struct screen *s, const char *word)
{
	struct referrals_page *st = s->state;
	bool on = st->view.lacks != NULL &&
	    strcmp(st->view.lacks, word) == 0;

	st->view.lacks = on ? NULL : word;
	referrals_again(s);
	return RESULT_DONE;
}

enum result
referrals_no_consent(struct screen *s)
{
	return toggle_lacks(s, lack_words[0]);
}

enum result
referrals_no_papers(struct screen *s)
{
	return toggle_lacks(s, lack_words[1]);
}

enum result
referrals_no_date(struct screen *s)
{
	struct referrals_page *st = s->state;

	st->view.undated = st->view.undated != 1;
	referrals_again(s);
	return RESULT_DONE;
}

enum result
referrals_all(struct screen *s)
{
	struct referrals_page *st = s->state;
	int sort = st->view.sort;

	record_clear(&saved_view_record, &st->view);
	st->view.sort = sort;
	entry_set(&st->find.entry, NULL);
	referrals_again(s);
	return RESULT_DONE;
}

/* Order. */

enum result
referrals_ask_sort(struct screen *s)
{
	static const struct choice rows[] = {
		{ .text = "Newest first" }, { .text = "Oldest first" },
		{ .text = "By reference" },
		{ .text = "By school", .note = "by its number" },
		{ .text = "By state" },
	};

	choose(s, ASK_SORT, "Which order?", NULL, rows, 5);
	return RESULT_DONE;
}

/* Saved views. */

/* The views that are kept, with room for two rows more. */
static struct choice *
view_rows(struct screen *s)
{
	struct referrals_page *st = s->state;
	struct choice *rows = arena_array(&s->arena,
	    (size_t)st->kept_count + 2, sizeof *rows);

	for (int i = 0; i < st->kept_count; i++)
		rows[i] = (struct choice){ .text = st->kept[i].name,
		    .note = view_says(s->app->db, &st->kept[i], &s->arena) };
	return rows;
}

enum result
referrals_ask_view(struct screen *s)
{
	struct referrals_page *st = s->state;
	struct err e = ERR_INIT;
	struct choice *rows;
	int n;

	if (!view_list(app_db(s), &s->keep, &st->kept, &st->kept_count, &e))
		return app_fail(s, &e);
	rows = view_rows(s);
	n = st->kept_count;
	rows[n++] = (struct choice){ .text = "Save what is shown now ..." };
	if (st->kept_count > 0)
		rows[n++] = (struct choice){ .text = "Remove a view ..." };
	choose(s, ASK_VIEW, "Saved views", "All who work here share them. "
	    "What was typed to search is not kept.", rows, n);
	return RESULT_DONE;
}

static void
drop_view(struct screen *s, int choice)
{
	const struct referrals_page *st = s->state;
	struct err e = ERR_INIT;

	if (view_remove(app_db(s), st->kept[choice].name, &e))
		ui_say(s->ui, SAY_GOOD, "The view “%s” is removed; the "
		    "referrals stay.", st->kept[choice].name);
	else
		ui_say_err(s->ui, &e);
}

static void
take_view(struct screen *s, int choice)
{
	struct referrals_page *st = s->state;

	if (choice == st->kept_count) {
		ui_open(s->ui, &prompt_screen, &(struct prompt_question){
		    .tag = ASK_VIEW_NAME, .title = "Save this view",
		    .label = "Name", .hint = *st->says ? st->says : "all" });
		return;
	}
	if (choice > st->kept_count) {
		choose(s, ASK_VIEW_DROP, "Remove which view?", "For all who "
		    "work here.", view_rows(s), st->kept_count);
		return;
	}
	st->view = st->kept[choice];
	referrals_again(s);
}

static void
save_view(struct screen *s, const char *name)
{
	const struct referrals_page *st = s->state;
	struct err e = ERR_INIT;

	if (view_save(app_db(s), name, &st->view, &e))
		ui_say(s->ui, SAY_GOOD, "The view “%s” is kept.", name);
	else
		ui_say_err(s->ui, &e);
}

/* Given out. */

enum result
referrals_ask_export(struct screen *s)
{
	static const struct choice rows[] = {
		{ .text = "CSV", .note = "for a spreadsheet" },
		{ .text = "Markdown", .note = "to read or print" },
	};

	choose(s, ASK_FORMAT, "Write what is seen as", "Codes and initials; "
	    "no names.", rows, 2);
	return RESULT_DONE;
}

static void
ask_file(struct screen *s, int choice)
{
	struct referrals_page *st = s->state;
	char day[DAY_ISO_SIZE];

	strlcpy(st->format, choice == 0 ? "csv" : "md", sizeof st->format);
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = ASK_FILE, .title = "Write to which file?",
	    .label = "File", .start = arena_printf(&s->arena,
	    "referrals-%s.%s", day_iso(day_today(app_db(s)), day),
	    st->format), .is_path = true });
}

static void
export(struct screen *s, const char *path)
{
	const struct referrals_page *st = s->state;
	struct buf out = BUF_INIT;
	struct err e = ERR_INIT;
	struct referral_row *rows;
	int n;
	bool ok = listing_page(app_db(s), &st->view,
	    find_line_words(&st->find),
	    PAGE_FIRST, NULL, EXPORT_MOST, &s->arena, &rows, &n, &e);

	if (ok && strcmp(st->format, "csv") == 0)
		listing_csv(rows, n, &out);
	else if (ok)
		listing_markdown(rows, n, &out);
	ok = ok && file_write(path, buf_text(&out), out.len, 0600, FILE_NEW,
	    &e);
	buf_release(&out);
	if (ok)
		ui_say(s->ui, SAY_GOOD, "%d referral%s written to %s.", n,
		    n == 1 ? " is" : "s are", path);
	else
		ui_say_err(s->ui, &e);
}

void
referrals_answer(struct screen *s, const struct answer *a)
{
	struct referrals_page *st = s->state;
	const char *urn;

	if (a->cancelled)
		return;
	if (strcmp(a->from, "chooser") != 0 && strcmp(a->from, "prompt") != 0)
		return;
	switch (a->tag) {
	case ASK_FILTER:
		take_filter(s, a->choice);
		return;
	case ASK_VIEW:
		take_view(s, a->choice);
		return;
	case ASK_VIEW_DROP:
		drop_view(s, a->choice);
		return;
	case ASK_FORMAT:
		ask_file(s, a->choice);
		return;
	case ASK_FILE:
		export(s, a->text);
		return;
	case ASK_VIEW_NAME:
		save_view(s, a->text);
		return;
	case ASK_STATES:
		take_states(s, a);
		break;
	case ASK_PATHWAY:
		take_pathway(s, a->choice);
		break;
	case ASK_SCHOOL:
		urn = school_named(s, &st->schools, ASK_WHICH, a->text);
		if (urn == NULL)
			return;		/* said, or a chooser is open */
		take_school(s, urn);
		break;
	case ASK_WHICH:
		take_school(s, school_chosen(&st->schools, a->choice));
		break;
	case ASK_SORT:
		st->view.sort = a->choice;
		break;
	}
	referrals_again(s);
}
