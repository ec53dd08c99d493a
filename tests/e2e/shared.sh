#!/bin/sh
# Two people of one host at one register, each as a user of the system.
# Needs root, to become somebody else; says so when it is not.
set -u
. "$(dirname "$0")/tap.sh"
scheme=leicestershire-slip-2023

if [ "$(id -u)" != 0 ]; then
	echo "ok 1 - not root, so nothing was played: root alone can be two users"
	echo "1..1"
	exit 0
fi
needs setpriv
id nobody >/dev/null 2>&1 || needs 'the user nobody'
group=$(id -gn nobody)
chmod 711 "$work"
mkdir "$work/shared"
chgrp "$group" "$work/shared"
chmod 2770 "$work/shared"
reg=$work/shared/r.db

# Somebody who may not reach the program's folder could not run it.
cp "$convene" "$work/convene"
cp -r "$CONVENE_DATA" "$work/db-data"
chmod -R a+rX "$work/convene" "$work/db-data"
CONVENE_DATA=$work/db-data
convene=$work/convene
chmod 755 "$work/convene"

one() { "$convene" -d "$reg" "$@"; }
two() {
	setpriv --reuid nobody --regid "$group" --clear-groups \
	    "$convene" -d "$reg" "$@"
}
outsider() {
	setpriv --reuid 65533 --regid 65533 --clear-groups \
	    "$convene" -d "$reg" "$@"
}

t 'a shared register is made' 0 one init --group "$group" --scheme $scheme
is 'without a warning' test ! -s "$work/err"
t 'a member of the group without a role is refused' 77 two about
complains 'and told who can help' 'administrator'
t 'who is not of the group cannot open it' 77 outsider about
t 'a role is given' 0 one member add nobody minute-taker
t 'then the register opens' 0 two about
says 'with its members' 'nobody, minute-taker'
t 'a minute-taker does not administer' 77 two settings idle-lock 5
t 'nor give roles' 77 two member add nobody administrator
mkdir "$work/shared/two"
chown nobody "$work/shared/two"
t 'but writes' 0 two backup "$work/shared/two/b.db"
t 'after whom the first writes' 0 one settings idle-lock 5
rm -f "$reg-journal"
t 'also when the second makes the journal' 0 two backup \
    "$work/shared/two/c.db"
t 'the first writes again' 0 one settings idle-lock 6
t 'who did what stands in the chain' 0 one verify
is 'by name' test "$(sqlite3 "$reg" \
    "SELECT count(*) FROM audit WHERE actor = 'nobody'" 2>/dev/null ||
    echo 2)" = 2
t 'the second does not restore' 77 two restore "$work/shared/two/b.db"
t 'the first does' 0 one restore "$work/shared/two/b.db"
is 'and it is shared as before' \
    test "$(stat -c '%a %G' "$reg")" = "660 $group"
t 'the second goes on' 0 two about
t 'and writes' 0 two backup "$work/shared/two/d.db"
chmod 640 "$reg"
t 'who may only read, reads' 0 two about
t 'and is told when writing is refused' 77 two backup \
    "$work/shared/two/e.db"
complains 'by whom it may be changed' 'may not be written by you'

# The program set-group-id to a group without members: who is not of it
# reaches the register through the program, and no other file of the group.
chmod 660 "$reg"
guarded=$work/guarded
cp "$convene" "$guarded"
chgrp "$group" "$guarded"
chmod 2755 "$guarded"
cp "$top/db/demo/$scheme/schools.csv" "$work/shared/schools.csv"
chgrp "$group" "$work/shared/schools.csv"
chmod 640 "$work/shared/schools.csv"
mkdir "$work/home"
chown 65533 "$work/home"
through() {
	setpriv --reuid 65533 --regid 65533 --clear-groups \
	    env HOME="$work/home" "$guarded" "$@"
}
t 'without a role it is refused by name' 77 through -d "$reg" about
complains 'as who it is' 'user-65533 has no role'
t 'a role is given to who is not of the group' 0 \
    one member add user-65533 minute-taker
t 'the program opens the register for them' 0 through -d "$reg" about
t 'but no other file of its group' 66 \
    through -d "$reg" import schools "$work/shared/schools.csv"
complains 'because they may not' 'not permitted'
t 'a meeting is there' 0 one meeting new forum 2099-11-12 10:00
t 'nor does it write one there' 73 \
    through -d "$reg" plans forum-2099-11-12 --out "$work/shared/out"
t 'but in their own folder' 0 \
    through -d "$reg" plans forum-2099-11-12 --out "$work/home/out"
is 'as theirs' test "$(stat -c %g "$work/home/out")" = 65533
t 'nor read rules there' 66 through scheme check "$work/shared/two"
cp "$work/shared/schools.csv" "$work/home/schools.csv"
chmod 644 "$work/home/schools.csv"
t 'their own it does' 0 \
    through -d "$reg" import schools "$work/home/schools.csv"
CONVENE_DB=$reg
export CONVENE_DB
t 'it does not ask the environment which register' 66 through about
unset CONVENE_DB
t 'nor where its rules are' 78 through rules
finish
