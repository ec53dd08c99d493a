#!/bin/sh
# One pupil of Suffolk's C&I Service on screen, in 2024/25 and by the agreement
# of December 2021, which has expired by then and says so: caseload, first and
# planning meeting, check-ins, a time in alternative provision, scores, the
# Head of Service who keeps the case open, the end.
set -u
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/mux.sh"
data=$top/db/data
CONVENE_NOW=2024-11-08T09:00
export CONVENE_NOW

c init --rehearsal --scheme suffolk-ci-2021 >"$work/out" 2>&1 &&
c import schools "$data/schools/dfe-school-spine-2017-18.csv" \
    >>"$work/out" 2>&1 &&
c import holidays "$data/bank-holidays/bank-holidays.json" \
    >>"$work/out" 2>&1 &&
c import terms "$data/term-dates/term-dates.csv" >>"$work/out" 2>&1
is 'a register with schools, holidays and terms' test $? = 0
cat >"$work/people.csv" <<'END'
code,name,role,organisation,school_urn,email,unix_user,from,to
hos,Ray Hill,head-of-service,C&I,,ray@ses.example,,,
off,Kim Reed,ses-officer,C&I,,kim@ses.example,,,
cit,Pat Fern,ci-teacher,C&I,,pat@ses.example,,,
END
t 'people' 0 c import people "$work/people.csv"

start_shell
see ' Today  '

# --- the Inclusion Referral Form (CI-03, CI-61, CI-62)

press F7
see 'No referral yet'
press n
see 'What is asked for'
choose 'What is asked for' 1
field 'Date received' 4/11/24
field 'School (URN)' 124531
field 'Who is referring' 'A. Contact'
field 'Email for plans and reports' office@school.example
field 'Parents agreed to the referral on' 1/11/24
choose 'Parents agree with what the form says' y
field 'Parents read the privacy notice on' 1/11/24
field 'Signed by' 'B. Parent'
field Forename Robin
field Surname Example
field 'Date of birth' 2/3/2015
field 'Year group' 5
choose 'SEN provision' 2
choose 'Main need' 1
field 'Why the school is referring' 'Finds larger groups hard.'
press C-s
see 'C-0001 is in the register'
# Past its review, and another agreement in force (CI-64, A-08).
see 'agreement was due for review in'
plan_meeting 1 '13/11/2024 10:00' ci-2024-11-13
press F
see '1 added; nothing else waits.'

# --- accepted to the caseload (CI-04, CI-05)

on 2024-11-13T10:00
open_meeting 'case 1/1'
see 'Agreement not past its review NOT MET'
press a
see '1 Consultation                          2 Caseload'
press 2
see 'ACCEPT Caseload'
see 'told to school by 20 Nov'
press Enter
end_meeting
press Enter
see 'The referral is accepted, and the pupil is open to the C&I Service.'
press q
release_plans ci-2024-11-13

# by_teacher: who, and no note.
by_teacher() {
	see "A person's code, or words."
	type_in cit
	press Enter
	see 'For the record only'
	press Enter
}

# First meeting two to three weeks after it: 27 November to 4 December (CI-09).
on 2024-11-27T12:00
press F9
see '4 Dec 2024  C-0001     remind   Caseload: the teacher first meets staff'
press Enter
see 'Happened'
record 1 '27 Nov 2024'
see '1 On site'
press 1
by_teacher
see '27 Nov 2024 First meeting with staff, on site, by cit'

# Planning three to four weeks after that (CI-14); the review within twelve
# weeks of 18 December: 12 March (CI-23).
see '25 Dec 2024 running  Caseload: the planning meeting'
on 2024-12-18T12:00
press F9
see C-0001
press Enter
see 'Happened'
record 2 '18 Dec 2024'
see '1 On site'
press 1
see 'next review?'
type_in 13/3/25
press Enter
by_teacher
see '12 Mar 2025'
press 1
see 'next review?'
type_in 12/3/25
press Enter
by_teacher
see 'Planning meeting, on site; next 12 Mar 2025, by cit'

# Check-ins every two to three weeks (CI-19).
see '8 Jan 2025  running'
on 2025-01-08T12:00
press F9 a
see 'C-0001     remind'
press Enter
see 'Happened'
record 5 '8 Jan 2025'
see Check-in
press 1
by_teacher
see '29 Jan 2025 running'

# Alternative provision: holding, and one check-in each half term (CI-34,
# CI-35); back in a mainstream school it is open again (CI-36).
on 2025-01-29T12:00
press F9 a
see C-0001
press Enter
see 'Happened'
record 9 '29 Jan 2025'
by_teacher
see '  holding'
see 'Holding: the teacher checks in with the mainstream sch'
on 2025-03-05T12:00
press F9 a
see C-0001
press Enter
see 'Happened'
press r
see 'What happened?'
press a
see 'Date 5 Mar 2025'
press Enter
by_teacher
see '  accepted'

# Scores of three or higher (CI-24); the Head of Service may keep it open
# (CI-26), by name.
on 2025-03-12T12:00
press F9 a
see C-0001
press Enter
see 'Happened'
record 7 '12 Mar 2025'
see 'Such as listening=3'
type_in 'talking=3; playing=3'
press Enter
see 'For the record only'
press Enter
see 'PROPOSED All 2 progress statements are at 3 or higher'
record 6 '12 Mar 2025'
see 'goes on'
press 1
see 'What keeps it open?'
press 1
see 'next review?'
type_in 23/4/25
press Enter
see "A person's code, or words."
type_in hos
press Enter
see 'For the record only'
press Enter
see 'The Head of Service keeps the case ope'
not_shown PROPOSED || ok 'nothing is proposed then' false
on 2025-04-23T12:00
press F9 a
see C-0001
press Enter
see 'Happened'
record 7 '23 Apr 2025'
see 'Such as listening=3'
type_in 'talking=4'
press Enter
see 'For the record only'
press Enter
see 'PROPOSED All 2 progress statements'
see 'CI-24  proposed: closed (c)'
press c
see 'Support ends (Scores of 3 or higher)'
# Schools can refer again at any time (CI-25).
press p
see 'Support ends: C-0001'
press PageDown
see 'again at any time'
press q
t 'the chain proves itself' 0 c verify
finish
