/*
 * Where the program begins: says what it is.  Everything else belongs to
 * the commands and the screens.
 */
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

int
main(int argc, char **argv)
{
	if (argc == 2 && strcmp(argv[1], "--version") == 0) {
		puts(PACKAGE_STRING);
		return EX_OK;
	}
	if (argc == 2 && strcmp(argv[1], "--help") == 0) {
		puts("Usage: convene [-d FILE] [--json] [COMMAND [ARGUMENTS]]");
		return EX_OK;
	}
	fputs("convene: try --help\n", stderr);
	return EX_USAGE;
}
