#!/bin/sh
# One pupil with bespoke support of Suffolk's Specialist Education Services on
# screen, in 2024/25: typed in, pended for what the form does not say, accepted
# to a service a week later, meeting, plan, scores, a review, and the end at
# scores of three.  What is awaited comes from the agreement of August 2024.
set -u
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/mux.sh"
data=$top/db/data
CONVENE_NOW=2024-11-08T09:00
export CONVENE_NOW

c init --rehearsal --scheme suffolk-ses-2024 >"$work/out" 2>&1 &&
c import schools "$data/schools/dfe-school-spine-2017-18.csv" \
    >>"$work/out" 2>&1 &&
c import holidays "$data/bank-holidays/bank-holidays.json" \
    >>"$work/out" 2>&1 &&
c import terms "$data/term-dates/term-dates.csv" >>"$work/out" 2>&1
is 'a register with schools, holidays and terms' test $? = 0
cat >"$work/people.csv" <<'END'
code,name,role,organisation,school_urn,email,unix_user,from,to
chair,Jo Marsh,panel-chair,SES,,jo@ses.example,,,
lead,Ann Birch,service-lead,SES,,ann@ses.example,,,
hos,Ray Hill,head-of-service,SES,,ray@ses.example,,,
tea,Max Oak,ses-teacher,SES,,max@ses.example,,,
END
t 'people' 0 c import people "$work/people.csv"

start_shell
see ' Today  '

# --- the Bespoke Pupil Form (SES-61 to SES-66)

press F7
see 'No referral yet'
press n
see 'What is asked for'
choose 'What is asked for' 3
field 'Date received' 4/11/24
field 'School or setting (URN)' 124531
field 'Contact at the school' 'A. Contact'
field 'Email for plans and reports' office@school.example
field 'Senior leader who backs the work' 'A. Head'
field 'Parents agreed to the referral on' 1/11/24
choose 'Parents agree with what the form says' y
field 'Parents read the privacy notice on' 1/11/24
field 'Signed by' 'B. Parent'
field Forename Robin
field Surname Example
field 'Date of birth' 2/3/2015
field 'Year group' 5
choose 'SEN provision' 2
code 'Main need' SEMH
field 'Why the school is referring' 'Finds larger groups hard.'
press C-s
see 'S-0001 is in the register'
see 'BLOCKS Form complete'
plan_meeting 1 '13/11/2024 14:00' ses-2024-11-13
press F
see '0 added. 1 may not be listed yet'
press +
see 'Put which referral on the agenda?'
type_in S-0001
press Enter
see 'The Bespoke Pupil Form must be completed in full'
press 1
see 'S-0001 is on the agenda of ses-2024-11-13'

# --- pended for one item; it heads the next panel (SES-67).  Five working
# days are 14, 15, 18, 19, 20 November (SES-29).

on 2024-11-13T14:00
open_meeting 'case 1/1'
see 'Provision so far MISSING'
see 'Two statements signed ok   No EHC plan ok'
press p
see 'Pend: what is missing?'
press 2
see 'PEND for Provision so far, from SENDCo'
see 'back on 20 Nov'
see 'told to school by 20 Nov'
press Enter
see 'Recorded: S-0001, PEND'
end_meeting
press Enter
see 'SES needs more information before it can decide. This is not a refusal.'
press q
release_plans ses-2024-11-13

# --- what was missing comes

on 2024-11-18T09:00
see 'ses-2024-11-20 in 2 days, 14:00, 1 case'
press F7
see 'S-0001'
press Enter
see 'Still wanted: Provision so far.'
press e
see 'Correct  S-0001'
field 'Provision so far' 'A small group twice a week since March.'
press C-s
see 'Gate: nothing blocks'

# --- accepted to a service (SES-45, SES-69); twelve weeks are 12 February

on 2024-11-20T14:00
open_meeting 'case 1/1'
press a
see 'Accept (several may be chosen)'
# Five services for one pupil, no more (SES-62).
see '5 [ ] Social, Emotional and Mental Health (SEMH)'
not_shown '6 [ ]' || ok 'no sixth service' false
press 5
see 'ACCEPT Social, Emotional and Mental Health (SEMH)'
see 'review by 11 Feb'
see 'told to school by 27 Nov'
press Enter
see 'Recorded: S-0001, ACCEPT'
end_meeting
press Enter
see 'SES accepts this referral and supports the school around this pupil'
press q
release_plans ses-2024-11-20

# --- meeting, plan, scores, review, the end

on 2024-11-27T12:00
press F9 a
see '20 Nov 2025 S-0001     running  Bespoke support lasts a year at most'
press Enter
see Received
record 1 '27 Nov 2024'
see '1 On site'
press 1
see "A person's code, or words."
type_in tea
press Enter
see 'For the record only'
press Enter
see '27 Nov 2024 Initial meeting, on site, by tea'
# Four to twelve weeks from 4 December: 1 January to 26 February (SES-74).
on 2024-12-04T12:00
press F9 a
see S-0001
press Enter
see Received
record 2 '4 Dec 2024'
see 'next review?'
type_in 31/12/24
press Enter
see "A person's code, or words."
type_in tea
press Enter
see 'For the record only'
press Enter
see 'between 1 Jan 2025 and 26 Feb 2025'
press 1
see 'next review?'
type_in 22/1/25
press Enter
see "A person's code, or words."
type_in tea
press Enter
see 'For the record only'
press Enter
see '4 Dec 2024  Inclusion plan agreed; next 22 Jan 2025, by tea'

# Every statement at three or higher closes the case (SES-77, A-13).
on 2025-01-22T12:00
press F9 a
see S-0001
press Enter
see Received
record 7 '22 Jan 2025'
see 'Such as listening=3'
type_in 'listening=2; talking=4'
press Enter
see 'For the record only'
press Enter
see '22 Jan 2025 Progress statements scored'
not_shown PROPOSED || ok 'two is not enough' false
record 6 '22 Jan 2025'
see '1 Support goes on'
press 1
see 'next review?'
type_in 26/2/25
press Enter
see 'For the record only'
press Enter
see '22 Jan 2025 Review: Support goes on; next 26 Feb 2025'
on 2025-02-26T12:00
press F9 a
see S-0001
press Enter
see Received
record 7 '26 Feb 2025'
see 'Such as listening=3'
type_in 'listening=3'
press Enter
see 'For the record only'
press Enter
see 'PROPOSED All 2 progress statements are at 3 or higher'
see 'SES-77  proposed: closed (c)'
press c
see 'Support ends (Scores of 3 or higher)'
press p
see 'Support ends: S-0001'
# What comes after is a new referral (SES-42, SES-78).
press PageDown
see 'updated information, or book an Inclusion'
press q
t 'the chain proves itself' 0 c verify
finish
