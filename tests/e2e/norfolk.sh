#!/bin/sh
# Norfolk's School 2 School Support by commands: a cluster and its hours, a
# school that pays as it uses, a child and a wider issue, from the referral to
# the evaluation.  Pupils on roll are those of the census; the dates of the
# clocks are worked out in the standards: 28 working days from Friday 13 March
# 2026 end on Friday 24 April, 5 from Saturday 2 May on Monday 11 May.
set -u
. "$(dirname "$0")/tap.sh"
CONVENE_NOW=2026-03-13T09:00
export CONVENE_NOW

c init --rehearsal --scheme norfolk-s2s-2015 >"$work/out" 2>&1 &&
c import schools "$top/db/data/schools/dfe-school-spine-2017-18.csv" \
    >>"$work/out" 2>&1 &&
c import schools "$top/db/data/schools/dfe-school-census-2022-23.csv" \
    >>"$work/out" 2>&1 &&
c import holidays "$top/db/data/bank-holidays/bank-holidays.json" \
    >>"$work/out" 2>&1
is 'a register with schools, their rolls and holidays' test $? = 0
cat >"$work/people.csv" <<'END'
code,name,role,organisation,school_urn,email,unix_user,from,to
co,Ruth Gale,coordinator,S2S,121258,co@s2s.example,,,
cc,Neil Wood,cluster-coordinator,S2S,121258,cc@s2s.example,,,
su,Lisa Park,supporter,S2S,121258,su@s2s.example,,,
END
t 'people' 0 c import people "$work/people.csv"

# The cluster: eight primary schools at Fakenham, 19 + 167 + 64 + 50 + 77 + 72
# + 240 + 298 = 987 pupils.  £3 each is £2,961; fewer than 1,000 give 100 h.
t 'a cluster' 0 c cluster new fakenham --name 'Fakenham cluster' \
    --coordinator cc --from 2025-04-01 121086 121145 141895 141918 144021 \
    146065 146684 146711
t 'a school is in one cluster' 65 c cluster new other 121086
complains 'and told where' 'fakenham'
t 'before it buys' 0 c cluster show fakenham --json
says 'its pupils are counted' '"pupils": 987'
says 'it has nothing' '"granted_minutes": 0'
t 'further hours come on top' 65 c cluster buy fakenham --further --hours 5
t 'it joins in the last month' 0 c cluster buy fakenham \
    --reference 'SLA Online 4711' --json
says 'for the year that began in April' '"year_from": "2025-04-01"'
says 'at the price of the whole year' '"pence": 296100'
says 'with its working' '987 pupils on roll × £3.00 = £2,961.00'
says 'and its order' '"reference": "SLA Online 4711"'
t 'twice is once too often' 65 c cluster buy fakenham
t 'it can be taken back' 0 c cluster buy fakenham --undo
t 'and recorded again' 0 c cluster buy fakenham --reference 'SLA Online 4712'
t 'it has 100 hours' 0 c cluster show fakenham
says 'of which none is used' '0 h of 100 h given, 100 h left'
t 'Wymondham with its high school' 0 c cluster new wymondham 120867 120922 \
    121196 121205 144425 137461
t 'has 261 + 487 + 607 + 214 + 101 + 1641' 0 c cluster show wymondham --json
says 'pupils' '"pupils": 3311'
t 'it buys for the next year' 0 c cluster buy wymondham --for 2026-04-01 \
    --json
says 'from 1 April' '"year_from": "2026-04-01"'
says 'at £9,933' '"pence": 993300'
says 'for 160 hours' '"minutes": 9600'
t 'a trust has its own arrangement' 0 c cluster new trust --name 'A trust' \
    121206 120987
t 'with its own price' 0 c cluster buy trust --pence 120000 --hours 30 --json
says 'as it was arranged' '"working": "By arrangement: £1,200.00 for 30 h"'

# refers REF PATHWAY SCHOOL DAY FIELD=VALUE...
refers() {
	ref=$1
	pathway=$2
	school=$3
	day=$4
	shift 4
	c referral add ref="$ref" scheme=norfolk-s2s-2015 \
	    pathway="$pathway" received="$day" school_urn="$school" \
	    referrer_name=SENCo referrer_email=senco@school.example \
	    told='head;senco;class-teacher' \
	    reason_for_referral='Strategies for the classroom' \
	    hoped_for='Calmer lessons' "$@" >"$work/out" 2>&1
	is "the referral $ref" test $? = 0
}
child='surname=Example date_of_birth=2017-05-04 year_group=4 sen_provision=K'
# shellcheck disable=SC2086
refers N-0101 pupil 146711 2026-03-13 $child forename=Noor consent_given_on=2026-03-10 \
    asks_for_other='one-to-one;diagnosis'
# shellcheck disable=SC2086
refers N-0102 pupil 146711 2026-03-13 $child forename=Ada
refers N-0103 school 120851 2026-03-13

