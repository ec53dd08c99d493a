#!/bin/sh
# The meeting that quickstart plays without a terminal, and what it leaves
# behind.  The end of the Reset is that of the published rule: seven calendar
# weeks, ending on the last weekday before (SLIP-43).
set -u
. "$(dirname "$0")/tap.sh"

played=$work/played
t 'the meeting is played to its end' 0 sh "$top/build-aux/play-meeting.sh" \
    "$convene" "$played"
says 'a decision stands as it was recorded' \
    'ACCEPT Tier 3 Reset (KS3), Reset group B, part time, 24 Nov - 9 Jan'
says 'one action plan is printed' '# Action plan L-0317'
says 'a Reset of seven weeks from 24 November ends on 9 January' \
    '**Ends:** 9 Jan 2026'
says 'it says where the rest lies' "$played"
says 'nothing blocks the end of the record' 'closed'
is 'nobody stayed in the room for a case of their own' sh -c \
    "! grep -q 'stayed in the room' '$work/out'"
is 'no tier was left out without a reason' sh -c \
    "! grep -q 'was left out' '$work/out'"
is 'the printed plan is by initials' sh -c \
    "! sed -n '/^# Action plan/,\$p' '$work/out' | grep -q Mulholland"
is 'each case that was heard has a document' \
    test "$(ls "$played/plans" | wc -l)" = 19
is 'none names the pupil of another' sh -c \
    "! grep -lE 'Łuczak|Adebowale|Garrowby|Trescothick|Lindqvist' \
    '$played'/plans/L-0317*"
is 'the sheet has them all' test \
    "$(grep -oE 'L-0[23][0-9]{2}' "$played/decision-sheet.md" | sort -u |
    wc -l)" -ge 19
is 'the minutes have the line' grep -q 'trouble begins with changes of room' \
    "$played/minutes.md"
finish
