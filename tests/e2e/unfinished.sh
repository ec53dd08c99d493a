#!/bin/sh
# Forms that were begun and left: they survive the end of the program by
# kill -9, and are listed, taken in and dropped by command.
set -u
. "$(dirname "$0")/tap.sh"
CONVENE_NOW=2025-11-12T14:00
TERM=xterm-256color
export CONVENE_NOW TERM
unset TMUX NO_COLOR LINES COLUMNS
mux() { tmux -f /dev/null -S "$work/tmux" "$@" 2>/dev/null; }
trap 'mux kill-server; rm -rf "$work"' EXIT

shows() { mux capture-pane -p | grep -qF -- "$1"; }
see() {
	tries=200
	until shows "$1" || [ $tries = 0 ]; do
		tries=$((tries - 1))
		sleep 0.05
	done
	mux capture-pane -p >"$work/out"
	: >"$work/err"
	is "it shows “$1”" shows "$1"
}
type_in() { mux send-keys -l "$1"; }
saved() { c unfinished show "$1" --names | grep -qxF -- "$2"; }
kept() {
	tries=200
	until saved "$1" "$2" || [ $tries = 0 ]; do
		tries=$((tries - 1))
		sleep 0.05
	done
	is "$1 keeps $2" saved "$1" "$2"
}

t 'a register' 0 c init --rehearsal --scheme leicestershire-slip-2023
t 'schools' 0 c import schools \
    "$top/db/data/schools/dfe-school-spine-2017-18.csv"
t 'nothing is unfinished' 0 c unfinished
complains 'in words' 'You have no unfinished form'
silent 'and no line'
t 'none is no input' 66 c unfinished show new-1

mux new-session -d -x 80 -y 24 "exec '$convene' -d '$work/r.db'"
see 'Today'
mux send-keys F7
see 'Referrals  0'
for k in 1 2; do
	mux send-keys n
	see 'What is asked for'
	mux send-keys 1
	see 'Date received'
	type_in "$k/11"
	mux send-keys Enter
	type_in 119903
	mux send-keys Enter
	type_in "Ms Referrer $k"
	kept new-$k "referrer_name: Ms Referrer $k"
	[ $k = 1 ] && mux send-keys Escape && see 'U: 1 unfinished form'
done
# the program, and nothing else, is killed
kill -9 "$(mux list-panes -F '#{pane_pid}')"

t 'both are listed' 0 c unfinished list
says 'the first' 'new-1'
says 'the second' 'new-2'
says 'what they are for' 'forum'
t 'as JSON' 0 c unfinished --json
says 'with the day' '"received": "2025-11-01"'
t 'and wait on Today' 0 c today
says 'as forms' 'form      new-2: a form of yours is not finished'
t 'one is no referral yet' 65 c unfinished take-in new-1
complains 'field by field' 'forename'
t 'and is still there' 0 c unfinished show new-1
says 'whole' 'referrer_name: Ms Referrer 1'
t 'it can be tried' 0 c unfinished take-in --dry-run new-1 anonymous=yes \
    year_group=8 sen_provision=K sen_need_primary=SEMH \
    referrer_email=office@school.example reason_for_referral=Tired. \
    tried_so_far=Rest. hoped_for=Sleep.
t 'and is there after a trial' 0 c unfinished show new-1
t 'with the rest it is taken in' 0 c unfinished take-in new-1 anonymous=yes \
    year_group=8 sen_provision=K sen_need_primary=SEMH \
    referrer_email=office@school.example reason_for_referral=Tired. \
    tried_so_far=Rest. hoped_for=Sleep.
says 'under a reference' 'new-1 taken in: L-0001'
t 'the referral is there' 0 c referral show L-0001
says 'as it was typed' 'Ms Referrer 1'
t 'the other is dropped' 0 c unfinished drop new-2
t 'then nothing is left' 0 c unfinished
silent 'no line'
t 'what is gone cannot be dropped' 66 c unfinished drop new-2

finish
