#!/bin/sh
# What a look at the sources can prove: which layer names which, and a few
# habits.  "layers.sh DIR" looks at another tree; layers-slips.sh uses that
# to show that each check can fail.
set -u
cd "${1:-${top_srcdir:-$(dirname "$0")/../..}}" || exit 1
LC_ALL=C
export LC_ALL

# verdict NAME: not ok when standard input has lines, which are shown.
verdict() {
	found=$(head -n 20)
	if [ -z "$found" ]; then
		echo "ok - $1"
	else
		echo "not ok - $1"
		printf '%s\n' "$found" | sed 's/^/# /'
	fi
}

own() { find src db screens -name '*.[ch]' 2>/dev/null | sort; }
every() { find src db screens tests -name '*.[ch]' 2>/dev/null | sort; }

# layer NAME 'FILES' 'INCLUDES': quoted includes of FILES (a pattern over
# paths) must match INCLUDES.
layer() {
	own | grep -E "$2" | xargs -r grep -nHE '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' |
	    grep -vE "include[[:space:]]*\"($3)" |
	    verdict "$1"
}

checks() {

base='src/base/'
model="$base|src/model/"

layer 'base uses base alone' '^src/base/' "$base"
layer 'model uses base' '^src/model/' "$model"
layer 'render knows no register' '^src/render/' "$model|src/render/"
layer 'exchange reads JSON in db and no more' '^src/exchange/' \
    "$model|src/exchange/|db/json\\.h"
layer 'db knows no rule' '^db/' "$model|db/"
layer 'domain knows no screen and no command' '^src/domain/' \
    "$model|db/|src/render/|src/exchange/|src/mail/|src/domain/"
layer 'mail knows no register' '^src/mail/' "$model|src/mail/"
layer 'commands call the rules, not the register' '^src/commands/' \
    "$model|src/render/|src/exchange/|src/mail/|src/domain/|src/commands/"
layer 'ui knows no model' '^screens/ui/' "$base|screens/ui/"
layer 'screens call the rules, not the register' '^screens/[^/]*$' \
    "$model|src/render/|src/domain/|screens/"

own | xargs -r grep -nHE 'include.*sqlite3?\.h' | grep -v '^db/' |
    verdict 'only db includes SQLite'
own | xargs -r grep -nHE 'include *[<"](ncursesw?\/)?(n?curses|term|panel|form|menu)\.h' |
    grep -v '^screens/ui/' | verdict 'only screens/ui includes curses'
own | xargs -r grep -nHwE 'TOP_SRCDIR|TOP_BUILDDIR' |
    verdict 'no program knows where it was built'

for f in $(every); do
	head -n 1 "$f" | grep -qE '^/\*' || echo "$f"
done | verdict 'every file says first what it is for'

every | xargs -r grep -nHE '\b(strcpy|strcat|stpcpy|sprintf|vsprintf|gets|strtok|strtok_r|atoi|atol|atof|system|popen|alloca)\(' |
    verdict 'no call that trusts its input'

for f in $(every); do
	lines=$(wc -l <"$f")
	[ "$lines" -le 900 ] || echo "$f: $lines lines"
done | verdict 'no file is over 900 lines'

# Letters outside ASCII count once: their later bytes are dropped.
for f in $(every); do
	expand "$f" | tr -d '\200-\277' |
	    awk -v f="$f" 'length > 80 { print f ":" NR }'
done | verdict 'no line is over 80 columns'

# Three files join names, those of tables in the program; they bind the values.
own | grep -vxE 'db/(record|json|seal)\.c' |
    xargs -r grep -nHE '"[^"]*(SELECT|INSERT|UPDATE|DELETE|WHERE|VALUES)[^"]*%[-0-9.*lzj]*[sdiuxc]' |
    verdict 'no statement is put together from values'

# Lists in makefiles: a file that is in no list is not shipped.
makefiles=$(find . -name local.mk -not -path './build/*' 2>/dev/null)
# shellcheck disable=SC2086
for f in $(every) $(find db/migrations help -name '*.sql' -o -name '*.md' \
    2>/dev/null); do
	grep -qE "(^|[ /])${f##*/}( |\$)" $makefiles /dev/null || echo "$f"
done | verdict 'every file is listed in a local.mk'

for f in $(find tests -name 'test-*.c' 2>/dev/null); do
	t=${f##*/}
	grep -qE "^TESTS \+= .*${t%.c}( |\$)" $makefiles /dev/null || echo "$f"
done | verdict 'every test program is run'

}

# Verdicts are given in pipelines, which cannot count: they are numbered here.
checks | awk '
	/^(not )?ok/ { sub(/ok/, "ok " ++n) }
	{ print }
	END { print "1.." n }'
