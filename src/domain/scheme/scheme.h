/*
 * Rule packs: reading a folder, checking it, loading it into the register
 * whole or not at all, and having it in memory.
 */
#ifndef DOMAIN_SCHEME_H
#define DOMAIN_SCHEME_H

#include "db/db.h"
#include "src/model/register.h"
#include "src/model/scheme.h"

/* A fault of a pack: FILE:LINE: HEADING: what is wrong and what to do. */
struct pack_fault {
	const char *file;
	int line;
	const char *heading;	/* "" when it is the line or the file */
	const char *says;
};

struct pack_check {
	struct pack_fault *faults;
	int count;
	struct scheme scheme;	/* as far as it could be read */
	const char *digest;	/* SHA-256 of all files, in order of name */
};

/* "reasons.csv:12: use: what is wrong and what to do". */
const char *pack_fault_words(const struct pack_fault *, struct arena *);

/* Letters that no disposition may have: they mean something else while a
 * case is decided. */
#define SCHEME_KEYS_RESERVED "ceginoqtuvx"

/* Read and check a folder.  True when it could be read at all. */
bool scheme_check(const char *folder, struct arena *, struct pack_check *out,
    struct err *e);

/*
 * Load a folder as a new version of its scheme, or do nothing when the same
 * content is there already (*SAME).  Panel codes and reference prefixes are
 * unique in a register.
 */
bool scheme_load(struct db *, const char *folder, struct arena *,
    struct pack *out, bool *same, struct err *e);

/* The folder of an installed pack: $CONVENE_DATA/schemes/ID or pkgdatadir. */
bool scheme_folder(const char *id, struct arena *, const char **out,
    struct err *e);

/* The ids of the packs that are installed on this host, in order. */
bool scheme_installed(struct arena *, const char ***ids, int *count,
    struct err *e);

/* A pack of the register in memory, all of it; it outlives the arena. */
bool scheme_get(struct db *, const char *pack_id, struct arena *,
    const struct scheme **out, struct err *e);

/* The newest pack of a scheme; the pack in force on DAY, else the latest
 * before it with a warning in *WARNING (NULL when there is none). */
bool scheme_newest(struct db *, const char *scheme, struct arena *,
    const struct scheme **out, struct err *e);
bool scheme_in_force(struct db *, const char *scheme, int day,
    struct arena *, const struct scheme **out, const char **warning,
    struct err *e);

/* Packs of the register, newest version of each scheme. */
bool scheme_list(struct db *, struct arena *, struct pack **out, int *count,
    struct err *e);

/* Look-ups in a pack in memory; NULL when there is none.  PATHWAY rows "*"
 * stand for every pathway. */
const struct pathway *scheme_pathway(const struct scheme *, const char *code);
const struct panel *scheme_panel(const struct scheme *, const char *code);
const struct role *scheme_role(const struct scheme *, const char *code);
const struct provision *scheme_provision(const struct scheme *,
    const char *code);
const struct pool_row *scheme_pool(const struct scheme *, const char *code);
const struct group_row *scheme_group(const struct scheme *,
    const char *provision, const char *group);
const struct form_field *scheme_field(const struct scheme *,
    const char *pathway, const char *field);
const struct disposition_row *scheme_disposition(const struct scheme *,
    const char *pathway, enum disposition);
const struct outcome_row *scheme_outcome(const struct scheme *,
    const char *pathway, const char *code);
/* USE may be NULL: the reason of any use. */
const struct reason_row *scheme_reason(const struct scheme *,
    const char *pathway, const char *use, const char *code);
/* May this reason of use override pass RULE?  Where such reasons carry the
 * rule themselves, as the agreement of a named role does, only they may. */
bool scheme_overrides(const struct scheme *, const char *pathway,
    const char *rule, const struct reason_row *);
const struct missing_row *scheme_missing(const struct scheme *,
    const char *pathway, const char *code);
const struct condition_row *scheme_condition(const struct scheme *,
    const char *pathway, const char *code);
const struct paper_row *scheme_paper(const struct scheme *,
    const char *pathway, const char *code);
const struct rule *scheme_rule(const struct scheme *, const char *code);
const char *scheme_text(const struct scheme *, const char *code);
const char *scheme_template(const struct scheme *, const char *code);
const char *scheme_setting(const struct scheme *, const char *name);
/* The same as a number; NONE when there is none. */
int scheme_number(const struct scheme *, const char *name, int none);

/* Does a row of PATHWAY ("*" for all, or codes with ";") serve this one? */
bool scheme_serves(const char *row_pathway, const char *pathway);

/* Do the pathways of two rows have one in common? */
bool scheme_meets(const char *row_pathway, const char *other_row_pathway);

/* Is CODE among the codes of LIST, with ";" between?  Blank LIST: no. */
bool code_in_list(const char *list, const char *code);

/* Label of a code: the pack's sets, then the standard ones; else the code. */
const char *code_label(struct db *, const struct scheme *, const char *set,
    const char *code, struct arena *);

#endif
