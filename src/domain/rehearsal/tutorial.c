/* Making the tutorial's register, and following its steps.  See tutorial.h;
 * what the steps are stands in tutorial-steps.c. */
#include "src/domain/rehearsal/tutorial.h"

#include <bsd/stdlib.h>
#include <libgen.h>
#include <string.h>

#include "src/domain/decisions/decide.h"
#include "src/domain/documents/document.h"
#include "src/domain/meeting/live.h"
#include "src/domain/meeting/meeting.h"
#include "src/domain/meeting/minutes.h"
#include "src/domain/referral/referral.h"
#include "src/domain/register/register.h"
#include "src/domain/register/settings.h"
#include "src/domain/rehearsal/demo.h"
#include "src/domain/scheme/scheme-read.h"
#include "src/model/register.h"

#define MARK "tutorial"		/* the setting, and the place of the step */

bool
tutorial_path(const char *given, struct arena *a, const char **out,
    struct err *e)
{
	const char *usual = arena_strdup(a, register_default_path(a));

	if (given != NULL)
		return register_path(given, a, out, e);
	*out = arena_printf(a, "%s/tutorial.db", dirname(arena_strdup(a,
	    usual)));
	return true;
}

static bool
mark_put(struct db *db, struct err *e)
{
	struct setting s;

	record_clear(&setting_record, &s);
	s.name = MARK;
	s.value = "yes";
	if (!db_begin(db, "mark the tutorial", e))
		return false;
	return db_replace(db, &setting_record, &s, e) ? db_commit(db, e) :
	    db_rollback(db);
}

bool
tutorial_make(const char *path, struct arena *a, struct db **out,
    struct err *e)
{
	const char *folder = arena_printf(a, "%s/tutorial", data_folder());
	struct db *db;

	if (!demo_make_from(folder, path, DEMO_SCHEME, false, a, &db, e))
		return false;
	if (!mark_put(db, e)) {
		db_close(db);
		return false;
	}
	*out = db;
	return true;
}

bool
tutorial_is_one(struct db *db, bool *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct setting s;
	bool ok = db_seek(db, &setting_record, "name", MARK, &a, &s, out, e);

	arena_release(&a);
	return ok;
}

bool
tutorial_at(struct db *db, int *step, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *text = NULL, *fault;
	bool ok = draft_get(db, MARK, &a, &text, e);

	if (ok)		/* what is no number is the first step */
		*step = text == NULL ? 0 : (int)strtonum(text, 0,
		    tutorial_count, &fault);
	arena_release(&a);
	return ok;
}

bool
tutorial_stand(struct db *db, int step, struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok = draft_save(db, MARK, arena_printf(&a, "%d", step), e);

	arena_release(&a);
	return ok;
}

/* Facts. */

struct look {
	struct db *db;
	const struct tutorial_step *step;
	const char *screen;
	struct arena *arena;
	struct meeting m;
};

static bool
case_item(const struct look *k, struct item *out)
{
	return agenda_item(k->db, k->m.id, k->step->arg, k->arena, out,
	    NULL);
}

static bool
decides(const struct look *k, bool *out, struct err *e)
{
	struct decided d;
	struct item item;

	*out = false;
	return !case_item(k, &item) || decision_standing(k->db,
	    item.referral_id, k->m.id, k->arena, &d, out, e);
}

static bool
staged(const struct look *k, bool *out, struct err *e)
{
	struct proposal p;
	struct item item;
	struct live l;
	bool found;

	*out = false;
	if (!live_get(k->db, k->m.id, k->arena, &l, &found, e))
		return false;
	if (!found || !case_item(k, &item))
		return true;
	/* whoever is faster than the guide has recorded it already */
	if (l.item_id == NULL || strcmp(l.item_id, item.id) != 0)
		return decides(k, out, e);
	return live_staged(&l, k->arena, &p, out, e);
}

