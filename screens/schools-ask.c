/* Changing a school: the questions and what their answers do. */
#include "screens/schools.h"

#include <string.h>

#include "screens/app.h"
#include "screens/edit-field.h"
#include "screens/ui/chooser.h"
#include "screens/ui/prompt.h"
#include "src/base/day.h"
#include "src/domain/lists/lists.h"
#include "src/domain/register/now.h"

enum asking { ASK_FIELD = 1, ASK_VALUE, ASK_ROLE, ASK_EMAIL, ASK_NAME,
	ASK_SOURCE, ASK_ENDS, ASK_END_DAY, ASK_INTO, ASK_WHICH,
	ASK_MERGE_DAY, ASK_HOW, ASK_CLOSE_DAY };

static const struct edit_field fields[] = {
	{ "name", "Name" }, { "email", "Email of the school" },
	{ "telephone", "Telephone" }, { "street", "Street" },
	{ "town", "Town" }, { "postcode", "Postcode" },
	{ "trust", "Trust" }, { "trust_uid", "Number of the trust" },
	{ "phase", "Phase" },
};
#define FIELDS ((int)(sizeof fields / sizeof fields[0]))

bool
schools_on_row(const struct screen *s, const char **why)
{
	*why = "There is no school here.";
	return schools_selected(s) != NULL;
}

bool
schools_on_address(const struct screen *s, const char **why)
{
	*why = "This school has no address that could end.";
	return ((const struct schools *)s->state)->contact_count > 0;
}

static void
ask(struct screen *s, enum asking tag, const char *title, const char *label,
    const char *hint, bool may_be_empty)
{
	ui_open(s->ui, &prompt_screen, &(struct prompt_question){
	    .tag = tag, .title = title, .label = label, .hint = hint,
	    .may_be_empty = may_be_empty });
}

enum result
schools_change(struct screen *s)
{
	edit_field_choose(s, ASK_FIELD, "Change what?", &school_record,
	    schools_selected(s), fields, FIELDS);
	return RESULT_DONE;
}

enum result
schools_address(struct screen *s)
{
	ask(s, ASK_ROLE, "An address for which role?", "Role",
	    "Such as office, head, senco, safeguarding lead.", false);
	return RESULT_DONE;
}

enum result
schools_end_address(struct screen *s)
{
	const struct schools *st = s->state;
	struct choice *rows = arena_array(&s->arena,
	    (size_t)st->contact_count, sizeof *rows);

	for (int i = 0; i < st->contact_count; i++)
		rows[i] = (struct choice){ .text = st->contacts[i].role,
			.note = st->contacts[i].email };
	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_ENDS, .title = "Which address ends?", .rows = rows,
	    .count = st->contact_count, .letters = true });
	return RESULT_DONE;
}

enum result
schools_merge(struct screen *s)
{
	school_ask(s, ASK_INTO, "It goes on as which school?", "Its name "
	    "or URN; people and addresses go along.", false);
	return RESULT_DONE;
}

enum result
schools_close(struct screen *s)
{
	ask(s, ASK_CLOSE_DAY, "It closes, and nothing takes its place.",
	    "Last day", "Such as 31/08/2026.", false);
	return RESULT_DONE;
}

/* A day that was typed; false with the sentence said. */
static bool
read_day(struct screen *s, const char *text, int *out)
{
	*out = day_from_words(text, day_today(s->app->db));
	if (*out == DAY_NONE)
		*out = day_parse(text);
	if (*out == DAY_NONE)
		ui_say(s->ui, SAY_WARNING, "“%.40s” is no date. Write it "
		    "like 31/08/2026. Nothing was changed.", text);
	return *out != DAY_NONE;
}

static void
done(struct screen *s, bool ok, const struct err *e, const char *says)
{
	if (!ok)
		ui_say_err(s->ui, e);
	else {
		ui_say(s->ui, SAY_GOOD, "%s", says);
		ui_reload(s);
	}
}

static void
set_field(struct screen *s, const char *text)
{
	const struct schools *st = s->state;
	const struct field_value v = { fields[st->field].name, text };
	const char *changed = "";
	struct err e = ERR_INIT;
	bool ok = school_set(app_db(s), schools_selected(s)->urn, &v, 1,
	    &s->arena, &changed, &e);

	done(s, ok, &e, *changed ? "The school is changed." :
	    "It was just so already.");
}

static void
set_contact(struct screen *s, const char *source)
{
	const struct schools *st = s->state;
	struct err e = ERR_INIT;

	done(s, contact_set(app_db(s), schools_selected(s)->urn, st->role,
	    st->name, st->email, source, day_today(s->app->db), &e), &e,
	    "The address is set, from today.");
}

