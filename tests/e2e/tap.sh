# For the scripts of this folder: what a command of the finished program
# says and how it ends.  Sourced after "set -u".
top=$(cd "${top_srcdir:-$(dirname "$0")/../..}" && pwd)
convene=${top_builddir:-$top}/convene
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
LC_ALL=C.UTF-8
export LC_ALL
unset CONVENE_DB CONVENE_NOW POSIXLY_CORRECT
CONVENE_DATA=${CONVENE_DATA:-$top/db}
XDG_CONFIG_HOME=$work/config
XDG_DATA_HOME=$work/data
HOME=$work
export CONVENE_DATA XDG_CONFIG_HOME XDG_DATA_HOME HOME
n=0

# needs PROGRAM...: without one of them the script has failed; quickcheck
# installs them all.
needs() {
	for program; do
		command -v "$program" >/dev/null && continue
		echo "not ok $((n = n + 1)) - $program is needed to test this"
		echo "1..$n"
		exit 1
	done
}

# t NAME CODE COMMAND...: the command ends with CODE; what it wrote is in
# $work/out and $work/err.
t() {
	name=$1
	wanted=$2
	shift 2
	"$@" >"$work/out" 2>"$work/err" </dev/null
	got=$?
	n=$((n + 1))
	if [ "$got" = "$wanted" ]; then
		echo "ok $n - $name"
		return
	fi
	echo "not ok $n - $name (exit $got, not $wanted)"
	sed 's/^/# /' "$work/out" "$work/err" | head -n 20
}

# is NAME COMMAND...: the command succeeds, whatever it says.
is() {
	name=$1
	shift
	n=$((n + 1))
	if "$@" >/dev/null 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$work/out" "$work/err" | head -n 20
	fi
}

says() { is "$1" grep -qF -- "$2" "$work/out"; }
complains() { is "$1" grep -qF -- "$2" "$work/err"; }
silent() { is "$1" test ! -s "$work/out"; }

c() { "$convene" -d "$work/r.db" "$@"; }

finish() { echo "1..$n"; }
