#!/bin/sh
# Every pathway of Suffolk's two agreements by command, from intake to
# closure, with the bank holidays of England and the term dates of 2024/25
# that are at hand.  The days beside a line are worked out by hand from the
# agreements: SES of 2024, C&I of 2021 (which has expired by then and warns).
set -u
. "$(dirname "$0")/tap.sh"
CONVENE_NOW=2024-11-01T09:00
export CONVENE_NOW
data=$top/db/data
school=124531	# Bildeston Primary School
other=124534	# Elmswell Community Primary School

# on DAY: it is noon of that day.
on() { CONVENE_NOW=${1}T12:00; }

# happens DAY REF EVENT OPTION...: that day it is recorded.
happens() {
	on "$1"
	shift
	t "$1: $2, $CONVENE_NOW" 0 c event "$@"
}

# refused RULE WHAT COMMAND...: the command is refused by that rule.
refused() {
	rule=$1
	name=$2
	shift 2
	t "$name" 65 c "$@"
	complains "  by $rule" "($rule)"
}

# clock REF RULE STATE DUE: that clock runs so.
clock() {
	c due --referral "$1" >"$work/out" 2>&1
	is "$1: $2 is $3, due $4" sh -c "grep -F ' $2 ' '$work/out' |
	    grep -F ' $3 ' | grep -qF -- '$4'"
}

# no_clock REF RULE: it does not run.
no_clock() {
	c due --referral "$1" >"$work/out" 2>&1
	is "$1: nothing by $2" sh -c "! grep -qF ' $2 ' '$work/out'"
}

# proposed REF RULE STATE: it proposes that, and closes nothing itself.
proposed() {
	c due --referral "$1" >"$work/out" 2>&1
	is "$1: $3 is proposed by $2" sh -c "grep -F ' $2 ' '$work/out' |
	    grep -qF 'proposed as $3'"
}

# nothing_proposed REF
nothing_proposed() {
	c due --referral "$1" >"$work/out" 2>&1
	is "$1: nothing is proposed" sh -c "! grep -q proposed '$work/out'"
}

# state REF STATE
state() {
	c referral show "$1" --json >"$work/out" 2>&1
	says "$1 is $2" "\"state\": \"$2\""
}

# document REF TEXT...: the newest plan or letter says so.
document() {
	ref=$1
	shift
	t "$ref: its document" 0 c plan "$ref"
	for text; do
		says "  says: $text" "$text"
	done
}

c init --rehearsal --scheme suffolk-ses-2024 --scheme suffolk-ci-2021 \
    >"$work/out" 2>&1 &&
c import schools "$data/schools/dfe-school-spine-2017-18.csv" \
    >>"$work/out" 2>&1 &&
c import holidays "$data/bank-holidays/bank-holidays.json" \
    >>"$work/out" 2>&1 &&
c import terms "$data/term-dates/term-dates.csv" >>"$work/out" 2>&1
is 'a register with schools, holidays and terms' test $? = 0
cat >"$work/people.csv" <<'END_OF_PEOPLE'
code,name,role,organisation,school_urn,email,unix_user,from,to
chair,Jo Marsh,panel-chair,SES,,jo@ses.example,,,
lead,Ann Birch,service-lead,SES,,ann@ses.example,,,
hos,Ray Hill,head-of-service,SES,,ray@ses.example,,,
tea,Max Oak,ses-teacher,SES,,max@ses.example,,,
vi,Lea Ash,qtvi,SES,,lea@ses.example,,,
msi,Tim Elm,qtmsi,SES,,tim@ses.example,,,
tod,Una Yew,deaf-teacher,SES,,una@ses.example,,,
off,Kim Reed,ses-officer,C&I,,kim@ses.example,,,
cit,Pat Fern,ci-teacher,C&I,,pat@ses.example,,,
END_OF_PEOPLE
t 'people' 0 c import people "$work/people.csv"

