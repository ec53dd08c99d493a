#!/bin/sh
# Files in and referrals from outside: what is printed where, how commands
# end, and what a script may rely on.
set -u
. "$(dirname "$0")/tap.sh"
scheme=leicestershire-slip-2023
data=$top/db/data

CONVENE_NOW=2024-06-28T12:00
export CONVENE_NOW
t 'a register is made' 0 c init --rehearsal --scheme $scheme

# Public lists.
t 'schools are taken in' 0 c import schools \
    "$data/schools/dfe-school-spine-2017-18.csv"
says 'with their number' '1544 added, 0 changed, 0 the same, 0 refused.'
t 'once more they are the same' 0 c import schools \
    "$data/schools/dfe-school-spine-2017-18.csv"
says 'every one' '0 added, 0 changed, 1544 the same, 0 refused.'
# Of its 1,408 schools 1,284 are in the spine.
t 'a list without names only adds figures' 0 c import schools \
    "$data/schools/dfe-school-census-2022-23.csv"
complains 'and says what it could not name' '124 schools were taken in'
t 'holidays are taken in' 0 c import holidays \
    "$data/bank-holidays/bank-holidays.json"
t 'and terms' 0 c import terms --json "$data/term-dates/term-dates.csv"
says 'as JSON' '"added": 67'

# Referrals.
cat >"$work/r.csv" <<'END'
pathway,received,school_urn,anonymous,forename,surname,upn,date_of_birth,year_group,reason_for_referral,Pets
forum,2024-03-04,119903,,Amy,Jones,C935000023117,2010-10-02,8,Amy shouts,cat
forum,04/03/2024,119903,yes,Zoe,,,,7,Text,
forum,2024-03-04,119903,,Ben,Khan,A801200005001,2011-02-01,18,"two
lines",
END
t 'a file can be rehearsed' 65 c import referrals --dry-run "$work/r.csv"
complains 'and nothing changes' 'Nothing was changed'
t 'the list is still empty' 0 c referrals
silent 'indeed'
t 'all or nothing is nothing when a row is faulty' 65 \
    c import referrals --all-or-nothing "$work/r.csv"
says 'and says so' 'Nothing was taken in'
t 'else good rows go in and faulty ones are refused' 65 \
    c import referrals "$work/r.csv"
says 'with numbers' '1 added, 0 changed, 0 the same, 2 refused.'
complains 'identity in an anonymous case names its rule' \
    "$work/r.csv:3: forename: "
complains 'by id' '(SLIP-11)'
complains 'faults stand with file, line and heading' "$work/r.csv:4: upn: "
complains 'all of them' "$work/r.csv:4: year_group: "
complains 'unknown headings are told' 'kept as notes: Pets'
t 'the same file brings nothing new' 65 c import --json referrals "$work/r.csv"
says 'but the same' '"same": 1'
says 'and the same refusals' '"line": 3'
is 'which is one document' test "$(grep -c '^[{}]' "$work/out")" = 2

# A form with questions of its own.
printf 'Sent on,Your school,Keep it anonymous,What year\n5/3/2024,119903,Y,Year 8\n' \
    >"$work/form.csv"
printf 'from,to\nSent on,received\nYour school,school_urn\nKeep it anonymous,anonymous\nWhat year,year_group\n' \
    >"$work/map.csv"
t 'a form without our headings is refused as a whole' 65 \
    c import referrals "$work/form.csv"
complains 'with the way out' '--map'
sed 's/$/,forum/; 1s/,forum$/,pathway/' "$work/form.csv" >"$work/form2.csv"
t 'a map renames its headings' 0 c import referrals --map "$work/map.csv" \
    "$work/form2.csv"
t 'a file that is not there is no input' 66 c import people "$work/none.csv"
t 'a kind that is none is usage' 64 c import pupils "$work/r.csv"
t 'standard input is a file too' 65 sh -c "cat '$work/r.csv' |
    '$convene' -d '$work/r.db' import referrals -"

# One referral.
t 'a referral is shown' 0 c referral show L-0001
says 'by initials' 'A.J.'
is 'without names' sh -c "! grep -qE 'Amy|Jones|C935' '$work/out'"
t 'as JSON without names' 0 c referral show L-0001 --json
is 'too' sh -c "! grep -qE 'Amy|Jones|C935' '$work/out'"
says 'and with the fields of the manual' '"year_group": "8"'
t 'names when they are asked for' 0 c referral show L-0001 --json --names
says 'are there' '"surname": "Jones"'
t 'which is recorded' 0 c history L-0001
says 'in its history' 'reveal name'
t 'a referral that is not there is no input' 66 c referral show L-0999
t 'one is added by its fields' 0 c referral add pathway=forum \
    school_urn=119903 anonymous=yes year_group=8 \
    --field 'reason_for_referral=Late; tired' --field sen_provision=K
says 'and gets a reference' 'L-0003 added.'
t 'a fault refuses it' 65 c referral add pathway=forum school_urn=119903 \
    anonymous=yes year_group=88 forename=Zoe
complains 'field by field' 'year_group: '
complains 'all of them' 'forename: '
t 'without a field it is usage' 64 c referral add
t 'a word without a value is usage' 64 c referral add forum
t 'what is there is not added over' 65 c referral add ref=L-0001 \
    pathway=forum received=2024-03-04 school_urn=119903 forename=Amy \
    surname=Jones date_of_birth=2010-10-02 year_group=9
complains 'but set' 'referral set'
t 'a field is changed' 0 c referral set L-0001 year_group=9 evidence=sen-plan
says 'and told' 'L-0001 changed: year_group evidence'
t 'cleared' 0 c referral set L-0001 evidence= --json
says 'by a blank' '"what": "changed"'
t 'or refused' 65 c referral set L-0001 upn=A801200005001
t 'joining needs consent' 65 c referral join L-0003 L-0001
t 'which comes' 0 c referral set L-0001 consent_given_on=2024-06-01
t 'and then is done' 0 c referral join L-0003 L-0001
t 'once' 65 c referral join L-0003 L-0001
t 'withdrawing needs a reason' 65 c referral withdraw L-0001
complains 'of the scheme' 'moved'
t 'with one it is done' 0 c referral withdraw L-0001 --reason moved
t 'the list shows states' 0 c referrals --state withdrawn --json
says 'in one array' '"state": "withdrawn"'
t 'a state that is none is usage' 64 c referrals --state gone
t 'names are searched without accents' 0 c referrals --search JONES
says 'and found' 'L-0001'

# Schools, people and days one by one.
t 'a school is found' 0 c schools --search latimer
says 'by its name' 'The Latimer Primary School'
t 'its address is entered' 0 c school set 119903 email=office@latimer.example
says 'and told' '119903 changed: email'
t 'a list of addresses is refused' 65 c school set 119903 email=a@b.uk,c@d.uk
t 'a school is shown' 0 c school show 855/2001 --json
says 'by its LAESTAB number too' '"email": "office@latimer.example"'
t 'a person is added' 0 c person set JB 'name=Jo Bell' role=coordinator
says 'with a code' 'JB added.'
t 'and listed' 0 c people --role coordinator
says 'by role' 'Jo Bell'
t 'a holiday is added' 0 c holiday add 2026-06-15 'Special day'
t 'and listed' 0 c holiday list --year 2026 --json
says 'by year' '"2026-06-15"'
t 'and taken out' 0 c holiday remove 2026-06-15
t 'once' 66 c holiday remove 2026-06-15
t 'the chain still verifies' 0 c verify
finish
