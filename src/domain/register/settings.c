/*
 * The table of settings, and where their values come from.
 */
#include "src/domain/register/settings.h"

#include <assert.h>
#include <bsd/stdlib.h>
#include <string.h>

#include "db/register.h"
#include "src/base/config.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/model/register.h"

#define SITE_CONFIG SYSCONFDIR "/convene/config"

const struct setting_row settings[] = {
	{ "organisation", "", "text",
	    "Who runs the panels; stands in letters and messages" },
	{ "mail", "drafts", "drafts sendmail",
	    "Write messages as drafts into a folder, or send them" },
	{ "mail-folder", "", "text",
	    "Folder for drafts; blank: beside the register" },
	{ "mail-from", "", "text", "Address that messages come from" },
	{ "mail-domains", "", "text",
	    "Domains that may be written to, ; between; blank: any" },
	{ "identifiers", "initials", "initials reference name",
	    "How a pupil is called in a message to the school" },
	{ "idle-lock", "30", "number",
	    "Minutes without a key until the screens close" },
	{ "gavel-handover", "20", "number",
	    "Seconds in which the holder of the gavel may refuse" },
	{ "retention-years", "6", "number",
	    "Years after the end of a case until it may be erased" },
	{ "meeting-minutes", "0", "number",
	    "Minutes that the cases of a meeting may take; 0: no budget" },
	{ "templates", "", "text",
	    "Folder with a site's own templates and texts, by scheme" },
	{ "mouse", "no", "yes-no", "Let the screens take the mouse" },
	{ NULL, NULL, NULL, NULL }
};

const char *
setting_site_file(void)
{
	return SITE_CONFIG;
}

const struct setting_row *
setting_find(const char *name)
{
	for (const struct setting_row *s = settings; s->name != NULL; s++)
		if (strcmp(s->name, name) == 0)
			return s;
	return NULL;
}

bool
setting_get(struct db *db, const char *name, struct arena *a,
    const char **value, const char **from, struct err *e)
{
	const struct setting_row *s = setting_find(name);
	const char *found = NULL, *where = "site";

	assert(s != NULL);
	if (!config_get(SITE_CONFIG, name, a, &found, e))
		return false;
	if (found == NULL) {
		where = "register";
		if (!db_setting(db, name, a, &found, e))
			return false;
	}
	if (found == NULL) {
		where = "default";
		found = s->fallback;
	}
	*value = found;
	if (from != NULL)
		*from = where;
	return true;
}

bool
setting_overruled(struct db *db, const char *name, struct arena *a,
    const char **value, struct err *e)
{
	const char *site, *ours = NULL;

	if (!config_get(SITE_CONFIG, name, a, &site, e) ||
	    (site != NULL && !db_setting(db, name, a, &ours, e)))
		return false;
	*value = ours;
	return true;
}

/* Is VALUE one of the words of FORM? */
static bool
is_word_of(const char *form, const char *value)
{
	size_t n = strlen(value);

	for (; *form != '\0'; form += strspn(form, " ")) {
		size_t word = strcspn(form, " ");

		if (word == n && memcmp(form, value, n) == 0)
			return true;
		form += word;
	}
	return false;
}

/* These stand in letters and in the heads of messages, where a line of its
 * own would be another head. */
static bool
is_one_line(const struct setting_row *s, const char *value, struct err *e)
{
	for (const unsigned char *p = (const unsigned char *)value;
	    *p != '\0'; p++)
		if (*p < ' ' || *p == 0x7f || (*p == 0xc2 && p[1] < 0xa0)) {
			err_set(e, ERR_CONFIG, "The setting %s takes one "
			    "line of text, without control characters.",
			    s->name);
			return false;
		}
	return true;
}

static bool
value_fits(const struct setting_row *s, const char *value, struct err *e)
{
	const char *fault = NULL;

	if (strcmp(s->form, "text") == 0)
		return is_one_line(s, value, e);
	if (strcmp(s->form, "number") == 0) {
		strtonum(value, 0, 1000000, &fault);
		if (fault == NULL)
			return true;
		err_set(e, ERR_CONFIG, "The setting %s takes a number, not "
		    "“%s”.", s->name, value);
		return false;
	}
	if (is_word_of(strcmp(s->form, "yes-no") == 0 ? "yes no" : s->form,
	    value))
		return true;
	err_set(e, ERR_CONFIG, "The setting %s takes one of: %s; not “%s”.",
	    s->name, strcmp(s->form, "yes-no") == 0 ? "yes no" : s->form,
	    value);
	return false;
}

static bool
get_checked(struct db *db, const char *name, struct arena *a,
    const char **value, struct err *e)
{
	return setting_get(db, name, a, value, NULL, e) &&
	    value_fits(setting_find(name), *value, e);
}

bool
setting_number(struct db *db, const char *name, int *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *value;
	bool ok = get_checked(db, name, &a, &value, e);

	if (ok)
		*out = (int)strtonum(value, 0, 1000000, NULL);
	arena_release(&a);
	return ok;
}

bool
setting_yes(struct db *db, const char *name, bool *out, struct err *e)
{
	struct arena a = ARENA_INIT;
	const char *value;
	bool ok = get_checked(db, name, &a, &value, e);

	if (ok)
		*out = strcmp(value, "yes") == 0;
	arena_release(&a);
	return ok;
}

static bool
set(struct db *db, const char *name, const char *value, struct arena *a,
    struct err *e)
{
	struct setting row = { .name = name, .value = value };
	struct audit_entry entry = {
		.act = "change setting", .kind = "setting", .entity = name,
		.fields = "value", .content = value != NULL ? value : "",
	};
	struct setting before;
	bool found;

	if (!access_may(db, "administer", e) || !audit_add(db, &entry, e))
		return false;
	if (value == NULL)
		return db_delete(db, &setting_record, "name", name, e);
	if (!db_seek(db, &setting_record, "name", name, a, &before, &found,
	    e))
		return false;
	row.rev = found ? before.rev : 0;
	return found ? db_update(db, &setting_record, &row, e) :
	    db_insert(db, &setting_record, &row, e);
}

bool
setting_set(struct db *db, const char *name, const char *value,
    struct err *e)
{
	const struct setting_row *s = setting_find(name);
	struct arena a = ARENA_INIT;
	bool ok;

	if (s == NULL) {
		err_set(e, ERR_USAGE, "There is no setting “%s”. “convene "
		    "settings” lists them.", name);
		return false;
	}
	if (value != NULL && !value_fits(s, value, e)) {
		if (e != NULL)
			e->code = ERR_DATA;
		return false;
	}
	if (!db_begin(db, "change a setting", e))
		return false;
	ok = set(db, name, value, &a, e);
	arena_release(&a);
	return ok ? db_commit(db, e) : db_rollback(db);
}
