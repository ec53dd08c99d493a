#!/bin/sh
# The rehearsal register from outside: where it is made, what is said, that
# another time makes another one, and that it opens on a terminal.
set -u
. "$(dirname "$0")/tap.sh"
usual=$work/data/convene

t 'it is made' 0 "$convene" demo
first=$(cat "$work/out")
is 'beside the usual register, as its path says' test -f "$first"
is 'with the day in its name' sh -c "
    case '$first' in '$usual'/rehearsal-20??-??-??.db) ;; *) exit 1 ;; esac"
is 'for nobody else' test "$(stat -c %a "$first")" = 600
is 'the usual register is not touched' test ! -e "$usual/register.db"
t 'another time makes another one' 0 "$convene" demo
is 'beside the first' test "$(cat "$work/out")" = "${first%.db}-2.db"

# A place of one's own.
t 'it is made where -d says' 0 c demo
says 'and says so' "$work/r.db"
t 'a file that is there is not written over' 73 c demo
complains 'and what to do is said' "convene -d $work/r.db"
silent 'with nothing on stdout'
CONVENE_DB=$work/named.db
export CONVENE_DB
t 'it is made where CONVENE_DB says' 0 "$convene" demo
says 'when nothing is there' "$work/named.db"
t 'else beside the others' 0 "$convene" demo
says 'and so a register at work stays as it is' "${first%.db}-3.db"
unset CONVENE_DB
t 'as JSON' 0 "$convene" -d "$work/j.db" demo --json
says 'its path' "\"register\": \"$work/j.db\""
t 'it can be rehearsed itself' 0 "$convene" -d "$work/no.db" demo --dry-run
is 'and then nothing is made' test ! -e "$work/no.db"
t 'a scheme without a rehearsal is no input' 66 c demo --scheme no-such
complains 'and those that have one are named' 'leicestershire-slip-2023'
t 'so is a path for a scheme' 66 c demo --scheme ../schemes
CONVENE_DATA=$work
t 'without the data of the program' 66 "$convene" -d "$work/n.db" demo
complains 'and where it was looked for' "$work/demo"
CONVENE_DATA=$top/db
is 'nothing is left behind' test ! -e "$work/n.db"

# What is in it.
t 'it verifies' 0 c verify
t 'its meeting is next' 0 c agenda core-2025-11-12
is 'with fourteen cases at least' \
    test "$(grep -c 'L-0' "$work/out")" -ge 14
t 'and a forum' 0 c agenda forum-2025-11-13
is 'with fourteen as well' test "$(grep -c 'L-0' "$work/out")" -ge 14
t 'its clock has begun to run' 0 c due --json
t 'it says that its rules have run out' 0 c gate L-0317
complains 'and goes on' 'which ended on 31 Aug 2024'
is 'nobody is written to' sh -c \
    "'$convene' -d '$work/r.db' referrals --json >'$work/all' &&
    ! grep -E '@[^\" ]*[.](uk|com|org)' '$work/all'"

# On a terminal.
needs tmux
screen() { tmux -L "demo$$" "$@" 2>/dev/null; }
env CONVENE_DATA="$CONVENE_DATA" tmux -L "demo$$" -f /dev/null \
    new-session -d -x 80 -y 24 \
    "exec '$convene' -d '$work/t.db' demo" 2>/dev/null
tries=0
until screen capture-pane -p | grep -q REHEARSAL || [ $tries = 100 ]
do
	tries=$((tries + 1))
	sleep 0.1
done
is 'on a terminal it opens, and says what it is' test $tries -lt 100
screen kill-server
finish