static void
end_contact(struct screen *s, const char *text)
{
	const struct schools *st = s->state;
	struct err e = ERR_INIT;
	int day;

	if (read_day(s, text, &day))
		done(s, contact_end(app_db(s), schools_selected(s)->urn,
		    st->role, day, &e), &e, "The address ends then.");
}

static void
ask_how(struct screen *s)
{
	static const struct choice rows[] = {
		{ .text = "Merged with another school" },
		{ .text = "Became an academy of a trust" },
		{ .text = "Only the number changed" },
	};

	ui_open(s->ui, &chooser_screen, &(struct chooser_question){
	    .tag = ASK_HOW, .title = "What happened?", .rows = rows,
	    .count = 3 });
}

static void
merge(struct screen *s, int how)
{
	const struct schools *st = s->state;
	struct err e = ERR_INIT;
	int people = 0;
	bool ok = school_merge(app_db(s), schools_selected(s)->urn, st->urn,
	    st->day, (enum succession)how, &people, &e);

	done(s, ok, &e, arena_printf(&s->keep, "It goes on as %s; %d "
	    "%s along.", st->urn, people, people == 1 ?
	    "person goes" : "people go"));
}

static void
close_school(struct screen *s, const char *text)
{
	struct err e = ERR_INIT;
	int day;

	if (read_day(s, text, &day))
		done(s, school_close(app_db(s), schools_selected(s)->urn,
		    day, &e), &e, "The school closes then.");
}

static void
resume_address(struct screen *s, const struct answer *a)
{
	struct schools *st = s->state;

	if (a->tag == ASK_ROLE) {
		st->role = arena_strdup(&s->keep, a->text);
		ask(s, ASK_EMAIL, "Which address?", "Email", NULL, false);
	} else if (a->tag == ASK_EMAIL) {
		st->email = arena_strdup(&s->keep, a->text);
		ask(s, ASK_NAME, "Whose is it?", "Name", "May be left blank.",
		    true);
	} else if (a->tag == ASK_NAME) {
		st->name = arena_strdup(&s->keep, a->text);
		ask(s, ASK_SOURCE, "Where did the address come from?",
		    "Source", "Such as referral form, phone call, website.",
		    false);
	} else
		set_contact(s, a->text);
}

static void
resume_end(struct screen *s, const struct answer *a)
{
	struct schools *st = s->state;

	if (a->tag == ASK_ENDS) {
		st->role = arena_strdup(&s->keep,
		    st->contacts[a->choice].role);
		ask(s, ASK_END_DAY, "Until when does it stand?", "Last day",
		    NULL, false);
	} else
		end_contact(s, a->text);
}

static void
take_into(struct screen *s, const char *urn)
{
	if (urn == NULL)
		return;		/* said, or a chooser is open */
	((struct schools *)s->state)->urn = arena_strdup(&s->keep, urn);
	ask(s, ASK_MERGE_DAY, "Until when does it stand by itself?",
	    "Last day", "Such as 31/08/2026.", false);
}

static void
resume_merge(struct screen *s, const struct answer *a)
{
	struct schools *st = s->state;

	if (a->tag == ASK_INTO)
		take_into(s, school_named(s, &st->into, ASK_WHICH, a->text));
	else if (a->tag == ASK_WHICH)
		take_into(s, school_chosen(&st->into, a->choice));
	else if (a->tag == ASK_HOW)
		merge(s, a->choice);
	else if (read_day(s, a->text, &st->day))
		ask_how(s);
}

void
schools_resume(struct screen *s, const struct answer *a)
{
	struct schools *st = s->state;

	if (a->cancelled)
		return;
	switch (a->tag) {
	case ASK_FIELD:
		st->field = a->choice;
		edit_field_ask(s, ASK_VALUE, &school_record,
		    schools_selected(s), &fields[st->field]);
		break;
	case ASK_VALUE:
		set_field(s, a->text);
		break;
	case ASK_ROLE:
	case ASK_EMAIL:
	case ASK_NAME:
	case ASK_SOURCE:
		resume_address(s, a);
		break;
	case ASK_ENDS:
	case ASK_END_DAY:
		resume_end(s, a);
		break;
	case ASK_INTO:
	case ASK_WHICH:
	case ASK_MERGE_DAY:
	case ASK_HOW:
		resume_merge(s, a);
		break;
	case ASK_CLOSE_DAY:
		close_school(s, a->text);
		break;
	}
}
