/*
 * What the leak check looks for in a line beside names: days, telephone
 * numbers and addresses in the ways in which people write them; slips of the
 * pen; and which forenames are words of English too.  Those prove nothing
 * when written small: "will" is a word, "Will" may be a pupil.
 */
#include "src/domain/documents/leak.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "src/base/buf.h"
#include "src/base/day.h"
#include "src/base/fold.h"

/* "6th of october" is "6 october". */
static const char *
without_ordinals(const char *line, struct arena *a)
{
	char *out = arena_strdup(a, line), *to = out;

	for (const char *p = line; *p != '\0'; ) {
		bool ends = p > line && isdigit((unsigned char)p[-1]) &&
		    p[1] != '\0' && (p[2] == ' ' || p[2] == '\0');

		if (ends && (strncmp(p, "st", 2) == 0 ||
		    strncmp(p, "nd", 2) == 0 || strncmp(p, "rd", 2) == 0 ||
		    strncmp(p, "th", 2) == 0))
			p += strncmp(p + 2, " of ", 4) == 0 ? 5 : 2;
		else
			*to++ = *p++;
	}
	*to = '\0';
	return out;
}

/* A number of so many digits, then a blank or the end; -1 when it is none. */
static int
number_at(const char **p, size_t least, size_t most)
{
	size_t n = strspn(*p, "0123456789");
	int out = 0;

	if (n < least || n > most || ((*p)[n] != ' ' && (*p)[n] != '\0'))
		return -1;
	for (size_t i = 0; i < n; i++)
		out = out * 10 + (*p)[i] - '0';
	*p += n + ((*p)[n] == ' ');
	return out;
}

/* "march", "mar": its number, else 0. */
static int
month_at(const char **p)
{
	static const char *const months[] = { "january", "february", "march",
		"april", "may", "june", "july", "august", "september",
		"october", "november", "december" };
	size_t n = strcspn(*p, " ");

	for (int i = 0; i < 12; i++)
		if ((n == 3 || n == strlen(months[i]) || (i == 8 && n == 4))
		    && strncmp(*p, months[i], n) == 0) {
			*p += n + ((*p)[n] == ' ');
			return i + 1;
		}
	return 0;
}

static int
year_at(const char **p)
{
	size_t n = strspn(*p, "0123456789");
	int year = n == 2 || n == 4 ? number_at(p, 2, 4) : -1;

	return year >= 0 && n == 2 ? year + 2000 : year;
}

/* The day that is written here, in one of the orders that people use. */
static int
day_at(const char *p)
{
	const char *q = p;
	int y = number_at(&q, 4, 4), m, d;

	if (y >= 0) {
		m = number_at(&q, 1, 2);
		d = m < 0 ? -1 : number_at(&q, 1, 2);
	} else if ((m = month_at(&q)) > 0) {
		d = number_at(&q, 1, 2);
		y = d < 0 ? -1 : year_at(&q);
	} else {
		d = number_at(&q, 1, 2);
		m = d < 0 ? -1 : month_at(&q);
		m = m != 0 ? m : number_at(&q, 1, 2);
		y = m < 1 ? -1 : year_at(&q);
	}
	if (y < 1900 || m < 1 || m > 12 || d < 1 || d > 31)
		return DAY_NONE;
	return day_of(y, m, d);
}

int
leak_days(const char *line, int most, int out[], struct arena *a)
{
	int n = 0;

	if (strpbrk(line, "0123456789") == NULL)
		return 0;
	line = without_ordinals(line, a);
	for (const char *p = line; *p != '\0' && n < most; p++) {
		int day = p == line || p[-1] == ' ' ? day_at(p) : DAY_NONE;

		if (day != DAY_NONE)
			out[n++] = day;
	}
	return n;
}

static bool
is_digit(char c)
{
	return isdigit((unsigned char)c) != 0;
}

/* Digits from here on, with up to two signs between: "(0)1455 6-12". */
static int
count_digits(const char *p)
{
	int digits = 0;

	for (;;) {
		size_t gap = strspn(p, " .-()");

		if (gap > 2 || !is_digit(p[gap]))
			return digits;
		p += gap + 1;
		digits++;
	}
}

