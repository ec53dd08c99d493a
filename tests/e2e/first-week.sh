#!/bin/sh
# A coordinator's first week by commands, from an empty machine: a register,
# ten people, the real schools, twelve referrals typed and thirty from a
# survey, two meetings prepared and one cancelled.
set -u
. "$(dirname "$0")/tap.sh"
scheme=leicestershire-slip-2023
week=$top/tests/data/first-week
demo=$top/db/demo/$scheme

# lines N NAME: the last output has so many lines.
lines() { is "$2" test "$(grep -c . "$work/out")" = "$1"; }
# lacks NAME TEXT: and not this one.
lacks() { is "$1" sh -c "! grep -qF -- '$2' '$work/out'"; }

# Monday: the register, and what it needs.
CONVENE_NOW=2025-09-08T09:00
export CONVENE_NOW
t 'Monday: a register is made' 0 c init --rehearsal --scheme $scheme
t 'it says what it lacks' 0 c today
lines 5 'which is five things'
says 'schools' 'import schools FILE'
says 'and meetings' 'meeting new PANEL DATE'
t 'the schools are the real ones' 0 c import schools "$demo/schools.csv"
says 'more than two hundred' '220 added'
t 'holidays' 0 c import holidays \
    "$top/db/data/bank-holidays/govuk-source-bank-holidays.json"
t 'terms' 0 c import terms "$demo/terms.csv"
t 'whose register it is' 0 c settings organisation 'South Partnership'
t 'how long a meeting may take' 0 c settings meeting-minutes 120
t 'a colleague gets a role' 0 c member add jo minute-taker
says 'beside the first administrator' administrator

# person CODE ROLE NAME [FIELD=VALUE...]
person() {
	code=$1
	role=$2
	name=$3
	shift 3
	t "$code is added" 0 c person set "$code" "name=$name" "role=$role" \
	    from=2025-09-01 to=2026-08-31 "$@"
}
person PC coordinator 'Ruth Coord' "unix_user=$(id -un)"
person DC deputy-coordinator 'Gareth Deputy' substitute=PC
person EP educational-psychologist 'Ilse Psych'
person CN care-navigator 'Bethany Care'
person INC inclusion-team 'Sunil Team'
person MT minute-taker 'Lorna Minutes'
person H1 school-group 'Piers Head' school_urn=137115
person H2 school-group 'Leila Head' school_urn=137120
person H3 school-group 'Sipho Head' school_urn=137984
person H4 school-group 'Grace Head' school_urn=138527
t 'ten people sit on the panels' 0 c people --on 2025-11-12
lines 10 'all ten'
t 'one is a governor elsewhere' 0 c person link H4 147902 governor
t 'an office has an address' 0 c school contact 137115 office \
    office@lutterworth.example --source 'phone call'
says 'with its source' 'source: phone call'
t 'only meetings are missing now' 0 c today
lines 1 'one thing'

# Tuesday: twelve referrals from paper and Word, typed.
CONVENE_NOW=2025-09-09T09:00
typed() {
	i=$1
	shift
	t "referral $i is typed" 0 c referral add received=2025-09-05 \
	    "referrer_name=A Head of Year" "referrer_role=Head of Year" \
	    "referrer_email=year@school.example" anonymous=no \
	    consent_given_on=2025-09-04 consent_to_share=yes \
	    "forename=Typed$i" "surname=Letter$i" \
	    "date_of_birth=2012-03-$(printf %02d "$i")" year_group=8 \
	    sen_provision=K sen_need_primary=SEMH \
	    "reason_for_referral=Three suspensions since March." \
	    "tried_so_far=A mentor and a changed timetable." \
	    "hoped_for=A way back into lessons." "$@"
}
core() {
	typed "$1" pathway=core school_urn="$2" "senior_leader=A Deputy" \
	    attendance_percent=74 suspensions_12m=3 \
	    at_risk_of_exclusion=yes "attainment=Below the year." \
	    "risks=Leaves the site." "what_works=Small groups." \
	    earlier_forum_on=2025-06-12 plan_reviewed_on=2025-07-10 \
	    asks_outcome=t2-group asks_part_time=yes
}
for i in 1 2 3 4 5 6 7 8; do core "$i" 137115; done
for i in 9 10 11 12; do typed "$i" pathway=forum school_urn=137984; done
t 'twelve are there' 0 c referrals
lines 12 'twelve'
t 'one more is refused where a field is wrong' 65 c referral add \
    pathway=forum school_urn=137984 year_group=88 anonymous=yes
