#!/bin/sh
# A Core Meeting by commands alone, from the making of the register to the
# closing of the record: what is printed, what is refused and by which rule,
# and the exit codes.
set -u
. "$(dirname "$0")/tap.sh"
CONVENE_NOW=2025-10-27T09:00	# planning; the day itself comes below
export CONVENE_NOW
core=core-2025-11-12
demo=$top/db/demo/leicestershire-slip-2023

# j NAME COMMAND...: the command succeeds with one JSON document.
j() {
	name=$1
	shift
	t "$name" 0 c "$@" --json
	is 'as one document' test "$(grep -c '^[]{}[]' "$work/out")" = 2
}

c init --rehearsal --scheme leicestershire-slip-2023 >"$work/out" 2>&1 &&
c import schools "$demo/schools.csv" >>"$work/out" 2>&1 &&
c import holidays "$top/db/data/bank-holidays/bank-holidays.json" \
    >>"$work/out" 2>&1
is 'a register with schools and holidays' test $? = 0

cat >"$work/people.csv" <<'END'
code,name,role,organisation,school_urn,email,unix_user,from,to
pc,Jo Marsh,coordinator,SLIP,,jo@slip.example,,,
dc,Ann Birch,deputy-coordinator,SLIP,,ann@slip.example,,,
h1,Max Oak,school-group,School,137115,max@school.example,,,
h2,Lea Ash,school-group,School,137120,lea@school.example,,,
h3,Tim Elm,school-group,School,,tim@school.example,,,
old,Una Yew,school-group,School,,una@school.example,,,2025-08-31
END
t 'people' 0 c import people "$work/people.csv"

# given REF SCHOOL FIELD=VALUE...: a complete form for the Core Meeting.
given() {
	ref=$1
	school=$2
	shift 2
	c referral add ref="$ref" scheme=leicestershire-slip-2023 \
	    pathway=core received=2025-10-24 school_urn="$school" \
	    consent_given_on=2025-10-13 consent_to_share=yes \
	    forename="$ref" surname=Example date_of_birth=2011-10-15 \
	    year_group=9 sen_provision=K sen_need_primary=SEMH \
	    attendance_percent=74 suspensions_12m=3 \
	    at_risk_of_exclusion=yes reason_for_referral='Three suspensions' \
	    earlier_forum_on=2025-09-02 plan_reviewed_on=2025-10-10 \
	    referrer_email=office@school.example "$@" >"$work/out" 2>&1
	is "the referral $ref" test $? = 0
}
for i in 1 2 3 4 5 6; do
	given L-010$i 137120 asks_outcome=t3-reset asks_part_time=yes
done
given L-0107 137115 asks_outcome=t2-one
c referral add ref=L-0108 scheme=leicestershire-slip-2023 pathway=core \
    received=2025-10-24 school_urn=137120 consent_given_on=2025-10-13 \
    forename=Eight surname=Example date_of_birth=2011-10-15 year_group=9 \
    sen_provision=N at_risk_of_exclusion=no \
    reason_for_referral=None >/dev/null 2>&1

# Planning.
t 'a meeting without a day is usage' 64 c meeting new core
t 'a panel that is none is no input' 66 c meeting new none 2025-11-12
t 'a meeting can be rehearsed' 0 c meeting new core 2025-11-12 --dry-run
t 'and is not there then' 66 c meeting show $core
j 'a meeting is planned' meeting new core 2025-11-12 14:00
says 'named by panel and day' "\"ref\": \"$core\""
says 'as a draft' '"state": "draft"'
t 'a day and time may be options' 0 c meeting new forum \
    --date 26/11/2025 --time 09:30
says 'and are kept' 'forum-2025-11-26'
j 'meetings are listed' meeting list
says 'with panel' '"panel": "core"'
says 'date' '"date": "2025-11-12"'
says 'time' '"time": "14:00"'
says 'and state' '"state": "draft"'

# Agenda.
t 'the agenda fills itself' 0 c agenda $core --auto
complains 'and says what it left out' 'L-0108: '
complains 'by which rule' '(SLIP-16)'
says 'with the first case' 'L-0101'
t 'what the gate refuses is refused' 65 c agenda $core --add L-0108
complains 'by its rule' '(SLIP-16)'
t 'an order names every case' 64 c agenda $core --order L-0107
t 'and is kept' 0 c agenda $core --order \
    L-0107 L-0101,L-0102 L-0103 L-0104 L-0105 L-0106
is 'with that case first' grep -q '^   1 .*L-0107' "$work/out"
t 'who presents, and how long' 0 c agenda $core \
    --presenter 'L-0107=pc and school' --minutes L-0107=20
j 'the agenda' agenda $core
says 'with its minutes' '"minutes": 20'
says 'and standing items' '"standing": "next-date"'
t 'the agenda is fixed' 0 c meeting freeze $core
t 'once' 65 c meeting freeze $core
complains 'in words' 'its agenda is fixed'
t 'a case stays on it' 65 c agenda $core --remove L-0107

