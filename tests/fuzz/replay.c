/*
 * The corpus in the ordinary run: every file of it, then each again with
 * small random changes from a fixed seed; many more of them in the long
 * suite.  With files as arguments only these are played.  When CONVENE_KEEP
 * names a file, each input is written there first: after a crash it holds
 * the one to look at.
 */
#include "tests/fuzz/fuzz.h"

#include <dirent.h>
#include <libgen.h>

#include "src/base/file.h"
#include "src/base/mem.h"

#define FILES_MAX 200

struct corpus {
	char *path[FILES_MAX];
	struct buf bytes[FILES_MAX];
	size_t count;
};

static uint32_t seed = 20251112;

static size_t
chance(size_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return below == 0 ? 0 : seed % below;
}

static void
play(const struct buf *b)
{
	const char *keep = getenv("CONVENE_KEEP");
	struct err e = ERR_INIT;

	if (keep != NULL && !file_write(keep, buf_text(b), b->len, 0600,
	    FILE_REPLACE, &e))
		fprintf(stderr, "# %s\n", e.text);
	LLVMFuzzerTestOneInput((const uint8_t *)buf_text(b), b->len);
}

static void
add_file(struct corpus *c, const char *path)
{
	struct err e = ERR_INIT;

	must(c->count < FILES_MAX);
	if (!file_read(path, FILE_CEILING, &c->bytes[c->count], &e)) {
		printf("Bail out! %s\n", e.text);
		exit(1);
	}
	c->path[c->count++] = mem_strdup(path);
}

static int
is_visible(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static void
add_folder(struct corpus *c, const char *folder)
{
	struct dirent **names;
	int n = scandir(folder, &names, is_visible, alphasort);

	if (n <= 0) {
		printf("Bail out! There is no corpus in %s.\n", folder);
		exit(1);
	}
	for (int i = 0; i < n; i++) {
		char path[1024];

		snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
		add_file(c, path);
		free(names[i]);
	}
	free(names);
}

/* Take a piece out, or put one in that stands somewhere in the corpus. */
static void
splice(const struct corpus *c, struct buf *b)
{
	const struct buf *from = &c->bytes[chance(c->count)];
	size_t at = chance(b->len + 1), n = chance(b->len - at + 1) % 40;
	struct buf tail = BUF_INIT;
	size_t start = chance(from->len), piece = chance(40);

	buf_add(&tail, buf_text(b) + at + n, b->len - at - n);
	buf_truncate(b, at);
	if (chance(3) != 0 && from->len > 0)
		buf_add(b, from->p + start, start + piece > from->len ?
		    from->len - start : piece);
	buf_add(b, buf_text(&tail), tail.len);
	buf_release(&tail);
}

static void
change(const struct corpus *c, struct buf *b)
{
	static const char sharp[] = "\0\n\r\t \"'*_`[]<>&#-+=~!\\,;{}^/|\x1B"
	    "\x80\xC2\xE2\xEF\xF0\xFF";

	for (size_t i = chance(4) + 1; i > 0; i--) {
		if (b->len == 0 || chance(3) == 0)
			splice(c, b);
		else if (chance(2) == 0)
			b->p[chance(b->len)] = (char)chance(256);
		else
			b->p[chance(b->len)] = sharp[chance(sizeof sharp - 1)];
	}
}

static void
play_changed(const struct corpus *c, size_t which, int rounds)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < rounds; i++) {
		buf_truncate(&b, 0);
		buf_add(&b, buf_text(&c->bytes[which]), c->bytes[which].len);
		change(c, &b);
		play(&b);
	}
	buf_release(&b);
}

static void
begin(const char *what)
{
	printf("# %s\n", what);
	fflush(stdout);
}

static const char *
corpus_folder(const char *program)
{
	static char folder[1024];
	const char *slash = strrchr(program, '/');
	const char *name = strstr(slash != NULL ? slash : program, "fuzz-");

	must(name != NULL);
	snprintf(folder, sizeof folder, TOP_SRCDIR "/tests/fuzz/corpus/%s",
	    name + strlen("fuzz-"));
	return folder;
}

int
main(int argc, char **argv)
{
	static struct corpus c;
	const char *longer = getenv("CONVENE_LONG");
	int rounds = longer != NULL && *longer != '\0' ? 5000 : 100;

	for (int i = 1; i < argc; i++)
		add_file(&c, argv[i]);
	if (argc == 1)
		add_folder(&c, corpus_folder(argv[0]));
	printf("1..%zu\n", c.count);
	for (size_t i = 0; i < c.count; i++) {
		begin(c.path[i]);
		play(&c.bytes[i]);
		/* a large file is slow, and its changes teach little */
		if (argc == 1 && c.bytes[i].len < 4096)
			play_changed(&c, i, rounds);
		printf("ok %zu - %s\n", i + 1, basename(c.path[i]));
	}
	for (size_t i = 0; i < c.count; i++) {
		buf_release(&c.bytes[i]);
		free(c.path[i]);
	}
	return 0;
}
