/*
 * A register with one Core Meeting of 12 November 2025, 14:00, and twelve
 * cases that are ready to be heard, made through the rules:
 *
 *	1-8	asked for as the chair will give it
 *	9	asks for the Reset, gets Tier 2
 *	10	asks for the Reset after both groups have filled up
 *	11	will be declined
 *	12	will be pended; its school is that of a member
 *
 * Pupils are called Forenamea Surnamea and so on, so that a name on a screen
 * is found by its stem.
 */
#ifndef TESTS_FIXTURE_H
#define TESTS_FIXTURE_H

#include "screens/app.h"
#include "src/domain/decisions/decide.h"
#include "tests/screens/harness.h"

#define FIXTURE_MEETING "core-2025-11-12"
#define FIXTURE_FORUM "forum-2025-11-12"

/* The register of this test, in memory; made anew by each call. */
struct db *fixture_register(void);
/* The same with a meeting of 15 October behind it, whose record is closed:
 * two actions are due, and the coordinator decided about L-0391 alone. */
struct db *fixture_register_past(void);
/* The same in a file, so that another session can open it. */
struct db *fixture_register_file(const char **path);
struct db *fixture_second(const char *path, const char *user);

/* So many of the ten Reset places are taken, half of them in each group. */
void fixture_fill_reset(int taken);

/* One person, one referral (L-03NN) more; one that SLIP-17 does not let onto
 * the agenda; a decision that came in without a review date. */
void fixture_person(const char *code, const char *role);
void fixture_stands_in(const char *member, const char *substitute);
void fixture_referral(int n, const char *asks);
void fixture_referral_without_forum(int n);
void fixture_decide_without_review(const char *ref);

/* Beside it an Inclusion Forum that is open, with L-0201 to L-0203. */
void fixture_forum(void);

/* Start the screens on it at this size, with ROOT on the stack. */
void fixture_start(const struct screen_ops *root, int rows, int cols);
/* The same with another meeting at hand. */
void fixture_start_at(const char *meeting, const struct screen_ops *root,
    int rows, int cols);
/* The same on another kind of terminal; global, hooks and app are filled. */
void fixture_start_with(const struct harness *);
struct app *fixture_app(void);

/* Open the meeting by the rules: roll full, statement read. */
void fixture_open_meeting(void);

void fixture_stop(void);

/* Decisions of the meeting at hand that stand. */
int fixture_decisions(void);
/* The one that stands about a case, and its codes of a kind: "a;b". */
struct decided fixture_decided(const char *ref);
const char *fixture_codes(const struct decided *, enum decision_code_kind);

/* Links of the chain about this act; and the chain proves itself. */
int fixture_links(const char *act);
void fixture_proves(void);

#endif
