# Tests of screens, read back through a terminal in memory:
# LDADD = $(HARNESS_LIBS); the toolkit's own link nothing above it.
HARNESS = tests/screens/libharness.a
HARNESS_LIBS = $(HARNESS) $(SCREEN_LIBS) $(CMOCKA_LIBS) $(VTERM_LIBS)
UI_HARNESS_LIBS = $(HARNESS) $(UI_LIBS) $(CMOCKA_LIBS) $(VTERM_LIBS)

check_LIBRARIES += %D%/libharness.a
tests_screens_libharness_a_SOURCES =
tests_screens_libharness_a_SOURCES += %D%/harness.c
tests_screens_libharness_a_SOURCES += %D%/harness.h

TEST_TREES += tests/screens/golden

check_PROGRAMS += %D%/test-ui-loop
TESTS += %D%/test-ui-loop
tests_screens_test_ui_loop_SOURCES = %D%/test-ui-loop.c
tests_screens_test_ui_loop_SOURCES += %D%/demo.c
tests_screens_test_ui_loop_SOURCES += %D%/demo.h
tests_screens_test_ui_loop_LDADD = $(UI_HARNESS_LIBS)

check_PROGRAMS += %D%/test-ui-canvas
TESTS += %D%/test-ui-canvas
tests_screens_test_ui_canvas_SOURCES = %D%/test-ui-canvas.c
tests_screens_test_ui_canvas_LDADD = $(UI_HARNESS_LIBS)

check_PROGRAMS += %D%/test-ui-widgets
TESTS += %D%/test-ui-widgets
tests_screens_test_ui_widgets_SOURCES = %D%/test-ui-widgets.c
tests_screens_test_ui_widgets_SOURCES += %D%/demo.c
tests_screens_test_ui_widgets_SOURCES += %D%/demo.h
tests_screens_test_ui_widgets_LDADD = $(UI_HARNESS_LIBS)

check_PROGRAMS += %D%/test-ui-tty
TESTS += %D%/test-ui-tty
tests_screens_test_ui_tty_SOURCES = %D%/test-ui-tty.c
tests_screens_test_ui_tty_SOURCES += %D%/demo.c
tests_screens_test_ui_tty_SOURCES += %D%/demo.h
tests_screens_test_ui_tty_LDADD = $(UI_HARNESS_LIBS)

# The screens themselves, on a register.
check_LIBRARIES += %D%/libfixture.a
tests_screens_libfixture_a_SOURCES = %D%/fixture.c
tests_screens_libfixture_a_SOURCES += %D%/fixture.h
FIXTURE_LIBS = tests/screens/libfixture.a $(HARNESS_LIBS)

check_PROGRAMS += %D%/test-case
TESTS += %D%/test-case
tests_screens_test_case_SOURCES = %D%/test-case.c
tests_screens_test_case_LDADD = $(FIXTURE_LIBS)

check_PROGRAMS += %D%/test-keys
TESTS += %D%/test-keys
tests_screens_test_keys_SOURCES = %D%/test-keys.c
tests_screens_test_keys_LDADD = $(FIXTURE_LIBS)

check_PROGRAMS += %D%/test-office
TESTS += %D%/test-office
tests_screens_test_office_SOURCES = %D%/test-office.c
tests_screens_test_office_LDADD = $(FIXTURE_LIBS)

check_PROGRAMS += %D%/test-open
TESTS += %D%/test-open
tests_screens_test_open_SOURCES = %D%/test-open.c
tests_screens_test_open_LDADD = $(FIXTURE_LIBS)

check_PROGRAMS += %D%/test-close
TESTS += %D%/test-close
tests_screens_test_close_SOURCES = %D%/test-close.c
tests_screens_test_close_LDADD = $(FIXTURE_LIBS)

check_PROGRAMS += %D%/test-tables
TESTS += %D%/test-tables
tests_screens_test_tables_SOURCES = %D%/test-tables.c
tests_screens_test_tables_LDADD = $(FIXTURE_LIBS)

check_PROGRAMS += %D%/test-screens
TESTS += %D%/test-screens
tests_screens_test_screens_SOURCES = %D%/test-screens.c
tests_screens_test_screens_LDADD = $(FIXTURE_LIBS)

check_PROGRAMS += %D%/test-monkey
TESTS += %D%/test-monkey
tests_screens_test_monkey_SOURCES = %D%/test-monkey.c
tests_screens_test_monkey_LDADD = $(FIXTURE_LIBS)
check_PROGRAMS += %D%/test-desk
TESTS += %D%/test-desk
tests_screens_test_desk_SOURCES = %D%/test-desk.c
tests_screens_test_desk_SOURCES += %D%/fixture.c
tests_screens_test_desk_SOURCES += %D%/fixture.h
tests_screens_test_desk_LDADD = $(HARNESS_LIBS)

check_PROGRAMS += %D%/test-follow
TESTS += %D%/test-follow
tests_screens_test_follow_SOURCES = %D%/test-follow.c
tests_screens_test_follow_LDADD = $(FIXTURE_LIBS)

check_PROGRAMS += %D%/test-votes
TESTS += %D%/test-votes
tests_screens_test_votes_SOURCES = %D%/test-votes.c
tests_screens_test_votes_LDADD = $(FIXTURE_LIBS)
check_PROGRAMS += %D%/test-sessions
TESTS += %D%/test-sessions
tests_screens_test_sessions_SOURCES = %D%/test-sessions.c
tests_screens_test_sessions_LDADD = $(FIXTURE_LIBS)

check_PROGRAMS += %D%/test-tutorial
TESTS += %D%/test-tutorial
tests_screens_test_tutorial_SOURCES = %D%/test-tutorial.c
tests_screens_test_tutorial_LDADD = $(FIXTURE_LIBS)
check_PROGRAMS += %D%/test-recorded
TESTS += %D%/test-recorded
tests_screens_test_recorded_SOURCES = %D%/test-recorded.c
tests_screens_test_recorded_LDADD = $(FIXTURE_LIBS)
check_PROGRAMS += %D%/test-rooms
TESTS += %D%/test-rooms
tests_screens_test_rooms_SOURCES = %D%/test-rooms.c
tests_screens_test_rooms_LDADD = $(FIXTURE_LIBS)

# The site's file, in the folder where the test runs.
check_PROGRAMS += %D%/test-site
TESTS += %D%/test-site
tests_screens_test_site_SOURCES = %D%/test-site.c
tests_screens_test_site_SOURCES += src/domain/register/settings.c
tests_screens_test_site_CPPFLAGS = $(AM_CPPFLAGS) -USYSCONFDIR \
	-DSYSCONFDIR='"."'
tests_screens_test_site_LDADD = $(FIXTURE_LIBS)
