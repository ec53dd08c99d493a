/*
 * All commands.  A new one gets its line in COMMANDS, in the order of the
 * alphabet, and its file, which defines "const struct command command_NAME".
 */
#ifndef COMMANDS_COMMANDS_H
#define COMMANDS_COMMANDS_H

#include "src/commands/command.h"

#define COMMANDS(X) \
	X(about) \
	X(action) \
	X(agenda) \
	X(answer) \
	X(attend) \
	X(backup) \
	X(check) \
	X(cluster) \
	X(cost) \
	X(decide) \
	X(demo) \
	X(due) \
	X(event) \
	X(gate) \
	X(gavel) \
	X(help) \
	X(history) \
	X(holiday) \
	X(hours) \
	X(import) \
	X(init) \
	X(invitations) \
	X(line) \
	X(meeting) \
	X(member) \
	X(minutes) \
	X(offer) \
	X(papers) \
	X(people) \
	X(person) \
	X(place) \
	X(places) \
	X(plan) \
	X(plans) \
	X(queue) \
	X(referral) \
	X(referrals) \
	X(release) \
	X(restore) \
	X(retention) \
	X(rules) \
	X(scheme) \
	X(school) \
	X(schools) \
	X(search) \
	X(settings) \
	X(sheet) \
	X(slips) \
	X(today) \
	X(tutorial) \
	X(unfinished) \
	X(verify) \
	X(views) \
	/* the end */

#define COMMAND_DECLARE(name) extern const struct command command_##name;
COMMANDS(COMMAND_DECLARE)

/* Ends with NULL. */
extern const struct command *const commands[];

#endif
