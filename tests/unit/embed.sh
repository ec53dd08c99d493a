#!/bin/sh
# Tests of build-aux/embed.sh: every byte comes through, and the C compiles.
set -u
embed=$(cd "${top_srcdir:-$(dirname "$0")/../..}" && pwd)/build-aux/embed.sh
top=${embed%/build-aux/embed.sh}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
n=0

verdict() {
	n=$((n + 1))
	[ "$1" = 0 ] && echo "ok $n - $2" || echo "not ok $n - $2"
}

awk 'BEGIN { for (i = 0; i < 256; i++) printf "\\%03o", i }' >octal
printf "$(cat octal)" >all.bin
: >empty.md
printf 'no newline at the end' >short.sql

sh "$embed" table all.bin empty.md short.sql >table.c
verdict $? 'three files become one table'

cat >main.c <<'END'
#include <stdio.h>
#include <string.h>
#include "src/base/embed.h"
extern const struct embedded table[];
int main(void)
{
	for (int i = 0; i < 256; i++)
		if (table[0].bytes[i] != i)
			return 1;
	if (table[0].size != 256 || table[0].bytes[256] != 0)
		return 2;
	if (table[1].size != 0 || strcmp(table[1].name, "empty.md") != 0)
		return 3;
	return strcmp((const char *)table[2].bytes, "no newline at the end")
	    != 0 || table[2].size != 21 || table[3].name != NULL;
}
END
${CC:-cc} -std=c11 -Wall -Wextra -Werror -I"$top" -o table main.c table.c &&
    ./table
verdict $? 'the table holds them byte for byte'

sh "$embed" none >none.c && ${CC:-cc} -Werror -I"$top" -c none.c
verdict $? 'a table of no files compiles'

sh "$embed" table missing.md >missing.c 2>said
[ $? != 0 ] && grep -q 'missing.md' said
verdict $? 'a missing file is named'

echo "1..$n"
