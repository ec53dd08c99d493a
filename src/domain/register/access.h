/*
 * Who may do what.  Roles are looked up by the user of the operating system.
 * In a register that its owner can read as a file they are guard rails; the
 * manual says which is which.
 */
#ifndef DOMAIN_ACCESS_H
#define DOMAIN_ACCESS_H

#include "db/db.h"
#include "src/model/register.h"

/*
 * May the acting user do ACT?  The acts are read, reveal, refer, list,
 * decide, write, place, release, audit, erase, backup, administer; see the
 * table in access.c for who may.  A refusal is ERR_DENIED and says who may.
 * A register that nobody has a role in is one that is being made: all may.
 */
bool access_may(struct db *, const char *act, struct err *e);

/* Roles of a user. */
bool access_roles(struct db *, const char *unix_user, struct arena *,
    struct member **out, int *count, struct err *e);

/* Everybody who has a role, by user. */
bool access_list(struct db *, struct arena *, struct member **out,
    int *count, struct err *e);

/* Give and take a role; the last administrator stays. */
bool access_give(struct db *, const char *unix_user, enum member_role,
    struct err *e);
bool access_take(struct db *, const char *unix_user, enum member_role,
    struct err *e);

#endif
