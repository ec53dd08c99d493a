# From a fresh checkout to a finished build; read by quickstart, quickcheck
# and .ci/run with ".", from the top of the tree.  Each step looks first
# whether it is needed, so that a second run has nothing to do.
#
# It installs Debian packages that are missing and otherwise changes nothing
# outside the folder that it is given.

# What a build and its tests need.
packages="gcc libc6-dev make autoconf automake pkg-config xz-utils
libncurses-dev libsqlite3-dev libcmark-dev libbsd-dev libmd-dev
libunistring-dev libcmocka-dev libvterm-dev tmux sqlite3 mandoc"

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$*" >&2; exit 1; }

missing_packages() {
	for p in "$@"; do
		case $(dpkg-query -W -f '${Status}' "$p" 2>/dev/null) in
		"install ok installed") ;;
		*) printf '%s ' "$p" ;;
		esac
	done
}

as_root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	else
		sudo "$@"
	fi
}

# install_packages NAME...: those of the packages that are not there.
install_packages() {
	if ! command -v dpkg-query >/dev/null; then
		say "This is not Debian: the libraries that README.md lists" \
		    "must be there already."
		return 0
	fi
	wanted=$(missing_packages "$@")
	[ -n "$wanted" ] || return 0
	if [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null; then
		fail "These packages are missing: $wanted." \
		    "Install them as root: apt-get install $wanted"
	fi
	say "Installing $wanted"
	as_root apt-get -qq update </dev/null ||
	    say "The list of packages could not be renewed; trying the old one."
	# shellcheck disable=SC2086
	as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
	    --no-install-recommends install $wanted </dev/null >/dev/null ||
	    fail "Installing failed. Try: apt-get install $wanted"
}

make_jobs() {
	getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2
}

# logged FILE COMMAND...: run it; what it says is shown only if it fails.
logged() {
	log=$1
	shift
	"$@" >"$log" 2>&1 </dev/null && return 0
	tail -n 60 "$log" >&2
	say "That failed: $* (all of it is in $log)" >&2
	return 1
}

# configure_build DIR [CONFIGURE-ARGUMENT...]: a makefile in DIR.
# A build that was copied with its checkout still names the old place, so
# it is begun again.
configure_build() {
	dir=$1
	shift
	if [ ! -x configure ] || [ ! -f Makefile.in ]; then
		say "Making the configure script."
		mkdir -p build
		logged build/autoreconf.log autoreconf -fi || return 1
	fi
	if [ -f "$dir/Makefile" ] &&
	    [ "$(cat "$dir/.made-for" 2>/dev/null)" = "$PWD $*" ]; then
		return 0
	fi
	say "Looking at this host (into $dir)."
	mkdir -p "$dir"
	rm -f "$dir/Makefile" "$dir/config.cache"
	top=$PWD
	(cd "$dir" && logged configure.log "$top/configure" -q "$@") ||
	    return 1
	[ ! -f "$dir/.made-for" ] || logged "$dir/clean.log" \
	    make -C "$dir" -s clean || return 1
	printf '%s\n' "$PWD $*" >"$dir/.made-for"
}

# prepare DIR [CONFIGURE-ARGUMENT...]: packages, makefile, program.
prepare() {
	# shellcheck disable=SC2086
	install_packages $packages || return 1
	configure_build "$@" || return 1
	make -C "$1" -q all >/dev/null 2>&1 && return 0
	say "Building (into $1)."
	logged "$1/build.log" make -C "$1" -s -j"$(make_jobs)" all
}

# run_tests DIR [MAKE-ARGUMENT...]: the suite of the build in DIR; sets
# $passed and $failed, and shows what failed.
run_tests() {
	dir=$1
	shift
	rm -f "$dir/check.log"
	: >"$dir/.check-began"
	make -C "$dir" -s -k -j"$(make_jobs)" check "$@" \
	    >"$dir/check.log" 2>&1 </dev/null
	status=$?
	passed=$(total PASS)
	passed=$((passed + $(total XFAIL)))
	failed=$(($(total FAIL) + $(total ERROR) + $(total XPASS)))
	if [ "$status" != 0 ]; then
		[ "$failed" != 0 ] || failed=1
		show_failures "$dir"
	fi
	[ "$failed" = 0 ]
}

# total WORD: the number in automake's summary.
total() {
	sed -n "s/^# $1: *\([0-9][0-9]*\)\$/\1/p" "$dir/check.log" |
	    awk '{ n += $1 } END { print n + 0 }'
}

# The failing lines, then the end of the log of each failing program.
show_failures() {
	grep -E '^(FAIL|ERROR|XPASS):|: (fatal )?error:' "$1/check.log" |
	    head -n 60
	grep -lE '^:test-result: (FAIL|ERROR)' $(find "$1/tests" \
	    -name '*.trs' -newer "$1/.check-began" 2>/dev/null) /dev/null |
	while read -r trs; do
		say "--- ${trs%.trs}.log"
		grep -vE '^(PASS:|ok )' "${trs%.trs}.log" | tail -n 40
	done
	say "--- all of it is in $1/check.log"
}
