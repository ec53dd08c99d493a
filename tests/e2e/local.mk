# The finished program from outside: scripts that print TAP.
# TESTS += %D%/name.sh and EXTRA_DIST += %D%/name.sh

TESTS += %D%/prepare.sh
EXTRA_DIST += %D%/prepare.sh

TESTS += %D%/manual.sh
EXTRA_DIST += %D%/manual.sh

check_PROGRAMS += %D%/test-manual
TESTS += %D%/test-manual
tests_e2e_test_manual_SOURCES = %D%/test-manual.c
tests_e2e_test_manual_LDADD = $(COMMAND_LIBS) $(CMOCKA_LIBS)

EXTRA_DIST += %D%/tap.sh
TESTS += %D%/registers.sh
EXTRA_DIST += %D%/registers.sh
