/*
 * Typing a referral in from paper, and correcting one.  What is typed is a
 * draft after every batch of keys, until it is taken in.
 */
#ifndef SCREENS_FORM_H
#define SCREENS_FORM_H

#include "screens/ui/editor.h"
#include "screens/ui/entry.h"
#include "screens/ui/screen.h"
#include "src/base/buf.h"
#include "src/domain/gates/trial.h"
#include "src/domain/referral/fields.h"

/* A new one, beside those that are unfinished. */
void form_new(struct screen *);
/* A new one that begins with what the anonymous case REF says, and is joined
 * to it when it is taken in. */
void form_join(struct screen *, const char *ref);
void form_edit(struct screen *, const char *ref);
/* The same, at the first blank that its gate asks for. */
void form_fill(struct screen *, const char *ref);
/* One that was left unfinished goes on. */
struct unfinished;
void form_go_on(struct screen *, const struct unfinished *);

/* The rest is between the files of the form. */

enum form_input {
	INPUT_ENTRY,		/* one line */
	INPUT_TEXT,		/* several */
	INPUT_ONE,		/* one of the options, by one key */
	INPUT_SEVERAL,
	INPUT_END		/* the row on which Enter takes it in */
};

struct form_row {
	const char *code;
	const char *label;
	const char *section;
	const char *help;
	const struct form_field *field;	/* NULL: pathway, end */
	struct field_rule rule;
	enum form_input input;
	struct field_option *options;
	int option_count;
	struct buf value;	/* as it was typed, or chosen */
	const char *held;	/* in the register; "" */
	bool touched;		/* typed in here */
	bool locked;		/* it names the pupil: reveal it first */
	bool required;
	const char *preview;	/* what may stand on a shared screen */
	const char *fault;	/* sentences of the trial, or NULL */
	const char *look;
	const char *earlier;	/* what the earlier referral says, or NULL */
};

struct form_pathway {
	const struct scheme *scheme;
	const struct pathway *pathway;
};

#define FORM_ROWS 128
#define FORM_DIGITS 9		/* options that have a digit */
#define FORM_CODE_CELLS 4	/* of a code that is shown */
#define FORM_SCHOOLS 4		/* matches shown while a school is typed */

struct form_state {
	const char *ref;	/* NULL: new */
	int rev;
	const char *join;	/* the anonymous case, or NULL */
	const char *place;	/* of the draft; NULL before a first save */
	struct form_pathway *pathways;
	int pathway_count;
	int chosen;		/* of these; -1 at first */
	struct form_row rows[FORM_ROWS];
	int count;
	int at;			/* the row that has the keys */
	struct entry entry;	/* of that row */
	struct editor editor;
	struct arena typing;	/* of what follows from each key */
	struct school *schools;
	int school_count;
	struct arena tried;	/* what the trial found lies here */
	struct trial trial;
	bool has_trial;
	const char *earlier_ref;
	bool dirty;		/* changed since the trial */
	bool saved;		/* the draft stands as it is */
	bool refused;		/* faults of blanks are shown too */
	int64_t reveal_until;
	char letters[32];	/* of an option's code, while it is typed */
	int typed_day;		/* what the date being typed means */
};

/* form-rows.c: rows and values. */
bool form_pathways(struct db *, struct arena *, struct form_pathway **,
    int *count, struct err *);
bool form_build(struct screen *, struct err *);
struct form_row *form_row_of(struct form_state *, const char *code);
void form_set(struct form_row *, const char *value);
bool form_has(const struct form_row *, const char *code);
bool form_is_date(const struct form_row *);
void form_toggle(struct form_row *, const char *code, struct arena *);
struct field_value *form_values(struct form_state *, int today,
    struct arena *, int *count);
void form_encode(const struct form_state *, struct buf *out);
void form_decode(struct screen *, const char *draft);

/* form-try.c: what the rules say to it so far. */
void form_try(struct screen *);
void form_previews(struct screen *);
void form_notes(struct form_state *);

/* form.c, for form-take.c */
struct form_row *form_here(struct form_state *);
void form_enter(struct screen *, int at);
void form_complete(struct screen *);
void form_changed(struct screen *);

void form_go_to(struct screen *, int at);	/* completes the row left */

/* form-option.c: choosing by a digit, or by the letters of a code. */
bool form_option_key(struct screen *, struct key);
/* Enter and Backspace while letters of a code stand there. */
bool form_letters_key(struct screen *, struct key);
/* Are there codes to type, rather than letters as labels? */
bool form_takes_letters(const struct form_row *);
/* Do they stand before the words? */
bool form_shows_codes(const struct form_row *);
/* The label of option I: '1' to '9', a letter, or ' '. */
char form_label(const struct form_row *, int i);

/* form-open.c */
struct form_arg {
	const char *ref;	/* on record, or NULL */
	const char *join;	/* the anonymous case, or NULL */
	const char *place;	/* of a draft that goes on, or NULL */
	bool fill;		/* begin at what the gate asks for */
};
bool form_open(struct screen *, const void *arg, struct err *);

/* form-take.c */
extern const struct binding form_keys[];
void form_resume(struct screen *, const struct answer *);
void form_tick(struct screen *);

/* form-draw.c */
void form_draw(const struct screen *, struct canvas *);
bool form_shows_names(const struct form_state *);

/* Labels of options without codes to type: 1 to 9, then letters. */
extern const char form_labels[];

#endif
