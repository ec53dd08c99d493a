/*
 * Guessing what a mistyped word was meant to be.
 */
#include <stdlib.h>
#include <string.h>

#include "src/commands/cli.h"

#define LONGEST 32

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Insertions, deletions, replacements and swaps of neighbours. */
static int
distance(const char *a, const char *b)
{
	int d[LONGEST + 1][LONGEST + 1];
	int n = (int)strlen(a), m = (int)strlen(b);

	if (n > LONGEST || m > LONGEST)
		return LONGEST;
	for (int i = 0; i <= n; i++)
		d[i][0] = i;
	for (int j = 0; j <= m; j++)
		d[0][j] = j;
	for (int i = 1; i <= n; i++)
		for (int j = 1; j <= m; j++) {
			d[i][j] = least(d[i - 1][j - 1] +
			    (a[i - 1] != b[j - 1]),
			    least(d[i - 1][j], d[i][j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
		}
	return d[n][m];
}

const char *
nearest_word(const char *word, const char *const words[])
{
	const char *best = NULL;
	int best_distance = 3;	/* further off it is another word */

	if (strlen(word) < 4)
		best_distance = 2;
	for (int i = 0; words[i] != NULL; i++) {
		int d = distance(word, words[i]);

		if (strlen(word) >= 3 &&
		    strncmp(word, words[i], strlen(word)) == 0)
			d = least(d, 1);
		if (d < best_distance) {
			best = words[i];
			best_distance = d;
		}
	}
	return best;
}