# Intake.  Received on Monday 4 November 2024.
on 2024-11-08
asks() {
	ref=$1
	pathway=$2
	shift 2
	t "$ref: $pathway" 0 c referral add ref="$ref" pathway="$pathway" \
	    scheme="${scheme:-suffolk-ses-2024}" received=2024-11-04 \
	    school_urn=$school referrer_name='A. Contact' \
	    referrer_email=office@school.example senior_leader='A. Head' \
	    reason_for_referral='Finds larger groups hard.' "$@"
}
pupil() {
	ref=$1
	pathway=$2
	shift 2
	asks "$ref" "$pathway" consent_given_on=2024-11-01 \
	    information_agreed=yes privacy_notice_read_on=2024-11-01 \
	    signed_by='B. Parent' forename="$(printf %s "$ref" | tr 0-9- a-jx)" surname=Example \
	    date_of_birth=2015-03-02 year_group=5 "$@"
}
asks S-0001 school origin=request
asks S-0002 senco origin=request support_type=new-to-suffolk
asks S-0003 school origin=offer
asks S-0004 senco origin=offer support_type=senco
tried='A small group twice a week since March.'
pupil S-0005 bespoke sen_provision=K tried_so_far="$tried"
pupil S-0006 bespoke sen_provision=K tried_so_far="$tried"
pupil S-0007 section-f sen_provision=E evidence=ehc-plan
pupil S-0008 vision diagnosis='as found' diagnosed_on=2024-06-03 \
    diagnosed_by='Eye clinic'
pupil S-0009 msi diagnosis='as found' diagnosed_on=2024-06-03 \
    diagnosed_by='Eye clinic'
pupil S-0010 deaf origin=setting
pupil S-0011 bespoke sen_provision=K tried_so_far="$tried"
scheme=suffolk-ci-2021
pupil C-0001 core-offer sen_provision=K sen_need_primary=ASD
pupil C-0002 core-offer sen_provision=K sen_need_primary=ASD
t 'the agreement of 2021 has expired' 0 c gate C-0001
says 'and says so' 'CI-64'

# First contact in five working days: 5, 6, 7, 8, 11 November (SES-116).
clock S-0008 SES-116 remind '11 Nov 2024'
happens 2024-11-11 S-0008 first-contact --by vi --result planning
no_clock S-0008 SES-116
happens 2024-11-11 S-0009 first-contact --by msi --result advice
# Planning in two to three weeks of receipt: 18 to 25 November (SES-118).
clock S-0009 SES-118 running '25 Nov 2024'

# The two panels of Wednesday 13 November.
on 2024-11-11
ses=ses-2024-11-13
ci=ci-2024-11-13
t 'a panel' 0 c meeting new ses 2024-11-13 14:00
t 'and another' 0 c meeting new ci 2024-11-13 10:00
t 'its agenda' 0 c agenda $ses --auto
is 'has eleven cases' test "$(grep -c 'S-00' "$work/out")" = 11
t 'the other has two' 0 c agenda $ci --auto
is 'though their agreement has expired' \
    test "$(grep -c 'C-000' "$work/out")" = 2
on 2024-11-13
for m in $ses $ci; do
	t "everybody comes to $m" 0 c attend $m --rest
	t 'it opens' 0 c meeting open $m
done
review='--review 2025-01-15'
t 'school' 0 c decide $ses S-0001 accept --outcome semh $review
t 'SENCo' 0 c decide $ses S-0002 accept --outcome wsi $review
t 'an offer' 0 c decide $ses S-0003 accept-with-conditions --outcome ci \
    $review
t 'another' 0 c decide $ses S-0004 accept-with-conditions --outcome wsi \
    $review
# SES-45: one or more services.
t 'two services at once' 0 c decide $ses S-0005 accept --outcome semh \
    --outcome slcn $review
says 'both of them' 'SLCN'
t 'bespoke' 0 c decide $ses S-0006 accept --outcome ci $review
t 'Section F' 0 c decide $ses S-0007 accept --outcome ci $review
t 'Vision' 0 c decide $ses S-0008 accept --outcome vision $review
t 'MSI' 0 c decide $ses S-0009 accept --outcome msi $review
t 'Deaf' 0 c decide $ses S-0010 accept --outcome deaf $review
t 'school level first' 0 c decide $ses S-0011 school-level-first
state S-0011 closed
t 'opens a case for the school' 0 c referral show S-0012
says 'at school level' 'Pathway: school'
t 'caseload' 0 c decide $ci C-0001 accept --outcome caseload
t 'consultation' 0 c decide $ci C-0002 accept --outcome consultation
for m in $ses $ci; do
	t "$m has no more to do" 0 c agenda $m --done
	t 'it ends' 0 c meeting end $m
	t 'its record closes' 0 c meeting close $m
	t 'no document names anybody else' 0 c check $m
