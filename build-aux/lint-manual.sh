#!/bin/sh
# The manual without a complaint of mandoc, down to its warnings.
set -u
cd "$(dirname "$0")/.." || exit 1

status=0
for page in help/*.[15]; do
	found=$(mandoc -T lint -W warning "$page") || status=1
	[ -z "$found" ] || { printf '%s\n' "$found"; status=1; }
done
exit $status
