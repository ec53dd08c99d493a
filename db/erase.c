/* Statements that erase.  See erase.h. */
#include "db/erase.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "db/referral.h"
#include "db/seal.h"
#include "db/search.h"
#include "db/stmt.h"

#define ITEMS "(SELECT id FROM item WHERE referral_id = :id)"
#define DECISIONS "(SELECT id FROM decision WHERE referral_id = :id)"
#define LINES "(SELECT id FROM line WHERE referral_id = :id " \
	"UNION SELECT id FROM line WHERE item_id IN " ITEMS ")"

/* What hangs on a case and has no column that says so. */
static const struct query q_lines = { "erase_lines",
	"SELECT id AS word FROM line WHERE id IN " LINES };
static const struct query q_decision_events = { "erase_decision_events",
	"SELECT id AS word FROM decision_event WHERE decision_id IN "
	DECISIONS };
static const struct query q_presences = { "erase_presences",
	"SELECT id AS word FROM presence WHERE item_id IN " ITEMS };
static const struct query q_interests = { "erase_interests",
	"SELECT id AS word FROM interest WHERE item_id IN " ITEMS };

/* Every row of the case is sealed again when the act ends. */
static bool
touch_case(struct db *db, const char *id, struct err *e)
{
	static const char *const tables[] = {
		"item", "decision", "placement", "waiting", "line", "plan",
		"event", "hours", "erasure"
	};
	const struct param *p = PARAMS(P_TEXT(":id", id),);

	db_touch_id(db, "referral", id);
	for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
		if (!db_touch_where(db, tables[i], "referral_id", id, e))
			return false;
	return db_touch_found(db, "line", &q_lines, p, e) &&
	    db_touch_found(db, "decision_event", &q_decision_events, p, e) &&
	    db_touch_found(db, "presence", &q_presences, p, e) &&
	    db_touch_found(db, "interest", &q_interests, p, e);
}

static const struct query q_key_drop = { "erase_key",
	"DELETE FROM subject_key WHERE subject_id = :id" };

bool
db_case_rekey(struct db *db, const char *referral_id, struct err *e)
{
	return touch_case(db, referral_id, e) &&
	    db_run(db, &q_key_drop, PARAMS(P_TEXT(":id", referral_id),),
	    NULL, e);
}

/* In this order: what is asked for by way of another row comes before it. */
static const struct query q_erase[] = {
	{ "erase_open", "INSERT INTO erasing (entity) SELECT id FROM line "
	    "WHERE id IN " LINES " UNION SELECT id FROM decision "
	    "WHERE referral_id = :id" },
	{ "erase_drafts", "DELETE FROM draft WHERE place IN ("
	    "SELECT p.column1 || r.ref FROM referral r, (VALUES ('form:'), "
	    "('form:join:'), ('note:')) p WHERE r.id = :id "
	    "UNION SELECT 'plan:' || id FROM plan WHERE referral_id = :id "
	    "UNION SELECT p.column1 || i.id FROM item i, (VALUES ('line:'), "
	    "('presenter:')) p WHERE i.referral_id = :id "
	    "UNION SELECT 'edit:' || id FROM line WHERE id IN " LINES ")" },
	{ "erase_line_versions", "DELETE FROM line_version "
	    "WHERE line_id IN " LINES },
	{ "erase_line_texts", "UPDATE line SET text = '', owner = NULL "
	    "WHERE id IN " LINES },
	{ "erase_papers_seen", "DELETE FROM paper_seen "
	    "WHERE item_id IN " ITEMS },
	{ "erase_staged", "UPDATE live SET staged = NULL "
	    "WHERE item_id IN " ITEMS },
	{ "erase_presence", "UPDATE presence SET reason = NULL "
	    "WHERE item_id IN " ITEMS },
	{ "erase_interest", "UPDATE interest SET reason = '' "
	    "WHERE item_id IN " ITEMS },
	{ "erase_presenter", "UPDATE item SET presenter = NULL "
	    "WHERE referral_id = :id" },
	{ "erase_plans", "UPDATE plan SET markdown = '', made = '', "
	    "looked_digest = NULL, worded = NULL WHERE referral_id = :id" },
	{ "erase_events", "UPDATE event SET note = NULL, person = NULL, "
	    "to_school = NULL, from_school = NULL WHERE referral_id = :id" },
	{ "erase_decision_words", "UPDATE decision SET owner = NULL, "
	    "to_school = NULL WHERE referral_id = :id" },
	{ "erase_decision_reasons", "UPDATE decision_event "
	    "SET reason = NULL WHERE decision_id IN " DECISIONS },
	{ "erase_hours", "UPDATE hours SET note = NULL "
	    "WHERE referral_id = :id" },
	{ "erase_values", "DELETE FROM referral_value "
	    "WHERE referral_id = :id" },
	{ "erase_consents", "DELETE FROM consent WHERE referral_id = :id" },
	{ "erase_evidence", "DELETE FROM evidence WHERE referral_id = :id" },
	{ "erase_marks", "DELETE FROM referral_mark "
	    "WHERE referral_id = :id" },
	{ "erase_followers", "UPDATE referral SET earlier_id = NULL "
	    "WHERE earlier_id = :id" },
	{ "erase_joined", "UPDATE referral SET joined_to = NULL "
	    "WHERE joined_to = :id" },
	{ "erase_referral", "UPDATE referral SET pupil_id = NULL, "
	    "earlier_id = NULL, joined_to = NULL, withdrawn_reason = NULL, "
	    "state = 'erased' WHERE id = :id" },
};

