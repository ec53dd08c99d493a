/*
 * Tests of files, row identifiers and hashes.  The hashes are those of FIPS
 * 180-4's examples and RFC 4231; the form of a UUID is RFC 9562's.
 */
#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "src/base/file.h"
#include "src/base/hash.h"
#include "src/base/path.h"
#include "src/base/uuid.h"

static char folder[64];

static const char *
in_folder(const char *name)
{
	static char paths[4][512];
	static unsigned next;
	char *path = paths[next++ % 4];

	snprintf(path, sizeof paths[0], "%s/%s", folder, name);
	return path;
}

static int
make_folder(void **state)
{
	const char *tmp = getenv("TMPDIR");

	(void)state;
	snprintf(folder, sizeof folder, "%s/convene-test-XXXXXX",
	    tmp != NULL && strlen(tmp) < 32 ? tmp : "/tmp");
	return mkdtemp(folder) == NULL ? -1 : 0;
}

static size_t
files_in_folder(bool remove_them)
{
	DIR *dir = opendir(folder);
	struct dirent *d;
	size_t n = 0;

	assert_non_null(dir);
	while ((d = readdir(dir)) != NULL) {
		if (strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0)
			continue;
		n++;
		if (remove_them && unlink(in_folder(d->d_name)) < 0)
			rmdir(in_folder(d->d_name));
	}
	closedir(dir);
	return n;
}

static int
remove_folder(void **state)
{
	(void)state;
	files_in_folder(true);
	return rmdir(folder);
}

static void
assert_holds(const char *path, const char *text)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	assert_true(file_read(path, FILE_CEILING, &b, &e));
	assert_string_equal(buf_text(&b), text);
	buf_release(&b);
}

static void
a_pipe_that_nobody_writes_to_is_empty(void **state)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
	assert_true(file_read(in_folder("pipe"), 9, &b, &e));
	assert_int_equal(b.len, 0);
	buf_release(&b);
}