t 'what is due' 0 c due --by 2026-06-30 --json
says 'is a first contact in five working days' '"due_on": "2026-03-20"'
says 'by the rule' '"rule": "S2S-08"'
says 'and a first visit in 28' '"due_on": "2026-04-24"'
says 'by the rule' '"rule": "S2S-12"'
t 'a child without permission' 0 c gate N-0102
says 'is stopped' 'blocking  S2S-06'
t 'no wider issue asks for it' 0 c gate N-0103
is 'of parents' sh -c "! grep -q S2S-06 '$work/out'"

# The programme.
CONVENE_NOW=2026-03-18T10:00
t 'no programme without a supporting school' 65 c decide --outside-meeting \
    --by co N-0101 accept --outcome modelling
complains 'by the rule' '(S2S-10)'
t 'which is assigned' 0 c referral set N-0101 assigned_school=121258 \
    assigned_to='Lisa Park'
t 'and without hours' 65 c decide --outside-meeting --by co N-0101 accept \
    --outcome modelling
complains 'by the rule' '(S2S-15)'
t 'one hour' 0 c referral set N-0101 programme_hours=1
t 'is less than is expected' 0 c gate N-0101
says 'by the rule' 'not-met               S2S-33'
t 'six are fine' 0 c referral set N-0101 programme_hours=6.5
t 'the first contact' 0 c event N-0101 first-contact --by co --result answered
t 'the programme' 0 c decide --outside-meeting --by co N-0101 accept \
    --outcome modelling --outcome meetings --json
says 'is accepted' '"disposition": "accept"'
t 'one-to-one is not on the menu' 65 c decide --outside-meeting --by co \
    N-0103 accept --outcome one-to-one
t 'hours in JSON' 0 c hours N-0101 --json
t 'its document' 0 c plan N-0101
says 'states the hours' '**Hours:** 6.5'
says 'answers what was asked in vain' 'You also asked for one-to-one sessions'
says 'also' 'You also asked for a diagnosis'
says 'says what cannot be provided' "school placement."
says 'and that there is no quicker route' 'A quicker route into a complex needs school.'
t 'what is due' 0 c due --by 2026-06-30 --json
is 'no longer has the contact of N-0101' sh -c \
    "! grep -A1 '\"ref\": \"N-0101\"' '$work/out' | grep -q S2S-08"

# Hours: one session for three schools counts once.
CONVENE_NOW=2026-03-27T16:00
t 'a visit' 0 c event N-0101 visited --by su --result went-well
t 'with its hours' 0 c hours N-0101 --minutes 150 --by su
complains 'from the cluster' '97 h 30 min left'
t 'three schools at once' 0 c hours N-0101 --minutes 60 \
    --schools '146711;146684;146065'
complains 'are one hour' '96 h 30 min left'
t 'the cluster as such' 0 c hours fakenham --minutes 90 --note 'SENCo meeting'
t 'its account' 0 c cluster show fakenham --json
says 'has used five hours' '"used_minutes": 300'
says 'and has 95' '"left_minutes": 5700'
t 'the child costs nothing beside' 0 c cost N-0101 --json
says 'as the cluster pays' '"basis": "cluster"'
says 'no pence' '"pence": 0'
t 'the child has had of its programme' 0 c cost N-0101
says 'three and a half hours' '3 h 30 min given of 6 h 30 min'
t 'hours of tomorrow are refused' 65 c hours N-0101 --minutes 30 \
    --on 2026-03-28
t 'a case has hours after its receipt' 65 c hours N-0101 --minutes 30 \
    --on 2026-03-12

# Beyond the hours: £45.  94 h 30 min more leave half an hour.
for i in 1 2 3 4 5 6; do
	c hours fakenham --minutes 940 --on 2026-03-26 >/dev/null 2>&1
done
t 'the last hour and a half more' 0 c hours N-0101 --minutes 150
complains 'is beyond' '1 h 30 min of these are charged as further hours'
t 'the bill of the cluster' 0 c cost fakenham --json
says 'has what is beyond at £45' '"pence": 6750'
says 'with its working' '1 h 30 min beyond the hours that were bought × £45.00'
says 'in all' '"pence": 302850'
t 'ten hours more are bought' 0 c cluster buy fakenham --further --hours 10 \
    --json
says 'at £45' '"pence": 45000'
t 'nothing is beyond then' 0 c cluster show fakenham --json
says 'and 8 h 30 min are left' '"left_minutes": 510'

# The evaluation, and the end.
t 'no end without evaluation' 65 c event N-0101 closed --reason programme-done
complains 'by the rule' '(S2S-18)'
t 'which is done' 0 c event N-0101 reviewed --by su --result good
t 'then it ends' 0 c event N-0101 closed --reason programme-done

# A wider issue of a school that pays as it uses: £50 an hour.
t 'the assignment' 0 c referral set N-0103 assigned_school=121258 \
    assigned_to='Lisa Park' programme_hours=3
