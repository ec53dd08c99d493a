/* Between the two files of the Referral screen. */
#ifndef SCREENS_REFERRAL_H
#define SCREENS_REFERRAL_H

#include "screens/ui/pager.h"
#include "screens/ui/screen.h"
#include "src/domain/referral/referral.h"

struct referral_page {
	const char *ref;
	struct dossier dossier;
	const char *initials;
	const char *name;	/* while it is revealed, or NULL */
	struct pager pager;
	const struct reason_row **reasons;	/* of a withdrawal */
	int reason_count;
	const char *reason;	/* that was chosen */
};

enum result referral_history(struct screen *);
enum result referral_list_it(struct screen *);
enum result referral_ask_join(struct screen *);
enum result referral_ask_withdraw(struct screen *);
void referral_answer(struct screen *, const struct answer *);

#endif
