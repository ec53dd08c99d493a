#!/bin/sh
# Who may do what, role by role: the table of the manual, tried from outside.
set -u
. "$(dirname "$0")/tap.sh"
CONVENE_NOW=2025-11-12T14:00
export CONVENE_NOW
me=$(id -un)
M=forum-2025-11-12
all_roles='chair minute-taker reader auditor administrator'
case_fields="scheme=leicestershire-slip-2023 pathway=forum
    received=2025-11-03 school_urn=137115 year_group=9 sen_provision=K"

# One register with an open meeting of one named case.
prepare() {
	c init --rehearsal --scheme leicestershire-slip-2023 &&
	c import schools "$top/db/demo/leicestershire-slip-2023/schools.csv" &&
	c import people "$top/tests/e2e/kill-people.csv" &&
	c referral add ref=L-1 $case_fields forename=Ada surname=Lark \
	    date_of_birth=2011-09-02 consent_given_on=2025-11-01 \
	    reason_for_referral=Late &&
	c meeting new forum 2025-11-12 14:00 &&
	c agenda $M --add L-1 && c meeting freeze $M &&
	c attend $M jo present && c attend $M sam present &&
	c attend $M kit present && c meeting open $M &&
	c member add keeper administrator
} >"$work/out" 2>"$work/err"
prepare
is 'a meeting is open' c meeting show $M
cp "$work/r.db" "$work/open.db"

# One register for each role, in which it is the only one of this user.
for role in $all_roles; do
	c member add "$me" $role
	for r in $all_roles; do
		[ $r = $role ] || [ $r = administrator ] ||
		    c member remove "$me" $r
	done
	[ $role = administrator ] || c member remove "$me" administrator
	cp "$work/r.db" "$work/$role.db"
	cp "$work/open.db" "$work/r.db"
done >/dev/null 2>&1

# try ROLES COMMAND...: tried in each role; 77 where it is not among ROLES.
try() {
	roles=$1
	shift
	for role in $all_roles; do
		cp "$work/$role.db" "$work/r.db"
		c "$@" >"$work/out" 2>"$work/err" </dev/null
		got=$?
		case " $roles " in
		*" $role "* | ' all ') is "$role may: $1 ${2-}" [ $got != 77 ] ;;
		*) is "$role may not: $1 ${2-}" [ $got = 77 ] ;;
		esac
	done
}

try all about
try all referrals
try all meeting show $M
try all gate L-1
try all verify
try all referral show L-1
try 'chair minute-taker reader' referral show L-1 --names
try 'chair minute-taker administrator auditor' history L-1
try 'chair minute-taker administrator' referral add ref=L-2 $case_fields \
    anonymous=yes
try 'chair minute-taker administrator' referral set L-1 hoped_for=Advice
try 'chair minute-taker administrator' import people \
    "$top/tests/e2e/kill-people.csv"
try 'chair minute-taker' meeting new core 2025-12-10
try 'chair minute-taker' agenda $M --order L-1
try 'chair minute-taker' attend $M kit apologies
try 'chair minute-taker' line $M L-1 advice text
try 'chair minute-taker' action $M L-1 text
try chair decide $M L-1 advise --outcome advice
try 'chair minute-taker' release $M --confirm "release $M"
try 'chair minute-taker administrator' backup "$work/b.db" --dry-run
try administrator settings idle-lock 10
try administrator member add someone reader
try administrator scheme load \
    "$top/db/schemes/leicestershire-slip-2023"
try administrator restore "$work/open.db" --dry-run
finish
