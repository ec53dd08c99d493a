# Tests of what needs no register: base, model, render, exchange.
# LDADD is the list of the layer under test (see Makefile.am) and cmocka.

check_PROGRAMS += %D%/test-base
TESTS += %D%/test-base
tests_unit_test_base_SOURCES = %D%/test-base.c
tests_unit_test_base_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-text
TESTS += %D%/test-text
tests_unit_test_text_SOURCES = %D%/test-text.c
tests_unit_test_text_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-file
TESTS += %D%/test-file
tests_unit_test_file_SOURCES = %D%/test-file.c
tests_unit_test_file_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

TESTS += %D%/embed.sh
EXTRA_DIST += %D%/embed.sh

check_PROGRAMS += %D%/test-csv
TESTS += %D%/test-csv
tests_unit_test_csv_SOURCES = %D%/test-csv.c
tests_unit_test_csv_LDADD = $(EXCHANGE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-markdown
TESTS += %D%/test-markdown
tests_unit_test_markdown_SOURCES = %D%/test-markdown.c
tests_unit_test_markdown_LDADD = $(RENDER_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-template
TESTS += %D%/test-template
tests_unit_test_template_SOURCES = %D%/test-template.c
tests_unit_test_template_LDADD = $(RENDER_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-document
TESTS += %D%/test-document
tests_unit_test_document_SOURCES = %D%/test-document.c
tests_unit_test_document_LDADD = $(RENDER_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-json
TESTS += %D%/test-json
tests_unit_test_json_SOURCES = %D%/test-json.c
tests_unit_test_json_LDADD = $(EXCHANGE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-ics
TESTS += %D%/test-ics
tests_unit_test_ics_SOURCES = %D%/test-ics.c
tests_unit_test_ics_LDADD = $(EXCHANGE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-config
TESTS += %D%/test-config
tests_unit_test_config_SOURCES = %D%/test-config.c
tests_unit_test_config_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-word
TESTS += %D%/test-word
tests_unit_test_word_SOURCES = %D%/test-word.c
tests_unit_test_word_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