# The room.
CONVENE_NOW=2025-11-12T13:50
j 'the roll' attend $core
says 'has who sits on the panel' '"person": "h3"'
is 'and not who left it' sh -c "! grep -q '\"old\"' '$work/out'"
t 'without a quorum it does not open' 65 c meeting open $core
complains 'by the rule' '(SLIP-25)'
complains 'and with the reasons there are' 'views-sent'
t 'who comes' 0 c attend $core pc present
t 'who sends apologies' 0 c attend $core dc apologies
t 'who only writes' 0 c attend $core h3 sent-information
t 'an unknown word is usage' 64 c attend $core h1 late
t 'an unknown person is no input' 66 c attend $core nobody present
t 'everybody else' 0 c attend $core --rest
says 'quorate' '3 of 4 present, 3 needed: quorate'
t 'a guest' 0 c attend $core --guest 'Kim Reed' --role school --as presenter
t 'the sitting opens' 0 c meeting open $core --chair pc
says 'and is open' 'open'
t 'the statement' 0 c meeting statement $core
t 'no minutes to approve' 66 c meeting minutes $core

# One case: an interest, the room, the quorum for it.
t 'too few schools for a pupil of h1' 65 c decide $core L-0107 accept
complains 'by the rule' '(SLIP-15)'
t 'h3 comes after all' 0 c attend $core h3 present
t 'h1 leaves for the case' 0 c attend $core h1 out L-0107
t 'the decision can be rehearsed' 0 c decide $core L-0107 accept --dry-run
says 'and is shown' 'ACCEPT Tier 2 one to one'
j 'and recorded' decide $core L-0107 accept
says 'what was decided' '"disposition": "accept"'
says 'as it was asked' '"t2-one"'
says 'its tier' '"tier": 2'
# 24 November is the Monday after the school knows; + 8 weeks is 19 January.
says 'its start' '"start_on": "2025-11-24"'
says 'its end' '"end_on": "2026-01-16"'
says 'when the school knows' '"tell_by": "2025-11-19"'
says 'who decided' '"decided_by": "pc"'
t 'h1 comes back' 0 c attend $core h1 in L-0107
t 'a second decision is refused' 65 c decide $core L-0107 decline \
    --reason no-forum
complains 'as there is one' 'decided already'

# Places: SLIP-47, groups of five.
for i in 1 2 3 4; do
	t "a Reset for L-010$i" 0 c decide $core L-010$i accept
	says 'in group A' 'Reset group A'
done
t 'full time where the panel gives that' 0 c decide $core L-0105 accept --time full
j 'the places' places
says 'of group A' '"group": "A"'
says 'all taken' '"taken": 5'
says 'of five' '"capacity": 5'
t 'a full group is refused' 65 c decide $core L-0106 accept --group A
complains 'by its rule' '(SLIP-47)'
t 'a reason of the scheme goes beyond' 65 c decide $core L-0106 accept \
    --group A --override SLIP-47=nonsense
t 'which one is listed' 0 c decide $core L-0106 accept --group A \
    --override SLIP-47=leaver-due --dry-run
t 'the other group has a place' 0 c decide $core L-0106 accept
says 'which is taken' 'Reset group B'
t 'it is taken back' 0 c decide $core --undo
says 'the last one' 'L-0106  taken back'
t 'and pended' 65 c decide $core L-0106 pend
complains 'for something' 'what is missing'
j 'that is missing' decide $core L-0106 pend --missing risks
says 'from the school' '"owner": "school"'
# No later Core Meeting is planned: four weeks on.
says 'back at the next meeting' '"return_on": "2025-12-10"'
t 'an unknown disposition is usage' 64 c decide $core L-0106 maybe
t 'one that the pathway has not is refused' 65 c decide $core L-0106 advise

# Lines.
t 'a line' 0 c line $core L-0107 discussion 'Attendance fell after a move'
j 'an action as it is typed' action $core L-0107 \
    'SENCo share risk assessment fri'
says 'has an owner' '"owner": "senco"'
says 'and a date' '"due_on": "2025-11-14"'
says 'and its words' '"text": "share risk assessment"'
line=$(sed -n 's/.*"line": "\(.*\)",/\1/p' "$work/out")
t 'a line is corrected' 0 c line set "$line" 'share the risk assessment'
t 'and moved' 0 c line move "$line" L-0101
says 'to its case' 'L-0101'
t 'an action without a date' 0 c action $core L-0107 'coordinator call'
gap=$(cut -d' ' -f1 "$work/out")
t 'a vacant post is given none' 65 c line $core L-0107 action \
    'visit' --owner engagement-officer --due 2025-11-20
complains 'by the rule' '(SLIP-39)'
printf 'two\nlines' | c line $core - restricted - >"$work/out" 2>&1
is 'a text from standard input' grep -q restricted "$work/out"
t 'the lines' 0 c line list $core

# Outside the meeting: SLIP-25.
given L-0109 137120 asks_outcome=t2-group
t 'a decision outside names who decides' 64 c decide --outside-meeting \
    L-0109 accept
t 'and takes a coded reason' 65 c decide --outside-meeting --by pc \
    L-0109 accept
complains 'by the rule' '(SLIP-25)'
t 'with one it is recorded' 0 c decide --outside-meeting --by pc L-0109 \
    accept --override SLIP-25=no-meeting
