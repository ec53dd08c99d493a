#!/bin/sh
# The pack that the manual's page for authors shows as an example, taken from
# the page as it stands there: it is without fault, and a meeting can be held
# by it.
set -u
. "$(dirname "$0")/tap.sh"
CONVENE_NOW=2025-11-03T09:00
export CONVENE_NOW
pack=$work/pack
demo=$top/db/demo/leicestershire-slip-2023

# A file begins after its name with .Bd and ends with .Ed; the last block is
# that of the three short templates.
mkdir -p "$pack/templates"
awk -v to="$pack/" '
    /^\.Ss A smallest pack/ { inside = 1 }
    /^\.(Ss|Sh) / && !/A smallest pack/ { inside = 0 }
    !inside { next }
    /^\.Pa / { name = $2 }
    /^\.Ed/ { text = 0; close(to name) }
    text { print > (to name) }
    /^\.Bd/ { text = 1 }' "$top/help/convene-pack.5"
for short in minutes sheet; do
	cp "$pack/templates/slips.md" "$pack/templates/$short.md"
done
is 'the page shows eleven files and a short one' test \
    "$(find "$pack" -type f | wc -l)" = 14
t 'they are a pack without fault' 0 c scheme check "$pack"
c init --rehearsal --scheme leicestershire-slip-2023 >"$work/out" 2>&1 &&
c import schools "$demo/schools.csv" >>"$work/out" 2>&1 &&
c import holidays "$top/db/data/bank-holidays/bank-holidays.json" \
    >>"$work/out" 2>&1
is 'a register' test $? = 0
t 'which takes it in' 0 c scheme load "$pack"
cat >"$work/people.csv" <<'END'
code,name,role,organisation,school_urn,email,unix_user,from,to
ch,Kay Stone,chair,Council,,ch@la.example,,,
END
t 'a chair' 0 c import people "$work/people.csv"
# asks REF SURNAME CONSENT-GIVEN-ON
asks() {
	c referral add ref="$1" scheme=advice-2025 pathway=advice \
	    received=2025-11-03 school_urn=137120 referrer_name=Office \
	    referrer_email=office@school.example forename=Robin \
	    surname="$2" date_of_birth=2014-03-09 year_group=6 \
	    reason_for_referral='What helps?' "consent_given_on=$3"
}
t 'a request' 0 asks A-0101 Example 2025-10-30
t 'and one that nobody agreed to' 0 asks A-0102 Other ''
t 'a meeting' 0 c meeting new advice 2025-11-12 14:00
t 'hears the first' 0 c agenda advice-2025-11-12 --add A-0101
t 'not the second' 65 c agenda advice-2025-11-12 --add A-0102
complains 'by the rule' 'Ask the parents first.'
CONVENE_NOW=2025-11-12T14:00
t 'the chair is there' 0 c attend advice-2025-11-12 ch present
t 'it opens' 0 c meeting open advice-2025-11-12 --chair ch
t 'it advises' 0 c decide advice-2025-11-12 A-0101 advise --outcome advice
t 'it ends' 0 c meeting end advice-2025-11-12
t 'its record closes' 0 c meeting close advice-2025-11-12
t 'its plan' 0 c plan A-0101
says 'is that of the template' 'Try what is written here.'
t 'it is released' 0 c release advice-2025-11-12 \
    --confirm 'release advice-2025-11-12'
t 'the chain holds' 0 c verify
finish
