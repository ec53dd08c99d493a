/* People by their codes and log-ins.  See who.h. */
#include "src/domain/register/who.h"

#include <ctype.h>
#include <string.h>

bool
person_by_code(struct db *db, const char *code, struct arena *a,
    struct person *out, struct err *e)
{
	bool found;

	if (!db_seek(db, &person_record, "code", code, a, out, &found, e))
		return false;
	if (!found)
		err_set(e, ERR_NO_INPUT, "There is nobody with the code "
		    "“%s” in this register. People are added on their "
		    "screen, or with “convene import people”.", code);
	return found;
}

bool
person_code_fits(const char *code, struct err *e)
{
	size_t n = strlen(code);
	bool fits = n > 0 && n <= PERSON_CODE_LENGTH;

	for (size_t i = 0; i < n && fits; i++)
		fits = isalnum((unsigned char)code[i]) || code[i] == '-' ||
		    code[i] == '_';
	if (!fits)
		err_set(e, ERR_DATA, "“%.40s” should be a short code of "
		    "letters, digits, - and _, at most %d.", code,
		    PERSON_CODE_LENGTH);
	return fits;
}

bool
person_code_is_new(struct db *db, const char *code, struct arena *a,
    struct err *e)
{
	struct person p;
	bool found;

	if (!person_code_fits(code, e) ||
	    !db_seek(db, &person_record, "code", code, a, &p, &found, e))
		return false;
	if (found)
		err_set(e, ERR_DATA, "%s is the code of %s already. Choose "
		    "another one.", p.code, p.name);
	return !found;
}

bool
person_acting(struct db *db, struct arena *a, const char **code,
    struct err *e)
{
	struct person p;
	bool found;

	if (!db_seek(db, &person_record, "unix_user", db_actor(db), a, &p,
	    &found, e))
		return false;
	*code = found ? p.code : NULL;
	return true;
}

bool
person_get(struct db *db, const char *id, struct arena *a,
    struct person *out, struct err *e)
{
	return db_get(db, &person_record, "id", id, a, out, e);
}
