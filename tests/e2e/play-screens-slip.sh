#!/bin/sh
# One pupil of South Leicestershire on screen: typed in from the form, heard at
# the Inclusion Forum, its plan reviewed, heard at the Core Meeting, seven
# weeks of Reset with a visit and the return question, back at school, closed.
# What is awaited on screen comes from the offer 2023-24; the terms are those
# of the training register.
set -u
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/mux.sh"
demo=$top/db/demo/leicestershire-slip-2023
CONVENE_NOW=2025-09-02T09:00
export CONVENE_NOW

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

start_shell
see ' Today  '

# --- the form (SLIP-05, SLIP-09): no at-risk test at Tier 1

press F7
see 'No referral yet'
press n
see 'What is asked for'
choose 'What is asked for' 1
field 'Date received' 2/9/25
field 'School (URN)' 137120
field 'Who is referring' 'Ivy Crane'
field 'Email for the plan' office@school.example
field 'Parents agreed to the referral on' 29/8
choose 'Parents agree to sharing' y
field 'Privacy notice read on' 29/8
field Forename Robin
field Surname Example
field 'Date of birth' 15/10/2011
field 'Year group' 9
choose 'SEN provision' 2
code 'Main need' SEMH
field 'Why the school is referring' 'Three suspensions since June.'
field 'What was tried and how it went' 'A mentor, a quiet room.'
field 'What the school hopes for' 'A way back into lessons.'
press C-s
see 'L-0001 is in the register'
see 'Inclusion Forum (Tier 1), received'
see 'Gate: nothing blocks'

# --- a forum, on Teams (SLIP-06), its agenda

press F2
see 'No meeting is planned'
press n
see 'Which panel?'
press 1
see 'Day and time'
type_in '16/9/2025 14:00'
press Enter
see 'forum-2025-09-16 is planned'
press Enter
see '0 cases, 0 minutes'
press +
see 'Put which referral on the agenda?'
type_in L-0001
press Enter
see 'L-0001 is on the agenda of forum-2025-09-16'
on 2025-09-16T14:00
see 'forum-2025-09-16 today, 14:00'
press F2
see '1 case, 15 minutes'
press o
see 'Roll-call'
press Enter
see 'Read it out'
press Enter
see 'case 1/1'

# --- advice and an action (SLIP-12, SLIP-13); the school has it within five
# working days: 17, 18, 19, 22, 23 September (SLIP-14)

press a
see 'Advise (several may be chosen)'
press 1 3
see 'ADVISE Clear advice + Guidance on a SEND plan or equivalent'
see 'told to school by 23 Sep'
press n
see WRITING
type_in '+ SENCo share the risk assessment 26/9'
press Enter Enter
see 'Pen: 1 line, 1 action'
press Enter
see 'Recorded: L-0001, ADVISE'
press Enter
see 'Every item is done'
press C
see 'Every case has a decision'
press Enter
see 'Nothing is left to fill'
press C
see 'The record is closed. Look at the plans; nothing has been sent.'
press Enter
see 'Check: nothing of another case was found'
see 'Clear advice. Advice on what to do next in school.'
press PageDown
see 'SENCo, by 26 Sep 2025: share the risk assessment'
press q
press R
see 'To go on, type: release forum-2025-09-16'
type_in 'release forum-2025-09-16'
press Enter
see 'every plan is released'

# --- the plan is reviewed, the forum case ends (SLIP-18)

on 2025-10-28T15:00
press F9
see 'SENCo: share the risk assessment'
see 'Review of the plan'
press Down Enter
see 'Advise: Clear advice + Guidance on a SEND plan or equivalent'
see 'Plan or letter released'
press r
see 'What happened?'
press 1
see 'Date 28 Oct 2025'
press Enter
see '3 The plan is not enough'
press 3
see 'none is agreed'
press Enter
see 'For the record only'
press Enter
see "28 Oct 2025 Review of the forum's plan: The plan is not enough"
press r
see '2 Case ends'
press 2
see 'Date 28 Oct 2025'
press Enter
see '2 Goes to the Core Meeting'
press 2
see 'For the record only'
press Enter
see 'Case ends (Goes to the Core Meeting)'

# --- the same form for Tier 2 and above (SLIP-16 to SLIP-21)

press F7
see 'L-0001'
press n
see 'What is asked for'
choose 'What is asked for' 2
field 'Date received' 28/10/25
field 'School (URN)' 137120
field 'Who is referring' 'Ivy Crane'
field 'Email for the plan' office@school.example
field 'Senior leader who agrees' 'Max Oak'
field 'Named school link' 'Ivy Crane'
field 'Parents agreed to the referral on' 29/8/25
choose 'Parents agree to sharing' y
field 'Privacy notice read on' 29/8/25
field Forename Robin
field Surname Example
field 'Date of birth' 15/10/2011
field 'Year group' 9
see 'the same pupil'
choose 'SEN provision' 2
code 'Main need' SEMH
field 'Attendance this year (%)' 74
field 'Suspensions in 12 months' 3
choose 'At risk of exclusion' y
field 'How the pupil is doing in lessons' 'A year behind in English.'
field 'Why the school is referring' 'Three suspensions since June.'
field 'Risks to prepare for' 'Leaves the site.'
field 'What was tried and how it went' 'The plan of the forum.'
field 'What works with this pupil' 'A key adult.'
field 'What the school hopes for' 'A way back into lessons.'
choose 'Support asked for' 4
choose 'Part time' y
see 'Gate: nothing blocks'
press C-s
see 'L-0002 is in the register'

