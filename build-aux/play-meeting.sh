#!/bin/sh
# play-meeting.sh CONVENE FOLDER: one meeting of a rehearsal register, played
# by commands alone: the way through the program for those without a
# terminal, and a test that this way exists.  The pupils are made up.  The two
# paths are seen from the top of the tree.
set -eu
cd "$(dirname "$0")/.."

convene=$1
folder=$2
register=$folder/register.db
scheme=leicestershire-slip-2023
meeting=core-2023-11-15
CONVENE_NOW=2023-11-06T09:00
export CONVENE_NOW

# Each command is shown as somebody would type it.
c() {
	printf '\n$ convene'
	for word in "$@"; do
		case $word in
		*[!A-Za-z0-9./:=@-]*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	echo
	"$convene" -d "$register" "$@"
}

rm -rf "$folder"
mkdir -p "$folder"

echo "One Core Meeting, by commands.  The pupils are made up."
c init --rehearsal --scheme "$scheme"
c import schools "db/demo/$scheme/schools.csv"
c import holidays db/data/bank-holidays/govuk-source-bank-holidays.json
c import people build-aux/play/people.csv
c import referrals build-aux/play/referrals.csv
c gate L-0401

c meeting new core 2023-11-15 14:00
c agenda "$meeting" --auto
c meeting freeze "$meeting"

CONVENE_NOW=2023-11-15T14:00
c attend "$meeting" eve apologies
c attend "$meeting" --rest
c meeting chair "$meeting" ann
c meeting open "$meeting"
c meeting statement "$meeting"

c line "$meeting" L-0401 discussion 'The mornings are the hard part.'
c action "$meeting" L-0401 'Share the risk assessment' \
    --owner senco --due 2023-11-17
c decide "$meeting" L-0401 accept --outcome t3-reset --provision reset \
    --group B --time part --start 2023-11-27 \
    --override SLIP-31=tried
c decide "$meeting" L-0402 accept --outcome t2-one
c decide "$meeting" L-0403 decline --reason school-can-meet
c decide "$meeting" L-0404 pend --missing agency-reports --owner senco
c decide "$meeting" L-0405 school-continues --review 2023-12-13
c meeting gaps "$meeting"
c agenda "$meeting" --done
c meeting end "$meeting"
c meeting close "$meeting"

c check "$meeting"
c plans "$meeting" --out "$folder/plans"
c sheet "$meeting" >"$folder/decision-sheet.md"
c minutes "$meeting" >"$folder/minutes.md"
c verify
c plan L-0401

cat <<END

The rest lies in $folder:
  register.db         the rehearsal register
  plans/              the other action plans and letters
  decision-sheet.md   what was decided, for those who were there
  minutes.md          the internal minutes
In a terminal, ./quickstart opens a meeting on screen instead.
END