static const struct query q_erase_done = { "erase_close",
	"DELETE FROM erasing" };
static const struct query q_unclean = { "erase_unclean",
	"INSERT INTO counter (name, value) VALUES (':unclean', 1) "
	"ON CONFLICT (name) DO UPDATE SET value = 1" };

bool
db_erase_case(struct db *db, const char *id, const char *pupil_id,
    struct err *e)
{
	const struct param *p = PARAMS(P_TEXT(":id", id),);

	if (!db_touch_where(db, "referral", "earlier_id", id, e) ||
	    !db_touch_where(db, "referral", "joined_to", id, e) ||
	    !db_case_rekey(db, id, e) || !db_search_forget(db, id, e))
		return false;
	for (size_t i = 0; i < sizeof q_erase / sizeof q_erase[0]; i++)
		if (!db_run(db, &q_erase[i], p, NULL, e))
			return false;
	return (pupil_id == NULL || db_pupil_forget(db, pupil_id, e)) &&
	    db_search_purge(db, e) &&
	    db_run(db, &q_erase_done, NULL, NULL, e) &&
	    db_run(db, &q_unclean, NULL, NULL, e);
}

static const struct query q_documents[] = {
	{ "erase_document_drafts", "DELETE FROM draft WHERE place IN ("
	    "SELECT 'plan:' || id FROM plan WHERE referral_id = :id)" },
	{ "erase_documents", "UPDATE plan SET markdown = '', made = '', "
	    "looked_digest = NULL, worded = NULL WHERE referral_id = :id "
	    "AND coalesce(released_at, changed_at) < :until" },
	{ "erase_reports", "UPDATE event SET note = NULL "
	    "WHERE referral_id = :id AND event = 'reported' "
	    "AND made_at < :until" },
};

bool
db_erase_documents(struct db *db, const char *id, int day, struct err *e)
{
	const struct param *both = PARAMS(P_TEXT(":id", id),
	    P_INT(":until", ((int64_t)day + 2) * 86400),);

	if (!db_case_rekey(db, id, e) || !db_run(db, &q_documents[0],
	    PARAMS(P_TEXT(":id", id),), NULL, e))
		return false;
	for (size_t i = 1; i < sizeof q_documents / sizeof q_documents[0];
	    i++)
		if (!db_run(db, &q_documents[i], both, NULL, e))
			return false;
	return db_run(db, &q_unclean, NULL, NULL, e);
}

#define ERASURE_COLUMNS "SELECT id, referral_id, scope, rule, kept_from, " \
	"kept_until, state, proposed_by, proposed_at, confirmed_by, " \
	"confirmed_at, rev, changed_by, changed_at FROM erasure "

static const struct query q_waiting = { "erasures_waiting", ERASURE_COLUMNS
	"WHERE state = 'proposed' ORDER BY id" };
static const struct query q_waiting_one = { "erasures_waiting_one",
	ERASURE_COLUMNS "WHERE referral_id = :id AND state = 'proposed' "
	"ORDER BY scope" };

bool
db_erasures(struct db *db, const char *id, struct arena *a,
    struct erasure **out, int *count, struct err *e)
{
	return id == NULL ? db_all(db, &q_waiting, NULL, &erasure_record, a,
	    out, count, e) : db_all(db, &q_waiting_one,
	    PARAMS(P_TEXT(":id", id),), &erasure_record, a, out, count, e);
}

static const struct query q_is_clean = { "erase_is_clean",
	"SELECT value FROM counter WHERE name = ':unclean'" };
static const struct query q_clean = { "erase_clean",
	"UPDATE counter SET value = 0 WHERE name = ':unclean'" };

bool
db_is_clean(struct db *db, bool *out, struct err *e)
{
	int64_t n;

	if (!db_number(db, &q_is_clean, NULL, 0, &n, e))
		return false;
	*out = n == 0;
	return true;
}

/* Pages that were moved about keep old bytes in their gaps; the journal of
 * the rewriting is emptied when it ends. */
bool
db_scrub(struct db *db, struct err *e)
{
	return db_exec(db, "VACUUM", e) && db_run(db, &q_clean, NULL, NULL,
	    e);
}

/* 1: one of the texts is there, 0: none, 2: it could not be read. */
static int
look_into(const char *path, const char *const *texts, int n)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC), found = 0;
	struct stat st;
	void *bytes;

	if (fd < 0)
		return 0;
	if (fstat(fd, &st) != 0)
		return 2;
	if (st.st_size == 0)
		return 0;
	bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (bytes == MAP_FAILED)
		return 2;
	for (int i = 0; i < n && found == 0; i++)
		found = memmem(bytes, (size_t)st.st_size, texts[i],
		    strlen(texts[i])) != NULL;
	return found;
}

/*
 * Looked at by a child: closing the file beside SQLite would drop the locks
 * of this process.
 */
bool
db_file_holds(struct db *db, const char *const *texts, int n, bool *out,
    struct err *e)
{
	char journal[4300];
	int status;
	pid_t child;

	snprintf(journal, sizeof journal, "%s-journal", db->path);
	child = fork();
	if (child == 0) {
		int found = look_into(db->path, texts, n);

		_exit(found != 0 ? found : look_into(journal, texts, n));
	}
	if (child < 0 || waitpid(child, &status, 0) != child ||
	    !WIFEXITED(status) || WEXITSTATUS(status) > 1) {
		err_set(e, ERR_IO, "The file %s could not be searched for "
		    "what was erased. The case is erased.", db->path);
		return false;
	}
	*out = WEXITSTATUS(status) == 1;
	return true;
}
