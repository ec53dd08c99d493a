#!/bin/sh
# A coordinator's first week on the screens, from an empty home: three
# questions, schools, holidays and terms, ten people, twelve referrals typed
# and thirty from a survey, papers, two meetings prepared and one cancelled.
# Then the same week by commands: both registers say the same.
set -u
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/mux.sh"
. "$(dirname "$0")/week-data.sh"

# The register lies where a person's lies; "c" is the one made by commands.
again() {
	type_in "clear; $convene; echo left with \$?"
	press Enter
}
s() { "$convene" "$@"; }

# on DAY WORDS: the program is left and started again on another day.
on() {
	press F6 q
	until_true shows 'left with 0'
	CONVENE_NOW=$1
	type_in "export CONVENE_NOW=$1"
	press Enter
	again
	see "$2" "it is $2"
}

# One step that fails leaves nothing for the next to stand on.
see() {
	if until_true shows "$1"; then
		ok "${2:-it shows “$1”}" true
	else
		ok "${2:-it shows “$1”}" false
		echo "Bail out!  the screen never said “$1”"
		exit 1
	fi
}

# answer TEXT: what a question asks for, in place of what stands there.
answer() { mux send-keys C-u \; send-keys -l -- "$1" \; send-keys Enter; }
by_name() { mux send-keys -l ":$1" \; send-keys Enter; }

# The files that arrive by post.
mkdir "$work/post" && cd "$work/post" || exit 1
cp "$top/db/demo/$scheme/schools.csv" "$top/db/demo/$scheme/terms.csv" \
    "$top/db/data/bank-holidays/govuk-source-bank-holidays.json" \
    "$week/survey.csv" "$week/map.csv" "$week/people-with-faults.csv" .
printf 'The plan of one pupil\n' >plan.pdf

# --- Monday: three questions

CONVENE_NOW=2025-09-08T09:00
export CONVENE_NOW
start_shell
see 'There is no register yet'
press Enter 1 Enter
see 'leicestershire-slip-2023' 'the scheme is chosen'
press Enter 2
see 'only you, for training' 'for training'
press Enter
see 'Your short code'
answer PC
see 'Your name'
answer 'Ruth Coord'
see 'Your role'
press 8
see 'PC, Ruth Coord, coordinator' 'the coordinator'
press Enter
see '4 things to see to' 'Today says what is lacking'

# --- what comes in files: Enter on the line that says it

press Enter
see 'Which file of schools?'
mux send-keys -l sch \; send-keys Tab Enter
see '220 added, 0 changed, 0 the same, 0 refused' 'the schools are tried'
press Enter
see '3 things to see to' 'and in the register'
press Enter
see 'Which file of holidays?'
mux send-keys -l go \; send-keys Tab Enter
see 'If it is taken in'
press Enter
see '2 things to see to' 'so are the bank holidays'
press Enter
see 'Which file of terms?'
mux send-keys -l t \; send-keys Tab Enter
see 'If it is taken in'
press Enter
see '1 thing to see to' 'and the terms'

# --- ten people

press F8
see '1 in office' 'the coordinator is there already'
press I
see 'Which file of people?'
mux send-keys -l people-w \; send-keys Tab Enter
see 'line 4 name' 'a list with faults says its lines'
press q
see '1 in office' 'and nothing of it went in'
# role_key LABEL: its key in the chooser that is open.
role_key() {
	mux capture-pane -p | sed -n "s/^ \([0-9a-z]\) $1.*/\1/p" | head -n 1
}
# school_letters URN: what a person would type.
school_letters() {
	case $1 in
	137115) echo 'lutterworth hi' ;;
	137120) echo 'manor hi' ;;
	137984) echo 'wigston ac' ;;
	138527) echo 'thomas est' ;;
	esac
}
while IFS='|' read -r code name role label urn; do
	[ "$code" != PC ] || continue
	press a
	until_true shows 'Who is new?'
	answer "$code"
	until_true shows 'What is the name?'
	answer "$name"
	until_true shows 'Which role?'
	[ "$code" != MT ] || { press 0; until_true shows 'Minute-taker'; }
	if [ "$code" = MT ]; then
		press End Enter
	else
		press "$(role_key "$label")"
	fi
	until_true shows 'Of which school?'
	if [ -n "$urn" ]; then
		answer "$(school_letters "$urn")"
	else
		press Enter
	fi
	until_true shows 'In office from when'
	if [ "$code" = DC ]; then
		answer '01/09/2025 31/08/2026'
	else
		press Enter
	fi
	see "$code: added" "$code is typed in"
