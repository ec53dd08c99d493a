/*
 * About the register.  The text for an assessment says what the program
 * does; what only the controller can say is left to be filled in.
 */
#include "src/domain/register/about.h"

#include <grp.h>
#include <string.h>
#include <sys/stat.h>

#include "src/base/day.h"
#include "src/domain/register/access.h"
#include "src/domain/register/audit.h"
#include "src/domain/register/register.h"
#include "src/domain/register/settings.h"
#include "src/domain/scheme/scheme.h"
#include "src/model/erasure.h"

/* The group that may write the file, or NULL. */
static const char *
group_of(const char *path, struct arena *a)
{
	const struct group *g;
	struct stat st;

	if (path == NULL || stat(path, &st) != 0 || !(st.st_mode & S_IWGRP))
		return NULL;
	g = getgrgid(st.st_gid);
	return g != NULL ? arena_strdup(a, g->gr_name) :
	    arena_printf(a, "%ld", (long)st.st_gid);
}

bool
about_load(struct db *db, struct arena *a, struct about *out, struct err *e)
{
	struct about b = { .path = db_path(db) };
	int known;

	b.group = group_of(b.path, a);
	if (!register_is_rehearsal(db, &b.rehearsal, e) ||
	    !db_schema(db, &known, &b.schema, e) ||
	    !scheme_list(db, a, &b.packs, &b.pack_count, e) ||
	    !access_list(db, a, &b.members, &b.member_count, e) ||
	    !db_holdings(db, &b.holdings, e) || !audit_head(db, a, &b.head,
	    e))
		return false;
	*out = b;
	return true;
}

static void
add_purpose(const struct about *b, struct buf *out)
{
	buf_str(out, "# Data protection impact assessment: the panel "
	    "register\n\n## What it is for\n\nA panel decides about requests "
	    "for support from schools, under published\nrules, and each "
	    "school gets a written plan. The register holds the requests,\n"
	    "the meetings, what was decided and why, and the plans. It "
	    "makes no\npredictions and scores no child.\n\nSchemes:\n\n");
	for (int i = 0; i < b->pack_count; i++)
		buf_printf(out, "- %s (%s, version %d)\n", b->packs[i].title,
		    b->packs[i].scheme, b->packs[i].version);
}

static void
add_data(const struct about *b, struct buf *out)
{
	char first[DAY_WORDS_SIZE], last[DAY_WORDS_SIZE];

	buf_printf(out, "\n## What is held, about whom\n\n"
	    "- Pupils (%d): name, UPN, date of birth, sex, year group, "
	    "school, special\n  educational needs, attendance, suspensions, "
	    "what was tried, the views of pupil\n  and parents. Special "
	    "category data (health) is among it.\n"
	    "- Parents and carers: names and contact details that a "
	    "referral gives.\n"
	    "- Panel members, referrers, staff (%d): name, role, work "
	    "address.\n"
	    "- Referrals (%d, of them %d anonymous, without any identity), "
	    "meetings (%d),\n  decisions (%d), lines of minutes (%d), plans "
	    "(%d).\n", b->holdings.pupils, b->holdings.people,
	    b->holdings.referrals, b->holdings.anonymous,
	    b->holdings.meetings, b->holdings.decisions, b->holdings.lines,
	    b->holdings.plans);
	if (b->holdings.first_received != DAY_NONE)
		buf_printf(out, "- Received from %s to %s.\n",
		    day_words(b->holdings.first_received, first),
		    day_words(b->holdings.last_received, last));
	buf_str(out, "\nA referral without recorded consent is taken in but "
	    "cannot be listed; without\nconsent a case may only be heard "
	    "anonymously, and then no identity is stored.\n");
}

static bool
add_flows(struct db *db, struct arena *a, struct buf *out, struct err *e)
{
	const char *mail, *names, *domains;

	if (!setting_get(db, "mail", a, &mail, NULL, e) ||
	    !setting_get(db, "identifiers", a, &names, NULL, e) ||
	    !setting_get(db, "mail-domains", a, &domains, NULL, e))
		return false;
	buf_printf(out, "\n## Where it goes\n\n- In: files of referrals, "
	    "schools and people, and what is typed.\n- Out: each plan to the "
	    "school that asked, after a check that it names no other\n"
	    "  pupil, and only when a person releases it. %s. Pupils are "
	    "called by %s.\n  Addresses: %s.\n- Nothing is sent anywhere "
	    "else; there is no web server and no upload.\n",
	    strcmp(mail, "sendmail") == 0 ? "Messages are sent by this "
	    "host's mail service" : "Messages are written as drafts for a "
	    "person to send", names, *domains != '\0' ? domains : "any");
	return true;
}

/* How much of it was done. */
static bool
add_erasures(struct db *db, struct arena *a, struct buf *out, struct err *e)
{
	struct erasure *list;
	int n, done = 0, waiting = 0;

	if (!db_list(db, &erasure_record, NULL, NULL, "id", a, &list, &n, e))
		return false;
	for (int i = 0; i < n; i++) {
		done += list[i].state == ERASURE_DONE;
		waiting += list[i].state == ERASURE_PROPOSED;
	}
	buf_printf(out, "\nErased so far: %d; proposed and not yet "
	    "confirmed: %d.\n", done, waiting);
	return true;
}

static bool
add_retention(struct db *db, struct arena *a, struct buf *out,
    struct err *e)
{
	const char *years;

	if (!setting_get(db, "retention-years", a, &years, NULL, e))
		return false;
	buf_printf(out, "\n## How long it stays\n\n%s years after a case "
	    "ends it is listed as past its keeping; documents as soon\nas a "
	    "scheme says (reports of the C&I service after two years). One "
	    "person\nproposes to erase it, another confirms; nothing is "
	    "erased by itself.\n\nThe pupil, unless another case is about "
	    "the same one, every text of the form,\nthe minutes of the case "
	    "with their earlier texts, plans, papers, notes and\ndrafts go, "
	    "and with them the keys of all digests about the case. Reference,"
	    "\nschool, year group, codes of needs, decisions and dates stay "
	    "for statistics:\nthey name nobody, but in a small school they "
	    "may point to somebody. The file is\nwritten anew, and searched "
	    "for the name; a name that stands in another case is\nreported. "
	    "Backups, older copies and papers outside the register are files "
	    "of the\ncontroller: they need the same period.\n", years);
	return add_erasures(db, a, out, e);
}

static void
add_safety(const struct about *b, struct buf *out)
{
	buf_str(out, "\n## How it is kept safe\n\n- One file on a local "
	    "disk, readable by its owner or group alone; the disk of\n  the "
	    "host should be encrypted.\n- Roles by user of the host:\n");
	for (int i = 0; i < b->member_count; i++)
		buf_printf(out, "  - %s: %s\n", b->members[i].unix_user,
		    word_of(member_role_words, b->members[i].role));
	buf_printf(out, "- Every act is a link of a chain of hashes (%d "
	    "links); each reveal of a name too.\n- The shared screen shows "
	    "codes only.\n- Half-typed text lies in the register, nowhere "
	    "else; no core dumps.\n\n## For the controller to add\n\nLegal "
	    "basis; who was consulted; the risks and who accepts them.\n",
	    b->holdings.links);
}

bool
about_dpia(struct db *db, const struct about *b, struct buf *out,
    struct err *e)
{
	struct arena a = ARENA_INIT;
	bool ok;

	add_purpose(b, out);
	add_data(b, out);
	ok = add_flows(db, &a, out, e) && add_retention(db, &a, out, e);
	if (ok)
		add_safety(b, out);
	arena_release(&a);
	return ok;
}
