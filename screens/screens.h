/* Every screen, by name; each is defined in the file of its name. */
#ifndef SCREENS_SCREENS_H
#define SCREENS_SCREENS_H

#include "screens/ui/screen.h"

/* All of them, for help and tests; ends with NULL. */
extern const struct screen_ops *const all_screens[];

/* What is decided after the sitting; without it the case is the one under
 * the gavel. */
struct case_arg {
	const char *item_id;
	const char *reason;	/* code of use supersede; NULL: no decision
				 * stands yet */
};

/* What the entry line writes: a new line under an item, or another text of a
 * line that stands there. */
struct write_arg {
	const char *item_id;
	const char *line_id;	/* NULL: a new line */
};

extern const struct screen_ops first_screen;	/* arg: struct first ** */
extern const struct screen_ops today_screen;
extern const struct screen_ops people_screen;	/* arg: a code, or NULL */
extern const struct screen_ops schools_screen;	/* arg: a URN, or NULL */
extern const struct screen_ops scheme_screen;
extern const struct screen_ops settings_screen;
extern const struct screen_ops meetings_screen;
extern const struct screen_ops agenda_screen;
extern const struct screen_ops open_screen;
extern const struct screen_ops statement_screen;
extern const struct screen_ops last_time_screen;
extern const struct screen_ops case_screen;	/* arg: NULL or case_arg */
extern const struct screen_ops close_screen;
extern const struct screen_ops plan_screen;	/* arg: a reference */
extern const struct screen_ops lines_screen;	/* arg: an item's id */
extern const struct screen_ops write_screen;	/* arg: write_arg */
extern const struct screen_ops referrals_screen;
extern const struct screen_ops referral_screen;	/* arg: a reference */
extern const struct screen_ops compare_screen;	/* arg: a reference */
extern const struct screen_ops papers_screen;	/* arg: a reference */
extern const struct screen_ops form_screen;	/* see form.h */
extern const struct screen_ops unfinished_screen;
extern const struct screen_ops import_screen;	/* see import.h */
extern const struct screen_ops find_screen;
extern const struct screen_ops follow_up_screen;
extern const struct screen_ops follow_case_screen;	/* arg: a reference */
extern const struct screen_ops places_screen;
extern const struct screen_ops help_screen;	/* arg: a screen's name */

#endif
