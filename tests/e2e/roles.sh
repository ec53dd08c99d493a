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
	    upn=V855000024101 carers='Perpetua Quill' \
	    reason_for_referral='Ada was late' &&
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

# Who may not see names finds nobody by one, and learns none by a guess.
found() {
	c "$@" >"$work/out" 2>"$work/err" </dev/null && grep -q L-1 "$work/out"
}
not_found() { ! found "$@"; }
for role in $all_roles; do
	cp "$work/$role.db" "$work/r.db"
	case $role in
	auditor | administrator) finds=not_found ;;
	*) finds=found ;;
	esac
	for text in Ada lark 'ada lar' V855000024101; do
		is "$role, referrals --search $text: $finds" \
		    $finds referrals --search "$text"
		is "$role, search $text: $finds" $finds search "$text"
	done
	is "$role, search Perpetua: $finds" $finds search Perpetua
	is "$role finds by reference" found referrals --search l-1
	is "$role finds by what is shown" found search late
done
cp "$work/administrator.db" "$work/r.db"
t 'a guess cannot be tried' 77 \
    c referral set L-1 forename=Ada --dry-run
t 'nor another' 77 c referral set L-1 forename=Eve --dry-run
t 'a guess that is right is done' 0 c referral set L-1 surname=Lark
cp "$work/chair.db" "$work/c.db"
c history L-1 >"$work/out" 2>&1
says 'and stands in the history' 'try name'
t 'a change of something else can be tried' 0 \
    c referral set L-1 hoped_for=Advice --dry-run
t 'a reference stays what it is' 65 c referral set L-1 ref=X-1
complains 'and says why' 'keeps its reference'
t 'its own reference is no change' 0 c referral set L-1 ref=l-1

# Names need not stand where everybody on the host can read them.
cp "$work/chair.db" "$work/r.db"
printf 'Perpetua Quillfeather' | c referral set L-1 carers=- >"$work/out"
says 'a value comes from standard input' 'changed: carers'
printf 'parent_view=Agrees\n and hopes\nhoped_for=Rest\n' |
    c referral set L-1 --from - >"$work/out"
says 'and so do several fields' 'changed: parent_view hoped_for'
c --json referral show L-1 >"$work/out" 2>/dev/null
says 'a line goes on with a blank' '"Agrees\nand hopes"'
t 'once' 64 c referral set L-1 hoped_for=- parent_view=-
mkfifo "$work/in"
"$convene" -d "$work/r.db" referral set L-1 senior_leader=Quillfeather \
    hoped_for=- <"$work/in" >"$work/out" 2>&1 &
pid=$!
exec 3>"$work/in"
for i in 1 2 3 4 5 6 7 8 9 10; do
	tr '\0' ' ' <"/proc/$pid/cmdline" >"$work/cmdline"
	grep -q Quillfeather "$work/cmdline" || break
	sleep 0.2
done
is 'the program runs' test -s "$work/cmdline"
is 'its arguments are not listed' sh -c "! grep -q Quill '$work/cmdline'"
echo Peace >&3
exec 3>&-
wait $pid
is 'and took them' grep -q 'senior_leader' "$work/out"
finish
