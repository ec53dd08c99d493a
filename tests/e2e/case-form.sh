#!/bin/sh
# The form of the case under the gavel: a Norfolk referral comes to its meeting
# without the school that S2S-10 asks for, and the chair enters it there.
set -u
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/mux.sh"
CONVENE_NOW=2026-03-18T10:00
export CONVENE_NOW

t 'a register to rehearse in' 0 c demo --scheme norfolk-s2s-2015
start_shell
see ' Today  '
press F2
see 'NOT READY' 'the agenda says that it is not ready'
press o
see 'Roll-call'
press Enter
see 'Statement'
press Enter
see 'Last time'
press Enter
see 'case 1/6  N-0103'

# What would be refused is not suggested (S2S-10 knows no override).
see 'not yet a, f opens the form: One complex needs school is assigned'
gone 'suggested: a' 'and a is not suggested'
press a
see 'f = form   Backspace = unstage' 'what is staged says it too'
press BSpace

press f
see 'Correct  N-0103' 'f opens its form'
ok 'at the field that is wanted' test "$(at_hand)" = \
    'Assigned complex needs school (URN)'
press Escape
see 'case 1/6  N-0103' 'Esc comes back to the case'
press f
see 'Correct  N-0103'
field 'Assigned complex needs school (URN)' 121258
field 'Who gives the support' 'Lisa Park'
field 'Hours of the programme' 6.5
press C-s
see 'N-0103 is changed' 'the form is taken in'
see 'case 1/6  N-0103' 'and the case stands there again'
see 'suggested: a  PROGRAMME OF SUPPORT Resource creation'
press a
see 'STAGED  PROGRAMME OF SUPPORT'
press Enter
see 'Recorded: N-0103' 'and it can be recorded'

# Norfolk gives hours, not places.
press F10
see 'This scheme has no provision with places.'
press F6 q
see 'left with 0'
t 'the school is in the register' 0 c referral show N-0103 --json
says 'by its number' 121258
finish