done
document S-0003 'ten working days to accept'
# Five working days: 14, 15, 18, 19, 20 November (SES-29).
clock S-0001 SES-29 running '20 Nov 2024'
on 2024-11-15
for m in $ses $ci; do
	t "$m is released" 0 c release $m --confirm "release $m"
done
no_clock S-0001 SES-29
c due --referral S-0001 --json >"$work/out" 2>&1
is 'what is due is in the order of its days' test \
    "$(grep -oE '"due_on": "[-0-9]+' "$work/out" | cut -c12- | tr '\n' ' ')" \
    = '2025-01-15 2025-11-13 '

document S-0005 'Arrange the initial meeting'
is 'nothing is scored yet' sh -c "! grep -q 'Progress statements' '$work/out'"

# An offer waits ten working days: 18-22 and 25-29 November (SES-23).
clock S-0003 SES-23 running '29 Nov 2024'
on 2024-11-29
nothing_proposed S-0004
t 'one school accepts' 0 c answer S-0003 accepts
state S-0003 accepted
on 2024-12-02
proposed S-0004 SES-23 withdrawn
t 'the other did not answer' 0 c due confirm S-0004
state S-0004 withdrawn

# School: meeting, assessment, plan, review (SES-47 to SES-52).
happens 2024-11-20 S-0001 first-meeting --mode on-site --by tea
state S-0001 assessing
on 2024-11-27
# 4 to 12 weeks from 27 November: 25 December to 19 February.
refused SES-51 'a review too early' event S-0001 planned --by tea \
    --review 2024-12-24
refused SES-51 'a review too late' event S-0001 planned --by tea \
    --review 2025-02-20
refused SES-49 'a plan without a review' event S-0001 planned --by tea
happens 2024-11-27 S-0001 planned --by tea --review 2025-01-15
state S-0001 accepted
document S-0001 '**Plan:** version 2' 'Inclusion plan agreed, 27 Nov 2024' \
    'By 15 Jan 2025' 'What the school does'
is 'the first meeting is not arranged again' sh -c \
    "! grep -q 'Arrange the initial meeting' '$work/out'"
t 'it is checked like any plan' 0 c check $ses
t 'and leaves like any' 0 c release $ses --confirm "release $ses"
happens 2024-12-04 S-0001 visited --mode on-site --by tea --result observed
# 5, 6, 9, 10, 11 December (SES-31).
clock S-0001 SES-31 running '11 Dec 2024'
happens 2024-12-09 S-0001 reported --by tea
no_clock S-0001 SES-31
happens 2025-01-15 S-0001 reviewed --result continue --review 2025-02-12
document S-0001 'version 3' 'Support goes on' 'By 12 Feb 2025'
happens 2025-02-12 S-0001 reviewed --result close
t 'an end needs its reason' 65 c event S-0001 closed
happens 2025-02-12 S-0001 closed --reason review
state S-0001 closed
document S-0001 '# Support ends: S-0001' 'The review ends the support' \
    'Support ended:** 12 Feb 2025' 'Go on with what helped' \
    'further support needs a new referral'
refused SES-42 'what has ended is not opened again' event S-0001 visited \
    --mode on-site --by tea --result done
t 'it was recorded wrongly' 0 c event undo S-0001
state S-0001 accepted
document S-0001 '# Inclusion plan S-0001' 'Support closes'
happens 2025-02-12 S-0001 closed --reason review

# SENCo: one visit and then close (SES-56).
happens 2024-11-20 S-0002 first-meeting --mode virtual --by tea
happens 2024-11-27 S-0002 planned --by tea --review 2025-01-15
nothing_proposed S-0002
happens 2024-12-04 S-0002 visited --mode on-site --by tea --result done
proposed S-0002 SES-56 closed
t 'a person confirms' 0 c due confirm S-0002
state S-0002 closed
document S-0002 '# Support ends' 'The one visit is done'

