#!/bin/sh
# Warwickshire's LINK on screen, in 2024/25: a request with all six criteria
# of Appendix A, the panel of heads and specialist services, a place of two
# terms with its weekly pattern, what must be signed before the start, the
# change of the week, the way back and the end.  Terms are those at hand for
# Nuneaton: 3 September to 20 December 2024, 7 January to 11 April, 28 April to
# 18 July 2025.
set -u
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/mux.sh"
CONVENE_NOW=2025-01-27T09:00
export CONVENE_NOW

c init --rehearsal --scheme warwickshire-sts-2017 >"$work/out" 2>&1 &&
c import schools "$top/db/data/schools/dfe-school-spine-2017-18.csv" \
    >>"$work/out" 2>&1 &&
c import holidays "$top/db/data/bank-holidays/bank-holidays.json" \
    >>"$work/out" 2>&1
is 'a register with schools and holidays' test $? = 0
c import terms "$top/db/data/term-dates/term-dates.csv" >/dev/null 2>&1
cat >"$work/people.csv" <<'END'
code,name,role,organisation,school_urn,email,unix_user,from,to
am,Ines Ward,area-manager,STS,,am@sts.example,,,
st,Mina Dale,specialist-teacher,STS,,st@sts.example,,,
h1,Rob Lane,headteacher,School,125575,h1@school.example,,,
h2,Eve Moor,headteacher,School,125689,h2@school.example,,,
ep,Tom Reed,specialist-service,EPS,,ep@sts.example,,,
END
t 'people' 0 c import people "$work/people.csv"

start_shell
see ' Today  '
press F7
see 'No referral yet'
press n
see 'What is asked for'
choose 'What is asked for' 2
field 'Date received' 9/1/25
field 'School (URN)' 130889
field 'Who is asking' Office
field 'Email for plans' office@school.example
field 'Lead for SEMH and C&I' 'J. Hart'
field 'Governor or board member for SEN and safeguarding' 'P. Cole'
field 'School signed the Memorandum on' 18/9/2023
field 'Parents agreed on' 2/12/24
choose 'Parents agree to sharing' y
choose 'Parents are committed to working with others' y
choose 'Parents support the PSP and the Single Assessment' y
field 'Contacts with the family' '5/9/2024'
field 'Support through SENDIAS offered on' 7/5/24
field Forename Robin
field Surname Example
field 'Date of birth' 9/3/2016
field 'Year group' 4
choose 'SEN provision' 2
code 'Main need' SEMH
field 'Attendance this year (%)' 88
field 'Suspensions (fixed-term exclusions) in 12 months' 3
field 'Days suspended in 12 months' 6
choose 'Behaviour leads to removal from the class' y
field 'Why the school is asking' 'Three suspensions.'
field 'Targeted support and what came of it' 'Group work, little change.'
field 'Specialist service that assessed the pupil' STS
field 'Assessed on' 11/3/2024
field 'Its recommendations last reviewed on' 9/12/2024
field 'Pastoral Support Plan since' 3/9/2024
field 'Reviews of the Pastoral Support Plan' '16/09/2024; 30/09/2024; 14/10/2024; 04/11/2024; 18/11/2024; 02/12/2024; 16/12/2024'
field 'Targeted interventions since' 3/9/2024
field 'Reviews of the interventions' '14/10/2024; 9/12/2024'
choose 'Early Help and Single Assessment' 1
field 'Offered or established on' 7/5/2024
field 'What the school hopes for' 'A way to stay in class.'
see 'ok     Parents agree'
press C-s
see 'W-0001 is in the register'
see 'Appendix A'

# --- the LINK panel: heads and specialist services (STS-58)

plan_meeting 2 '5/2/2025 09:30' link-2025-02-05
press F
see '1 added; nothing else waits.'
on 2025-02-05T09:30
open_meeting 'case 1/1'
see 'Parents work with others ok'
press a
see '1 LINK placement'
# Two terms from Monday 24 February: the same week of the autumn term, less a
# day, as worked out in warwickshire.sh (STS-52).
press 1
see 'OFFER A LINK PLACE LINK placement, 24 Feb - 19 Oct'
see 'told to school by 12 Feb'
press Enter
see 'Recorded: W-0001'
end_meeting
press Enter
see 'The LINK panel offers the placement below.'
press PageDown
see 'four days a week at the LINK and one day in the home'
see 'costs the school nothing directly'
press q
release_plans link-2025-02-05

# --- the start needs what both sides sign (STS-55, STS-56)

on 2025-02-24T09:00
press F9 a
see '24 Feb 2025 W-0001'
press Enter
see Happened
press s
see 'When did the pupil start?'
press Enter
see '(STS-55)'
press Escape
gone 'When did the pupil start?'
press F7
see W-0001
press Enter
see Gate
press e
see 'Correct  W-0001'
mark 'Papers and evidence held' link Enter
press C-s
see 'W-0001 is changed'
press F9 a
see '24 Feb 2025 W-0001'
press Enter
see Happened
press s
see 'When did the pupil start?'
press Enter
see '(STS-56)'
press Escape
gone 'When did the pupil start?'
press F7
see W-0001
press Enter
see Gate
press e
see 'Correct  W-0001'
mark 'Papers and evidence held' parent Enter
press C-s
see 'W-0001 is changed'
press F9 a
see '24 Feb 2025 W-0001'
press Enter
see Happened
press s
see 'When did the pupil start?'
press Enter
see 'LINK placement, active, 24 Feb 2025 to 19 Oct 2025'
see 'A LINK placement lasts two terms, the reintegration in'

# --- the days change on the way back; closing is proposed at the end (STS-53)

on 2025-06-16T09:00
press F9 a
see '19 Oct 2025 W-0001     remind'
press Enter
see Happened
record 2 '16 Jun 2025'
see '3 '
press 2
see 'For the record only'
press Enter
see '16 Jun 2025 Days at the LINK changed'
on 2025-10-20T09:00
press F9 a
see 'PROPOSED A LINK placement lasts two terms'
press Enter
see Happened
press e
see 'When was the last day?'
press C-u
type_in 17/10/2025
press Enter
see 'Where does the pupil go next?'
press 1
see '17 Oct 2025 Ended: LINK placement'
record 4 '20 Oct 2025'
see '3 The two terms are over'
press 3
see 'For the record only'
press Enter
see 'Support ends (The two terms are over)'
t 'the chain proves itself' 0 c verify
finish
