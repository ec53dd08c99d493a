/*
 * kill -9 in the midst of acts.  A list of commands is played once without
 * harm, and what the register then holds is noted after each.  Played again,
 * each command may be killed at a random moment: the register must verify,
 * and hold what it held before the command or after it, never between; a
 * command that said it was done must have been done, and one that was not
 * can be repeated.
 *
 *	test-kill [KILLS [SEED]]
 *
 * Without arguments 40 kills, or 200 where CONVENE_LONG is set.
 */
#include <ctype.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "src/base/arena.h"
#include "src/base/buf.h"
#include "src/base/file.h"
#include "src/base/hash.h"
#include "tests/db/place.h"

#define COMMANDS_MOST 100
#define WORDS_MOST 24

static const char *convene;
static struct arena arena;
static uint64_t seed = 20251112;
static int kills_wanted = 40;

static struct step {
	char *words[WORDS_MOST];
	int64_t duration;	/* ns, when nothing disturbs it */
	char state[HASH_SIZE];	/* of the register after it */
} steps[COMMANDS_MOST];
static int step_count, first_killed;

static struct {
	int before, after, done, midst;
} seen;

static unsigned
dice(unsigned sides)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(seed >> 33) % sides;
}

static int64_t
now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void
sleep_ns(int64_t ns)
{
	struct timespec t = { ns / 1000000000, ns % 1000000000 };

	nanosleep(&t, NULL);
}

/* Words with blanks between; '...' holds blanks together. */
static void
read_step(char *line)
{
	struct step *s = &steps[step_count++];
	int n = 0;

	while (*(line += strspn(line, " \t")) != '\0') {
		char end = *line == '\'' ? '\'' : ' ';
		size_t length;

		line += end == '\'';
		length = strcspn(line, end == '\'' ? "'" : " ");
		assert_true(n < WORDS_MOST - 1);
		s->words[n++] = *line == '@' ?
		    arena_printf(&arena, "%s/%.*s", TOP_SRCDIR,
		    (int)length - 1, line + 1) :
		    arena_strndup(&arena, line, length);
		line += length + (line[length] != '\0');
	}
}

static void
read_script(const char *path)
{
	struct buf text = BUF_INIT;
	struct err e = ERR_INIT;

	if (!file_read(path, FILE_CEILING, &text, &e))
		fail_msg("%s", e.text);
	for (char *line = text.p, *end; line != NULL; line = end) {
		end = strchr(line, '\n');
		if (end != NULL)
			*end++ = '\0';
		if (strcmp(line, "---") == 0)
			first_killed = step_count;
		else if (*line != '#' && line[strspn(line, " ")] != '\0')
			read_step(line);
		assert_true(step_count < COMMANDS_MOST);
	}
	buf_release(&text);
}

static pid_t
start(char *const words[], const char *register_name)
{
	const char *argv[WORDS_MOST + 4];
	posix_spawn_file_actions_t fa;
	int n = 0, failed;
	pid_t pid;

	argv[n++] = "convene";
	argv[n++] = "-d";
	argv[n++] = place_path(register_name);
	for (int i = 0; words[i] != NULL; i++)
		argv[n++] = words[i];
	argv[n] = NULL;
	posix_spawn_file_actions_init(&fa);
	posix_spawn_file_actions_addopen(&fa, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&fa, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&fa, 2, place_path("said"),
	    O_WRONLY | O_CREAT | O_TRUNC, 0600);
	/* argv is not changed by the call */
	failed = posix_spawn(&pid, convene, &fa, NULL,
	    (char *const *)(uintptr_t)argv, environ);
	posix_spawn_file_actions_destroy(&fa);
	assert_int_equal(failed, 0);
	return pid;
}

