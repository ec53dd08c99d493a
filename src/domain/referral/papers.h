/*
 * The papers beside a referral: which its pathway asks for, which are held
 * and where, which are to follow, which came late; and what a panel saw.
 */
#ifndef DOMAIN_PAPERS_H
#define DOMAIN_PAPERS_H

#include "src/domain/referral/referral.h"
#include "src/model/meeting.h"

struct paper_line {
	const char *code;
	const char *label;
	bool wanted;		/* the pathway asks for it, of this case */
	int state;		/* enum evidence_state */
	bool noted;		/* somebody said so; else nothing is known */
	bool late;		/* came, or is still to come, too late for the
				 * agenda that the case is on */
	int added_on;		/* DAY_NONE when nothing is known */
	const char *kept;	/* or "" */
	const char *file;
	const char *sha256;	/* of the file as it was given, or "" */
	const char *says;	/* "held since 12 Sep", "MISSING", "LATE" */
};

/* In the order of the pack; then what else is held. */
bool papers_of(struct db *, const struct dossier *, struct arena *,
    struct paper_line **out, int *count, struct err *e);

/* "5 held, 1 to follow, 1 missing". */
const char *papers_count(const struct paper_line *, int count,
    struct arena *);

/* Those that come too late for the agenda that the case is on: labels, with
 * "; " between; "" when there are none. */
bool papers_late(struct db *, const char *ref, struct arena *,
    const char **out, struct err *e);

struct paper_change {
	const char *code;
	int state;		/* enum evidence_state */
	const char *kept;	/* where it is; NULL leaves it, "" clears */
	const char *file;	/* a path: the file is read and its SHA-256
				 * noted; NULL leaves it, "" clears */
};
bool paper_set(struct db *, const char *ref, const struct paper_change *,
    struct err *e);

/*
 * Only inside another act: note the papers of all cases of a meeting, or of
 * one case, as the panel will see them.  Files that can be read are hashed
 * anew; of the others the digest of the day they were given stands.
 */
bool papers_seal(struct db *, const struct meeting *, struct arena *,
    struct err *e);
bool papers_seal_item(struct db *, const struct item *, struct arena *,
    struct err *e);

/* What was noted for an item, by code; none before the agenda was frozen. */
bool papers_seen(struct db *, const char *item_id, struct arena *,
    struct paper_seen **out, int *count, struct err *e);

/* "consent-form (SHA-256 0123456789ab), sen-plan": what the panel had. */
const char *papers_seen_words(const struct paper_seen *, int count,
    struct arena *);

#endif