# An offer that was accepted lasts a year at most (SES-46): from 13 November
# 2024.  The Head of Service may keep it open (SES-79).
happens 2025-09-10 S-0003 first-meeting --mode on-site --by tea
happens 2025-10-22 S-0003 planned --by tea --review 2025-11-19
clock S-0003 SES-46 remind '13 Nov 2025'
on 2025-11-14
proposed S-0003 SES-46 closed
keep='S-0003 reviewed --result continue --review 2025-12-12'
refused SES-79 'not without a name' event $keep --reason head-of-service
refused SES-79 'nor by somebody else' event $keep --reason head-of-service \
    --by tea
happens 2025-11-14 $keep --reason head-of-service --by hos
nothing_proposed S-0003
t 'nothing can be confirmed' 65 c due confirm S-0003
document S-0003 'Head of the SES service agreed that the case stays open' \
    'By 12 Dec 2025'
on 2025-12-13
proposed S-0003 SES-46 closed
t 'then it closes' 0 c due confirm S-0003 --rule SES-46
state S-0003 closed
document S-0003 'One year is over'

# Bespoke: scores of 3 or higher (SES-77).
happens 2024-11-20 S-0005 first-meeting --mode on-site --by tea
happens 2024-11-27 S-0005 planned --by tea --review 2025-01-15
happens 2025-01-15 S-0005 scored --score listening=2 --score talking=4
nothing_proposed S-0005
t 'no score beyond the scale' 65 c event S-0005 scored --score listening=5
happens 2025-01-15 S-0005 reviewed --result continue --review 2025-02-12
document S-0005 'listening: 2' 'talking: 4' \
    '**Progress statements**'
happens 2025-02-12 S-0005 scored --score listening=3
proposed S-0005 SES-77 closed
happens 2025-02-12 S-0005 reviewed --result continue --review 2025-03-26 \
    --reason head-of-service --by hos
nothing_proposed S-0005
happens 2025-03-26 S-0005 scored --score listening=4
proposed S-0005 SES-77 closed
t 'a person confirms' 0 c due confirm S-0005
state S-0005 closed
document S-0005 'Scores of 3 or higher' 'book an Inclusion Support Meeting'

# A move: six school weeks from 3 February, those of 3, 10, 24 February, 3,
# 10 and 17 March; the week of 17 February is holiday (SES-95).
happens 2025-02-03 S-0006 moved-school --to-school $other --result asked
clock S-0006 SES-95 running '24 Mar 2025'
on 2025-03-25
proposed S-0006 SES-95 withdrawn
t 'the new school refers again' 0 c due confirm S-0006
state S-0006 withdrawn

# Section F: 6 to 12 weeks (SES-91), two reviews (SES-85), a move in time.
on 2024-11-27
refused SES-91 'six weeks are not over' event S-0007 planned --by tea \
    --review 2025-01-07
happens 2024-11-27 S-0007 planned --by tea --review 2025-01-22
happens 2025-01-22 S-0007 reviewed --result continue --review 2025-03-19
nothing_proposed S-0007
happens 2025-02-03 S-0007 moved-school --to-school $other --result continue
happens 2025-02-24 S-0007 arrived --by tea
no_clock S-0007 SES-95
on 2025-03-19
refused SES-85 'at the second no third is agreed' event S-0007 reviewed \
    --result continue --review 2025-05-14
happens 2025-03-19 S-0007 reviewed --result close
proposed S-0007 SES-85 closed
t 'a person confirms' 0 c due confirm S-0007
document S-0007 'Two reviews are done' 'Elmswell'

