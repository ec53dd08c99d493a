#!/bin/sh
# A meeting of a panel that votes, on screen: a sixth scheme that came in as a
# folder, its quorum by role, votes for and against, the casting vote, and the
# case from the form to its end.
set -u
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/mux.sh"
CONVENE_NOW=2025-11-03T09:00
export CONVENE_NOW
demo=$top/db/demo/leicestershire-slip-2023

c init --rehearsal --scheme leicestershire-slip-2023 >"$work/out" 2>&1 &&
c import schools "$demo/schools.csv" >>"$work/out" 2>&1 &&
c import holidays "$top/db/data/bank-holidays/bank-holidays.json" \
    >>"$work/out" 2>&1 &&
c scheme load "$top/tests/schemes/fair-access-test" >>"$work/out" 2>&1
is 'a register with a sixth scheme' test $? = 0
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

start_shell
see ' Today  '
press F7
see 'No referral yet'
press n
see 'What is asked for'
choose 'What is asked for' 1
field 'Date received' 3/11/25
field 'Last school (URN)' 137115
field Email office@school.example
choose 'Category of the protocol' 1
field Forename Robin
field Surname Example
field 'Date of birth' 9/3/2013
field 'Year group' 8
field 'What the panel should know' 'Moved here in September.'
press C-s
see 'F-0001 is in the register'
see 'ok Category, Years 7 to 11'
plan_meeting 1 '12/11/2025 14:00' fap-2025-11-12
press F
see '1 added; nothing else waits.'

# --- quorum by number and by role (FAP-03): five members, an officer among
# them, and three heads of other schools

on 2025-11-12T14:00
press F2
until_true shows 'o Open'
press o
see 'interest: F-0001'
see '0 present, 6 not marked yet, 5 needed'
press Enter
see 'Read it out'
press Enter
see 'case 1/1'
see '6 of 6, QUORATE'

# The head of the child's school leaves for this case.
press i
see 'Who steps out, or comes back?'
press 2
see 'h1 is out for this case'
see '5 of 6, QUORATE'

# --- a place: the school that admits (FAP-06), the votes (FAP-04), and the
# casting vote of the chair (FAP-05)

press a
see '1 Place at a school'
press 1
see 'Which school receives the pupil?'
# Those of the heads: 137120 and 138186; the child's own is none.
see 137120
press 1
see 'Votes of the 5 in the room: what carries it'
see '3 3 for, 2 against'
see 'casting vote'
# One does not vote: two for, two against.
press 6
see "2 against with the chair's casting vote"
press k
see 'Votes of the 5 in the room'
press 2
see '4 for and'
press k
see 'Votes of the 5 in the room'
press 6
see "2 against with the chair's casting vote"
press Enter
see 'Recorded: F-0001, PLACE'
end_meeting
press Enter
see 'Check: nothing of another case was found'
see 'The panel has decided on a place.'
press q
press M
see "2 for and 2 against with the chair's casting vote"
press q
release_plans fap-2025-11-12

# --- the school admits the child within ten working days: 13, 14, 17 to 21,
# 24 to 26 November (FAP-08); then the case ends (FAP-09)

on 2025-11-24T09:00
press F9 a
see '26 Nov 2025 F-0001'
press Enter
see Happened
record 1 '24 Nov 2025'
see "A person's code, or words."
type_in of
press Enter
see 'For the record only'
press Enter
see '24 Nov 2025 Started at the school, by of'
record 2 '24 Nov 2025'
see 'Admitted'
press 1
see 'For the record only'
press Enter
see 'Case closed (Admitted)'
t 'the chain proves itself' 0 c verify
finish
