# For the scripts of this folder that play on a real terminal: tmux types and
# reads.  Every step waits for a text, never for a time.  Sourced after tap.sh;
# the script sets CONVENE_NOW itself.  What commands say is for tap.sh.
if ! command -v tmux >/dev/null; then
	echo 'Bail out!  tmux is not installed, and these screens need it'
	exit 1
fi
TERM=xterm-256color
export TERM
unset TMUX NO_COLOR LINES COLUMNS

missed=0
server=1
mux() { tmux -f /dev/null -S "$work/tmux.$server" "$@" 2>/dev/null; }
trap 'mux kill-server; rm -rf "$work"' EXIT

# ok NAME COMMAND...: as "is", and what is on the screen when it fails.
ok() {
	name=$1
	shift
	mux capture-pane -p >"$work/out" 2>/dev/null
	: >"$work/err"
	n=$((n + 1))
	if "$@" >/dev/null 2>&1; then
		echo "ok $n - $name"
		return
	fi
	echo "not ok $n - $name"
	mux capture-pane -p | sed 's/^/# /'
	missed=$((missed + 1))
	[ "$missed" -lt 3 ] && return
	echo 'Bail out!  the screens are not where they should be'
	exit 1
}

shows() { mux capture-pane -p | grep -qF -- "$1"; }

# For ten seconds at most.
until_true() {
	tries=200
	until "$@"; do
		tries=$((tries - 1))
		[ "$tries" -gt 0 ] || return 1
		sleep 0.05
	done
}

# see TEXT, gone TEXT: wait for it.
see() { ok "${2:-it shows “$1”}" until_true shows "$1"; }
not_shown() { ! shows "$1"; }
gone() { ok "${2:-“$1” has gone}" until_true not_shown "$1"; }
press() { mux send-keys "$@"; }
type_in() { mux send-keys -l "$1"; }

# The program, started from a shell as a person does, at CONVENE_NOW.
again() {
	type_in "clear; CONVENE_NOW=$CONVENE_NOW $convene \
-d $work/r.db; echo left with \$?"
	press Enter
}

# on WHEN: leave the screens and come back at that moment.
on() {
	CONVENE_NOW=$1
	export CONVENE_NOW
	press F6
	until_true shows ' Today  '
	press q
	see 'left with 0' "… on ${1%T*}"
	again
	until_true shows ' Today  '
}

# --- the form, field by field; the label of the one at hand stands below the
# rule.  A step that does not come ends the script: nothing after it would be
# where it should.

at_hand() {
	mux capture-pane -p | awk '/^----/ { getline; sub(/^ /, "");
	    print; exit }'
}
is_past() { [ "$(at_hand)" != "$1" ]; }
move_on() {
	until_true is_past "$1" && return
	ok "the form goes on after “$1”" false
	echo "Bail out!  the form stands at “$1”"
	exit 1
}

# to LABEL: Tab on until that field is at hand.
to() {
	while here=$(at_hand) && [ "$here" != "$1" ]; do
		press Tab
		move_on "$here"
	done
}

# field LABEL TEXT: typed; choose LABEL KEY: the key before a word;
# code LABEL CODE: of a list too long for one key each.
field() {
	to "$1"
	type_in "$2"
	press Tab
	move_on "$1"
}
# mark LABEL KEY...: the keys of several words.
mark() {
	label=$1
	to "$1"
	shift
	press "$@" Tab
	move_on "$label"
}
choose() {
	to "$1"
	type_in "$2"
	move_on "$1"
}

code() {
	to "$1"
	type_in "$2"
	press Enter
	move_on "$1"
}

start_shell() {
	mux new-session -d -x 80 -y 24 sh
	mux set-option -g status off
	press "PS1='ready> '" Enter
	until_true shows 'ready>'
	again
}

# --- a meeting, key by key as a coordinator sits through it

# plan_meeting KEY WHEN REF: planned for that panel, and its agenda.
plan_meeting() {
	press :
	until_true shows 'Enter run'
	type_in meetings
	press Enter
	until_true shows ' Meetings  '
	press n
	see 'Which panel?'
	press "$1"
	see 'Day and time'
	type_in "$2"
	press Enter
	see "$3 is planned"
	press Enter
	until_true shows ' draft '
}

# open_meeting MARK: everybody is there, the statement is read; MARK shows.
open_meeting() {
	press F2
	until_true shows 'o Open'
	press o
	see 'Roll-call'
	press Enter
	see 'Read it out'
	press Enter
	until_true at_cases "$1" && shows '3 of 3  ' && press Enter
	see "$1"
}
# What was left from the last meeting comes before the first case.
at_cases() { shows "$1" || shows '3 of 3  '; }

# end_meeting: from the standing items to a closed record.
end_meeting() {
	see 'Enter = all standing items noted'
	press Enter
	see 'Every item is done'
	press C
	see 'Every case has a decision'
	press Enter
	see 'Nothing is left to fill'
	press C
	see 'nothing has been sent'
}

# release_plans REF
release_plans() {
	press R
	see "To go on, type: release $1"
	type_in "release $1"
	press Enter
	see 'every plan is released'
}

# record DAY KEY...: on F9's screen of a case; DAY is the one it proposes, or
# one that is typed.  The keys answer what the scheme asks, one after another.
record() {
	press r
	see 'What happened?'
	press "$1"
	see "Date $2"
	press Enter
}
