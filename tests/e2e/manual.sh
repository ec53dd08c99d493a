#!/bin/sh
# The manual against the program: mandoc finds nothing to complain of, and
# every variable of the environment and every exit code is described.
set -u
cd "${top_srcdir:-$(dirname "$0")/../..}" || exit 1
page=help/convene.1
convene=${top_builddir:-.}/convene

# verdict NAME: not ok when standard input has lines, which are shown.
verdict() {
	found=$(cat)
	if [ -z "$found" ]; then
		echo "ok - $1"
	else
		echo "not ok - $1"
		printf '%s\n' "$found" | sed 's/^/# /'
	fi
}

checks() {
	sh build-aux/lint-manual.sh 2>&1 | verdict 'mandoc has no complaint'

	find src db screens -name '*.[ch]' -exec \
	    grep -hoE '"(CONVENE_[A-Z]+|NO_COLOR)"' {} + | tr -d '"' |
	sort -u | while read -r name; do
		grep -q "^\\.It Ev $name\$" $page || echo "$name"
	done | verdict 'every variable of the environment is described'

	sed -n 's/^	ERR_[A-Z_]* = \([0-9]*\),*.*/\1/p' src/base/err.h |
	while read -r code; do
		sed -n '/^\.Sh EXIT STATUS/,/^\.Sh EX/p' $page |
		    grep -qx "\\.It $code" || echo "$code"
	done | verdict 'every exit code is described'

	# The words of an example are a command; its options are in the help.
	sed -n 's/^convene \([a-z].*\)/\1/p' README.md $page |
	while read -r command word rest; do
		help=$("$convene" "$command" "$word" --help 2>&1) ||
		    help=$("$convene" "$command" --help 2>&1) ||
		    echo "convene $command"
		for option in $word $rest; do
			case $option in --*) ;; *) continue ;; esac
			printf '%s' "$help" | grep -qF -- "$option" ||
			    echo "convene $command $option"
		done
	done | verdict 'the examples name commands and options that exist'
}

checks | awk '
	/^(not )?ok/ { sub(/ok/, "ok " ++n) }
	{ print }
	END { print "1.." n }'
