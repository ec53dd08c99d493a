#!/bin/sh
# Norfolk's School 2 School Support on screen: a child of a cluster's school, from
# the form over a meeting of the co-ordinators to the evaluation, with the hours
# that are given and those that are left.
set -u
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/mux.sh"
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

# Eight primary schools at Fakenham, 987 pupils: fewer than 1,000 give 100
# hours (S2S-37).
t 'a cluster' 0 c cluster new fakenham --name 'Fakenham cluster' \
    --coordinator cc --from 2025-04-01 121086 121145 141895 141918 144021 \
    146065 146684 146711
t 'with its hours' 0 c cluster buy fakenham --reference 'SLA Online 4712'

start_shell
see ' Today  '

# --- a child, with its parents' permission (S2S-02, S2S-06, S2S-07)

press F7
see 'No referral yet'
press n
see 'What is asked for'
choose 'What is asked for' 1
field 'Date received' 13/3/26
field 'School (URN)' 146711
field 'Who is referring' SENCo
field 'Email for contact and programme' senco@school.example
mark 'Told of this referral' 1 2 3
field 'Parents gave permission on' 10/3/26
field Forename Noor
field Surname Example
field 'Date of birth' 4/5/2017
field 'Year group' 4
choose 'SEN provision' 2
field 'What the support is for' 'Strategies for the classroom.'
field 'What the school hopes for' 'Calmer lessons.'
press C-s
see 'N-0001 is in the register'

# Five working days for the first contact, 28 for the first visit (S2S-08,
# S2S-12).
on 2026-03-18T10:00
press F9 a
see '20 Mar 2026 N-0001     remind   First contact by phone or email within five'
see '24 Apr 2026 N-0001     running  First visit within 28 working days'
press Enter
see 'Hours: 0 min given, 100 h left of cluster fakenham; £0.00'
record 1 '18 Mar 2026'
see '1 The school answered'
press 1
see "A person's code, or words."
type_in co
press Enter
see 'For the record only'
press Enter
see 'First contact: The school answered, by co'

# --- a meeting of the co-ordinators; the programme has its hours (S2S-14,
# S2S-15), one school is assigned (S2S-10)

press F7
see N-0001
press Enter
see Gate
press e
see 'Correct  N-0001'
field 'Assigned complex needs school (URN)' 121258
field 'Who gives the support' 'Lisa Park'
field 'Hours of the programme' 6.5
press C-s
see 'N-0001 is changed'
plan_meeting 1 '27/3/2026 16:30' s2s-2026-03-27
press F
see '1 added; nothing else waits.'
on 2026-03-27T16:30
# Good Friday and Easter Monday are no working days: 7 April.
open_meeting 'case 1/1'
see 'Parental permission ok   Head, SENCo and class teacher told ok'
press a
see 'Programme of support (several may be chosen)'
# One-to-one sessions are not on the menu (S2S-23).
press 4 9
see 'PROGRAMME OF SUPPORT Modelling strategies for individual needs'
see 'told to school by 7 Apr'
press Enter
end_meeting
press Enter
see 'Programme of support N-0001'
see 'Hours: 6.5'
press PageDown
see 'Carry out the programme'
press q
release_plans s2s-2026-03-27

# --- a visit and its hours, from the cluster's (S2S-16, S2S-37)

press F9 a
see N-0001
press Enter
see Happened
record 2 '27 Mar 2026'
see '1 '
press 1
see "A person's code, or words."
type_in su
press Enter
see 'For the record only'
press Enter
see '27 Mar 2026 Visit'
press h
see 'How much time was given today?'
type_in 2:30
press Enter
see 'Booked: 2 h 30 min.'
see 'Hours: 2 h 30 min of 6 h 30 min given, 97 h 30 min left of cluster fakenham'

# --- no end without the evaluation (S2S-18)

on 2026-05-18T10:00
press F9 a
see N-0001
press Enter
see Happened
record 8 '18 May 2026'
see 'Support ends'
press 1
see 'For the record only'
press Enter
see '(S2S-18)'
press Escape
gone 'For the record only'
record 6 '18 May 2026'
see 'Impact and outcomes, with the school'
press 1
see 'next review?'
press Enter
see "A person's code, or words."
type_in su
press Enter
see 'For the record only'
press Enter
see '18 May 2026 Evaluation'
record 8 '18 May 2026'
see 'Support ends'
press 1
see 'For the record only'
press Enter
see '18 May 2026 Support ends'
# The cluster pays; nothing comes on top (S2S-36).
see 'Hours: 2 h 30 min of 6 h 30 min given; £0.00'
t 'the chain proves itself' 0 c verify
finish
