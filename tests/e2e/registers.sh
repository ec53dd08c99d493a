#!/bin/sh
# Registers from outside: where they are looked for, how they are made,
# copied and restored, and what the exit codes are.
set -u
. "$(dirname "$0")/tap.sh"
needs sqlite3
scheme=leicestershire-slip-2023

# The words of the command line.
t 'help is given' 0 "$convene" --help
says 'help lists commands' '  verify  '
silent_err() { is "$1" test ! -s "$work/err"; }
silent_err 'help goes to stdout alone'
t 'the version is given' 0 "$convene" --version
is 'the version is one line with the name first' \
    grep -qE '^convene [0-9.]+$' "$work/out"
t 'each command explains itself' 0 "$convene" verify --help
says 'with its usage' 'Usage: convene verify [--head HASH]'
says 'and its options' '--head HASH'
t 'an unknown command is usage' 64 "$convene" verfy
complains 'and the nearest is suggested' 'Did you mean “verify”?'
silent 'with nothing on stdout'
t 'an unknown option is usage' 64 c verify --heda x
complains 'and the nearest is suggested' 'Did you mean --head?'
t 'a missing argument is usage' 64 "$convene" backup
t 'too many arguments are usage' 64 "$convene" -d x backup a b
t 'a missing option value is usage' 64 "$convene" verify --head
t 'a word that is missing is usage' 64 "$convene" scheme
complains 'and the words are listed' 'list, show, check, load'
t 'a switch takes no value' 64 "$convene" verify --json=yes
t 'an override has a form' 64 "$convene" verify --override SLIP-1
t 'an override is for commands with rules' 64 c about --override A=b

# Finding the register.
t 'no register is no input' 66 "$convene" verify
complains 'and the sentence says what to do' 'convene init'
complains 'at the place of the XDG folders' "$work/data/convene/register.db"
mkdir -p "$work/config/convene"
echo "register = ~/mine.db   # a comment" >"$work/config/convene/config"
t 'the user sets another' 66 "$convene" verify
complains 'with ~ as home' "$work/mine.db"
t 'CONVENE_DB goes before it' 66 env CONVENE_DB="$work/env.db" \
    "$convene" verify
complains 'as given' "$work/env.db"
t '-d goes before that' 66 env CONVENE_DB="$work/env.db" \
    "$convene" -d "$work/d.db" verify
complains 'as given' "$work/d.db"
t 'after the command too' 66 "$convene" verify -d "$work/d.db"
complains 'as given' "$work/d.db"
echo "register mine" >"$work/config/convene/config"
t 'a fault in the settings is configuration' 78 "$convene" verify
complains 'with file and line' "$work/config/convene/config:1:"
rm -r "$work/config"

# Making one.
t 'a scheme must be named' 64 c init
t 'an unknown scheme is no input' 66 c init --scheme none-such
complains 'and those installed are listed' "$scheme"
t 'an unknown group is no input' 66 c init --scheme $scheme \
    --group no-such-group
is 'nothing was made' test ! -e "$work/r.db"
t 'making one can be rehearsed' 0 c init --rehearsal --scheme $scheme \
    --dry-run
complains 'and says so' 'Nothing was changed: this was a rehearsal.'
is 'and nothing was made' test ! -e "$work/r.db"
t 'a register is made' 0 c init --rehearsal --scheme $scheme
is 'for its owner alone' test "$(stat -c %a "$work/r.db")" = 600
t 'a second is not made over it' 73 c init --scheme $scheme
t 'one is made where registers lie' 0 "$convene" init --json \
    --scheme $scheme
says 'and its path printed' "$work/data/convene/register.db"
is 'in a private folder' test "$(stat -c %a "$work/data/convene")" = 700
t 'and found there' 0 "$convene" about
is 'without a word' test ! -s "$work/err"
chmod 644 "$work/data/convene/register.db"
t 'one that all can read opens' 0 "$convene" about
complains 'and that is said' 'Everybody on this host can read'
chmod 600 "$work/data/convene/register.db"
group=$(id -gn)
mkdir "$work/shared"
t 'a shared one is made' 0 "$convene" -d "$work/shared/r.db" init \
    --group "$group" --scheme $scheme
is 'for its group' test "$(stat -c %a "$work/shared/r.db")" = 660
is 'with its journal' test "$(stat -c %a "$work/shared/r.db-journal")" = 660
complains 'the folder must hand its group down' 'chmod 2770'
chmod 2770 "$work/shared"
t 'then all is well' 0 "$convene" -d "$work/shared/r2.db" init \
    --group "$group" --scheme $scheme
is 'without a word' test ! -s "$work/err"

# Who made it has the roles; the last administrator stays.
t 'members are listed' 0 c member --json
is 'three roles' test "$(grep -c '"role"' "$work/out")" = 3
t 'a role is given' 0 c member add someone reader
says 'and listed' 'someone           reader'
t 'not twice' 65 c member add someone reader
t 'an unknown role is usage' 64 c member add someone boss
t 'a role is taken' 0 c member remove someone reader
t 'the last administrator stays' 65 c member remove "$(id -un)" administrator

