# One file per command of the command line.
noinst_LIBRARIES += %D%/libcommands.a
src_commands_libcommands_a_SOURCES =