complains 'with the field' 'year_group: '
t 'a word is corrected' 0 c referral set L-0001 year_group=9
says 'and the change named' 'year_group'

# Wednesday: thirty from a survey, under its own questions.
CONVENE_NOW=2025-09-10T09:00
t 'the survey is tried first' 0 c import referrals --dry-run \
    --map "$week/map.csv" "$week/survey.csv"
t 'and taken in' 0 c import referrals --map "$week/map.csv" \
    "$week/survey.csv"
says 'whole' '30 added, 0 changed, 0 the same, 0 refused.'
complains 'its other question is kept' 'How did you hear of us?'
t 'once more it is the same' 0 c import referrals --map "$week/map.csv" \
    "$week/survey.csv"
lacks 'with nothing new' '30 added'
t 'forty-two are there' 0 c referrals --limit 100
lines 42 'forty-two'
t 'somebody is found by plain keys' 0 c referrals --search gorse
lines 1 'once'

# Thursday: the rhythm of both panels, two agendas, one meeting cancelled.
CONVENE_NOW=2025-09-11T09:00
t 'forums every fortnight' 0 c meeting new forum 2025-09-18 10:00 \
    --until 2025-12-20
says 'from the first' forum-2025-09-18
says 'to the last' forum-2025-12-11
lacks 'but not in half-term' forum-2025-10-23
t 'a Core Meeting' 0 c meeting new core 2025-09-24 14:00
t 'Today has both' 0 c today
says 'the forum' 'meeting   forum-2025-09-18: in 7 days'
says 'and the Core Meeting' 'meeting   core-2025-09-24: in 13 days'
says 'and who has no consent' 'consent'

t 'the forum fills itself' 0 c agenda forum-2025-09-18 --auto
complains 'as far as its minutes go' '120 of 120 minutes are taken'
t 'eight cases of a quarter of an hour' 0 sh -c \
    "'$convene' -d '$work/r.db' agenda forum-2025-09-18 | grep -c L-"
says 'fit into two hours' 8
t 'the Core Meeting fills itself' 0 c agenda core-2025-09-24 --auto
t 'a presenter comes late' 0 c agenda core-2025-09-24 \
    --presenter L-0001=office --window L-0001=15:00-15:30
says 'and stands outside' 'OUTSIDE'
t 'until the order is made again' 0 c agenda core-2025-09-24 --auto
says 'as far as it can be' L-0001
t 'one more case is given longer' 0 c agenda core-2025-09-24 \
    --minutes L-0002=20
t 'invitations' 0 c invitations core-2025-09-24
says 'go to the address that was rung up' \
    'office@lutterworth.example (office; phone call)'
says 'for the case' L-0001
t 'the dates are printed' 0 c meeting dates --format text
says 'for both panels' 'Inclusion Forum'
t 'and for a spreadsheet' 0 c meeting dates --format csv --panel core
lines 2 'heading and date'
t 'interests are known' 0 c attend core-2025-09-24
says 'of the member whose school it is' H1

t 'the first forum is cancelled' 0 c meeting cancel forum-2025-09-18 \
    'the room is flooded'
says 'which is said' cancelled
t 'its cases wait again' 0 c referrals --state listed --limit 100
lacks 'none of them is listed' 'forum'
t 'and go to the next one' 0 c agenda forum-2025-10-02 --auto
t 'eight again' 0 sh -c \
    "'$convene' -d '$work/r.db' agenda forum-2025-10-02 | grep -c L-"
says 'in two hours' 8
t 'the Core Meeting moves by a day' 0 c meeting move core-2025-09-24 \
    2025-09-25 13:30
says 'and keeps its name' 'core-2025-09-24         Thu 25 Sep 2025  13:30'

# Friday: frozen, slips out, somebody late.
CONVENE_NOW=2025-09-12T16:00
t 'the agenda is frozen' 0 c meeting freeze core-2025-09-24
t 'slips for the members' 0 c slips core-2025-09-24
says 'with the first case' L-000
is 'without a name' sh -c "! grep -q 'Letter' '$work/out'"
core 13 137120
t 'a late one is let in' 0 c agenda core-2025-09-24 --add L-0043
t 'and stands on the late list' 0 c agenda core-2025-09-24 --late
lines 1 'alone'
says 'as late' LATE
t 'the week ends with a register that verifies' 0 c verify
t 'and Today' 0 c today
says 'with the frozen agenda' 'frozen (Core Meeting, Thu 25 Sep 2025)'
says 'and the next forum' forum-2025-10-02
t 'as JSON too' 0 c today --json
says 'for scripts' '"kind": "meeting"'
finish
