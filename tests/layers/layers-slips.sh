#!/bin/sh
# A small tree with one slip at a time: layers.sh must see each of them, and
# must find nothing in the tree without slips.
set -u
top=$(cd "${top_srcdir:-$(dirname "$0")/../..}" && pwd) || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
n=0

fresh() {
	rm -rf "$work/t"
	mkdir -p "$work/t/src/base" "$work/t/src/model" "$work/t/src/domain" \
	    "$work/t/src/commands" "$work/t/src/render" "$work/t/src/mail" \
	    "$work/t/src/exchange" "$work/t/db/migrations" \
	    "$work/t/screens/ui" "$work/t/help" "$work/t/tests"
	printf 'SOURCES += %%D%%/a.c\nTESTS += %%D%%/test-a\n' \
	    >"$work/t/src/local.mk"
}

# file PATH LINE...: a source that opens with a comment.
file() {
	path=$1
	shift
	{ echo '/* What it is for. */'; printf '%s\n' "$@"; } >"$work/t/$path"
}

verdict() {
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
	fi
}

# seen NAME: exactly the check of this name fails.
seen() {
	sh "$top/tests/layers/layers.sh" "$work/t" >"$work/out"
	grep -q "^not ok [0-9]* - $1\$" "$work/out" &&
	    [ "$(grep -c '^not ok' "$work/out")" = 1 ]
	verdict $? "seen: $1"
}

# slip NAME PATH LINE...: one file, one slip.
slip() {
	name=$1
	shift
	fresh
	file "$@"
	seen "$name"
}

fresh
file src/domain/a.c '#include "db/db.h"' '#include "src/base/err.h"'
file screens/ui/a.c '#include <curses.h>'
sh "$top/tests/layers/layers.sh" "$work/t" | grep -q '^not ok'
verdict $((! $?)) 'a clean tree passes'

slip 'base uses base alone' src/base/a.c '#include "src/model/a.h"'
slip 'model uses base' src/model/a.c '#include "db/db.h"'
slip 'render knows no register' src/render/a.c '#include "db/db.h"'
slip 'exchange reads JSON in db and no more' src/exchange/a.c \
    '#include "db/db.h"'
slip 'db knows no rule' db/a.c '#include "src/domain/a.h"'
slip 'domain knows no screen and no command' src/domain/a.c \
    '#include "screens/a.h"'
slip 'mail knows no register' src/mail/a.c '#include "db/db.h"'
slip 'commands call the rules, not the register' src/commands/a.c \
    '#include "db/db.h"'
slip 'ui knows no model' screens/ui/a.c '#include "src/model/a.h"'
slip 'screens call the rules, not the register' screens/a.c \
    '#include "db/db.h"'
slip 'only db includes SQLite' src/domain/a.c '#include <sqlite3.h>'
slip 'only screens/ui includes curses' screens/a.c '#include <curses.h>'
slip 'no program knows where it was built' src/base/a.c 'open(TOP_SRCDIR);'
slip 'no call that trusts its input' src/base/a.c 'strcpy(a, b);'
slip 'no line is over 80 columns' src/base/a.c \
    '										/* 9 */'
slip 'no statement is put together from values' db/a.c \
    'q("SELECT id FROM pupil WHERE name = %s");'
slip 'every file is listed in a local.mk' src/base/b.c ''

fresh
file tests/test-b.c ''
echo "SOURCES += %D%/test-b.c" >>"$work/t/src/local.mk"
seen 'every test program is run'
fresh
printf 'int x;\n' >"$work/t/src/base/a.c"
seen 'every file says first what it is for'
fresh
file src/base/a.c "$(awk 'BEGIN { for (i = 0; i < 901; i++) print "x" }')"
seen 'no file is over 900 lines'

echo "1..$n"
