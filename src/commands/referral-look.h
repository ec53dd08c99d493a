/* Words of the command referral that only look; for referral.c. */
#ifndef COMMANDS_REFERRAL_LOOK_H
#define COMMANDS_REFERRAL_LOOK_H

#include "src/commands/command.h"

int referral_alike(struct call *);
int referral_compare(struct call *);

#endif