j 'and put to the panel' meeting outside $core
says 'as it is' '"ref": "L-0109"'
t 'which ratifies it' 0 c meeting ratify $core
t 'no meeting releases its document' 65 c release L-0109
complains 'so the case is named' 'type: release L-0109'
t 'and what the check found' 1 c release L-0109 --confirm 'release L-0109'
t 'is looked at' 0 c plan L-0109 --pass
t 'then it may leave by itself' 0 c release L-0109 --confirm 'release L-0109'

# The end.
t 'an open meeting does not close' 65 c meeting close $core
t 'standing items are done' 0 c agenda $core --done
t 'the sitting ends' 0 c meeting end $core
t 'the record has a gap' 1 c meeting gaps $core
says 'which is named' 'There is no date for this'
t 'and keeps it open' 65 c meeting close $core
t 'it is filled' 0 c line set "$gap" --due 2025-11-21
t 'no other blocks' 0 c meeting gaps $core
t 'the record closes' 0 c meeting close $core
complains 'and names the next meeting' core-2025-12-10
t 'which hears what was pended' 0 c agenda core-2025-12-10
says 'first' 'L-0106'
t 'a closed record takes no line' 65 c line $core L-0107 discussion late
t 'a decision is superseded with a reason' 0 c decide $core L-0107 accept \
    --outcome t2-group --supersede new-information
t 'and not without' 65 c decide $core L-0101 accept --outcome t2-group
echo 'The same as for L-0101.' | c plan L-0107 --edit - >/dev/null 2>&1
t 'a plan that names another case is printed' 0 c plan L-0107
complains 'with a word of warning' 'Do not send this'
complains 'that says what it is' 'the reference L-0101'
t 'actions that are due' 0 c action list --by 2025-11-14
says 'are listed' 'share the risk assessment'
t 'and reported' 0 c action done "$line"
t 'the chain holds' 0 c verify

# Other ways of a meeting.
t 'one is moved' 0 c meeting move forum-2025-11-26 2025-11-27 10:00
says 'under its name' 'forum-2025-11-26'
t 'and cancelled' 0 c meeting cancel forum-2025-11-26 'snow'
t 'a series leaves out Christmas' 0 c meeting new forum 2025-11-27 09:30 \
    --until 2026-01-10
is 'and goes by fortnights' test "$(cut -c1-16 "$work/out" | tr '\n' ' ')" = \
    'forum-2025-11-27 forum-2025-12-11 forum-2026-01-08 '
# Dates by hand.
t 'a date is struck out' 0 c meeting strike forum 2026-01-22 'the hall is let'
t 'for a reason' 64 c meeting strike forum 2026-02-05
t 'a series goes round it' 0 c meeting new forum 2026-01-08 09:30 \
    --until 2026-02-10
is 'and round the one that is there' \
    test "$(cut -c1-16 "$work/out")" = forum-2026-02-05
t 'one is moved for a reason' 0 c meeting move forum-2026-02-05 2026-02-06 \
    --reason 'the chair is away'
t 'the dates are printed' 0 c meeting dates --panel forum
says 'with what was struck out' 'No meeting on Thu 22 Jan 2026: the hall is let'
says 'and what was moved' \
    'moved from Thu 5 Feb 2026: the chair is away'

# Substitutes, and a sitting in two parts.
next=core-2025-12-10
CONVENE_NOW=2025-12-10T14:00
printf 'code,name,role\nsub,Kit Fern,teacher\n' >"$work/sub.csv"
t 'somebody who can stand in' 0 c import people "$work/sub.csv"
t 'apologies name who comes instead' 0 c attend $next h3 apologies \
    --substitute sub
is 'who sits there' grep -q '^sub .*present .*substitute' "$work/out"
t 'a member has a seat already' 65 c attend $next h2 apologies \
    --substitute h1
t 'it goes with apologies' 64 c attend $next h3 absent --substitute sub
t 'the sitting opens' 0 c meeting open $next --all-present --chair pc
t 'a day that is over is no day to go on' 65 c meeting adjourn $next \
    --to 2025-12-09
t 'it is adjourned to a day' 0 c meeting adjourn $next --to 2025-12-12 \
    --time 15:00
says 'that is named' 'adjourned to Fri 12 Dec 2025 15:00'
t 'the dates have it' 0 c meeting dates --panel core
says 'as the second sitting' \
    '15:00; the sitting of Wed 10 Dec 2025 goes on'
CONVENE_NOW=2025-12-12T15:00
t 'the quorum is counted anew' 65 c meeting resume $next
t 'the case that was left is still on it' 0 c agenda $next
says 'from the second sitting on' '15:00  L-0106'
t 'it goes on' 0 c meeting resume $next --all-present
t 'the case is decided there' 0 c decide $next L-0106 withdrawn
t 'the minutes' 0 c minutes $next
says 'have both parts' 'was adjourned at 14:00 to Fri 12 Dec 2025, 15:00'
says 'and who was at the first, for whom' 'sub for h3'
t 'nothing is left to ratify' 0 c meeting ratify $next
says 'and that is said' 'No decision outside a meeting waits'
finish