# Vision and MSI.
for ref in S-0008:vi S-0009:msi; do
	by=${ref#*:}
	ref=${ref%:*}
	happens 2024-11-20 $ref planned --mode on-site --by $by \
	    --review 2025-02-12
	no_clock $ref SES-118
	happens 2024-12-04 $ref visited --mode on-site --by $by \
	    --result observed
	happens 2024-12-06 $ref reported --by $by
	happens 2025-02-12 $ref scored --score access=4
	nothing_proposed $ref
	happens 2025-02-12 $ref reviewed --result close
	document $ref 'access: 4' 'Support closes'
	happens 2025-02-12 $ref closed --reason review
	document $ref '# Support ends'
done

# Deaf: stays on the caseload while it is needed (SES-133).
happens 2024-11-20 S-0010 first-meeting --mode virtual --by tod \
    --result active
happens 2024-11-27 S-0010 planned --by tod --review 2025-05-21
happens 2025-02-05 S-0010 checked-in --by tod --result yes
happens 2025-05-21 S-0010 reviewed --result continue --review 2026-01-14
on 2026-01-14
nothing_proposed S-0010
happens 2026-01-14 S-0010 reviewed --result close
happens 2026-01-14 S-0010 closed --reason not-needed
document S-0010 'School and family need no more support'

document C-0001 '**Caseload.**' 'Answers check-ins' \
    'The date is agreed with the C&I teacher.'
document C-0002 '**Consultation.**' 'one piece of work and has no review'
is 'which has no check-ins' sh -c "! grep -qi 'check-in' '$work/out'"

# C&I caseload: the first meeting after two to three weeks, 27 November to 4
# December; the planning meeting three to four after that, 18 to 25 December.
on 2024-11-15
clock C-0001 CI-09 running '4 Dec 2024'
happens 2024-11-27 C-0001 first-meeting --mode on-site --by cit
clock C-0001 CI-14 running '25 Dec 2024'
on 2024-12-18
refused CI-23 'twelve weeks end on 12 March' event C-0001 planned \
    --mode on-site --by cit --review 2025-03-13
happens 2024-12-18 C-0001 planned --mode on-site --by cit --review 2025-03-12
# Check-ins every two to three weeks (CI-19).
clock C-0001 CI-19 running '8 Jan 2025'
happens 2025-01-08 C-0001 checked-in --by cit --result yes
clock C-0001 CI-19 running '29 Jan 2025'
# Holding: once every half term (CI-35); that of 29 January ends with 14
# February.
happens 2025-01-29 C-0001 held --by cit
state C-0001 holding
no_clock C-0001 CI-19
clock C-0001 CI-35 running '14 Feb 2025'
happens 2025-02-12 C-0001 checked-in --by cit --result yes
clock C-0001 CI-35 running '4 Apr 2025'
happens 2025-03-05 C-0001 resumed --by cit
state C-0001 accepted
happens 2025-03-12 C-0001 scored --score talking=3 --score playing=3
proposed C-0001 CI-24 closed
refused CI-26 'the Head of Service has a name' event C-0001 reviewed \
    --result continue --review 2025-04-23 --reason head-of-service
happens 2025-03-12 C-0001 reviewed --result continue --review 2025-04-23 \
    --reason head-of-service --by hos
nothing_proposed C-0001
happens 2025-04-23 C-0001 scored --score talking=4
proposed C-0001 CI-24 closed
t 'a person confirms' 0 c due confirm C-0001
document C-0001 'Scores of 3 or higher' 'refer again at any time'

# C&I consultation: one piece of work (CI-07); reports go after two years
# (CI-57).
happens 2024-12-04 C-0002 reported --by cit
clock C-0002 CI-57 running '4 Dec 2026'
on 2024-12-05
proposed C-0002 CI-07 closed
t 'a person confirms' 0 c due confirm C-0002
state C-0002 closed
document C-0002 'The consultation is done'

# A form that nobody signed is taken in, and the gate stops it (SES-40).
on 2026-12-04
t 'a form without a signature' 0 c referral add ref=S-0090 \
    scheme=suffolk-ses-2024 pathway=bespoke received=2026-12-01 \
    school_urn=$school referrer_name='A. Contact' senior_leader='A. Head' \
    referrer_email=office@school.example consent_given_on=2026-11-30 \
    information_agreed=yes privacy_notice_read_on=2026-11-30 \
    forename=Robin surname=Example date_of_birth=2017-03-02 year_group=5 \
    sen_provision=K tried_so_far="$tried" reason_for_referral=Groups
t 'its gate' 0 c gate S-0090
is 'blocks by the two statements' sh -c \
    "grep -F blocking '$work/out' | grep -qF SES-40"
t 'the chain holds' 0 c verify
finish
