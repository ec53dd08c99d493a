/*
 * Where the program begins: puts the process in order and gives way to the
 * commands, which open the screens when no command was named.  The only file
 * that knows both.
 */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "screens/app.h"
#include "src/base/mem.h"
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
arguments_take(int argc, char **argv)
{
	char **copy = calloc((size_t)argc + 1, sizeof *copy);

	if (copy == NULL)
		mem_die();
	for (int i = 0; i < argc; i++) {
		copy[i] = strdup(argv[i]);
		if (copy[i] == NULL)
			mem_die();
		if (i > 0)
			memset(argv[i], '\0', strlen(argv[i]));
	}
	return copy;
}

int
main(int argc, char **argv)
{
	descriptors_fill();
	process_settle();
	return command_main(argc, arguments_take(argc, argv), screens_main,
	    first_main);
}