# --- the Core Meeting: its own series (SLIP-25, SLIP-26)

press F2
press m
see 'Meetings  2'
# About a fortnight after the first (SLIP-06).
see 'forum-2025-09-30   Tue 30 Sep 2025 14:00 draft'
press n
see 'Which panel?'
press 2
see 'Day and time'
type_in '12/11/2025 14:00'
press Enter
see 'core-2025-11-12 is planned'
press Enter
see '0 cases'
press F
see '1 added; nothing else waits.'
see 'Tier 3 Reset (KS3)'

# Seven weeks from 24 November end on 9 January (SLIP-43); Tier 2 is left out,
# which is noted (SLIP-31); five working days are 13, 14, 17, 18, 19 November.
on 2025-11-12T14:00
press F2
see '1 case, 10 minutes'
press o
see 'Roll-call'
press Enter
see 'Read it out'
press Enter
see 'case 1/1'
see 'Earlier Inclusion Forum ok   Forum plan reviewed ok'
press a
see 'Tier 3 Reset (KS3), Reset group B  0/5'
see 'Tier 2 is left out: o notes why.'
press 5
see 'ACCEPT Tier 3 Reset (KS3), Reset group B, part time, 24 Nov - 9 Jan'
see 'told to school by 19 Nov'
press o
see 'Although SLIP-31, because'
press 1
see 'The risk is too high for the lower tier'
press Enter
see 'Recorded: L-0002'
see 'Tier 3 Reset B  1/5  next leaver 9 Jan  waiting 0'
press Enter
see 'Every item is done'
press C
see 'Every case has a decision'
press Enter
see 'Nothing is left to fill'
press C
see 'The record is closed. Look at the plans; nothing has been sent.'
press Enter
see 'Tier 3 Reset (KS3). A Reset programme'
press PageDown
see 'A Reset normally lasts seven weeks'
see "share of its funding"
press PageDown
see 'Visit the pupil in every setting at least once a term'
press q
press R
see 'To go on, type: release core-2025-11-12'
type_in 'release core-2025-11-12'
press Enter
see 'every plan is released'

# --- the Reset: who comes, who visits, can the pupil go back?

on 2025-11-24T09:00
press F9
see 'First day in “Tier 3 Reset”'
press Enter
see 'Tier 3 Reset, group B, planned, 24 Nov 2025 to 9 Jan 2026'
press y
see 'What was answered?'
press 1
see 'The school accepted'
press s
see 'When did the pupil start?'
press Enter
see 'Tier 3 Reset, group B, active, 24 Nov 2025 to 9 Jan 2026'
# Once in each term: this one ends on 19 December (SLIP-60).
see '19 Dec 2025 running  School staff visit the pupil in every setting'
see 'SLIP-60  since 24 Nov 2025'
see 'A Reset normally lasts seven weeks'
press Down
see 'SLIP-43  since 24 Nov 2025'
on 2025-12-02T16:00
press F9 a
see 'A Reset normally lasts seven weeks'
press Enter
see 'Received'
press r
see '1 School staff visited the pupil'
press 1
see 'Date 2 Dec 2025'
press Enter
see "A person's code, or words."
type_in 'school link'
press Enter
see 'For the record only'
press Enter
see '2 Dec 2025  School staff visited the pupil, by school link'

# The return question, once with no; a longer place needs a reason (SLIP-49,
# SLIP-43).
on 2026-01-06T10:00
press F9
see '9 Jan 2026  L-0002     running  Review of the plan'
press Enter
see 'Received'
press r
see '2 Review'
press 2
see 'Date 6 Jan 2026'
press Enter
see 'Is this pupil able to return to a mainstream school?'
press 2
see 'When is the next review?'
type_in '20/1/2026'
press Enter
see 'For the record only'
press Enter
see '6 Jan 2026  Review: Not able to return yet'
see '20 Jan 2026 running  Review'
press x
see 'The place lasts until when?'
type_in '23/1/2026'
press Enter
see 'Why does it last longer?'
press 2
see 'Tier 3 Reset, group B, active, 24 Nov 2025 to 23 Jan 2026'

on 2026-01-20T10:00
press F9
see 'A Reset normally lasts seven weeks'
press Enter
see 'Received'
press r
see '2 Review'
press 2
see 'Date 20 Jan 2026'
press Enter
see 'Is this pupil able to return to a mainstream school?'
press 1
see 'none is agreed'
press Enter
see 'For the record only'
press Enter
see '20 Jan 2026 Review: Able to return to mainstream'

# --- the end: its last day, where the pupil goes, the place is free

on 2026-01-23T15:00
press F9
see 'PROPOSED A Reset normally lasts seven weeks'
press Enter
see 'proposed: ended (c)'
press c
see 'Where does the pupil go next?'
press 1
see '23 Jan 2026 Ended: Tier 3 Reset, group B'
see 'Nothing is due'
press r
see '4 Case ends'
press 4
see 'Date 23 Jan 2026'
press Enter
see 'For the record only'
press Enter
see 'Case ends: Back in the home school'
press F10
see 'Reset group B                   0 of 5'
press q
t 'the chain proves itself' 0 c verify
finish
