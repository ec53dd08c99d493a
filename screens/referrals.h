/* Between the files of the list of referrals, and for nobody else. */
#ifndef SCREENS_REFERRALS_H
#define SCREENS_REFERRALS_H

#include "screens/ask-school.h"
#include "screens/ui/find-line.h"
#include "screens/ui/list.h"
#include "screens/ui/screen.h"
#include "src/domain/desk/saved-view.h"
#include "src/domain/desk/search.h"

/* The row before the first of those that are held; all of it is kept here,
 * because the row may be gone when the list is read again. */
struct spot {
	bool set;
	char id[64];
	char ref[40];
	char school_urn[16];
	char state[24];
	int received;
};

struct referrals_page {
	struct saved_view view;	/* its strings live as long as the screen */
	struct referral_row *rows;
	struct list list;
	struct spot start;	/* not set: from the top */
	bool more_below;
	int total;
	int unfinished;		/* forms of this user */
	const char *says;	/* the view in words, "" for all */
	struct find_line find;
	struct saved_view *kept;	/* what the chooser of views shows */
	int kept_count;
	struct school_ask schools;
	char format[8];		/* of what is to be given out */
};

/* The list is another now: from its top. */
void referrals_again(struct screen *);

/* Handlers behind f, s, v, x and the letters of filters. */
enum result referrals_ask_filter(struct screen *);
enum result referrals_ask_sort(struct screen *);
enum result referrals_ask_view(struct screen *);
enum result referrals_ask_export(struct screen *);
enum result referrals_no_consent(struct screen *);
enum result referrals_no_papers(struct screen *);
enum result referrals_no_date(struct screen *);
enum result referrals_all(struct screen *);
void referrals_answer(struct screen *, const struct answer *);

#endif
