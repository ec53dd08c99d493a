/*
 * Settings and policy: in the site's file, which wins, or in the register.
 */
#ifndef DOMAIN_SETTINGS_H
#define DOMAIN_SETTINGS_H

#include "db/db.h"

struct setting_row {
	const char *name;
	const char *fallback;	/* "" when there is none */
	const char *form;	/* "word word", "number", "yes-no", "text" */
	const char *says;	/* one line of help */
};

/* All settings that a person may set; ends with { 0 }. */
extern const struct setting_row settings[];

const struct setting_row *setting_find(const char *name);

/* The site's file, whose settings win over those of a register. */
const char *setting_site_file(void);

/*
 * The value that counts: of the site's file, else of the register, else the
 * fallback.  *FROM, unless it is NULL, says where: "site", "register" or
 * "default".  NAME must be in the table.
 */
bool setting_get(struct db *, const char *name, struct arena *,
    const char **value, const char **from, struct err *e);
/*
 * What the register sets in vain, because the site's file sets it too; NULL
 * when it sets nothing, or counts.
 */
bool setting_overruled(struct db *, const char *name, struct arena *a,
    const char **value, struct err *e);
/* The same as setting_get as a number, and as yes or no. */
bool setting_number(struct db *, const char *name, int *out, struct err *e);
bool setting_yes(struct db *, const char *name, bool *out, struct err *e);

/* Set in the register, by its administrator; NULL takes it out again. */
bool setting_set(struct db *, const char *name, const char *value,
    struct err *e);

#endif
