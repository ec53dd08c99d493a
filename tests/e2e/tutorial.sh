#!/bin/sh
# convene tutorial from outside: as a text, on a terminal, left and gone on
# with, begun anew.  Its steps are played in tests/screens/test-tutorial.
set -u
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/mux.sh"

t 'without a terminal it is a text' 0 "$convene" tutorial
is 'the same that help shows' cmp -s "$work/out" "$top/help/tutorial.md"
is 'and no register is made' test ! -e "$work/data/convene/tutorial.db"
t 'for a browser too' 0 "$convene" tutorial --format html
says 'as a list' '<ol>'
t 'but not as JSON' 64 "$convene" tutorial --json

start() {
	type_in "clear; $convene $*; echo left with \$?"
	press Enter
}
mux new-session -d -x 80 -y 24 sh
mux set-option -g status off
press "PS1='ready> '" Enter
until_true shows 'ready>'

start tutorial
see 'Step 1 of ' 'on a terminal the first step is named'
see REHEARSAL 'in a rehearsal'
press F2
see 'Step 2 of ' 'its keys lead on'
press q
see 'Today  Wed 12 Nov 2025' 'nobody is held'
press q
see 'left with 0' 'it can be left'
is 'its register is beside the usual one' test \
    -f "$work/data/convene/tutorial.db"
is 'the usual one is not touched' test ! -e "$work/data/convene/register.db"
start tutorial
see 'Step 2 of ' 'and is gone on with'
press q
see 'left with 0' 'then left'
start tutorial --again
see 'Step 1 of ' 'or begun anew'
press q
see 'left with 0' 'then left again'
t 'another register' 0 c demo
start tutorial -d "$work/r.db" --again
see 'left with 73' 'is not taken for the tutorial'
see 'a register of another kind'
is 'and is still there' test -f "$work/r.db"
finish
