#!/bin/sh
# play-meeting.sh CONVENE FOLDER: one meeting of a rehearsal register, played
# by commands alone: the way through the program for those without a terminal,
# and a test that this way exists.
set -eu

convene=$1
folder=$2
register=$folder/register.db
meeting=core-2025-11-12
CONVENE_NOW=2025-11-12T14:00
export CONVENE_NOW

c() { "$convene" -d "$register" "$@"; }
say() { printf '\n# %s\n' "$*"; }

rm -rf "$folder"
mkdir -p "$folder"
c demo >/dev/null

say "The agenda"
c agenda "$meeting"
