#!/bin/sh
# embed.sh NAME FILE... : print C for a table NAME of type struct embedded
# with one row per file, in the order given, and a last row of NULL.
# It changes no byte; what the files mean is their reader's business.
set -eu

name=$1
shift

echo "/* Made by build-aux/embed.sh. */"
echo "#include \"src/base/embed.h\""
echo
n=0
for file in "$@"; do
	[ -r "$file" ] || { echo "embed.sh: no $file" >&2; exit 1; }
	echo "static const unsigned char file_$n[] = {"
	od -An -v -tu1 "$file" | sed 's/[0-9][0-9]*/&,/g; s/  *//g'
	echo "0 };"
	n=$((n + 1))
done
echo
echo "extern const struct embedded $name[];"
echo "const struct embedded $name[] = {"
n=0
for file in "$@"; do
	echo "	{ \"${file##*/}\", file_$n, sizeof file_$n - 1 },"
	n=$((n + 1))
done
echo "	{ NULL, NULL, 0 }"
echo "};"