t 'a meeting of the co-ordinators' 0 c meeting new s2s 2026-03-27 16:30
t 'hears it' 0 c agenda s2s-2026-03-27 --add N-0103
# A child is heard there too, once the parents permit it (S2S-06).
t 'a child without permission' 65 c agenda s2s-2026-03-27 --add N-0102
complains 'is not heard' '(S2S-06)'
t 'they permit it' 0 c referral set N-0102 consent_given_on=2026-03-26 \
    assigned_school=121258 assigned_to='Lisa Park' programme_hours=4
t 'so the child is heard' 0 c agenda s2s-2026-03-27 --add N-0102
t 'the co-ordinator is there' 0 c attend s2s-2026-03-27 co present
t 'it opens' 0 c meeting open s2s-2026-03-27 --chair co
t 'a programme needs no parents' 0 c decide s2s-2026-03-27 N-0103 accept \
    --outcome training
t 'a programme for the child' 0 c decide s2s-2026-03-27 N-0102 accept \
    --outcome observation --outcome iep --json
says 'has what it is to do' '"iep"'
t 'standing items' 0 c agenda s2s-2026-03-27 --done
t 'the meeting ends' 0 c meeting end s2s-2026-03-27
t 'its record closes' 0 c meeting close s2s-2026-03-27
t 'no document names anybody else' 0 c check s2s-2026-03-27
t 'they are released' 0 c release s2s-2026-03-27 \
    --confirm 'release s2s-2026-03-27'
t 'the programme of the child' 0 c plan N-0102
says 'has the hours' '**Hours:** 4'
says 'the menu' 'Help with writing and evaluating individual education plans.'
says 'what the school does' 'Take part in the evaluation.'
says 'and whose hours they are' 'The hours come from the subscription of the cluster'
t 'the visit' 0 c event N-0102 visited --by su --result went-well
t 'is done within 28 working days' 0 c due --referral N-0102 --json
is 'so that nothing waits for it' sh -c "! grep -q S2S-12 '$work/out'"
t 'the evaluation' 0 c event N-0102 reviewed --by su --result good
t 'and the end' 0 c event N-0102 closed --reason programme-done
t 'the programme' 0 c plan N-0103
says 'names no pupil' '# Programme of support N-0103, S-'
t 'its hours' 0 c hours N-0103 --minutes 95 --on 2026-03-26
silent_err() { is "$1" test ! -s "$work/err"; }
silent_err 'come from no cluster'
t 'and more' 0 c hours N-0103 --minutes 60
t 'its cost' 0 c cost N-0103 --json
says 'is paid by the hour' '"basis": "pay-as-you-use"'
says '95 minutes at £50' '"pence": 7917'
says 'and an hour' '"pence": 5000'
says 'together' '"pence": 12917'
says 'travel and meetings included' 'travel and meetings included'
t 'in words' 0 c cost N-0103
says 'with the working' '1 h 35 min × £50.00 an hour'

t 'the evaluation' 0 c event N-0103 reviewed --by su --result some
t 'and the end' 0 c event N-0103 closed --reason programme-done

# A new year: on 1 April nothing is carried over.
CONVENE_NOW=2026-05-05T09:00
# shellcheck disable=SC2086
refers N-0104 pupil 146711 2026-05-02 $child forename=Ben \
    consent_given_on=2026-05-01
t 'a form of Saturday' 0 c due --by 2026-06-30 --json
says 'counts from Tuesday' '"due_on": "2026-05-11"'
t 'without a subscription for the year' 0 c hours N-0104 --minutes 30
complains 'hours are paid' 'no subscription for this year'
t 'at the price by the hour' 0 c cost N-0104 --json
says 'of the day' '"pence": 2500'

# A new price needs no rebuild: a row of the pack from a day on.
cp -r "$CONVENE_DATA/schemes/norfolk-s2s-2015" "$work/pack"
sed -i 's/^hour,\(.*\),5000,hour,,,,,2015-04-01,,\(.*\)$/&/
    s/^\(hour,.*,2015-04-01,\),\(.*\)$/\12026-05-10,\2/' "$work/pack/tariffs.csv"
echo 'hour,Pay as you use,6000,hour,,,,,2026-05-11,,S2S-32' \
    >>"$work/pack/tariffs.csv"
t 'a pack with a new price' 0 c scheme load "$work/pack"
CONVENE_NOW=2026-05-12T09:00
t 'hours since then' 0 c hours N-0104 --minutes 60 --on 2026-05-12
t 'cost' 0 c cost N-0104 --json
says 'the new price' '"pence": 6000'
says 'earlier ones the old one' '"pence": 2500'

# What the service does not do.
t 'a refusal' 0 c decide --outside-meeting --by co N-0104 decline \
    --reason placement
t 'its letter' 0 c plan N-0104
says 'says so' "no opinion or recommendation on a pupil's school placement"
t 'the chain holds' 0 c verify
finish
