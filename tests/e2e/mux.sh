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

# The program, started from a shell as a person does.
again() {
	type_in "clear; $convene -d $work/r.db; echo left with \$?"
	press Enter
}

start_shell() {
	mux new-session -d -x 80 -y 24 sh
	mux set-option -g status off
	press "PS1='ready> '" Enter
	until_true shows 'ready>'
	again
}
