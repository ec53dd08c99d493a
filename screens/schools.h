/* The Schools screen; what its two files share. */
#ifndef SCREENS_SCHOOLS_H
#define SCREENS_SCHOOLS_H

#include "screens/ask-school.h"
#include "screens/ui/find-line.h"
#include "screens/ui/list.h"
#include "screens/ui/screen.h"
#include "src/domain/lists/school.h"

struct schools {
	struct school *rows;
	struct list list;
	struct find_line find;
	struct contact *contacts;	/* of the selected one, today */
	int contact_count;
	struct school *before;
	int before_count;

	/* Between questions. */
	int field, day;
	const char *role, *email, *name, *urn;
	struct school_ask into;
};

const struct school *schools_selected(const struct screen *);
void schools_load_detail(struct screen *);

/* What keys ask for, and what is done with the answers. */
bool schools_on_row(const struct screen *, const char **why);
bool schools_on_address(const struct screen *, const char **why);
enum result schools_change(struct screen *);
enum result schools_address(struct screen *);
enum result schools_end_address(struct screen *);
enum result schools_merge(struct screen *);
enum result schools_close(struct screen *);
void schools_resume(struct screen *, const struct answer *);

#endif
