/* The register itself: packs, settings, members, the audit chain. */
#ifndef MODEL_REGISTER_H
#define MODEL_REGISTER_H

#include "src/model/field.h"

struct pack {
	const char *id;
	const char *scheme;
	const char *title;
	const char *prefix;
	int version;
	const char *digest;
	int valid_from;
	int valid_to;
	int64_t loaded_at;
	const char *loaded_by;
};
extern const struct record pack_record;

struct setting {
	const char *name;
	const char *value;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record setting_record;

enum member_role {
	MEMBER_CHAIR, MEMBER_MINUTE_TAKER, MEMBER_READER,
	MEMBER_ADMINISTRATOR, MEMBER_AUDITOR
};
extern const char *const member_role_words[];

struct member {
	const char *id;
	const char *unix_user;
	int role;
	int rev;
	const char *changed_by;
	int64_t changed_at;
};
extern const struct record member_record;

struct audit {
	int64_t seq;
	int64_t at;
	const char *actor;
	const char *act;	/* record decision, reveal name, ... */
	const char *kind;	/* table of the entity */
	const char *entity;	/* its id or reference */
	const char *subject_id;	/* pupil, NULL when about nobody */
	const char *fields;	/* names of the fields that changed */
	const char *digest;	/* keyed with the subject's key */
	const char *hash;	/* of the row before and of this one */
};
extern const struct record audit_record;

struct code {
	const char *set_name;
	const char *code;
	const char *label;
	int valid_from;
	int valid_to;
};
extern const struct record code_record;

#endif
