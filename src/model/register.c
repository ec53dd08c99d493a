/* Fields of the register's own tables.  See register.h. */
#include "src/model/register.h"

const char *const member_role_words[] = {
	"chair", "minute-taker", "reader", "administrator", "auditor", NULL
};

static const struct field pack_fields[] = {
	F_TEXT(pack, id), F_TEXT(pack, scheme), F_TEXT(pack, title),
	F_TEXT(pack, prefix), F_INT(pack, version), F_TEXT(pack, digest),
	F_DAY(pack, valid_from), F_DAY(pack, valid_to),
	F_TIME(pack, loaded_at), F_TEXT(pack, loaded_by), F_END
};
const struct record pack_record =
    { "pack", pack_fields, sizeof(struct pack) };

static const struct field setting_fields[] = {
	F_TEXT(setting, name), F_TEXT(setting, value), F_INT(setting, rev),
	F_TEXT(setting, changed_by), F_TIME(setting, changed_at), F_END
};
const struct record setting_record =
    { "setting", setting_fields, sizeof(struct setting) };

static const struct field member_fields[] = {
	F_TEXT(member, id), F_TEXT(member, unix_user),
	F_WORD(member, role, member_role_words), F_INT(member, rev),
	F_TEXT(member, changed_by), F_TIME(member, changed_at), F_END
};
const struct record member_record =
    { "member", member_fields, sizeof(struct member) };

static const struct field audit_fields[] = {
	F_TIME(audit, seq), F_TIME(audit, at), F_TEXT(audit, actor),
	F_TEXT(audit, act), F_TEXT(audit, kind), F_TEXT(audit, entity),
	F_TEXT(audit, subject_id), F_TEXT(audit, fields),
	F_TEXT(audit, digest), F_TEXT(audit, hash), F_END
};
const struct record audit_record =
    { "audit", audit_fields, sizeof(struct audit) };

static const struct field code_fields[] = {
	F_TEXT(code, set_name), F_TEXT(code, code), F_TEXT(code, label),
	F_DAY(code, valid_from), F_DAY(code, valid_to), F_END
};
const struct record code_record =
    { "code", code_fields, sizeof(struct code) };
