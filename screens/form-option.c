/*
 * The form: choosing among options by a digit, or by typing their code.  A
 * code stays on its row until Enter or Tab, so that "semh" typed in full
 * spills no letter into the next field.
 */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "screens/app.h"
#include "screens/form.h"

static bool
is_yes_no(const struct form_row *r)
{
	return r->rule.kind != NULL && strcmp(r->rule.kind, "yes-no") == 0;
}

/* Where few are labelled no letter is taken; where many are, codes that begin
 * with a letter, as t2-group, are better than the order of the alphabet. */
bool
form_takes_letters(const struct form_row *r)
{
	if (r->field == NULL || is_yes_no(r))
		return false;
	if (r->option_count <= FORM_DIGITS)
		return true;
	for (int i = 0; i < r->option_count; i++)
		if (!isalpha((unsigned char)*r->options[i].code))
			return false;
	return true;
}

/* Long codes would leave no room for the words, which can be typed too. */
bool
form_shows_codes(const struct form_row *r)
{
	if (!form_takes_letters(r) || r->option_count <= FORM_DIGITS)
		return false;
	for (int i = 0; i < r->option_count; i++)
		if (strlen(r->options[i].code) > FORM_CODE_CELLS)
			return false;
	return true;
}

char
form_label(const struct form_row *r, int i)
{
	return i < FORM_DIGITS || !form_takes_letters(r) ? form_labels[i] : ' ';
}

static void
choose_pathway(struct screen *s, int option)
{
	struct form_state *st = s->state;
	struct err e = ERR_INIT;

	st->chosen = option;
	if (!form_build(s, &e))
		ui_say_err(s->ui, &e);
}

static int
option_of(const struct form_row *r, unsigned key)
{
	if (is_yes_no(r)) {
		if (key == 'y')
			return 0;
		if (key == 'n')
			return 1;
	}
	for (int i = 0; i < r->option_count; i++)
		if (key != ' ' && (unsigned char)form_label(r, i) == key)
			return i;
	return -1;
}

static bool
begins(const char *word, const char *letters)
{
	return strncasecmp(word, letters, strlen(letters)) == 0;
}

/* Does the label, or a word in it? */
static bool
word_begins(const char *label, const char *letters)
{
	for (const char *p = label; p != NULL; p = strchr(p, ' ')) {
		p += *p == ' ';
		if (begins(p, letters))
			return true;
	}
	return false;
}

/*
 * The one option that LETTERS mean: its whole code or label, else the only
 * code that begins so, else the only label with a word that does.  -1 for
 * several, -2 for none.
 */
static int
meant(const struct form_row *r, const char *letters)
{
	int codes = 0, labels = 0, code = -2, label = -2;

	for (int i = 0; i < r->option_count; i++) {
		const struct field_option *o = &r->options[i];

		if (strcasecmp(o->code, letters) == 0 ||
		    strcasecmp(o->label, letters) == 0)
			return i;
		if (begins(o->code, letters) && codes++ == 0)
			code = i;
		if (word_begins(o->label, letters) && labels++ == 0)
			label = i;
	}
	if (codes > 0)
		return codes == 1 ? code : -1;
	return labels > 1 ? -1 : label;
}

static const char *
list_codes(const struct form_row *r, const char *letters, struct arena *a)
{
	const char *list = "";

	for (int i = 0; i < r->option_count; i++)
		if (begins(r->options[i].code, letters))
			list = arena_printf(a, "%s%s%s", list, *list ?
			    ", " : "", r->options[i].code);
	return *list != '\0' ? list : "several words";
}

/* What the letters mean so far; one of several is only marked by Enter. */
static void
show_meant(struct screen *s)
{
	struct form_state *st = s->state;
	struct form_row *r = form_here(st);
	int i = meant(r, st->letters);

	if (i == -1)
		ui_say(s->ui, SAY_PLAIN, "%s: %s", st->letters,
		    list_codes(r, st->letters, &st->typing));
	else if (r->input == INPUT_SEVERAL)
		ui_say(s->ui, SAY_PLAIN, "%s: %s; Enter marks it.",
		    r->options[i].code, r->options[i].label);
	else {
		form_set(r, r->options[i].code);
		form_changed(s);
		form_try(s);
	}
}

static void
say_none(struct screen *s)
{
	const struct form_row *r = form_here(s->state);

	ui_say(s->ui, SAY_WARNING, form_shows_codes(r) ?
	    "Press a digit or type the letters of a code below, or Tab to "
	    "leave this as it is." : form_takes_letters(r) ?
	    "Press a digit or type how a word below begins, or Tab to "
	    "leave this as it is." : "Press one of the keys before the "
	    "words below, or Tab to leave this as it is.");
}

static void
add_letter(struct screen *s, unsigned key)
{
	struct form_state *st = s->state;
	size_t n = strlen(st->letters);

	if (!form_takes_letters(form_here(st)) || key > 126 ||
	    n + 1 >= sizeof st->letters) {
		say_none(s);
		return;
	}
	st->letters[n] = (char)key;
	st->letters[n + 1] = '\0';
	if (meant(form_here(st), st->letters) >= -1) {
		show_meant(s);
		return;
	}
	st->letters[n] = '\0';
	say_none(s);
}

static void
choose(struct screen *s, int i)
{
	struct form_state *st = s->state;
	struct form_row *r = form_here(st);

	form_changed(s);
	*st->letters = '\0';
	if (r->input == INPUT_SEVERAL) {
		form_toggle(r, r->options[i].code, &st->typing);
		form_try(s);
		return;
	}
	if (r->field == NULL)
		choose_pathway(s, i);
	else
		form_set(r, r->options[i].code);
	form_go_to(s, st->at + 1);
}

/* Backspace takes back what was chosen. */
static bool
clear_option(struct screen *s, struct key k)
{
	struct form_state *st = s->state;

	if (!key_is(k, NAMED_BACKSPACE) && !key_is(k, NAMED_DELETE))
		return false;
	if (form_here(st)->field != NULL) {
		form_set(form_here(st), "");
		form_changed(s);
		form_try(s);
	}
	return true;
}

bool
form_option_key(struct screen *s, struct key k)
{
	struct form_state *st = s->state;
	struct form_row *r = form_here(st);
	int i;

	if (k.kind != PRESS_CHAR)
		return clear_option(s, k);
	if (k.code == ' ' && *st->letters == '\0')
		return true;
	i = *st->letters == '\0' ? option_of(r, k.code) : -1;
	if (i >= 0)
		choose(s, i);
	else
		add_letter(s, k.code);
	return true;
}

bool
form_letters_key(struct screen *s, struct key k)
{
	struct form_state *st = s->state;
	int i;

	if (*st->letters == '\0')
		return false;
	if (key_is(k, NAMED_BACKSPACE)) {
		st->letters[strlen(st->letters) - 1] = '\0';
		if (*st->letters != '\0')
			show_meant(s);
		else
			clear_option(s, k);
		return true;
	}
	if (!key_is(k, NAMED_ENTER))
		return false;
	i = meant(form_here(st), st->letters);
	if (i < 0)
		ui_say(s->ui, SAY_WARNING, "%s is the beginning of %s. Type "
		    "one more letter.", st->letters, list_codes(form_here(st),
		    st->letters, &st->typing));
	else
		choose(s, i);
	return true;
}