/* Ten or more digits, from +44, or from 0 and two more: no date is so. */
bool
leak_has_telephone(const char *line)
{
	for (const char *p = line; *p != '\0'; p++) {
		if (p > line && is_digit(p[-1]))
			continue;
		if (strncmp(p, "+44", 3) == 0 ? count_digits(p + 3) >= 9 :
		    *p == '0' && is_digit(p[1]) && is_digit(p[2]) &&
		    count_digits(p) >= 10)
			return true;
	}
	return false;
}

bool
leak_has_address(const char *line)
{
	const char *at = strchr(line, '@');

	while (at != NULL) {
		if (at > line && isalnum((unsigned char)at[-1]) &&
		    isalnum((unsigned char)at[1]))
			return true;
		at = strchr(at + 1, '@');
	}
	return false;
}

static const char words[] = " ace amber angel april archer art ash aspen "
    "august autumn bailey basil bay bear bill blue bob brook buddy carol "
    "case cash chance charity chase chip christian clay cliff cole colt "
    "coral crew cruz daisy dale dash dawn dean dell destiny dixie don drew "
    "duke earl earnest eden eve ever faith fern flora ford forest fox frank "
    "gale gay gene ginger glen glory grace grant gray guy hale happy harmony "
    "harper haven hazel heath heather heaven holly honest honey honor honour "
    "hope hunter iris ivy jack jade jasmine jay jean jet jewel job joy june "
    "justice kit lance lane lark lily lynx mark marina mason max may meadow "
    "melody mercy merit merry miles mini misty nick noble nova olive opal "
    "page pat patience patsy pearl penny peace pepper piper pip poppy "
    "precious press prince princess promise queen rain randy raven ray reed "
    "reign rich river rob robin rocky rose rosemary royal ruby rusty sage "
    "sandy savvy scout serenity shade shadow sierra silver sky son sonny "
    "spring star stone storm sue summer sunny tad teal ted temperance tiger "
    "true tuesday van vale verity victor violet wade ward wednesday will "
    "willow win winter wolf wren young zen ";

/*
 * Surnames that every street has, and those that are words, places or days:
 * alone they say nobody among thousands.
 */
static const char surnames[] =
    " adams adamson adcock ahmed akhtar alexander ali allen anderson "
    "andrews armstrong arnold atkins atkinson austin ball banks barber "
    "barker barnes barrett barton bates begum bell bennett berry bibi "
    "bird bishop black blackburn bradley bradshaw briggs brooks broom "
    "brown bryant burgess burke burns burton bush butcher butler byrne "
    "campbell carpenter carr carter castle chambers chandler chapman "
    "church clark clarke clayton close coates coleman collins cook "
    "cooke cooper court cox cross cunningham curry curtis dalton "
    "daniels davidson davies davis dawson day dean dixon dodd douglas "
    "down duncan dunn east edge edwards elliott ellis england english "
    "evans farmer farrell field fields fisher fletcher flower flowers "
    "flynn forster foster fowler fox francis franklin fraser freeman "
    "french frost fuller gardener gardiner gardner george gibbs gibson "
    "gilbert gill glover goddard good goodman goodwin gordon graham "
    "grant gray green greene greenwood gregory griffin griffiths hall "
    "hamilton hammond hand harding hardy harper harris harrison hart "
    "hartley harvey hawkins hayes head heath henderson henry hewitt "
    "hicks higgins hill hobbs hodgson holland holmes holt hooper hope "
    "hopkins house howard howarth howe howell hudson hughes humphreys "
    "hunt hunter hussain hutchinson iqbal jackson jacobs james jarvis "
    "jenkins jennings johnson johnston jones jordan joyce kaur kay "
    "kelly kemp kennedy kent kerr khan king kirby knight knowles lamb "
    "lambert lane law lawrence lawson leach lee lees leigh lewis "
    "little lloyd long lord love lowe lucas lynch lyons macdonald "
    "mahmood major mann manning marsh marshall martin mason matthews "
    "may mccarthy mcdonald miah middleton miles miller mills mistry "
    "mitchell mohamed mohammed moore moran morgan morley morris "
    "morrison morton moss muhammad murphy murray myers nash naylor "
    "nelson newman newton nicholls nicholson noble nolan norman norris "
    "north norton obrien oconnor oliver oneill osborne owen owens page "
    "palmer parker parkes parkin parkinson parry parsons patel payne "
    "peacock pearce pearson perkins perry peters phillips pickering "
    "pollard poole pope porter potter potts powell pratt preston price "
    "pritchard quinn rahman read reed rees reeves reid reynolds rhodes "
    "rice richards richardson riley roberts robertson robinson robson "
    "rogers rose ross rowe rowley russell ryan sanders saunders savage "
    "schofield scott shah sharma sharp sharpe shaw shepherd sheppard "
    "short simmons simpson sims sinclair singh skinner slater small "
    "smart smith spence spencer stephens stephenson stevens stevenson "
    "stewart stokes stone storey street strong sullivan summers sutton "
    "swift sykes talbot taylor thomas thompson thomson thorpe todd "
    "tomlinson town townsend tucker turner tyler vaughan vincent "
    "walker wall wallace wallis walsh walters walton ward warner "
    "warren waters watkins watson watts webb webster welch wells west "
    "weston wheeler whitaker white whitehead whitehouse whittaker "
    "wilkins wilkinson williams williamson willis wilson winter wise "
    "wong wood woods woodward wright wyatt yates york young ";

