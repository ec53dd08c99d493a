# For the two scripts of a coordinator's first week: the papers of
# tests/data/first-week/typed.txt, one field after the other.  Sourced after
# tap.sh.
week=$top/tests/data/first-week
scheme=leicestershire-slip-2023

# paper N: the lines FIELD=VALUE of one referral; "\n" stands for a new line.
paper() {
	awk -v n="$1" '/^=/ { on = $2 == n; next } on && NF' "$week/typed.txt"
}

# pathway_of N
pathway_of() { awk -v n="$1" '/^=/ && $2 == n { print $3 }' "$week/typed.txt"; }

# form_of N: FIELD|KIND|VALUE for all fields of its form, in their order.
form_of() {
	paper "$1" | awk -v p="$(pathway_of "$1")" '
	    FILENAME == "-" {
		at = index($0, "=")
		value[substr($0, 1, at - 1)] = substr($0, at + 1)
		next
	    }
	    FNR > 1 {
		split($0, f, ",")
		if (f[1] == "*" || f[1] == p)
			print f[2] "|" f[5] "|" value[f[2]]
	    }' - "$top/db/schemes/$scheme/fields.csv"
}
