#!/bin/sh
# One pupil from the forum to the way back into school, by commands alone:
# forum, plan, review of it, Core Meeting, a Reset of seven weeks, visits,
# reviews with the return question, a longer place with a reason, the end, and
# what is refused afterwards.  Dates and counts are those of the offer 2023-24;
# terms are those of the training register.
set -u
. "$(dirname "$0")/tap.sh"
demo=$top/db/demo/leicestershire-slip-2023
forum=forum-2025-09-16
core=core-2025-11-12

at() {
	CONVENE_NOW=$1
	export CONVENE_NOW
}

# due REF RULE: the one row of that rule, as JSON.
due() {
	c due --referral "$1" --json 2>"$work/err" | awk -v r="\"$2\"" '
	    /^  \{/ { row = "" } { row = row $0 "\n" }
	    /^  \}/ && index(row, "\"rule\": " r) { printf "%s", row }' \
	    >"$work/out"
}
# watched NAME REF RULE WORDS...: the row has all these words.
watched() {
	about=$1
	due "$2" "$3"
	shift 3
	for words; do
		says "$about: $words" "$words"
	done
}
# answered NAME REF RULE: there is no such row.
answered() {
	due "$2" "$3"
	is "$1" test ! -s "$work/out"
}

at 2025-09-02T09:00
c init --rehearsal --scheme leicestershire-slip-2023 >"$work/out" 2>&1 &&
c import schools "$demo/schools.csv" >>"$work/out" 2>&1 &&
c import terms "$demo/terms.csv" >>"$work/out" 2>&1 &&
c import holidays "$top/db/data/bank-holidays/bank-holidays.json" \
    >>"$work/out" 2>&1
is 'a register with schools, terms and holidays' test $? = 0
cat >"$work/people.csv" <<'END'
code,name,role,organisation,school_urn,email,unix_user,from,to
pc,Jo Marsh,coordinator,SLIP,,jo@slip.example,,,
dc,Ann Birch,deputy-coordinator,SLIP,,ann@slip.example,,,
ep,Kai Rowan,educational-psychologist,LCC,,kai@lcc.example,,,
cn,Lu Hazel,care-navigator,NHS,,lu@nhs.example,,,
h1,Max Oak,school-group,School,137115,max@school.example,,,
h2,Lea Ash,school-group,School,137161,lea@school.example,,,
END
t 'people' 0 c import people "$work/people.csv"

# given REF PATHWAY RECEIVED FIELD=VALUE...: the form of the one pupil.
given() {
	ref=$1
	pathway=$2
	received=$3
	shift 3
	c referral add ref="$ref" scheme=leicestershire-slip-2023 \
	    pathway="$pathway" received="$received" school_urn=137120 \
	    referrer_name='Ivy Crane' referrer_email=office@school.example \
	    consent_given_on=2025-08-29 consent_to_share=yes \
	    privacy_notice_read_on=2025-08-29 forename=Robin \
	    surname=Example date_of_birth=2011-10-15 year_group=9 \
	    sen_provision=K sen_need_primary=SEMH attendance_percent=74 \
	    suspensions_12m=3 at_risk_of_exclusion=yes \
	    reason_for_referral='Three suspensions since June.' \
	    hoped_for='A way back into lessons.' "$@"
}

# The Inclusion Forum (SLIP-05 to SLIP-14).
t 'a referral to the forum' 0 given F-1 forum 2025-09-02
t 'a forum' 0 c meeting new forum 2025-09-16 14:00
t 'hears it' 0 c agenda $forum --add F-1
at 2025-09-16T14:00
t 'everybody is there' 0 c attend $forum --rest
t 'it opens' 0 c meeting open $forum --chair dc
t 'it advises' 0 c decide $forum F-1 advise --outcome advice \
    --outcome send-plan --review 2025-10-28
t 'with an action' 0 c line $forum F-1 action 'share the risk assessment' \
    --owner senco --due 2025-09-26
t 'the standing items are done' 0 c agenda $forum --done
t 'the sitting ends' 0 c meeting end $forum
# Five working days after Tuesday 16 September.
watched 'the plan is to leave' F-1 SLIP-14 '"due_on": "2025-09-23"' \
    '"remind_on": "2025-09-19"' '"waits_for": "released"'
at 2025-09-17T10:00
t 'the record closes' 0 c meeting close $forum
t 'nothing is found in the plans' 0 c check $forum
t 'they are released' 0 c release $forum --confirm "release $forum"
answered 'the plan has left' F-1 SLIP-14
t 'the plan' 0 c plan F-1
says 'names the advice' 'Clear advice'
says 'and the action' 'share the risk assessment'

# Tier 2 and above needs a reviewed plan (SLIP-17, SLIP-18).
at 2025-10-20T09:00
t 'the way to the Core Meeting' 0 given L-1 core 2025-10-20 \
    senior_leader='Max Oak' school_link='Ivy Crane' \
    attainment='A year behind in English' risks='Leaves the site' \
    what_works='A key adult' tried_so_far='The plan of the forum' \
    asks_outcome=t3-reset asks_part_time=yes \
    evidence='attendance-record;behaviour-log;consent-form;risk-assessment'