static bool
has_substitute(const struct look *k, bool *out, struct err *e)
{
	struct attendance *roll;
	int n;

	*out = false;
	if (!attendance_list(k->db, k->m.id, k->arena, &roll, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		*out |= roll[i].capacity == AS_SUBSTITUTE &&
		    roll[i].state == ATT_PRESENT;
	return true;
}

static bool
reported(const struct look *k, bool *out, struct err *e)
{
	struct line *due;
	int n;

	if (!actions_due(k->db, k->m.scheme, meeting_day(k->db, &k->m),
	    k->arena, &due, &n, e))
		return false;
	*out = n == 0;
	return true;
}

static bool
has_action(const struct look *k, bool *out, struct err *e)
{
	struct line *lines;
	struct item item;
	int n;

	*out = false;
	if (!case_item(k, &item))
		return true;
	if (!lines_of_item(k->db, item.id, k->arena, &lines, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		*out |= lines[i].kind == LINE_ACTION &&
		    lines[i].state != LINE_REMOVED;
	return true;
}

static bool
standing_done(const struct look *k, bool *out, struct err *e)
{
	struct item *items;
	int n;

	if (!agenda_items(k->db, k->m.id, k->arena, &items, &n, e))
		return false;
	*out = true;
	for (int i = 0; i < n; i++)
		*out &= items[i].kind != ITEM_STANDING ||
		    items[i].state == ITEM_DONE;
	return true;
}

static bool
no_gap(const struct look *k, bool *out, struct err *e)
{
	struct gap *gaps;
	int n;

	if (!meeting_gaps(k->db, &k->m, k->arena, &gaps, &n, e))
		return false;
	*out = true;
	for (int i = 0; i < n; i++)
		*out &= !gaps[i].blocks;
	return true;
}

static bool
is_released(const struct look *k, bool *out, struct err *e)
{
	struct decided *list;
	int n;

	*out = false;
	if (!decisions_of_meeting(k->db, k->m.id, k->arena, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		*out |= list[i].released;
	return true;
}

static bool
fact(const struct look *k, bool *out, struct err *e)
{
	struct item item;
	bool ok = true;

	*out = false;
	switch (k->step->fact) {
	case TUTORIAL_SCREEN:
		*out = strcmp(k->screen, k->step->arg) == 0;
		return true;
	case TUTORIAL_LISTED:
		*out = case_item(k, &item);
		return true;
	case TUTORIAL_STATE:
		*out = k->m.state >= word_value(meeting_state_words,
		    k->step->arg);
		return true;
	case TUTORIAL_SUBSTITUTE:
		return has_substitute(k, out, e);
	case TUTORIAL_STATEMENT:
		*out = k->m.statement_at != TIME_NONE;
		return true;
	case TUTORIAL_APPROVED:
		*out = k->m.minutes_approved_at != TIME_NONE;
		return true;
	case TUTORIAL_REPORTED:
		return reported(k, out, e);
	case TUTORIAL_STAGED:
		return staged(k, out, e);
	case TUTORIAL_DECIDED:
		return decides(k, out, e);
	case TUTORIAL_TAKEN_BACK:
		ok = decides(k, out, e);
		*out = !*out;
		return ok;
	case TUTORIAL_ACTION:
		return has_action(k, out, e);
	case TUTORIAL_STANDING:
		return standing_done(k, out, e);
	case TUTORIAL_NO_GAP:
		return no_gap(k, out, e);
	default:
		return is_released(k, out, e);
	}
}

bool
tutorial_is_done(struct db *db, const struct tutorial_step *step,
    const char *screen, bool *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	struct look k = { .db = db, .step = step, .screen = screen,
	    .arena = &a };
	bool ok = meeting_get(db, TUTORIAL_MEETING, &a, &k.m, e);

	if (ok && k.m.state >= step->over)
		*out = true;
	else
		ok = ok && fact(&k, out, e);
	arena_release(&a);
	return ok;
}

/* Words. */

/* The next key, or what stands between quotes; NULL at the end. */
static const char *
next_key(const char **at, bool *typed, struct arena *a)
{
	const char *p = *at + strspn(*at, " ");
	size_t n;

	*typed = *p == '"';
	p += *typed;
	n = *typed ? strcspn(p, "\"") : strcspn(p, " ");
	*at = p + n + (*typed && p[n] == '"');
	return n > 0 ? arena_strndup(a, p, n) : NULL;
}

const char *
tutorial_keys_words(const struct tutorial_step *step, struct arena *a)
{
	const char *at = step->keys, *key, *words = "";
	bool typed;

	while ((key = next_key(&at, &typed, a)) != NULL)
		words = arena_printf(a, "%s%s%s%s%s", words, *words != '\0' ?
		    ", " : "", typed ? "type “" : "", key, typed ? "”" : "");
	return words;
}

static const char intro[] =
    "# A meeting, step by step\n\n"
    "`convene tutorial` opens a rehearsal register with a Core Meeting of "
    "five cases\nand leads through it: a strip at the bottom of the screens "
    "names the next keys\nand why, and moves on when you have pressed them. "
    "Nothing leaves, and the pupils\nare made up. **F12** hides the strip and "
    "shows it again; you may go your own way\nat any time. These are the "
    "steps.\n";

static const char outro[] =
    "\nAfter the release **x** writes the plans as files. In a shell `convene "
    "plans MEETING\n--out FOLDER` does the same, `convene minutes MEETING` "
    "prints the minutes, and\n`convene demo` makes a larger register to "
    "rehearse in.\n";

/* One step as an item of the list, its lines at most 79 columns wide. */
static void
put_step(struct buf *b, int number, const struct tutorial_step *s,
    struct arena *a)
{
	const char *p = arena_printf(a, "%s: **%s**. %s", s->screen,
	    tutorial_keys_words(s, a), s->text);
	int col = 4;

	buf_printf(b, "\n%d.%s", number, number < 10 ? " " : "");
	while (*p != '\0') {
		size_t n = strcspn(p, " ");

		if (col + 1 + (int)n > 79) {
			buf_str(b, "\n   ");
			col = 3;
		}
		buf_str(b, " ");
		buf_add(b, p, n);
		col += (int)n + 1;
		p += n + strspn(p + n, " ");
	}
}

const char *
tutorial_markdown(struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	buf_str(&b, intro);
	for (int i = 0; i < tutorial_count; i++)
		put_step(&b, i + 1, &tutorial_steps[i], a);
	buf_str(&b, "\n");
	buf_str(&b, outro);
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}
