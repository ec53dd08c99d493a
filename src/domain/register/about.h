/*
 * What this register is and holds, for its people and for a data protection
 * impact assessment.
 */
#ifndef DOMAIN_ABOUT_H
#define DOMAIN_ABOUT_H

#include "db/register.h"
#include "src/model/register.h"

struct about {
	const char *path;
	bool rehearsal;
	const char *group;	/* that shares it; NULL: private */
	int schema;
	struct pack *packs;	/* newest version of each scheme */
	int pack_count;
	struct member *members;
	int member_count;
	struct holdings holdings;
	const char *head;	/* of the chain */
};

bool about_load(struct db *, struct arena *, struct about *out,
    struct err *e);

/*
 * Markdown to paste into a council's template: what is held about whom, for
 * what, where it goes, how long it stays and how it is kept safe.
 */
bool about_dpia(struct db *, const struct about *, struct buf *out,
    struct err *e);

#endif
