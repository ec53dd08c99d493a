/*
 * What commands print on a terminal: no byte that the terminal would obey,
 * and letters of its own set of characters.  Files and pipes get UTF-8
 * whatever the locale.
 */
#include <pty.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#define CONVENE TOP_BUILDDIR "/convene"

static char said[8000];

static void
read_all(int fd)
{
	size_t n = 0;
	ssize_t r;

	while (n < sizeof said - 1 &&
	    (r = read(fd, said + n, sizeof said - 1 - n)) > 0)
		n += (size_t)r;
	said[n] = '\0';
	close(fd);
}

/* Run "convene WORD", which is no command, and read what it says. */
static void
on_terminal(const char *locale, const char *word)
{
	int fd, status;
	pid_t pid = forkpty(&fd, NULL, NULL, NULL);

	if (pid == 0) {
		setenv("LC_ALL", locale, 1);
		execl(CONVENE, "convene", word, (char *)NULL);
		_exit(127);
	}
	assert_true(pid > 0);
	read_all(fd);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(WEXITSTATUS(status), 64);
}

static void
into_pipe(const char *locale, const char *word)
{
	int ends[2], status;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		setenv("LC_ALL", locale, 1);
		execl(CONVENE, "convene", word, (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	read_all(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
}

static bool
is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0x7f)
			return false;
	return true;
}

static void
no_byte_that_a_terminal_obeys(void **state)
{
	(void)state;
	/* a title, a clipboard, a C1 control, a bidi override, a backspace */
	on_terminal("C.UTF-8", "x\033]0;t\007\033]52;c;aGk=\007\302\233"
	    "31m\342\200\256abc\b\b");
	assert_null(strchr(said, '\033'));
	assert_null(strchr(said, '\007'));
	assert_null(strchr(said, '\b'));
	assert_null(strstr(said, "\302\233"));
	assert_null(strstr(said, "\342\200\256"));
	assert_non_null(strstr(said, "abc"));
}

static void
letters_of_a_terminal(void **state)
{
	(void)state;
	on_terminal("C.UTF-8", "caf\303\251");
	assert_non_null(strstr(said, "“caf\303\251”"));
	on_terminal("C", "caf\303\251");
	assert_true(is_ascii(said));
	assert_non_null(strstr(said, "\"caf"));
	/* a locale that this host does not have */
	on_terminal("xx_XX.UTF-8", "caf\303\251");
	assert_non_null(strstr(said, "caf\303\251"));
}

static void
pipes_get_utf8(void **state)
{
	(void)state;
	into_pipe("C", "caf\303\251");
	assert_non_null(strstr(said, "“caf\303\251”"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_byte_that_a_terminal_obeys),
		cmocka_unit_test(letters_of_a_terminal),
		cmocka_unit_test(pipes_get_utf8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
