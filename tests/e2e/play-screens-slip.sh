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
choose 'Main need' a
field 'Why the school is referring' 'Three suspensions since June.'
field 'What was tried and how it went' 'A mentor, a quiet room.'
field 'What the school hopes for' 'A way back into lessons.'
press C-s
see 'L-0001 is in the register'
see 'Inclusion Forum (Tier 1), received'
see 'Gate: nothing blocks'

# --- a forum, on Teams (SLIP-06), its agenda

X() { sleep 0.5; mux capture-pane -p; echo ==========; }
press F2
X
press m
X
press n
X
finish
