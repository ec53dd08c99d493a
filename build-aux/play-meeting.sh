#!/bin/sh
# play-meeting.sh CONVENE FOLDER: the Core Meeting of the rehearsal register,
# played by commands alone: the way through the program for those without a
# terminal, and a test that this way exists.  The pupils are made up.  The two
# paths are seen from the top of the tree.
set -eu
cd "$(dirname "$0")/.."

convene=$1
folder=$2
register=$folder/register.db
meeting=core-2025-11-12

# The clock of the rehearsal stands still between these lines.
at() {
	CONVENE_NOW=2025-11-12T$1
	export CONVENE_NOW
}

# Each command is shown as somebody would type it.
typed() {
	printf '\n$ convene'
	for word in "$@"; do
		case $word in
		*[!A-Za-z0-9./:\;=@-]*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	echo
}
c() {
	typed "$@"
	"$convene" -d "$register" "$@"
}
# The same where the answer is long and says nothing new.
q() {
	typed "$@"
	"$convene" -d "$register" "$@" >/dev/null
}

# decide WHO REF ...: WHO is the member of the pupil's own school, who steps
# out and comes back, or "-".
decide() {
	who=$1
	shift
	[ "$who" = - ] || q attend "$meeting" "$who" out "$1"
	c decide "$meeting" "$@"
	[ "$who" = - ] || q attend "$meeting" "$who" in "$1"
}

rm -rf "$folder"
mkdir -p "$folder"
at 13:50
echo "One Core Meeting, by commands.  The pupils are made up."
c demo
c agenda "$meeting"
echo
echo "What keeps four referrals off this agenda:"
for ref in L-0333 L-0334 L-0335 L-0336; do
	typed gate "$ref"
	"$convene" -d "$register" gate "$ref" 2>/dev/null | grep blocking
done

at 14:00
q attend "$meeting" TEC sent-information
c attend "$meeting" --rest
c meeting open "$meeting"
q meeting statement "$meeting"
q meeting minutes "$meeting"
c action list --by 2025-11-12
c meeting outside "$meeting"
q meeting ratify "$meeting"

at 14:06
decide GHS L-0246 accept --outcome t2-one
at 14:14
decide WPA L-0243 school-continues --review 2025-12-10
at 14:20
decide WPA L-0320 accept --outcome t3-reset --group B --time part \
    --start 2025-11-24 --override SLIP-31=risk
at 14:31
decide WPA L-0328 decline --reason support-running
at 14:38
decide WPA L-0331 decline --reason parents-disagree
at 14:49
decide - L-0323 accept --outcome t4-pathway-2 --start 2025-12-01 \
    --override SLIP-31=risk
at 15:00
decide - L-0324 accept --outcome t4-pathway-3 --start 2025-12-01 \
    --condition travel --override SLIP-31=need-known
at 15:10
q line "$meeting" L-0317 discussion \
    'Calm for weeks at a time; trouble begins with changes of room.'
q action "$meeting" L-0317 \
    'Agree with the parents how he will travel to the centre.' \
    --owner school --due 2025-11-19
q action "$meeting" L-0317 'Make up for the careers visit.' \
    --owner school --due 2025-11-28
decide WIG L-0317 accept --outcome t3-reset --group B --time part \
    --start 2025-11-24 --override SLIP-31=need-known
at 15:22
q line "$meeting" L-0318 discussion 'Both groups are full until 19 December.'
decide CTA L-0318 waiting-list --outcome t3-reset --time full \
    --override SLIP-31=need-known
at 15:30
decide CTA L-0319 accept-with-conditions --outcome t3-ap --time part \
    --condition school-funds --override SLIP-31=need-known
at 15:41
decide GHS L-0321 accept --outcome t4-ks3 --override SLIP-45=judgement \
    --override SLIP-31=risk
at 15:55
decide RSA L-0322 accept --outcome t4-pathway-1 \
    --override SLIP-31=need-known
at 16:04
decide RSA L-0330 decline --reason outside-offer
at 16:10
decide KMA L-0325 waiting-list --outcome engagement-officer
at 16:18
q attend "$meeting" KMA out L-0326 --reason receiving-school
decide LHS L-0326 accept --outcome move-ks3 --to-school 137540
q attend "$meeting" KMA in L-0326
at 16:27
decide - L-0327 pend --missing risks
at 16:34
decide - L-0329 accept-in-part --outcome t2-group
at 16:39
decide - L-0337 accept --outcome t4-ks3
at 16:45
decide GHS L-0332 defer --reason papers-late

at 16:50
q agenda "$meeting" --done
c meeting end "$meeting"
at 17:10
c meeting gaps "$meeting"
c meeting close "$meeting"
c places

c check "$meeting"
c plans "$meeting" --out "$folder/plans"
"$convene" -d "$register" sheet "$meeting" >"$folder/decision-sheet.md"
"$convene" -d "$register" minutes "$meeting" >"$folder/minutes.md"
c verify
c plan L-0317

cat <<END

The rest lies in $folder:
  register.db         the rehearsal register
  plans/              the other action plans and letters
  decision-sheet.md   what was decided, for those who were there
  minutes.md          the internal minutes
Nothing was sent.  In a terminal, ./quickstart opens a meeting on screen.
END
