/*
 * Where the program begins: puts the process in order and gives way to the
 * commands, which open the screens when no command was named.  The only file
 * that knows both.
 */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "screens/app.h"
#include "src/base/arena.h"
#include "src/commands/command.h"

/* A register opened as descriptor 0 to 2 would be written by messages. */
static void
descriptors_fill(void)
{
	int fd;

	do
		fd = open("/dev/null", O_RDWR);
	while (fd >= 0 && fd <= STDERR_FILENO);
	if (fd >= 0)
		close(fd);
}

/* No core dumps: they hold pupils' data.  A full disk and a closed pipe are
 * errors to be told, not deaths. */
static void
process_settle(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	umask(0077);
	if (setlocale(LC_CTYPE, "") == NULL)
		setlocale(LC_CTYPE, "C.UTF-8");
}

/*
 * A copy of the arguments; the ones that everybody on the host can list are
 * made blank, because they may name a child.  Until here they could be seen:
 * who cannot have that gives names on standard input.
 */
static char **
arguments_take(int argc, char **argv, struct arena *a)
{
	char **copy = arena_array(a, (size_t)argc + 1, sizeof *copy);

	for (int i = 0; i < argc; i++) {
		copy[i] = arena_strdup(a, argv[i]);
		if (i > 0)
			memset(argv[i], '\0', strlen(argv[i]));
	}
	copy[argc] = NULL;
	return copy;
}

#ifdef __SANITIZE_ADDRESS__
/* Leaks are looked for by tracing the program, which nobody may do to one that
 * runs with a group of its own. */
int __lsan_is_turned_off(void);

int
__lsan_is_turned_off(void)
{
	return getauxval(AT_SECURE) != 0;
}
#endif

int
main(int argc, char **argv)
{
	static struct arena words = ARENA_INIT;
	int status;

	descriptors_fill();
	process_settle();
	status = command_main(argc, arguments_take(argc, argv, &words),
	    screens_main, first_main);
	arena_release(&words);
	return status;
}
