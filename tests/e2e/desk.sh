#!/bin/sh
# The paper desk by command, one fact a line: referrals taken in from paper,
# found, filtered and given out; their papers; those that are alike.
set -u
. "$(dirname "$0")/tap.sh"
scheme=leicestershire-slip-2023

CONVENE_NOW=2024-06-28T12:00
export CONVENE_NOW
t 'a register is made' 0 c init --rehearsal --scheme $scheme
t 'schools are taken in' 0 c import schools \
    "$top/db/data/schools/dfe-school-spine-2017-18.csv"

# Three papers from the post.
add() {
	c referral add pathway=forum school_urn=119903 anonymous=no \
	    year_group=8 sen_provision=E sen_need_primary=SEMH \
	    referrer_name='A Head of Year' \
	    referrer_email=office@school.example consent_to_share=yes \
	    reason_for_referral='Leaves lessons.' tried_so_far='A mentor.' \
	    hoped_for=Calm. "$@"
}
t 'the first is taken in' 0 add received=2024-06-03 forename=Zoë \
    surname="O’Brien" date_of_birth=2011-03-01 consent_given_on=2024-06-01
t 'a form can be tried first' 0 add --dry-run received=2024-06-04 \
    forename=Adam surname="O’Brien" date_of_birth=2012-07-09
complains 'and nothing changes' 'Nothing was changed'
t 'the second is taken in' 0 add received=2024-06-04 forename=Adam \
    surname="O’Brien" date_of_birth=2012-07-09
complains 'with a word about the brother or sister' 'brothers and sisters'
t 'and an anonymous one' 0 c referral add pathway=forum school_urn=119903 \
    received=2024-05-01 anonymous=yes year_group=8 sen_provision=K \
    sen_need_primary=SEMH reason_for_referral='Tired.'

# The list.
t 'plain keys find them' 0 c referrals --search "zoe obr"
says 'by the beginnings of words' 'L-0001'
is 'and no other' test "$(wc -l <"$work/out")" = 1
t 'who lacks consent is found' 0 c referrals --lacks consent
says 'by what is missing' 'L-0002'
is 'alone' test "$(wc -l <"$work/out")" = 1
t 'a view is saved' 0 c referrals --lacks papers --sort oldest \
    --save 'Chase papers'
t 'listed' 0 c views
says 'in words' 'Chase papers: without papers, oldest first'
t 'used' 0 c referrals --view 'chase papers' --format md
says 'as Markdown' '- **L-0001** Z.O., Year 8, '
is 'without names' sh -c "! grep -qi brien '$work/out'"
t 'and removed' 0 c views remove 'Chase papers'
t 'a view that is gone is no input' 66 c referrals --view 'Chase papers'
t 'a spreadsheet is given' 0 c referrals --format csv --undated
says 'with headings' 'ref,scheme,pathway,received'
is 'a line for each' test "$(wc -l <"$work/out")" = 4
t 'JSON too' 0 c referrals --format json --sort ref
says 'with what is lacking' '"consent",'
t 'a format that is none is usage' 64 c referrals --format pdf
t 'an order that is none is usage' 64 c referrals --sort size
t 'a school that is none is no input' 66 c referrals --school 999999

# Papers.
t 'papers are listed' 0 c papers L-0001
says 'with what is asked for' 'SEN plan or EHC plan (asked for)'
says 'and counted' 'L-0001  0 held, 0 to follow, 1 missing'
t 'one is to follow' 0 c papers L-0001 set sen-plan to-follow
says 'and counted so' '0 held, 1 to follow, 0 missing'
printf abc >"$work/plan.pdf"
t 'then it comes as a file' 0 c papers L-0001 set sen-plan held \
    --kept 'shared drive, folder 12' --file "$work/plan.pdf"
says 'with its place' 'kept: shared drive, folder 12'
says 'and its SHA-256' \
    ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
t 'JSON has both' 0 c papers L-0001 --json
says 'the state' '"state": "held"'
says 'and the day' '"added_on": "2024-06-28"'
t 'a state that is none is usage' 64 c papers L-0001 set sen-plan lost
t 'a paper that is none is refused' 65 c papers L-0001 set horoscope held
t 'a file that is not there is no input' 66 c papers L-0001 set sen-plan \
    held --file "$work/none.pdf"
t 'half a command is usage' 64 c papers L-0001 set sen-plan

# Those alike.
t 'those alike are named' 0 c referral alike L-0001
says 'with the reason' 'a brother or sister'
says 'the anonymous case too' 'join them if it is the same pupil'
is 'without names' sh -c "! grep -qi brien '$work/out'"
t 'consent has come' 0 c referral join L-0003 L-0001
t 'the old one stands beside the new' 0 c referral compare L-0001
says 'line by line' 'SEN provision, was: K'
says 'was and now' 'SEN provision, now: E'
t 'without an older one there is nothing' 66 c referral compare L-0002

# Everything.
t 'everything is searched' 0 c search mentor
says 'texts of forms too' 'What was tried and how it went'
is 'without the text' sh -c "! grep -q 'A mentor' '$work/out'"
t 'schools by name' 0 c search --json "ivanhoe"
says 'as JSON' '"kind": "school"'

# What the panel saw.
t 'a forum is planned' 0 c meeting new forum 2024-07-02 14:00
t 'the case is listed' 0 c agenda forum-2024-07-02 --add L-0001
t 'the agenda is frozen' 0 c meeting freeze forum-2024-07-02
printf changed >"$work/plan.pdf"
t 'the minutes say what the panel had' 0 c minutes forum-2024-07-02
says 'with the digest of that day' 'sen-plan (SHA-256 ba7816bf8f01)'
CONVENE_NOW=2024-06-29T12:00
t 'a paper after the freeze' 0 c papers L-0001 set consent-form held
says 'is late' 'LATE, held since 29 Jun'

# A criterion marked at the table, by command.
t 'a criterion is marked' 0 c gate mark L-0003 form not-met
t 'and the gate says so' 0 c gate L-0003 --json
is 'in its own words' sh -c "tr -d '\\n ' <'$work/out' |
    grep -q '\"code\":\"form\",\"state\":\"not-met\"'"
t 'it is unset again' 0 c gate mark L-0003 form unset
t 'then the scheme judges' 0 c gate L-0003 --json
is 'as before' sh -c "! grep -q not-met '$work/out'"
t 'a mark that is none is usage' 64 c gate mark L-0003 form maybe
t 'a criterion that is none is refused' 65 c gate mark L-0003 shoes met
t 'consent cannot be marked' 65 c gate mark L-0003 consent met
finish
