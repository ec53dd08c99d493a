#!/bin/sh
# The first start: on a terminal three questions make a register; without one
# a sentence says how to make it.
set -u
. "$(dirname "$0")/tap.sh"

t 'without a terminal nothing is asked' 66 "$convene"
complains 'and the sentence says what to do' 'convene init'
is 'and nothing is made' test ! -e "$work/data"

needs tmux
t 'not installed, it finds the packs of its sources' 0 \
    env -u CONVENE_DATA "$convene" -d "$work/built.db" init --rehearsal \
    --scheme leicestershire-slip-2023

socket=$work/tmux
on() { tmux -f /dev/null -S "$socket" "$@"; }

# shows TEXT: wait until the window shows it.
shows() {
	for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		on capture-pane -p -t first >"$work/out" 2>"$work/err"
		grep -qF -- "$1" "$work/out" && return 0
		sleep 0.2
	done
	return 1
}

# press TEXT KEY...: press the keys, then wait for the text.
press() {
	wanted=$1
	shift
	on send-keys -t first "$@"
	shows "$wanted"
}

on new-session -d -s first -x 80 -y 24 "'$convene'; sleep 60"
is 'a terminal is asked' shows 'There is no register yet'
is 'help explains it' press 'Nothing is written before the last line. q' '?'
is 'and q leads back from it' press 'not answered yet' q
is 'help once more' press 'Nothing is written before the last line. q' '?'
is 'and so does Esc' press 'not answered yet' Escape
is 'the first question is the scheme' press 'Which schemes' Enter
is 'several may be marked' press '[x]' 1
is 'then the place' press 'leicestershire-slip-2023' Enter
is 'which is asked for' press 'Only me' Enter
is 'a private one lies at the usual place' press 'data/convene' 1
is 'then who you are' press 'Your short code' Enter
is 'a code' press 'Your name' C-u A N N Enter
is 'a name' press 'Your role' C-u J o Enter
is 'a role' press 'ANN, Jo, ' 1
is 'nothing is written before the end' \
    test ! -e "$work/data/convene/register.db"
is 'then the register opens' press 'Today' Enter
on kill-server

t 'the caller is in the register' 0 "$convene" person show ANN
says 'with the name that was given' 'Jo'
t 'and is its administrator' 0 "$convene" member
says 'by the user of the host' "$(id -un)"
says 'with that role' administrator
t 'the register verifies' 0 "$convene" verify
finish
