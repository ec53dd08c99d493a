#!/bin/sh
# A sixth scheme comes in without a line of C: a Fair Access panel with a
# quorum by role, votes for and against and a casting vote, loaded into a
# register that runs already; a meeting of it; and what a new reason, a new
# time limit and a new provision need, which is a copy of the pack.
set -u
. "$(dirname "$0")/tap.sh"
CONVENE_NOW=2025-11-03T09:00
export CONVENE_NOW
fap=fap-2025-11-12
pack=$top/tests/schemes/fair-access-test
demo=$top/db/demo/leicestershire-slip-2023

c init --rehearsal --scheme leicestershire-slip-2023 >"$work/out" 2>&1 &&
c import schools "$demo/schools.csv" >>"$work/out" 2>&1 &&
c import holidays "$top/db/data/bank-holidays/bank-holidays.json" \
    >>"$work/out" 2>&1
is 'a register that runs another scheme' test $? = 0
t 'the pack is checked' 0 c scheme check "$pack"
t 'and loaded' 0 c scheme load "$pack"
t 'both are there' 0 c scheme list
says 'the new one' fair-access-test
says 'and the old one' leicestershire-slip-2023
t 'its rules are listed' 0 c rules --scheme fair-access-test --json
says 'with their ways' FAP-05
cat >"$work/people.csv" <<'END'
code,name,role,organisation,school_urn,email,unix_user,from,to
ch,Kay Stone,chair,Council,,ch@la.example,,,
of,Lou Hart,officer,Council,,of@la.example,,,
h1,Max Oak,head,School,137115,h1@school.example,,,
h2,Lea Ash,head,School,137120,h2@school.example,,,
h3,Tim Elm,head,School,138186,h3@school.example,,,
h4,Una Yew,head,School,,h4@school.example,,,
END
t 'people' 0 c import people "$work/people.csv"

# child REF SCHOOL FIELD=VALUE...
child() {
	ref=$1
	school=$2
	shift 2
	c referral add ref="$ref" scheme=fair-access-test pathway=placement \
	    received=2025-11-03 school_urn="$school" forename="$ref" \
	    surname=Example date_of_birth=2012-03-09 year_group=8 \
	    referrer_email=office@school.example \
	    reason_for_referral='Moved here in September' "$@" \
	    >"$work/out" 2>&1
	is "the case $ref" test $? = 0
}
child F-0101 137115 category=no-place
child F-0102 137120 category=from-pru
child F-0103 137120 category=carer
child F-0104 137115
t 'a meeting' 0 c meeting new fap 2025-11-12 14:00
t 'a case in no category' 65 c agenda $fap --add F-0104
complains 'is not heard' '(FAP-01)'
t 'the others are' 0 c agenda $fap --add F-0101 --add F-0102 --add F-0103

# The room: quorum by number and by role.
CONVENE_NOW=2025-11-12T14:00
for who in ch h1 h2 h3; do
	c attend $fap $who present >/dev/null 2>&1
done
t 'without the officer there is no quorum' 65 c meeting open $fap
complains 'by number' '4 of 5 members needed'
complains 'and by role' 'Admissions officer: 0 of 1'
t 'the officer comes' 0 c attend $fap of present
t 'the sitting opens' 0 c meeting open $fap --chair ch

# F-0101 comes from h1's school: two heads are left for it.
t 'heads do not decide about their own school' 65 c decide $fap F-0101 \
    accept --outcome place --to-school 137120 --votes 3:0
complains 'by the rule' '(FAP-03)'
t 'another head comes' 0 c attend $fap h4 present
t 'h1 leaves' 0 c attend $fap h1 out F-0101
t 'a place needs the school' 65 c decide $fap F-0101 accept \
    --outcome place --votes 3:2
complains 'by the rule' '(FAP-06)'
t 'and the votes' 65 c decide $fap F-0101 accept --outcome place \
    --to-school 137120
complains 'by the rule' '(FAP-04)'
t 'not more than there are members' 65 c decide $fap F-0101 accept \
    --outcome place --to-school 137120 --votes 5:2
complains 'in words' 'more votes than'
t 'a lost vote places nobody' 65 c decide $fap F-0101 accept \
    --outcome place --to-school 137120 --votes 2:3
complains 'in words' 'carries nothing'
t 'nor does an equal one' 65 c decide $fap F-0101 accept --outcome place \
    --to-school 137120 --votes 3:3
complains 'without the chair' 'casting vote'
t 'a casting vote needs equal votes' 65 c decide $fap F-0101 accept \
    --outcome place --to-school 137120 --votes 4:2 --casting for
t 'who is out does not vote' 65 c decide $fap F-0101 accept \
    --outcome place --to-school 137120 --votes 3:3 --casting for
complains 'in words' 'more votes than the 5 members'
t 'with it the child has a place' 0 c decide $fap F-0101 accept \
    --outcome place --to-school 137120 --votes 2:2 --casting for --json
says 'two for' '"votes_for": 2'
says 'two against' '"votes_against": 2'
says 'and the chair' '"casting": true'
says 'in words' "2 for and 2 against with the chair's casting vote"
t 'h1 comes back' 0 c attend $fap h1 in F-0101
t 'a majority is enough' 0 c decide $fap F-0102 accept --outcome bridge \
    --votes 4:1 --json
