#!/bin/sh
# Warwickshire's scheme by commands, from an enquiry to the end of support, and
# a LINK placement of two terms.  Played in 2024/25, where dates of terms in
# Nuneaton are at hand (Wembrook Primary School's): 3 September to 20 December
# 2024, 7 January to 11 April and 28 April to 18 July 2025.
set -u
. "$(dirname "$0")/tap.sh"
CONVENE_NOW=2025-01-10T09:00
export CONVENE_NOW
sts=deployment-2025-01-22
link=link-2025-02-05

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
aam,Paul Frost,assistant-area-manager,STS,,aam@sts.example,,,
st,Mina Dale,specialist-teacher,STS,,st@sts.example,,,
h1,Rob Lane,headteacher,School,125575,h1@school.example,,,
h2,Eve Moor,headteacher,School,125689,h2@school.example,,,
h3,Ada Hill,headteacher,School,130889,h3@school.example,,,
ep,Tom Reed,specialist-service,EPS,,ep@sts.example,,,
END
t 'people' 0 c import people "$work/people.csv"

# asks REF PATHWAY SCHOOL FIELD=VALUE...: with all six of Appendix A.  The
# plan ran for the whole autumn term and was reviewed every fortnight of
# school: the week of half term and Christmas do not count.
asks() {
	ref=$1
	pathway=$2
	school=$3
	shift 3
	c referral add ref="$ref" scheme=warwickshire-sts-2017 \
	    pathway="$pathway" received=2025-01-09 school_urn="$school" \
	    consent_given_on=2024-12-02 consent_to_share=yes \
	    forename="$ref" surname=Example date_of_birth=2016-03-09 \
	    year_group=4 sen_provision=K sen_need_primary=SEMH \
	    attendance_percent=88 suspensions_12m=3 suspension_days_12m=6 \
	    removed_from_class=yes reason_for_referral='Three suspensions' \
	    tried_so_far='Group work since September, little change' \
	    hoped_for='A way to stay in class' semh_lead='J. Hart' \
	    sen_governor='P. Cole' mou_signed_on=2023-09-18 \
	    assessed_by='STS' assessed_on=2024-03-11 \
	    advice_reviewed_on=2024-12-09 psp_started_on=2024-09-03 \
	    psp_reviews='16/09/2024; 30/09/2024; 14/10/2024; 04/11/2024; 18/11/2024; 02/12/2024; 16/12/2024' \
	    interventions_started_on=2024-09-03 \
	    intervention_reviews='2024-10-14;2024-12-09' \
	    single_assessment=established single_assessment_on=2024-05-07 \
	    sendias_offered_on=2024-05-07 parents_work_with_us=yes \
	    parents_support_plan=yes family_contacts=2024-09-05 \
	    route=commissioned referrer_name='Office' \
	    referrer_email=office@school.example \
	    evidence=provision-matrix >"$work/out" 2>&1 &&
	{ test $# = 0 || c referral set "$ref" "$@" >>"$work/out" 2>&1; }
	is "the request $ref" test $? = 0
}
asks W-0101 sts 130889 asks_outcome=reintegration
asks W-0102 sts 130889 psp_reviews='2024-09-16;2024-10-14;2024-11-04'
asks W-0103 sts 125526		# Stratford-upon-Avon

# The enquiry.
t 'an enquiry has an answer' 65 c event W-0101 first-contact --by am
complains 'by its rule' '(STS-24)'
t 'from a manager' 65 c event W-0101 first-contact --result eligible --by st
complains 'by the rule' '(STS-24)'
CONVENE_NOW=2025-01-13T09:00
t 'an assistant manager answers too' 0 c event W-0101 first-contact \
    --result eligible --by aam
t 'and for another' 0 c event W-0102 first-contact --result eligible --by am
t 'and for a third' 0 c event W-0103 first-contact --result eligible --by am
t 'the gate' 0 c gate W-0102
says 'shows gaps over a fortnight' '16 Sep 2024 to 14 Oct 2024 (28 days)'
says 'and what blocks' 'STS-42'

# The weekly deployment meeting.
t 'a series goes by weeks' 0 c meeting new deployment 2025-01-22 13:00 \
    --until 2025-02-05
is 'on Wednesdays' test "$(cut -c1-21 "$work/out" | tr '\n' ' ')" = \
    "$sts deployment-2025-01-29 deployment-2025-02-05 "
t 'the agenda' 0 c agenda $sts --auto
CONVENE_NOW=2025-01-22T13:00
t 'one manager is too few' 0 c attend $sts am present
t 'it does not open' 65 c meeting open $sts
complains 'by the rule' '(STS-29)'
t 'the other comes' 0 c attend $sts aam present
t 'it opens' 0 c meeting open $sts --chair am
t 'no support before the enhanced review' 65 c decide $sts W-0101 accept \
    --end 2025-04-11
complains 'by the rule' '(STS-25)'
t 'the enhanced review was on Monday' 0 c event W-0101 first-meeting \
    --on 2025-01-20 --by st --result commissioned
t 'an assistant has a last day' 65 c decide $sts W-0101 accept
complains 'by the rule' '(STS-30)'
t 'which is agreed' 0 c decide $sts W-0101 accept \
    --outcome reintegration --outcome risk-review --start 2025-01-27 \
    --end 2025-04-11 --json
says 'as it was' '"end_on": "2025-04-11"'
says 'with both outcomes' '"risk-review"'
t 'a plan that has gaps' 65 c decide $sts W-0102 accept \
    --outcome specialist-support --override STS-25=urgent
complains 'is not enough' '(STS-42)'
t 'is pended for its reviews' 0 c decide $sts W-0102 pend \
    --missing psp-reviews
t 'the LINK is not for Stratford' 65 c decide $sts W-0103 accept \
    --outcome link-request --override STS-25=urgent
complains 'by the rule' '(STS-51)'
t 'a contribution has an amount' 65 c decide $sts W-0103 accept \
    --outcome contribution --override STS-25=urgent
complains 'and an approver' '(STS-50)'
t 'which are entered' 0 c referral set W-0103 contribution_amount=350.50 \
    contribution_approved_by='I. Ward'
t 'then it can be given' 0 c decide $sts W-0103 accept \
    --outcome contribution --override STS-25=urgent
t 'the plan' 0 c plan W-0101 --meeting $sts
says 'names the support' 'STS assistant: reintegration plan'
says 'its last day' '**Ends:** 11 Apr 2025'
says 'that it costs nothing' 'costs the school nothing directly'
# What parents, school and STS commit to (section 3 of the Memorandum).
says 'what parents do' 'Agree to the support and take part in it.'
says 'with others' 'Work with others to bring about change.'
says 'for attendance' 'See to good attendance.'
says 'and for the plans' \
    'Support what the Pastoral Support Plan and the Single Assessment ask.'
says 'what the school does' \
    'Keeps its policies on engagement and behaviour consistent'
says 'with the family' 'Stays in contact with the family of its own accord.'
says 'what STS does' 'Works by assess, plan, do and review'
says 'with other agencies' 'Speaks with health and social care'
says 'and who signs' 'For the Specialist Teaching Service:'
t 'the cost' 0 c cost W-0101 --json
says 'is none' '"pence": 0'
t 'of the contribution' 0 c cost W-0103 --json
says 'is what was entered' '"pence": 35050'
t 'standing items' 0 c agenda $sts --done
t 'the sitting ends' 0 c meeting end $sts
t 'the record closes' 0 c meeting close $sts
t 'what was pended comes back' 0 c agenda deployment-2025-01-29
says 'at the next meeting' 'W-0102'

# The support runs and ends.
CONVENE_NOW=2025-01-27T09:00
t 'the support starts' 0 c place start W-0101
CONVENE_NOW=2025-02-10T09:00
t 'parents are met' 0 c event W-0101 checked-in --by st
t 'one round of the cycle' 0 c event W-0101 reviewed --result adjusted \
    --review 2025-03-24
t 'what is due' 0 c due --by 2025-12-31 --json
says 'is its last day' '"due_on": "2025-04-11"'
says 'by the rule' '"rule": "STS-30"'
CONVENE_NOW=2025-04-11T15:00
t 'information for the annual review' 0 c event W-0101 reported --by st \
    --result annual-review
t 'the support ends' 0 c place end W-0101 --destination own-school
t 'and the case' 0 c event W-0101 closed --reason plan-ended
t 'it is closed' 0 c referral show W-0101
says 'by its state' 'closed'

# The LINK.
CONVENE_NOW=2025-01-27T09:00
asks W-0201 link 130889
asks W-0202 link 125526
asks W-0203 link 125689 sendias_offered_on=
asks W-0204 link 125689 single_assessment=declined cafo_informed_on=2024-12-11
t 'the panel is planned' 0 c meeting new link 2025-02-05 09:30
t 'a school elsewhere is refused' 65 c agenda $link --add W-0202
complains 'by the rule' '(STS-51)'
t 'five of six criteria are too few' 65 c agenda $link --add W-0203
complains 'by the rule' '(STS-57)'
t 'and cannot be overridden' 65 c agenda $link --add W-0203 \
    --override STS-57=urgent
t 'all six are enough' 0 c agenda $link --add W-0201
t 'also when parents declined and the CAF Officer knows' 0 \
    c agenda $link --add W-0204
CONVENE_NOW=2025-02-05T09:30
t 'one head, ...' 0 c attend $link h1 present
t '... a manager ...' 0 c attend $link am present
t '... and another head' 0 c attend $link h2 present
t 'without a specialist service it does not open' 65 c meeting open $link
complains 'by the rule' '(STS-58)'
t 'the psychologist comes' 0 c attend $link ep present
t 'it opens' 0 c meeting open $link --chair am
# h2 is of the same school: for W-0204 only one head counts.
t 'heads do not decide about their own pupils' 65 c decide $link W-0204 \
    accept
complains 'by the rule' '(STS-58)'
# Two terms from Monday 24 February: the same week of the autumn term, less a
# day.  Spring began in the week of 6 January, autumn in that of 1 September:
# seven weeks on is 20 October.
t 'a place' 0 c decide $link W-0201 accept --outcome link-place \
    --start 2025-02-24 --json
says 'of two terms' '"end_on": "2025-10-19"'
t 'a longer one needs a reason' 65 c decide $link W-0204 accept \
    --outcome link-place --start 2025-02-24 --end 2025-12-19 \
    --override STS-58=no-dispute
complains 'by the rule' '(STS-52)'
t 'a waiting list is kept' 0 c decide $link W-0204 waiting-list \
    --outcome link-place --override STS-58=no-dispute
t 'the plan' 0 c plan W-0201 --meeting $link
says 'has the pattern' 'four days a week at the LINK and one day in the home school'
says 'and the roll' 'The child stays on the roll of the home school.'
t 'standing items' 0 c agenda $link --done
t 'the sitting ends' 0 c meeting end $link
t 'the record closes' 0 c meeting close $link
CONVENE_NOW=2025-02-24T09:00
t 'no start without the agreement' 65 c place start W-0201
complains 'by the rule' '(STS-55)'
t 'which is signed' 0 c referral set W-0201 \
    evidence='provision-matrix;link-agreement'
t 'nor without the contract' 65 c place start W-0201
complains 'by the rule' '(STS-56)'
t 'which is signed too' 0 c referral set W-0201 \
    evidence='provision-matrix;link-agreement;parent-contract'
t 'now the pupil starts' 0 c place start W-0201 --json
says 'until the same day' '"end_on": "2025-10-19"'
t 'what is due' 0 c due --by 2025-12-31 --json
says 'is the end of two terms' '"due_on": "2025-10-19"'
says 'with a reminder after one' '"remind_on": "2025-06-15"'
says 'by the rule' '"rule": "STS-52"'
CONVENE_NOW=2025-06-16T09:00
t 'the week changes' 0 c event W-0201 checked-in --result 3-2
t 'a pattern is one of the scheme' 65 c event W-0201 checked-in --result 5-5
CONVENE_NOW=2025-10-20T09:00
t 'past its end' 0 c due --json
says 'closing is proposed' '"proposes": "closed"'
t 'the pupil is back' 0 c place end W-0201 --on 2025-10-17 \
    --destination own-school
t 'and the case is closed' 0 c event W-0201 closed --reason two-terms

# What assistants can do depends on who is free: a figure is a row of the pack.
cp -r "$CONVENE_DATA/schemes/warwickshire-sts-2017" "$work/pack"
sed -i 's/^\(assistants,.*\),,STS-29/\1,1,STS-29/' "$work/pack/pools.csv"
CONVENE_NOW=2025-01-22T18:00
t 'one assistant' 0 c scheme load "$work/pack"
sts=deployment-2025-01-29
asks W-0301 sts 130889 asks_outcome=coaching
asks W-0302 sts 130889 asks_outcome=transfer
for ref in W-0301 W-0302; do
	c event $ref first-contact --result eligible --by am >/dev/null 2>&1
	c event $ref first-meeting --by st --result commissioned >/dev/null 2>&1
done
c agenda $sts --add W-0301 --add W-0302 >/dev/null 2>&1
CONVENE_NOW=2025-01-29T13:00
t 'the next deployment meeting' 0 c attend $sts --rest
t 'opens' 0 c meeting open $sts --chair am
t 'the assistant is given' 0 c decide $sts W-0301 accept --end 2025-03-28
t 'once' 65 c decide $sts W-0302 accept --end 2025-03-28
complains 'by the rule' '(STS-29)'
t 'the other waits' 0 c decide $sts W-0302 waiting-list --json
says 'as the first' '"wait_position": 1'
t 'the chain holds' 0 c verify
finish