t 'a Core Meeting' 0 c meeting new core 2025-11-12 14:00
t 'the forum is known, its review is not' 65 c agenda $core --add L-1
complains 'by the rule' '(SLIP-18)'
at 2025-10-28T15:00
t 'what is recorded of such a case' 0 c event kinds F-1
says 'is the review' "Review of the forum's plan; needs result"
t 'a review has a result' 65 c event F-1 reviewed
complains 'by the rule' '(SLIP-18)'
t 'the review is recorded' 0 c event F-1 reviewed --result not-enough \
    --note 'Two of three actions done'
t 'now it can be listed' 0 c agenda $core --add L-1
t 'the forum case ends' 0 c event F-1 closed --reason to-core
t 'once' 65 c event F-1 closed --reason to-core
complains 'for good' 'needs a new referral'

# The Core Meeting gives a Reset (SLIP-41 to SLIP-49).
at 2025-11-12T14:00
t 'everybody is there' 0 c attend $core --rest
t 'it opens' 0 c meeting open $core --chair pc
t 'it gives a Reset' 0 c decide $core L-1 accept --outcome t3-reset \
    --group B --start 2025-11-24 --override SLIP-31=risk --json
says 'of seven weeks' '"end_on": "2026-01-09"'
says 'at Tier 3' '"tier": 3'
t 'the places' 0 c places --json
is 'one of five is taken' sh -c \
    "grep -A3 '\"group\": \"B\"' '$work/out' | grep -q '\"taken\": 1'"
t 'the standing items are done' 0 c agenda $core --done
t 'the sitting ends' 0 c meeting end $core
t 'the record closes' 0 c meeting close $core
watched 'the plan is to leave' L-1 SLIP-14 '"due_on": "2025-11-19"'
at 2025-11-14T11:00
t 'it is released' 0 c release $core --confirm "release $core"
answered 'and has left' L-1 SLIP-14
t 'the plan' 0 c plan L-1
says 'says how long' 'A Reset normally lasts seven weeks'
says 'what it costs' "the pupil's share of its funding"
says 'and who visits' 'at least once a term'
t 'the school agrees' 0 c answer L-1 accepts

# The Reset.
at 2025-11-24T09:00
t 'the pupil starts' 0 c place start L-1
says 'with the planned end' '24 Nov 2025 - 9 Jan 2026'
watched 'a Reset lasts seven weeks' L-1 SLIP-43 \
    '"starts_on": "2025-11-24"' '"due_on": "2026-01-09"' \
    '"waits_for": "ended"' '"state": "running"'
# Once in each term that the place reaches into: this one ends on 19 December.
watched 'a visit is due this term' L-1 SLIP-60 '"due_on": "2025-12-19"' \
    '"origin": "made up for training'
at 2025-12-02T16:00
t 'a visit says who came' 65 c event L-1 visited
complains 'by the rule' '(SLIP-60)'
t 'the school link visits' 0 c event L-1 visited --by 'school link' --json
says 'on that day' '"on_day": "2025-12-02"'
watched 'the next visit' L-1 SLIP-60 '"due_on": "2026-03-27"' \
    '"starts_on": "2025-12-02"'
at 2026-01-06T10:00
t 'a review asks one question' 65 c event L-1 reviewed
complains 'by the rule' '(SLIP-49)'
t 'not yet' 0 c event L-1 reviewed --result no --review 2026-01-20
t 'the form keeps the answer' 0 c referral show L-1 --json
says 'of the last review' '"return_to_mainstream": false'
t 'a longer place needs a reason' 65 c place extend L-1 --until 2026-01-23
complains 'by the rule' '(SLIP-43)'
t 'with one it lasts longer' 0 c place extend L-1 --until 2026-01-23 \
    --reason return-date
watched 'until then' L-1 SLIP-43 '"due_on": "2026-01-23"' \
    '"state": "running"'
at 2026-01-20T10:00
t 'a second review' 0 c event L-1 reviewed --result yes
at 2026-01-23T15:00
watched 'on the last day' L-1 SLIP-43 '"proposes": "ended"'
t 'where does the pupil go?' 65 c due confirm L-1 --rule SLIP-43
complains 'is asked for' 'exit_destination'
t 'back to school' 0 c due confirm L-1 --rule SLIP-43 \
    --destination own-school
t 'the place is free' 0 c places --json
is 'again' sh -c \
    "grep -A3 '\"group\": \"B\"' '$work/out' | grep -q '\"taken\": 0'"
answered 'no visit is due any more' L-1 SLIP-60

# The end.
t 'the case ends' 0 c event L-1 closed
says 'with where the pupil went' 'own-school'
t 'nothing runs' 0 c due --referral L-1 --json
is 'for it' sh -c "! grep -q '\"rule\"' '$work/out'"
t 'nothing is recorded after that' 65 c event L-1 visited --by x
complains 'for it' 'needs a new referral'
complains 'by the rule' '(SLIP-22)'
t 'closed by mistake' 0 c event undo L-1
t 'it is closed again' 0 c event L-1 closed
t 'what happened' 0 c event list L-1
is 'in four lines' test "$(wc -l <"$work/out")" = 4
t 'the chain holds' 0 c verify
finish
