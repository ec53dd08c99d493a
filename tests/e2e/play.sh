#!/bin/sh
# The meeting that quickstart plays without a terminal, and what it leaves
# behind.  The end of the Reset is that of the published rule: seven calendar
# weeks, ending on the last weekday before (SLIP-43).
set -u
. "$(dirname "$0")/tap.sh"

played=$work/played
t 'the meeting is played to its end' 0 sh "$top/build-aux/play-meeting.sh" \
    "$convene" "$played"
says 'a decision stands as it was recorded' 'ACCEPT Tier 3 Reset (KS3)'
says 'one action plan is printed' '# Action plan L-0401'
says 'a Reset of seven weeks from 27 November ends on 12 January' \
    '**Ends:** 12 Jan 2024'
says 'it says where the rest lies' "$played"
is 'the printed plan is by initials' sh -c \
    "! sed -n '/^# Action plan/,\$p' '$work/out' | grep -q Fenwright"
is 'there are five documents' test "$(ls "$played/plans" | wc -l)" = 5
is 'none names the pupil of another' sh -c \
    "! grep -lE 'Quillby|Thackwell|Lindqvane|Arkwell' \
    '$played'/plans/L-0401*"
is 'the sheet has all five' test \
    "$(grep -coE 'L-040[1-5]' "$played/decision-sheet.md")" -ge 5
is 'the minutes have the line' grep -q 'mornings are the hard part' \
    "$played/minutes.md"
finish
