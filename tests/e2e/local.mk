# The finished program from outside: scripts that print TAP.
# TESTS += %D%/name.sh and EXTRA_DIST += %D%/name.sh

TESTS += %D%/prepare.sh
EXTRA_DIST += %D%/prepare.sh

TESTS += %D%/retention.sh
EXTRA_DIST += %D%/retention.sh

TESTS += %D%/manual.sh
EXTRA_DIST += %D%/manual.sh

check_PROGRAMS += %D%/test-manual
TESTS += %D%/test-manual
tests_e2e_test_manual_SOURCES = %D%/test-manual.c
tests_e2e_test_manual_LDADD = $(COMMAND_LIBS) $(CMOCKA_LIBS)

EXTRA_DIST += %D%/tap.sh
TESTS += %D%/registers.sh
EXTRA_DIST += %D%/registers.sh
check_PROGRAMS += %D%/test-scheme-commands
TESTS += %D%/test-scheme-commands
tests_e2e_test_scheme_commands_SOURCES = %D%/test-scheme-commands.c \
	tests/domain/case.c tests/domain/case.h \
	tests/domain/folder.c tests/domain/folder.h
tests_e2e_test_scheme_commands_LDADD = $(COMMAND_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-kill
TESTS += %D%/test-kill
tests_e2e_test_kill_SOURCES = %D%/test-kill.c tests/db/place.c \
	tests/db/place.h
tests_e2e_test_kill_LDADD = $(DB_LIBS) $(CMOCKA_LIBS)
EXTRA_DIST += %D%/kill.commands %D%/kill-people.csv

TESTS += %D%/shared.sh
EXTRA_DIST += %D%/shared.sh
TESTS += %D%/import.sh
EXTRA_DIST += %D%/import.sh

TESTS += %D%/meeting.sh
EXTRA_DIST += %D%/meeting.sh
TESTS += %D%/roles.sh
EXTRA_DIST += %D%/roles.sh

check_PROGRAMS += %D%/test-terminal
TESTS += %D%/test-terminal
tests_e2e_test_terminal_SOURCES = %D%/test-terminal.c
tests_e2e_test_terminal_LDADD = $(CMOCKA_LIBS)
TESTS += %D%/play.sh
EXTRA_DIST += %D%/play.sh
TESTS += %D%/demo.sh
EXTRA_DIST += %D%/demo.sh

TESTS += %D%/first-start.sh
EXTRA_DIST += %D%/first-start.sh
TESTS += %D%/desk.sh
EXTRA_DIST += %D%/desk.sh
TESTS += %D%/warwickshire.sh
EXTRA_DIST += %D%/warwickshire.sh
TESTS += %D%/manual-pack.sh
EXTRA_DIST += %D%/manual-pack.sh
TESTS += %D%/norfolk.sh
EXTRA_DIST += %D%/norfolk.sh
TESTS += %D%/closure-slip.sh
EXTRA_DIST += %D%/closure-slip.sh

TESTS += %D%/closure-suffolk.sh
EXTRA_DIST += %D%/closure-suffolk.sh
TESTS += %D%/sixth.sh
EXTRA_DIST += %D%/sixth.sh
TEST_TREES += tests/schemes/fair-access-test

TESTS += %D%/screens.sh
EXTRA_DIST += %D%/screens.sh %D%/mux.sh

TESTS += %D%/first-week.sh
EXTRA_DIST += %D%/first-week.sh
TEST_TREES += tests/data/first-week
TESTS += %D%/unfinished.sh
EXTRA_DIST += %D%/unfinished.sh

TESTS += %D%/play-screens-slip.sh
EXTRA_DIST += %D%/play-screens-slip.sh

check_PROGRAMS += %D%/test-acts
TESTS += %D%/test-acts
tests_e2e_test_acts_SOURCES = %D%/test-acts.c
tests_e2e_test_acts_LDADD = $(ALL_LIBS) $(CMOCKA_LIBS)
TESTS += %D%/play-screens-ses.sh
EXTRA_DIST += %D%/play-screens-ses.sh

TESTS += %D%/play-screens-ci.sh
EXTRA_DIST += %D%/play-screens-ci.sh
TESTS += %D%/tutorial.sh
EXTRA_DIST += %D%/tutorial.sh
EXTRA_DIST += %D%/week-data.sh
TESTS += %D%/first-week-screen.sh
EXTRA_DIST += %D%/first-week-screen.sh

TESTS += %D%/play-screens-s2s.sh
EXTRA_DIST += %D%/play-screens-s2s.sh

TESTS += %D%/case-form.sh
EXTRA_DIST += %D%/case-form.sh

TESTS += %D%/play-screens-sixth.sh
EXTRA_DIST += %D%/play-screens-sixth.sh
TESTS += %D%/play-screens-sts.sh
EXTRA_DIST += %D%/play-screens-sts.sh