static int
finished(pid_t pid)
{
	int status;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
must(char *const words[], const char *name)
{
	int code = finished(start(words, name));
	struct buf said = BUF_INIT;

	if (code == 0)
		return;
	file_read(place_path("said"), FILE_CEILING, &said, NULL);
	fail_msg("“%s %s” ended with %d: %s", words[0], words[1] != NULL ?
	    words[1] : "", code, buf_text(&said));
}

/* Identifiers, keys and hashes are chance: they become one sign each. */
static void
add_plain(const unsigned char *s, struct buf *out)
{
	while (s != NULL && *s != '\0') {
		size_t n = 0;

		while (isxdigit(s[n]) || (s[n] == '-' && n > 0))
			n++;
		if (n == 36 || n == 64)
			buf_char(out, '#');
		else
			buf_add(out, s, n);
		s += n;
		if (*s != '\0' && n == 0)
			buf_char(out, (char)*s++);
	}
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

struct rows {
	char **row;
	size_t count, room;
};

static void
add_rows(struct db *db, const char *table, struct rows *r)
{
	char sql[120];
	sqlite3_stmt *st;

	snprintf(sql, sizeof sql, "SELECT * FROM \"%s\"", table);
	if (sqlite3_prepare_v2(db->handle, sql, -1, &st, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db->handle));
	while (sqlite3_step(st) == SQLITE_ROW) {
		struct buf b = BUF_INIT;

		buf_printf(&b, "%s", table);
		for (int i = 0; i < sqlite3_column_count(st); i++) {
			buf_char(&b, '|');
			add_plain(sqlite3_column_text(st, i), &b);
		}
		if (r->count == r->room) {
			r->room = r->room ? r->room * 2 : 1000;
			r->row = realloc(r->row, r->room * sizeof *r->row);
			assert_non_null(r->row);
		}
		r->row[r->count++] = b.p;
	}
	sqlite3_finalize(st);
}

/* All that the register holds, in an order that chance does not change. */
static void
state_of(const char *name, char out[static HASH_SIZE])
{
	struct db *db = place_open(name);
	struct rows r = { 0 };
	struct buf all = BUF_INIT;
	sqlite3_stmt *st;

	assert_int_equal(sqlite3_prepare_v2(db->handle, "SELECT name FROM "
	    "sqlite_schema WHERE type = 'table' AND name NOT LIKE "
	    "'sqlite_%' AND name NOT LIKE 'pack%' AND sql NOT LIKE "
	    "'CREATE VIRTUAL%' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'",
	    -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW)
		add_rows(db, (const char *)sqlite3_column_text(st, 0), &r);
	sqlite3_finalize(st);
	db_close(db);
	qsort(r.row, r.count, sizeof *r.row, by_text);
	for (size_t i = 0; i < r.count; i++) {
		buf_printf(&all, "%s\n", r.row[i]);
		free(r.row[i]);
	}
	free(r.row);
	hash_sha256(buf_text(&all), all.len, out);
	buf_release(&all);
}

static void
copy_register(const char *from, const char *to)
{
	struct buf bytes = BUF_INIT;
	struct err e = ERR_INIT;

	if (!file_read(place_path(from), FILE_CEILING, &bytes, &e) ||
	    !file_write(place_path(to), bytes.p, bytes.len, 0600,
	    FILE_REPLACE, &e))
		fail_msg("%s", e.text);
	buf_release(&bytes);
}

/* With --dry-run everything is checked and nothing is left. */
static void
play_dry(int i)
{
	static char option[] = "--dry-run";
	char *words[WORDS_MOST], state[HASH_SIZE];
	int n = 0;

	for (; steps[i].words[n] != NULL; n++)
		words[n] = steps[i].words[n];
	words[n] = option;
	words[n + 1] = NULL;
	must(words, "whole.db");
	state_of("whole.db", state);
	if (strcmp(state, steps[i - 1].state) != 0)
		fail_msg("step %d, %s: its rehearsal changed something", i,
		    words[0]);
}

/* The same commands, undisturbed. */
static void
play_once(void)
{
	for (int i = 0; i < step_count; i++) {
		int64_t began;

		if (i >= first_killed)
			play_dry(i);
		began = now_ns();
		must(steps[i].words, "whole.db");
		steps[i].duration = now_ns() - began;
		state_of("whole.db", steps[i].state);
		if (i + 1 == first_killed)
			copy_register("whole.db", "prepared.db");
	}
}

/* Most of a command is reading; the moment that matters is when the journal
 * is on the disk and the register half written. */
static void
wait_for_journal(pid_t pid)
{
	struct stat st;
	int64_t until = now_ns() + 200000000;
	siginfo_t info = { 0 };

	while (now_ns() < until) {
		if (stat(place_path("killed.db-journal"), &st) == 0 &&
		    st.st_size > 0)
			break;
		if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG |
		    WNOWAIT) == 0 && info.si_pid == pid)
			return;
	}
	if (dice(2) == 0)
		sleep_ns(dice(400000));
}

static int
run_killed(const struct step *s)
{
	pid_t pid = start(s->words, "killed.db");
	struct stat st;
	int code;

	if (dice(2) == 0)
		wait_for_journal(pid);
	else
		sleep_ns((int64_t)dice((unsigned)s->duration));
	kill(pid, SIGKILL);
	code = finished(pid);
	if (stat(place_path("killed.db-journal"), &st) == 0 && st.st_size > 0)
		seen.midst++;
	return code;
}

static void
kill_step(int i)
{
	static char word[] = "verify";
	char *const verify[] = { word, NULL };
	const char *was = steps[i - 1].state, *is = steps[i].state;
	int code = run_killed(&steps[i]);
	char state[HASH_SIZE];

	must(verify, "killed.db");
	state_of("killed.db", state);
	if (strcmp(state, is) == 0) {
		code == 0 ? seen.done++ : seen.after++;
		return;
	}
	if (code == 0)
		fail_msg("step %d, %s: said that it was done, and is not", i,
		    steps[i].words[0]);
	if (strcmp(state, was) != 0)
		fail_msg("step %d, %s: is half done", i, steps[i].words[0]);
	seen.before++;
	must(steps[i].words, "killed.db");
	state_of("killed.db", state);
	assert_string_equal(state, is);
}

static void
play_killed(int *kills)
{
	copy_register("prepared.db", "killed.db");
	unlink(place_path("killed.db-journal"));
	for (int i = first_killed; i < step_count; i++) {
		if (*kills > 0 && dice(3) != 0) {
			kill_step(i);
			(*kills)--;
		} else
			must(steps[i].words, "killed.db");
	}
}

static void
rehearsals_leave_nothing(void **state)
{
	(void)state;
	read_script(TOP_SRCDIR "/tests/e2e/kill.commands");
	assert_true(first_killed > 0 && step_count - first_killed > 5);
	play_once();
}

/* After the one above, which notes what each act leaves. */
static void
acts_are_whole(void **state)
{
	int kills = kills_wanted, all = kills_wanted;

	(void)state;
	/* on a busy host or a fast disk most kills come too late */
	while (kills > 0 || (seen.before < 5 && all < 8 * kills_wanted)) {
		if (kills == 0) {
			kills = kills_wanted;
			all += kills_wanted;
		}
		play_killed(&kills);
	}
	print_message("%d kills: %d before the act was there, %d of all with "
	    "the register half written, %d after it was, %d too late\n",
	    all, seen.before, seen.midst, seen.after, seen.done);
	/* kills that all came too late would prove nothing */
	assert_true(seen.before > 0);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rehearsals_leave_nothing),
		cmocka_unit_test(acts_are_whole),
	};
	int failed;

	if (getenv("CONVENE_LONG") != NULL)
		kills_wanted = 200;
	if (argc > 1)
		kills_wanted = (int)strtol(argv[1], NULL, 10);
	if (argc > 2)
		seed = strtoull(argv[2], NULL, 10);
	convene = TOP_BUILDDIR "/convene";
	setenv("CONVENE_NOW", "2025-11-12T14:00", 1);
	setenv("CONVENE_DATA", TOP_SRCDIR "/db", 0);
	failed = cmocka_run_group_tests(tests, place_make, place_remove);
	arena_release(&arena);
	return failed;
}
