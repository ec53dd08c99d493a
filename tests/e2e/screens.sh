#!/bin/sh
# A meeting on a real terminal: tmux types and reads.  Every step waits for a
# text, never for a time.
set -u
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/mux.sh"
CONVENE_NOW=2025-11-12T14:00
export CONVENE_NOW

# --- a register with a meeting of four cases

t 'a register' 0 c init --rehearsal --scheme leicestershire-slip-2023
cat >"$work/people.csv" <<END
code,name,role,school_urn
COORD,Ann Chair,coordinator,
HEAD1,Ben One,school-group,
HEAD2,Cat Two,school-group,
END
t 'its people' 0 c import people "$work/people.csv"
{
	printf 'ref,scheme,pathway,received,school_urn,referrer_name,'
	printf 'referrer_email,senior_leader,anonymous,consent_given_on,'
	printf 'consent_to_share,forename,surname,date_of_birth,year_group,'
	printf 'sen_provision,sen_need_primary,attendance_percent,'
	printf 'suspensions_12m,suspension_days_12m,at_risk_of_exclusion,'
	printf 'attainment,reason_for_referral,risks,what_works,'
	printf 'tried_so_far,pupil_view,parent_view,hoped_for,asks_outcome,'
	printf 'asks_part_time,earlier_forum_on,plan_reviewed_on\n'
	for k in 1 2 3 4; do
		printf 'L-030%s,leicestershire-slip-2023,core,2025-10-24,' $k
		printf '120250,A Head of Year,office@school.example,A Deputy,'
		printf 'no,2025-09-12,yes,Testname%s,Family%s,' $k $k
		printf '2012-03-01,9,K,SEMH,71,3,7,yes,Below the year.,'
		printf 'Three suspensions.,Leaves lessons.,Small groups.,'
		printf 'A mentor.,Wants to stay.,Agree.,A way back.,'
		printf 't2-one,yes,2025-09-02,2025-10-14\n'
	done
} >"$work/referrals.csv"
t 'its referrals' 0 c import referrals "$work/referrals.csv"
t 'a meeting' 0 c meeting new core 2025-11-12 14:00
t 'and its agenda' 0 c agenda core-2025-11-12 --auto

# --- the screens, started from a shell as a person does

start_shell
see Today
press F2
see 'L-0304'
press o
see 'Roll-call'
press Enter
see 'Read it out'
press Enter
see 'case 1/4'

# --- three decisions

press a
see STAGED
press Enter
see 'case 2/4'
press d 2
see 'DECLINE Not yet at an Inclusion Forum'
press Enter
see 'case 3/4'
press p 1
see 'STAGED  PEND'
press Enter
see 'case 4/4'
for r in L-0301 L-0302 L-0303; do
	t "a decision about $r stands" 65 c decide core-2025-11-12 $r \
	    withdrawn
done
t 'none about the fourth' 0 c decide core-2025-11-12 L-0304 withdrawn \
    --dry-run

# --- a line

press n
see WRITING
type_in '+ SENCo share the plan fri'
see '+ SENCo share the plan fri'
press Enter
see 'SENCo: share the plan, by 14 Nov'
press Enter
gone WRITING
see 'Pen: 1 line, 1 action'

# --- the window changes, the program stops and goes on

mux resize-window -x 60 -y 15
see 'CORE 12 Nov   case 4/4' 'a small window'
mux resize-window -x 120 -y 40
see 'CORE 12 Nov 2025   case 4/4' 'a large one'
mux resize-window -x 80 -y 24
see 'case 4/4'
press C-z
see 'ready>' 'Ctrl-Z gives the shell back'
press fg Enter
see 'case 4/4' 'and fg the case'

# --- killed in the middle of a word

press n
see WRITING
type_in 'Mother pho'
see 'WRITING Mother pho'
victim=$(mux list-panes -F '#{pane_pid}')
victim=$(pgrep -P "$victim" convene)
ok 'the program runs' test -n "$victim"
kill -9 "$victim"
# The shell is back on a terminal that nobody has set right again.
see 'ready>'
type_in "stty sane; tput rmcup; echo m''ended"
press C-j
see mended
again
see 'case 4/4' 'it opens where the meeting stands'
press n
see 'WRITING Mother pho' 'half a line survived'
type_in 'ned'
press Enter
see 'discussion: Mother phoned'
press Enter
gone WRITING

# --- staged is staged, also after a restart

press a
see STAGED
press q q q
see 'left with 0'
again
see STAGED 'what was staged waits'
press BSpace
gone STAGED

# --- the terminal goes away

press n
see WRITING
type_in 'Half a'
see 'WRITING Half a'
victim=$(pgrep -P "$(mux list-panes -F '#{pane_pid}')" -f r.db)
mux kill-server
has_ended() { ! kill -0 "$victim" 2>/dev/null; }
is 'a hang-up ends the program' until_true has_ended
server=2	# the first may take a moment to go
start_shell
see 'case 4/4'
press n
see 'WRITING Half a' 'and its draft is kept'
press Escape
gone WRITING

# --- the end of the sitting, and out

press C
see 'Enter = end the sitting'
press Enter
see 'The sitting has ended'
press q q q q
see 'left with 0' 'q leaves'
t 'the chain proves itself' 0 c verify
finish
