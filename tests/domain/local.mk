# Tests of the rules: LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-standards
TESTS += %D%/test-standards
tests_domain_test_standards_SOURCES = %D%/test-standards.c
tests_domain_test_standards_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-days
TESTS += %D%/test-days
tests_domain_test_days_SOURCES = %D%/test-days.c
tests_domain_test_days_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-slip-rules
TESTS += %D%/test-slip-rules
tests_domain_test_slip_rules_SOURCES = %D%/test-slip-rules.c
tests_domain_test_slip_rules_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-scheme
TESTS += %D%/test-scheme
tests_domain_test_scheme_SOURCES = %D%/test-scheme.c %D%/folder.c %D%/folder.h
tests_domain_test_scheme_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-intake
TESTS += %D%/test-intake
tests_domain_test_intake_SOURCES = %D%/test-intake.c \
	%D%/fixture.h %D%/kept.h \
	%D%/forms.h
tests_domain_test_intake_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-audit
TESTS += %D%/test-audit
tests_domain_test_audit_SOURCES = %D%/test-audit.c tests/db/place.c \
	tests/db/place.h
tests_domain_test_audit_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-copies
TESTS += %D%/test-copies
tests_domain_test_copies_SOURCES = %D%/test-copies.c tests/db/place.c \
	tests/db/place.h
tests_domain_test_copies_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-gate
TESTS += %D%/test-gate
tests_domain_test_gate_SOURCES = %D%/test-gate.c %D%/case.c %D%/case.h \
	%D%/folder.c %D%/folder.h
tests_domain_test_gate_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-import
TESTS += %D%/test-import
tests_domain_test_import_SOURCES = %D%/test-import.c %D%/fixture.h
tests_domain_test_import_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-slip-decide
TESTS += %D%/test-slip-decide
tests_domain_test_slip_decide_SOURCES = %D%/test-slip-decide.c %D%/fixture.h
tests_domain_test_slip_decide_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-documents
TESTS += %D%/test-documents
tests_domain_test_documents_SOURCES = %D%/test-documents.c %D%/fixture.h \
	%D%/folder.c %D%/folder.h
tests_domain_test_documents_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-meeting
TESTS += %D%/test-meeting
tests_domain_test_meeting_SOURCES = %D%/test-meeting.c %D%/panel.h %D%/fixture.h
tests_domain_test_meeting_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-decide
TESTS += %D%/test-decide
tests_domain_test_decide_SOURCES = %D%/test-decide.c %D%/panel.h %D%/fixture.h
tests_domain_test_decide_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-line
TESTS += %D%/test-line
tests_domain_test_line_SOURCES = %D%/test-line.c %D%/panel.h %D%/fixture.h
tests_domain_test_line_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-referral
TESTS += %D%/test-referral
tests_domain_test_referral_SOURCES = %D%/test-referral.c %D%/fixture.h \
	%D%/forms.h
tests_domain_test_referral_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-demo
TESTS += %D%/test-demo
tests_domain_test_demo_SOURCES = %D%/test-demo.c tests/db/place.c \
	tests/db/place.h
tests_domain_test_demo_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

# Stories that tests play; the screens' tests count keys in the same one.
TEST_TREES += tests/data/twelve
check_PROGRAMS += %D%/test-twelve
TESTS += %D%/test-twelve
tests_domain_test_twelve_SOURCES = %D%/test-twelve.c tests/db/place.c \
	tests/db/place.h
tests_domain_test_twelve_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-search
TESTS += %D%/test-search
tests_domain_test_search_SOURCES = %D%/test-search.c %D%/fixture.h
tests_domain_test_search_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-papers
TESTS += %D%/test-papers
tests_domain_test_papers_SOURCES = %D%/test-papers.c %D%/fixture.h
tests_domain_test_papers_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-scheme-after
TESTS += %D%/test-scheme-after
tests_domain_test_scheme_after_SOURCES = %D%/test-scheme-after.c \
	%D%/folder.c %D%/folder.h
tests_domain_test_scheme_after_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-today
TESTS += %D%/test-today
tests_domain_test_today_SOURCES = %D%/test-today.c %D%/panel.h %D%/fixture.h
tests_domain_test_today_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-suffolk-gates
TESTS += %D%/test-suffolk-gates
tests_domain_test_suffolk_gates_SOURCES = %D%/test-suffolk-gates.c \
	%D%/suffolk.h
tests_domain_test_suffolk_gates_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-suffolk-rules
TESTS += %D%/test-suffolk-rules
tests_domain_test_suffolk_rules_SOURCES = %D%/test-suffolk-rules.c
tests_domain_test_suffolk_rules_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-first
TESTS += %D%/test-first
tests_domain_test_first_SOURCES = %D%/test-first.c tests/db/place.c \
	tests/db/place.h
