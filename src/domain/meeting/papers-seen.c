/*
 * What a panel had before it: the papers of each case at the moment when its
 * agenda was frozen, or when the case was put on a frozen one.
 */
#include "src/domain/referral/papers.h"

#include <string.h>
#include <sys/stat.h>

#include "src/base/file.h"
#include "src/base/hash.h"
#include "src/domain/meeting/meeting.h"

/* A digest that differs from the one noted before says that the file was
 * changed since.  Whatever is no plain file is left alone: reading it could
 * wait for ever. */
static const char *
digest_now(const struct evidence *v, struct arena *a)
{
	struct buf bytes = BUF_INIT;
	char digest[HASH_SIZE];
	const char *out = v->sha256;
	struct stat st;

	if (v->file == NULL || stat(v->file, &st) != 0 ||
	    !S_ISREG(st.st_mode))
		return out;
	if (file_read(v->file, FILE_CEILING, &bytes, NULL))
		out = arena_strdup(a, hash_sha256(buf_text(&bytes),
		    bytes.len, digest));
	buf_release(&bytes);
	return out;
}

bool
papers_seal_item(struct db *db, const struct item *item, struct arena *a,
    struct err *e)
{
	struct dossier d;

	if (item->kind != ITEM_CASE)
		return true;
	if (!dossier_load(db, item->referral_id, a, &d, e) ||
	    !db_delete(db, &paper_seen_record, "item_id", item->id, e))
		return false;
	for (int i = 0; i < d.evidence_count; i++) {
		const struct evidence *v = &d.evidence[i];
		struct paper_seen p = { .id = db_new_id(db, a),
		    .item_id = item->id, .paper = v->code,
		    .state = v->state, .added_on = v->added_on,
		    .sha256 = v->state == EVIDENCE_HELD ? digest_now(v, a) :
		    NULL, .seen_at = db_now(db) };

		if (!db_insert(db, &paper_seen_record, &p, e))
			return false;
	}
	return true;
}

bool
papers_seal(struct db *db, const struct meeting *m, struct arena *a,
    struct err *e)
{
	struct item *items;
	int n;

	if (!agenda_items(db, m->id, a, &items, &n, e))
		return false;
	for (int i = 0; i < n; i++)
		if (!papers_seal_item(db, &items[i], a, e))
			return false;
	return true;
}

bool
papers_seen(struct db *db, const char *item_id, struct arena *a,
    struct paper_seen **out, int *count, struct err *e)
{
	return db_list(db, &paper_seen_record, "item_id", item_id, "paper",
	    a, out, count, e);
}

const char *
papers_seen_words(const struct paper_seen *p, int count, struct arena *a)
{
	const char *list = "";

	for (int i = 0; i < count; i++) {
		if (p[i].state != EVIDENCE_HELD)
			continue;
		list = arena_printf(a, "%s%s%s%s%.12s%s", list,
		    *list ? ", " : "", p[i].paper,
		    p[i].sha256 != NULL ? " (SHA-256 " : "",
		    p[i].sha256 != NULL ? p[i].sha256 : "",
		    p[i].sha256 != NULL ? ")" : "");
	}
	return list;
}