says 'for twelve weeks' '"end_on": "2026-02-06"'
t 'a decline is carried too' 0 c decide $fap F-0103 decline \
    --reason in-year --votes 6:0
t 'the minutes' 0 c minutes $fap
says 'have the votes' '**Place**: 2 for and 2 against'
t 'the sheet' 0 c sheet $fap
says 'has them too' '(6 for and 0 against)'
t 'the plan' 0 c plan F-0101 --meeting $fap
says 'names the school' 'The school is '
says 'and who is bound' 'is bound by the decision all the same'
t 'standing items' 0 c agenda $fap --done
t 'the sitting ends' 0 c meeting end $fap
t 'the record closes' 0 c meeting close $fap

# From the decision to the end.
t 'what is due' 0 c due --by 2025-12-31 --json
says 'is the admission in ten working days' '"due_on": "2025-11-26"'
says 'by the rule' '"rule": "FAP-08"'
CONVENE_NOW=2025-11-24T09:00
t 'the child starts at the school' 0 c event F-0101 arrived --by of
t 'and the case is closed' 0 c event F-0101 closed --reason admitted
t 'the bridge begins' 0 c place start F-0102 --on 2025-11-17
t 'it has one of four places' 0 c places --scheme fair-access-test --json
says 'taken' '"taken": 1'
says 'of four' '"capacity": 4'

# The other scheme goes on beside it; what a place costs by days (SLIP-62):
# £5,800.00 / 190 x 35 is £1,068.42, £1,050.00 / 190 x 35 is £193.42.
c referral add ref=L-0101 scheme=leicestershire-slip-2023 pathway=core \
    received=2025-11-20 school_urn=137120 forename=Li surname=Example \
    date_of_birth=2012-03-09 year_group=8 sen_provision=K \
    reason_for_referral=Test referrer_email=office@school.example \
    at_risk_of_exclusion=yes consent_given_on=2025-11-01 >/dev/null 2>&1
t 'a place by days' 0 c cost L-0101 --annual average-cost=580000 \
    --annual pupil-premium=105000 --days 35 --json
says 'has its working' '£5,800.00 a year / 190 days × 35 days'
says 'its parts' '"pence": 106842'
says 'and its sum' '"pence": 126184'
t 'days are said' 64 c cost L-0101 --annual 580000
t 'a figure is one of the scheme' 64 c cost L-0101 --annual rent=1 --days 3

# A reason, a time limit and a provision: rows in a copy of the pack.
cp -r "$pack" "$work/pack"
cd "$work/pack" || exit 1
echo '*,decline,moved-on,The family moved on,any-time,,The family has moved on.,practice' \
    >>reasons.csv
echo 'home-visit,*,started,1,2,weeks,tuition,visited,A visit within two weeks,practice' \
    >>clocks.csv
echo '*,visited,Home visit,by,,,,,practice' >>events.csv
echo 'tuition,Tuition at home,0,practice' >>pools.csv
echo 'tuition,Tuition at home,2,tuition,,6,part,mornings,7,11,6,free,Mornings at home.,practice' \
    >>provisions.csv
echo '*,tuition,accept,Tuition at home,2,tuition,no,no,no,Mornings at home.,practice' \
    >>outcomes.csv
cd "$top" || exit 1
t 'the copy is without fault' 0 c scheme check "$work/pack"
t 'and is a new version' 0 c scheme load "$work/pack"
says 'the second' 2
child F-0105 137115 category=no-place
child F-0106 137115 category=carer
t 'the next meeting' 0 c meeting new fap 2025-11-26 14:00
t 'its cases' 0 c agenda fap-2025-11-26 --add F-0105 --add F-0106
CONVENE_NOW=2025-11-26T14:00
t 'everybody is there' 0 c attend fap-2025-11-26 --rest
t 'it opens' 0 c meeting open fap-2025-11-26 --chair ch
t 'the new reason' 0 c decide fap-2025-11-26 F-0106 decline \
    --reason moved-on --votes 5:0
t 'is given' 0 c plan F-0106
says 'in its words' 'The family has moved on.'
t 'a provision of no place is full' 65 c decide fap-2025-11-26 F-0105 accept \
    --outcome tuition --votes 5:0
complains 'and says so' 'Tuition at home is full: 0 of 0'
sed -i 's/^tuition,Tuition at home,0,/tuition,Tuition at home,2,/' \
    "$work/pack/pools.csv"
t 'two places are another version' 0 c scheme load "$work/pack"
child F-0107 137115 category=carer
t 'a case can be added while the meeting is open' 0 \
    c agenda fap-2025-11-26 --add F-0107
t 'the new provision' 0 c decide fap-2025-11-26 F-0107 accept \
    --outcome tuition --votes 5:0 --start 2025-12-01
CONVENE_NOW=2025-12-01T09:00
t 'the tuition begins' 0 c place start F-0107
t 'the new limit' 0 c due --by 2025-12-31 --json
says 'runs' '"due_on": "2025-12-15"'
says 'in its words' 'A visit within two weeks'
CONVENE_NOW=2025-12-03T09:00
t 'the new event' 0 c event F-0107 visited --by of
t 'answers it' 0 c due --by 2025-12-31 --json
is 'so that nothing is due' sh -c "! grep -q 'A visit within' '$work/out'"
t 'the chain holds' 0 c verify
finish