static void
a_file_comes_back_as_it_was_written(void **state)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;
	struct stat st;

	(void)state;
	umask(077);
	assert_true(file_write(in_folder("a"), "x\0y", 3, 0640, FILE_NEW, &e));
	assert_true(file_read(in_folder("a"), 3, &b, &e));
	assert_int_equal(b.len, 3);
	assert_memory_equal(b.p, "x\0y", 3);
	assert_int_equal(stat(in_folder("a"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0640);
	assert_int_equal(files_in_folder(false), 1);
	buf_release(&b);
}

/* What a shell's Tab does. */
static void
a_name_is_completed(void **state)
{
	struct arena a = ARENA_INIT;
	struct err e = ERR_INIT;
	const char *const *names;
	int n;

	(void)state;
	assert_true(file_write(in_folder("schools-b.csv"), "x", 1, 0600,
	    FILE_NEW, &e));
	assert_true(file_write(in_folder("schools-a.csv"), "x", 1, 0600,
	    FILE_NEW, &e));
	assert_true(file_write(in_folder(".hidden"), "x", 1, 0600, FILE_NEW,
	    &e));
	assert_int_equal(mkdir(in_folder("terms"), 0700), 0);
	assert_string_equal(path_complete(in_folder("sch"), &a, &names, &n),
	    in_folder("schools-"));
	assert_int_equal(n, 2);
	assert_string_equal(names[0], "schools-a.csv");
	assert_string_equal(path_complete(in_folder("schools-b"), &a, &names,
	    &n), in_folder("schools-b.csv"));
	assert_string_equal(path_complete(in_folder("t"), &a, &names, &n),
	    in_folder("terms/"));
	assert_string_equal(path_complete(in_folder("none"), &a, &names, &n),
	    in_folder("none"));
	assert_int_equal(n, 0);
	path_complete(in_folder(""), &a, &names, &n);
	assert_int_equal(n, 3);		/* without the hidden one */
	setenv("HOME", folder, 1);
	assert_string_equal(path_complete("~/schools-b", &a, &names, &n),
	    "~/schools-b.csv");
	assert_string_equal(path_expand("~/schools-b.csv", &a),
	    in_folder("schools-b.csv"));
	assert_string_equal(path_expand("a~/b", &a), "a~/b");
	arena_release(&a);
}

static void
reading_says_what_is_wrong(void **state)
{
	struct buf b = BUF_INIT;
	struct err e = ERR_INIT;

	(void)state;
	assert_false(file_read(in_folder("none"), 9, &b, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
	assert_false(file_read(folder, 9, &b, &e));
	assert_int_equal(e.code, ERR_NO_INPUT);
	assert_non_null(strstr(e.text, "folder"));
	assert_true(file_write(in_folder("b"), "0123456789", 10, 0600,
	    FILE_NEW, &e));
	assert_false(file_read(in_folder("b"), 9, &b, &e));
	assert_int_equal(e.code, ERR_DATA);
	assert_int_equal(b.len, 0);
	assert_true(file_read(in_folder("b"), 10, &b, &e));
	buf_release(&b);
}

static void
a_file_is_not_replaced_unless_asked(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_true(file_write(in_folder("c"), "old", 3, 0600, FILE_NEW, &e));
	assert_false(file_write(in_folder("c"), "new", 3, 0600, FILE_NEW, &e));
	assert_int_equal(e.code, ERR_CREATE);
	assert_holds(in_folder("c"), "old");
	assert_true(file_write(in_folder("c"), "new", 3, 0600, FILE_REPLACE,
	    &e));
	assert_holds(in_folder("c"), "new");
}

static void
a_link_is_replaced_not_followed(void **state)
{
	struct err e = ERR_INIT;
	struct stat st;

	(void)state;
	assert_true(file_write(in_folder("target"), "t", 1, 0600, FILE_NEW,
	    &e));
	assert_int_equal(symlink(in_folder("target"), in_folder("link")), 0);
	assert_false(file_write(in_folder("link"), "x", 1, 0600, FILE_NEW,
	    &e));
	assert_true(file_write(in_folder("link"), "x", 1, 0600, FILE_REPLACE,
	    &e));
	assert_holds(in_folder("target"), "t");
	assert_int_equal(lstat(in_folder("link"), &st), 0);
	assert_true(S_ISREG(st.st_mode));
}

static void
what_is_no_file_is_left_alone(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_int_equal(mkdir(in_folder("dir"), 0700), 0);
	assert_int_equal(mkfifo(in_folder("pipe"), 0600), 0);
	assert_false(file_write(in_folder("dir"), "x", 1, 0600, FILE_REPLACE,
	    &e));
	assert_false(file_write(in_folder("pipe"), "x", 1, 0600, FILE_REPLACE,
	    &e));
	assert_false(file_write(in_folder("dir/"), "x", 1, 0600, FILE_NEW,
	    &e));
	assert_false(file_write(in_folder("no/file"), "x", 1, 0600, FILE_NEW,
	    &e));
	assert_int_equal(e.code, ERR_CREATE);
	assert_int_equal(files_in_folder(false), 2);
}

/* A limit on the size of files stands in for a full disk. */
static void
a_full_disk_leaves_nothing_behind(void **state)
{
	struct rlimit old, small;
	struct err e = ERR_INIT;
	char big[8192];

	(void)state;
	memset(big, 'x', sizeof big);
	assert_true(file_write(in_folder("d"), "old", 3, 0600, FILE_NEW, &e));
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = old;
	small.rlim_cur = 4096;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	assert_false(file_write(in_folder("d"), big, sizeof big, 0600,
	    FILE_REPLACE, &e));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(e.code, ERR_IO);
	assert_holds(in_folder("d"), "old");
	assert_int_equal(files_in_folder(false), 1);
}

static void
a_set_appears_whole(void **state)
{
	struct err e = ERR_INIT;
	struct file_set *set = file_set_new(folder, FILE_REPLACE, &e);

	(void)state;
	assert_non_null(set);
	assert_true(file_write(in_folder("1"), "old", 3, 0600, FILE_NEW, &e));
	assert_true(file_set_add(set, "1", "one", 3, 0600, &e));
	assert_true(file_set_add(set, "2", "two", 3, 0600, &e));
	assert_holds(in_folder("1"), "old");
	assert_true(file_set_commit(set, &e));
	file_set_free(set);
	assert_holds(in_folder("1"), "one");
	assert_holds(in_folder("2"), "two");
	assert_int_equal(files_in_folder(false), 2);
}

static void
a_set_given_up_leaves_nothing(void **state)
{
	struct err e = ERR_INIT;
	struct file_set *set = file_set_new(folder, FILE_NEW, &e);

	(void)state;
	assert_true(file_set_add(set, "1", "one", 3, 0600, &e));
	file_set_free(set);
	assert_int_equal(files_in_folder(false), 0);
}

static void
a_set_that_fails_late_is_taken_back(void **state)
{
	struct err e = ERR_INIT;
	struct file_set *set = file_set_new(folder, FILE_REPLACE, &e);

	(void)state;
	assert_true(file_write(in_folder("1"), "old", 3, 0600, FILE_NEW, &e));
	assert_true(file_set_add(set, "0", "zero", 4, 0600, &e));
	assert_true(file_set_add(set, "1", "one", 3, 0600, &e));
	assert_true(file_set_add(set, "2", "two", 3, 0600, &e));
	/* somebody is faster, with what cannot be replaced */
	assert_int_equal(mkdir(in_folder("2"), 0700), 0);
	assert_false(file_set_commit(set, &e));
	file_set_free(set);
	assert_holds(in_folder("1"), "old");
	assert_int_equal(files_in_folder(false), 2);
}

static void
a_new_set_never_replaces(void **state)
{
	struct err e = ERR_INIT;
	struct file_set *set = file_set_new(folder, FILE_NEW, &e);

	(void)state;
	assert_true(file_set_add(set, "1", "one", 3, 0600, &e));
	assert_true(file_set_add(set, "2", "two", 3, 0600, &e));
	assert_true(file_write(in_folder("2"), "theirs", 6, 0600, FILE_NEW,
	    &e));
	assert_false(file_set_add(set, "2", "two", 3, 0600, &e));
	assert_false(file_set_commit(set, &e));
	file_set_free(set);
	assert_holds(in_folder("2"), "theirs");
	assert_int_equal(files_in_folder(false), 1);
}

static void
folders_are_made_once(void **state)
{
	struct err e = ERR_INIT;

	(void)state;
	assert_true(file_make_folder(in_folder("f"), 0700, &e));
	assert_true(file_make_folder(in_folder("f"), 0700, &e));
	assert_true(file_write(in_folder("g"), "", 0, 0600, FILE_NEW, &e));
	assert_false(file_make_folder(in_folder("g"), 0700, &e));
	assert_false(file_make_folder(in_folder("no/f"), 0700, &e));
	assert_null(file_set_new(in_folder("no"), FILE_NEW, &e));
}

static void
ids_sort_by_time_and_order(void **state)
{
	char last[UUID_SIZE] = "", id[UUID_SIZE];
	int64_t now = 1762956000000;	/* 12 Nov 2025, 14:00 */

	(void)state;
	for (int i = 0; i < 20000; i++) {
		/* the clock stands, goes on, and goes back */
		uuid_make(now + i / 5000 * (i % 2 ? 1 : -1), id);
		assert_true(uuid_is(id));
		assert_true(strcmp(last, id) < 0);
		assert_int_equal(id[14], '7');
		assert_non_null(strchr("89ab", id[19]));
		memcpy(last, id, sizeof id);
	}
	/* the time stands first: RFC 9562's own example */
	uuid_make(0x017F22E279B0 + (int64_t)(1) * 0x10000000000, id);
	assert_memory_equal(id, "027f22e2-79b0-7", 15);
}

static void
only_ids_are_ids(void **state)
{
	(void)state;
	assert_true(uuid_is("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
	assert_false(uuid_is("017F22E2-79B0-7CC3-98C4-DC0C0C07398F"));
	assert_false(uuid_is("017f22e2-79b0-7cc3-98c4-dc0c0c07398"));
	assert_false(uuid_is("017f22e2a79b0-7cc3-98c4-dc0c0c07398f"));
	assert_false(uuid_is(""));
	assert_false(uuid_is(NULL));
}

static void
hashes_are_those_of_the_standards(void **state)
{
	char out[HASH_SIZE], key[131], other[HASH_SIZE];

	(void)state;
	assert_string_equal(hash_sha256("", 0, out), "e3b0c44298fc1c149afbf4"
	    "c8996fb92427ae41e4649b934ca495991b7852b855");
	assert_string_equal(hash_sha256("abc", 3, out), "ba7816bf8f01cfea4141"
	    "40de5dae2223b00361a396177a9cb410ff61f20015ad");
	/* RFC 4231, cases 1, 2 and 6 */
	memset(key, 0x0B, 20);
	assert_string_equal(hash_hmac(key, 20, "Hi There", 8, out), "b0344c61"
	    "d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
	assert_string_equal(hash_hmac("Jefe", 4, "what do ya want for nothing?",
	    28, out), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58"
	    "b964ec3843");
	memset(key, 0xAA, 131);
	assert_string_equal(hash_hmac(key, 131, "Test Using Larger Than Block-"
	    "Size Key - Hash Key First", 54, out), "60e431591ee0b67f0d8a26aa"
	    "cbf5b77f8e0bc6213728c5140546040f0ee37f54");
	assert_true(hash_equal(out, out));
	assert_false(hash_equal("ab", "ac"));
	assert_false(hash_equal("ab", "abc"));
	assert_int_equal(strlen(hash_random_key(out)), 64);
	assert_false(hash_equal(out, hash_random_key(other)));
}

#define in_a_folder(f) \
	cmocka_unit_test_setup_teardown(f, make_folder, remove_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		in_a_folder(a_pipe_that_nobody_writes_to_is_empty),
		in_a_folder(a_file_comes_back_as_it_was_written),
		in_a_folder(reading_says_what_is_wrong),
		in_a_folder(a_file_is_not_replaced_unless_asked),
		in_a_folder(a_link_is_replaced_not_followed),
		in_a_folder(what_is_no_file_is_left_alone),
		in_a_folder(a_full_disk_leaves_nothing_behind),
		in_a_folder(a_set_appears_whole),
		in_a_folder(a_set_given_up_leaves_nothing),
		in_a_folder(a_set_that_fails_late_is_taken_back),
		in_a_folder(a_new_set_never_replaces),
		in_a_folder(folders_are_made_once),
		in_a_folder(a_name_is_completed),
		cmocka_unit_test(ids_sort_by_time_and_order),
		cmocka_unit_test(only_ids_are_ids),
		cmocka_unit_test(hashes_are_those_of_the_standards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
