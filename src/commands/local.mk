# One file per command of the command line.
noinst_LIBRARIES += %D%/libcommands.a
src_commands_libcommands_a_SOURCES =
src_commands_libcommands_a_SOURCES += %D%/backup.c
src_commands_libcommands_a_SOURCES += %D%/cli.c
src_commands_libcommands_a_SOURCES += %D%/cli.h
src_commands_libcommands_a_SOURCES += %D%/command.c
src_commands_libcommands_a_SOURCES += %D%/command.h
src_commands_libcommands_a_SOURCES += %D%/commands.c
src_commands_libcommands_a_SOURCES += %D%/commands.h
src_commands_libcommands_a_SOURCES += %D%/help.c
src_commands_libcommands_a_SOURCES += %D%/history.c
src_commands_libcommands_a_SOURCES += %D%/member.c
src_commands_libcommands_a_SOURCES += %D%/nearest.c
src_commands_libcommands_a_SOURCES += %D%/restore.c
src_commands_libcommands_a_SOURCES += %D%/settings.c
src_commands_libcommands_a_SOURCES += %D%/usage.c
src_commands_libcommands_a_SOURCES += %D%/verify.c