done <"$week/people.txt"
see 'People  10 in office' 'all ten'
press l
see 'Bound to which other school?'
answer 'countesth'
see 'Why?'
answer governor
see 'Bound to 147902 governor' 'one is a governor elsewhere'
by_name schools
see 'Schools  220'
mux send-keys / \; send-keys -l 'lutterworth hi' \; send-keys Enter
see 'Schools  1' 'a school is found by its letters'
press a
until_true shows 'An address for which role?'
answer office
until_true shows 'Which address?'
answer office@lutterworth.example
until_true shows 'Whose is it?'
press Enter
until_true shows 'Where did the address come from?'
answer 'phone call'
see 'office: office@lutterworth.example' 'an office has an address'

# --- Tuesday: twelve referrals from paper

# Keys are collected, and sent in one go where something is to be seen.
keys=$work/keys
: >"$keys"
text() { printf "send-keys -l -- '%s'\n" "$1" >>"$keys"; }
key() { echo "send-keys $*" >>"$keys"; }
send() {
	mux source-file "$keys"
	: >"$keys"
}

# short DATE: as a person writes it.
short() {
	d=${1#0}
	m=${d#*/}
	m=${m#0}
	short=${d%%/*}/${m%/2025}
}

# lines_in TEXT: a text of several lines, then on.
lines_in() {
	rest=$1
	while :; do
		case $rest in
		'\n'*)
			key Enter
			rest=${rest#??}
			;;
		*'\n'*)
			text "${rest%%\\n*}"
			rest=\\n${rest#*\\n}
			;;
		*)
			text "$rest"
			key Tab
			return
			;;
		esac
	done
}

# type_field FIELD KIND VALUE
type_field() {
	case $2,$3 in
	*,)		key Tab ;;
	yes-no,yes)	key y ;;
	yes-no,no)	key n ;;
	text,*)		lines_in "$3" ;;
	date,*)		short "$3"; text "$short"; key Enter ;;
	urn,*)		text "$(school_letters "$3")"; key Enter ;;
	*)		text "$3"; key Enter ;;
	esac
}

# type_from N FIELD: a paper from this field on ("" for all of it).  What
# takes more than typing is in special().
type_from() {
	from=$2
	form_of "$1" >"$work/form"
	while IFS='|' read -r field kind value <&3; do
		[ -z "$from" ] || [ "$field" = "$from" ] || continue
		from=
		special "$1" "$field" || type_field "$field" "$kind" "$value"
		[ -z "$resumed" ] || return 0
	done 3<"$work/form"
	send
}

# found TEXT NAME: the paper so far, with this field, shows the text.
found() {
	type_field "$field" "$kind" "$value"
	send
	see "$1" "$2"
}

special() {
	case $1,$2 in
	1,upn)
		text R85540152500
		send
		see '12 of 13' 'a pupil number is counted while it is typed'
		type_in 7
		see 'its digits' 'and a wrong one is told'
		mux send-keys BSpace \; send-keys -l 1
		see 'The number is right' 'until it is right'
		key Enter
		;;
	3,reason_for_referral)
		send
		printf 'She says \342\200\234nobody listens\342\200\235.\r\n' \
		    >"$work/word"
		printf '\342\200\242\tLeaves lessons\r\n' >>"$work/word"
		printf '\342\200\242\tHasn\342\200\231t eaten with ' \
		    >>"$work/word"
		printf 'others\302\240since May' >>"$work/word"
		mux load-buffer "$work/word" \; paste-buffer -p -r
		see '- Leaves lessons' 'bullets of a word processor are cleaned'
		key Tab
		;;
	4,year_group)
		[ -z "$killed" ] || return 1
		text 9
		send
		see 'Year group                 9'
		killed_and_back
		;;
	5,sen_need_primary)
		key Tab		# forgotten
		;;
	7,date_of_birth)
		found L-0006 'the same pupil is seen before it is taken in'
		;;
	8,date_of_birth)
		found L-0006 'a brother too'
		;;
	12,date_of_birth)
		found L-0011 'so is the earlier referral of the same pupil'
		;;
	*)
		return 1
		;;
	esac
}

killed=
resumed=
killed_and_back() {
	killed=yes
	victim=$(pgrep -P "$(mux list-panes -F '#{pane_pid}')" -x convene)
	ok 'the program runs' test -n "$victim"
	kill -9 "$victim"
	see 'ready>' 'it is killed in the middle of a form'
	type_in 'stty sane; tput rmcup'
	press C-j
	again
	see 'form ' 'Today knows the form'
	press Tab Enter
	see 'Year group                 9' 'and it is back, where it was left'
	key Enter
	type_from 4 sen_provision
	resumed=yes
}

# The need that SEN support asks for: it is said to be lacking, and mended.
forgotten() {
	see 'Still wanted: Main need' 'what is missing is said'
	press e
	see 'Correct  L-0005'
	press PageDown PageDown PageDown PageDown Tab
	see '> * Main need'
	mux send-keys -l mld \; send-keys Enter C-s
	see 'L-0005 is changed' 'and is made good'
}

# withdrawn KEY: with this reason, asked for by a post.
withdrawn() {
	press w
	until_true shows 'Withdraw: why?'
	press "$1"
	until_true shows 'Who asked for it?'
	answer 'the SENCo'
	see "$ref is withdrawn" "$ref is withdrawn"
}

on 2025-09-09T09:00 'Tue 9 Sep 2025'
press F7
see 'Referrals  0'
i=1
while [ "$i" -le 12 ]; do
	press n
	until_true shows 'What is asked for'
	[ "$(pathway_of "$i")" = core ] && press 2 || press 1
	until_true shows '> * Date received'
	resumed=
	type_from "$i" ''
	ref=$(printf 'L-%04d' "$i")
	press C-s
	see "$ref is in the register" "referral $i is typed"
	case $i in
	5)	forgotten ;;
	7)	withdrawn 4 ;;
	11)	withdrawn 1 ;;
	12)	press o
		see 'Compare  L-0012' 'the new one stands beside the old'
		see L-0011
		press q
		;;
	esac
	press F7
	until_true shows 'Referrals  '
	i=$((i + 1))
done
see 'Referrals  12' 'twelve are there'

# --- its papers

sum=$(sha256sum plan.pdf | cut -c1-64)
mux send-keys / \; send-keys -l L-0001 \; send-keys Enter
see 'Find L-0001'
press p
see 'Papers  L-0001'
press h Down t Down f
see 'Which file is it?'
mux send-keys -l plan \; send-keys Tab Enter
see "$sum" 'a paper is known by its SHA-256'
see '2 held, 1 to follow' 'others are held, or to follow'

# --- Wednesday: thirty from a survey, under its own questions

on 2025-09-10T09:00 'Wed 10 Sep 2025'
by_name import
see 'What is in the file?'
press 5
see 'Which file of referrals?'
mux send-keys -l sur \; send-keys Tab Enter
see 'Which map of its headings?'
mux send-keys -l map \; send-keys Tab Enter
see '30 added, 0 changed, 0 the same, 0 refused' 'a survey is tried'
see 'How did you hear of us?' 'its other question is named'
press Enter
see 'referrals: 30 added' 'and taken in'
press F7
see 'Referrals  42' 'forty-two are there'
press F6
until_true shows ' Today'
mux send-keys / \; send-keys -l gorse
see 'G.G.' 'somebody is found by plain keys'
press Escape

# --- Thursday: the rhythm of both panels, two agendas, one cancelled

on 2025-09-11T09:00 'Thu 11 Sep 2025'
by_name meetings
see 'No meeting is planned'
press N
until_true shows 'Which panel?'
press 1
until_true shows 'When is the first one?'
answer '18/9/2025 10:00'
until_true shows 'Until which day?'
answer 20/12/2025
see 'forum-2025-12-11' 'forums every fortnight'
press n
until_true shows 'Which panel?'
press 2
until_true shows 'When?'
answer '24/9/2025 14:00'
see 'core-2025-09-24 is planned' 'a Core Meeting'
press d
see 'Thu 18 Sep 2025, 10:00' 'the dates'
press x
see 'Write it to which file?'
press Enter
see 'It is written to dates.txt' 'are printed'
ok 'with both panels' grep -q 'Core Meeting' dates.txt
press q Enter
see 'Core Meeting  Wed 24 Sep 2025 14:00' 'its agenda'
press F
see '5 cases, 50 minutes' 'fills itself'
see 'Running programmes and placements' 'before the standing items'
press J
see '>  2  ' 'one case is moved by hand'
press p
until_true shows 'Who presents this case?'
answer office
until_true shows 'presented by office'
press w
until_true shows 'When can the presenter come?'
answer 14:00-15:30
see 'can come 14:00-15:30' 'its presenter can come then'
press i
see 'office@lutterworth.example' 'invitations go to the address'
press q Down Down Down
see '>  5  14:40 L-0005' 'the last case'
press -
see '4 cases, 40 minutes' 'is taken off'
press m
until_true shows 'Meetings  '
press Home Enter
see 'Inclusion Forum  Thu 18 Sep 2025' 'the first forum'
press F
see '34 cases, 510 minutes' 'takes all that wait'
press m
until_true shows 'Meetings  '
press c
until_true shows 'It will not take place'
answer 'the room is flooded'
see 'cancelled; its cases wait again' 'and is cancelled, with a reason'
see 'Reason: the room is flooded'
press Down Down Enter
see 'Inclusion Forum  Thu 2 Oct 2025' 'the next forum'
press F
see '34 cases, 510 minutes' 'takes the cases'

# --- Friday: frozen, slips out, somebody late

on 2025-09-12T16:00 'Fri 12 Sep 2025'
by_name meetings
see 'Meetings  '
press Home Down Enter
see 'Core Meeting  Wed 24 Sep 2025 14:00'
press z
see 'frozen' 'the agenda is frozen'
press s
see 'Agenda slips' 'slips for the members'
press q +
see 'Put which referral on the agenda?'
answer L-0005
see LATE 'a late one is let in, and is marked'
press F7
see 'Referrals  42'
press x
until_true shows 'Write what is seen as'
press 1
until_true shows 'Write to which file?'
press Enter
see '42 referrals are written to' 'the list goes to a spreadsheet'
press F6 q
see 'left with 0' 'the week is over'

# --- the same week by commands

must() {
	"$@" >"$work/out" 2>"$work/err" </dev/null || {
		n=$((n + 1))
		echo "not ok $n - $*"
		sed 's/^/# /' "$work/out" "$work/err" | head -n 20
	}
}

CONVENE_NOW=2025-09-08T09:00
must c init --rehearsal --scheme $scheme
must c import schools schools.csv
must c import holidays govuk-source-bank-holidays.json
must c import terms terms.csv
must c person set PC 'name=Ruth Coord' role=coordinator \
    "unix_user=$(id -un)"
while IFS='|' read -r code name role label urn; do
	[ "$code" = PC ] || must c person set "$code" "name=$name" \
	    "role=$role" from=2025-09-01 to=2026-08-31 "school_urn=$urn"
done <"$week/people.txt"
must c person link H4 147902 governor
must c school contact 137115 office office@lutterworth.example \
    --source 'phone call'
CONVENE_NOW=2025-09-09T09:00
i=1
while [ "$i" -le 12 ]; do
	set -- "pathway=$(pathway_of "$i")"
	paper "$i" >"$work/form"
	while read -r field; do
		set -- "$@" "$(printf %b "$field")"
	done <"$work/form"
	must c referral add "$@"
	case $i in
	7)	must c referral withdraw L-0007 --reason duplicate \
		    --by 'the SENCo' ;;
	11)	must c referral withdraw L-0011 --reason school \
		    --by 'the SENCo' ;;
	esac
	i=$((i + 1))
done
must c papers L-0001 set consent-form held
must c papers L-0001 set forum-plan-review to-follow
must c papers L-0001 set risk-assessment held --file plan.pdf
CONVENE_NOW=2025-09-10T09:00
must c import referrals --map map.csv survey.csv
CONVENE_NOW=2025-09-11T09:00
must c meeting new forum 2025-09-18 10:00 --until 2025-12-20
must c meeting new core 2025-09-24 14:00
must c agenda core-2025-09-24 --auto
must c agenda core-2025-09-24 --order 'L-0002;L-0001;L-0003;L-0004;L-0005'
must c agenda core-2025-09-24 --presenter L-0001=office \
    --window L-0001=14:00-15:30
must c agenda core-2025-09-24 --remove L-0005
must c agenda forum-2025-09-18 --auto
must c meeting cancel forum-2025-09-18 'the room is flooded'
must c agenda forum-2025-10-02 --auto
CONVENE_NOW=2025-09-12T16:00
must c meeting freeze core-2025-09-24
must c agenda core-2025-09-24 --add L-0005

# --- both say the same

# alike NAME COMMAND...: of both registers, but for how often a row was saved.
alike() {
	name=$1
	shift
	s "$@" 2>/dev/null | grep -v '"rev":' >"$work/by-screen"
	c "$@" 2>/dev/null | grep -v '"rev":' >"$work/by-command"
	diff "$work/by-command" "$work/by-screen" >"$work/out" 2>&1
	: >"$work/err"
	is "$name" cmp "$work/by-command" "$work/by-screen"
	is 'which is something' test "$(wc -l <"$work/by-screen")" -gt 5
}

alike 'the people are the same' people --json
alike 'so are the meetings' meeting list --json
for m in core-2025-09-24 forum-2025-09-18 forum-2025-10-02; do
	alike "the agenda of $m is the same, in its order" agenda $m --json
done
alike 'so are the states of all referrals' referrals --json --limit 100
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do
	alike "paper $i says the same" referral show L-00$i --json --names
done
alike 'so do its papers' papers L-0001 --json
alike 'and Today' today --json
t 'the list can be had by command' 0 c referrals --format csv
is 'as it was written from the screen' cmp "$work/out" \
    referrals-2025-09-12.csv
t 'what was done on the screens verifies' 0 s verify
finish