tests_domain_test_first_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-suffolk-decide
TESTS += %D%/test-suffolk-decide
tests_domain_test_suffolk_decide_SOURCES = %D%/test-suffolk-decide.c \
	%D%/suffolk.h %D%/folder.c %D%/folder.h
tests_domain_test_suffolk_decide_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-suffolk-run
TESTS += %D%/test-suffolk-run
tests_domain_test_suffolk_run_SOURCES = %D%/test-suffolk-run.c \
	%D%/suffolk.h
tests_domain_test_suffolk_run_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-school
TESTS += %D%/test-school
tests_domain_test_school_SOURCES = %D%/test-school.c %D%/panel.h %D%/fixture.h
tests_domain_test_school_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-due
TESTS += %D%/test-due
tests_domain_test_due_SOURCES = %D%/test-due.c %D%/running.h \
	%D%/fixture.h %D%/folder.c %D%/folder.h
tests_domain_test_due_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-event
TESTS += %D%/test-event
tests_domain_test_event_SOURCES = %D%/test-event.c %D%/running.h \
	%D%/fixture.h %D%/folder.c %D%/folder.h
tests_domain_test_event_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-slip-follow
TESTS += %D%/test-slip-follow
tests_domain_test_slip_follow_SOURCES = %D%/test-slip-follow.c \
	%D%/running.h %D%/fixture.h %D%/folder.c %D%/folder.h
tests_domain_test_slip_follow_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-trial
TESTS += %D%/test-trial
tests_domain_test_trial_SOURCES = %D%/test-trial.c %D%/fixture.h
tests_domain_test_trial_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-scheme-list
TESTS += %D%/test-scheme-list
tests_domain_test_scheme_list_SOURCES = %D%/test-scheme-list.c %D%/fixture.h
tests_domain_test_scheme_list_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-warwickshire
TESTS += %D%/test-warwickshire
tests_domain_test_warwickshire_SOURCES = %D%/test-warwickshire.c \
	%D%/counties.h
tests_domain_test_warwickshire_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-place
TESTS += %D%/test-place
tests_domain_test_place_SOURCES = %D%/test-place.c %D%/running.h \
	%D%/fixture.h %D%/folder.c %D%/folder.h
tests_domain_test_place_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-norfolk
TESTS += %D%/test-norfolk
tests_domain_test_norfolk_SOURCES = %D%/test-norfolk.c %D%/counties.h \
	%D%/folder.c %D%/folder.h
tests_domain_test_norfolk_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-sixth
TESTS += %D%/test-sixth
tests_domain_test_sixth_SOURCES = %D%/test-sixth.c %D%/folder.c \
	%D%/folder.h
tests_domain_test_sixth_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-agenda
TESTS += %D%/test-agenda
tests_domain_test_agenda_SOURCES = %D%/test-agenda.c %D%/panel.h %D%/fixture.h
tests_domain_test_agenda_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-run-packs
TESTS += %D%/test-run-packs
tests_domain_test_run_packs_SOURCES = %D%/test-run-packs.c \
	%D%/running.h %D%/fixture.h %D%/folder.c %D%/folder.h
tests_domain_test_run_packs_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-clock-table
TESTS += %D%/test-clock-table
tests_domain_test_clock_table_SOURCES = %D%/test-clock-table.c \
	%D%/running.h %D%/fixture.h %D%/folder.c %D%/folder.h
tests_domain_test_clock_table_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-seal
TESTS += %D%/test-seal
tests_domain_test_seal_SOURCES = %D%/test-seal.c tests/db/place.c \
	tests/db/place.h
tests_domain_test_seal_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-rule-table
TESTS += %D%/test-rule-table
tests_domain_test_rule_table_SOURCES = %D%/test-rule-table.c
tests_domain_test_rule_table_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-leak
TESTS += %D%/test-leak
tests_domain_test_leak_SOURCES = %D%/test-leak.c %D%/fixture.h
tests_domain_test_leak_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-said
TESTS += %D%/test-said
tests_domain_test_said_SOURCES = %D%/test-said.c \
	%D%/running.h %D%/fixture.h %D%/folder.c %D%/folder.h
tests_domain_test_said_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-sittings
TESTS += %D%/test-sittings
tests_domain_test_sittings_SOURCES = %D%/test-sittings.c %D%/panel.h %D%/fixture.h
tests_domain_test_sittings_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-try
TESTS += %D%/test-try
tests_domain_test_try_SOURCES = %D%/test-try.c \
	%D%/running.h %D%/fixture.h %D%/folder.c %D%/folder.h
tests_domain_test_try_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
check_PROGRAMS += %D%/test-retention
TESTS += %D%/test-retention
tests_domain_test_retention_SOURCES = %D%/test-retention.c tests/db/place.c \
	tests/db/place.h
tests_domain_test_retention_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-consent
TESTS += %D%/test-consent
tests_domain_test_consent_SOURCES = %D%/test-consent.c %D%/panel.h \
	%D%/fixture.h
tests_domain_test_consent_LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