static bool
is_in(const char *list, const char *folded)
{
	return fold_has_words(list, folded, NULL);
}

bool
leak_is_common(const char *folded)
{
	return is_in(words, folded);
}

bool
leak_is_many_people_s(const char *folded)
{
	return is_in(surnames, folded);
}

/* Equal but for one letter more, less or other, or two that changed places. */
bool
leak_is_nearly(const char *a, const char *b)
{
	size_t n, m, i = 0;

	/* most words are told apart by how they begin */
	if (*a == '\0' || *b == '\0' || (a[0] != b[0] && a[0] != b[1] &&
	    a[1] != b[0] && a[1] != b[1]))
		return false;
	n = strlen(a);
	m = strlen(b);
	if (n > m)
		return leak_is_nearly(b, a);
	if (m > n + 1)
		return false;
	while (i < n && a[i] == b[i])
		i++;
	if (m > n)
		return strcmp(a + i, b + i + 1) == 0;
	if (i == n)
		return false;	/* just the same */
	return strcmp(a + i + 1, b + i + 1) == 0 || (a[i + 1] != '\0' &&
	    a[i] == b[i + 1] && a[i + 1] == b[i] &&
	    strcmp(a + i + 2, b + i + 2) == 0);
}

static bool
is_hex(char c)
{
	return isxdigit((unsigned char)c) != 0;
}

/* "&#90;", "&#x5a;", "%5A": the code point, and *LENGTH of what wrote it. */
static unsigned
escape_at(const char *p, size_t *length)
{
	bool hex = p[0] == '&' && p[1] == '#' && (p[2] | 32) == 'x';
	const char *digits = p + (hex ? 3 : 2);
	char *end;
	unsigned long n;

	if (p[0] == '%' && is_hex(p[1]) && is_hex(p[2])) {
		char two[3] = { p[1], p[2], '\0' };

		*length = 3;
		return (unsigned)strtoul(two, NULL, 16);
	}
	if (p[0] != '&' || p[1] != '#' || !is_hex(*digits))
		return 0;
	n = strtoul(digits, &end, hex ? 16 : 10);
	if (*end != ';' || n > 0x10FFFF)
		return 0;
	*length = (size_t)(end - p) + 1;
	return (unsigned)n;
}

/* "&euml;" and "&Aring;" are their letter. */
static size_t
letter_at(const char *p)
{
	static const char *const marks[] = { "acute;", "grave;", "circ;",
		"tilde;", "uml;", "ring;", "cedil;", "slash;", "caron;",
		"strok;", "ogon;", "dot;", "breve;", "macr;", NULL };

	if (p[0] != '&' || !isalpha((unsigned char)p[1]))
		return 0;
	for (int i = 0; marks[i] != NULL; i++)
		if (strncmp(p + 2, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]) + 2;
	return 0;
}

const char *
leak_unescaped(const char *line, struct arena *a)
{
	struct buf b = BUF_INIT;
	const char *out;

	if (strpbrk(line, "&%") == NULL)
		return line;
	while (*line != '\0') {
		size_t n = 1;
		unsigned cp = escape_at(line, &n);

		if (cp >= 0x20 && (cp < 0x80 || *line == '&')) {
			buf_codepoint(&b, cp);
		} else if (cp > 0 && *line == '%') {
			buf_char(&b, (char)cp);
		} else if ((n = letter_at(line)) > 0) {
			buf_char(&b, line[1]);
		} else {
			n = 1;
			buf_char(&b, *line);
		}
		line += n;
	}
	out = arena_strdup(a, buf_text(&b));
	buf_release(&b);
	return out;
}
