#!/bin/sh
# What is past its keeping, and the calendar of what is due, by command.
# Erasing itself is proved byte by byte in tests/domain/test-retention.c.
set -u
. "$(dirname "$0")/tap.sh"

CONVENE_NOW=2025-11-12T14:00
export CONVENE_NOW
t 'a training register is made' 0 c demo

# A calendar.
t 'what is due as a calendar' 0 c due --all --format ics
cp "$work/out" "$work/one.ics"
says 'is one' 'BEGIN:VCALENDAR'
lines=$(wc -l <"$work/one.ics")
ends=$(grep -c "$(printf '\r')\$" "$work/one.ics")
is 'every line ends with CR and LF' test "$lines" = "$ends"
is 'no line is longer than 75 octets' sh -c \
    "! LC_ALL=C grep -qE '^.{77,}' '$work/one.ics'"
events=$(grep -c '^BEGIN:VEVENT' "$work/one.ics")
is 'there are days in it' test "$events" -gt 10
is 'each is ended' test "$(grep -c '^END:VEVENT' "$work/one.ics")" = \
    "$events"
for name in UID: DTSTAMP: 'DTSTART;VALUE=DATE:' SUMMARY:; do
	is "each has $name" test "$(grep -c "^$name" "$work/one.ics")" = \
	    "$events"
done
unfold() { tr -d '\r' <"$1" | sed -e ':a' -e 'N' -e '$!ba' -e 's/\n //g'; }
unfold "$work/one.ics" | grep '^UID:' | sort >"$work/uids"
is 'no identifier comes twice' test \
    "$(sort -u "$work/uids" | wc -l)" = "$events"

CONVENE_NOW=2025-11-12T16:00
t 'written again' 0 c due --all --format ics
cp "$work/out" "$work/two.ics"
unfold "$work/two.ics" | grep '^UID:' | sort >"$work/uids2"
is 'each keeps its identifier' cmp "$work/uids" "$work/uids2"
is 'and says when it was written' grep -q '^DTSTAMP:20251112T160000Z' \
    "$work/two.ics"
t 'somebody may see who it is' 0 c referral show L-0229 --names --json
sed -nE 's/^ *"(forename|surname)": "(.*)",?$/\2/p' "$work/out" >"$work/names"
is 'which is a name' test -s "$work/names"
is 'nobody is named in the calendar' sh -c \
    "! grep -v '^UID:' '$work/two.ics' | grep -qwFf '$work/names'"
t 'an action of the minutes' 0 c due --all
says 'is due as it was typed' 'school: tell the centre about the inhaler'
is 'in the calendar it is an action' grep -q \
    '^SUMMARY:L-0238: An action of the minutes' "$work/two.ics"
is 'without its words' sh -c "! grep -q inhaler '$work/two.ics'"
t 'there is no other format' 64 c due --format xml

# Nothing is past its keeping in a register of some weeks.
t 'nothing is past its keeping' 0 c retention
silent 'so nothing is said'
t 'nor is there anything to propose' 0 c retention propose
complains 'which is said' 'Nothing is past its keeping'
t 'a case that runs is not proposed' 65 c retention propose L-0229
complains 'with a sentence' 'Nothing of L-0229 is past its keeping'

# A case that was declined; seven years later.
t 'a case ended' 0 c referrals --state declined --json
ref=$(sed -n 's/^ *"ref": "\(.*\)",$/\1/p' "$work/out" | head -n 1)
t 'by a day to come it is listed' 0 c due --by 2033-01-10
says 'among what is due by then' 'is kept for 6 years after its end'
CONVENE_NOW=2033-01-10T10:00
t 'years later it is past its keeping' 0 c retention
says 'and listed' "$ref"
t 'as JSON' 0 c retention --json
says 'with what it is' '"scope": "case"'
t 'and it is among what is due' 0 c due --referral "$ref"
says 'as a proposal' 'proposed as erased'
t 'it can be rehearsed' 0 c retention propose "$ref" --dry-run
t 'nothing happened' 0 c retention --json
is 'indeed' sh -c "! grep -q '\"state\": \"proposed\"' '$work/out'"
t 'one person proposes' 0 c retention propose "$ref"
complains 'and hears what comes' 'Somebody else confirms'
t 'the same person cannot confirm' 77 c retention confirm "$ref"
complains 'with a sentence' 'Erasing takes two people'
t 'not by the clock either' 65 c due confirm "$ref" --rule none
t 'the proposal stands' 0 c retention
says 'with its state' 'proposed'
t 'it can be taken back' 0 c retention drop "$ref"
t 'then nobody confirms anything' 65 c retention confirm "$ref"
t 'all of it is proposed at once' 0 c retention propose
t 'the register verifies' 0 c verify
t 'what the assessment says is so' 0 c about --dpia
says 'of those that wait' 'proposed and not yet'

finish