# Roles are looked at: as somebody without one.
t 'a chair is made of somebody else' 0 c member add keeper administrator
t 'one may give up a role' 0 c member remove "$(id -un)" administrator
t 'and may then not administer' 77 c settings idle-lock 5
complains 'and is told who may' 'administrator'
t 'nor give it back' 77 c member add "$(id -un)" administrator
t 'but still reads' 0 c about

# Settings.
reg=$work/data/convene/register.db
t 'settings are listed' 0 "$convene" settings --json
says 'with where they are from' '"from": "default"'
t 'one is changed' 0 "$convene" settings idle-lock 12
t 'and kept' 0 "$convene" settings idle-lock
says 'in the register' 'idle-lock         12            register'
t 'a rehearsed change' 0 "$convene" settings idle-lock 13 --dry-run
t 'changes nothing' 0 "$convene" settings idle-lock
says 'as before' 'idle-lock         12 '
t 'a wrong value is refused' 65 "$convene" settings mail pigeon
t 'an unknown setting is usage' 64 "$convene" settings colour red
t 'and it can be unset' 0 "$convene" settings idle-lock --unset
says 'back to what it was' 'default'

# The clock.
t 'a rehearsal clock is frozen' 0 env CONVENE_NOW=2025-11-12T14:00 \
    "$convene" -d "$work/re.db" init --rehearsal --scheme $scheme
t 'its history' 0 env CONVENE_NOW=2025-11-12T14:00 \
    "$convene" -d "$work/re.db" --json about
is 'no sentence about the clock' test ! -s "$work/err"
t 'a time must be one' 78 env CONVENE_NOW=yesterday \
    "$convene" -d "$work/re.db" about
t 'a live register ignores it' 0 env CONVENE_NOW=2025-11-12T14:00 \
    "$convene" about
is 'and says so once' test "$(grep -c CONVENE_NOW "$work/err")" = 1

# Verifying, copies.
t 'it verifies' 0 "$convene" verify --json
says 'and says so' '"ok": true'
head=$(sed -n 's/.*"head": "\(.*\)".*/\1/p' "$work/out")
is 'with a head of 64 digits' test ${#head} = 64
t 'a change' 0 "$convene" settings idle-lock 20
t 'the printed head is still in it' 0 "$convene" verify --head "$head"
t 'another head is not' 1 "$convene" verify \
    --head 0123456789abcdef0123456789abcdef
says 'and the answer says why' 'is not in this chain'
t 'a head must be one' 64 "$convene" verify --head nonsense
t 'a backup is rehearsed' 0 "$convene" backup "$work/b.db" --dry-run
is 'and not made' test ! -e "$work/b.db"
t 'a backup is made' 0 "$convene" backup "$work/b.db"
t 'not over something' 73 "$convene" backup "$work/b.db"
t 'not where there is no folder' 73 "$convene" backup "$work/no/b.db"
t 'a backup verifies like a register' 0 "$convene" -d "$work/b.db" verify
t 'a change after it' 0 "$convene" settings idle-lock 25
t 'restoring is rehearsed' 0 "$convene" restore "$work/b.db" --dry-run
t 'and changes nothing' 0 "$convene" settings idle-lock
says 'as before' 'idle-lock         25 '
t 'a backup is restored' 0 "$convene" restore "$work/b.db" --json
says 'what was there is kept' '.replaced-'
t 'and it is back' 0 "$convene" settings idle-lock
says 'as in the backup' 'idle-lock         20 '
t 'a letter is no backup' 65 "$convene" restore "$0"
t 'nothing is no backup' 66 "$convene" restore "$work/none.db"
t 'the right of an administrator is asked' 77 c restore "$work/b.db"

# Tampering and damage.
sqlite3 "$work/b.db" "DROP TRIGGER audit_stays;
    UPDATE audit SET actor = 'sam' WHERE seq = 2"
t 'a changed link is noticed' 1 "$convene" -d "$work/b.db" verify
says 'and named' 'Link 2 of the chain'
t 'and not restored' 65 "$convene" restore "$work/b.db"
: >"$work/empty.db"
t 'an empty file is no register' 65 "$convene" -d "$work/empty.db" about
ln -s "$work/b.db" "$work/link.db"
t 'a link is no register' 65 "$convene" -d "$work/link.db" about
t 'a folder is no register' 65 "$convene" -d "$work" about

# What is printed.
t 'about' 0 "$convene" about --json
is 'as valid JSON' test "$(sqlite3 :memory: \
    "SELECT json_valid(readfile('$work/out'))")" = 1
t 'text for an assessment' 0 "$convene" about --dpia
says 'with its heading' '# Data protection impact assessment'
t 'a full disk is said' 74 sh -c "\"$convene\" about >/dev/full"
t 'no history of nothing' 66 "$convene" history L-9999
t 'control characters are not repeated' 66 "$convene" history \
    "$(printf 'x\033]0;title\007y')"
is 'on stderr' sh -c "! grep -q \"\$(printf '\\033')\" '$work/err'"
finish
