/*
 * Where the program begins: puts the process in order and gives way to the
 * commands, which open the screens when no command was named.  The only file
 * that knows both.
 */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "screens/app.h"
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

int
main(int argc, char **argv)
{
	descriptors_fill();
	process_settle();
	return command_main(argc, argv, screens_main, first_main);
}
