# Fuzz targets; each is also a test that replays its corpus.
TEST_TREES += tests/fuzz/corpus

check_PROGRAMS += %D%/fuzz-csv
TESTS += %D%/fuzz-csv
tests_fuzz_fuzz_csv_SOURCES = %D%/fuzz-csv.c %D%/fuzz.h %D%/replay.c
tests_fuzz_fuzz_csv_LDADD = $(EXCHANGE_LIBS)

check_PROGRAMS += %D%/fuzz-text
TESTS += %D%/fuzz-text
tests_fuzz_fuzz_text_SOURCES = %D%/fuzz-text.c %D%/replay.c
tests_fuzz_fuzz_text_LDADD = $(BASE_LIBS)

check_PROGRAMS += %D%/fuzz-document
TESTS += %D%/fuzz-document
tests_fuzz_fuzz_document_SOURCES = %D%/fuzz-document.c %D%/replay.c
tests_fuzz_fuzz_document_LDADD = $(RENDER_LIBS)

check_PROGRAMS += %D%/fuzz-template
TESTS += %D%/fuzz-template
tests_fuzz_fuzz_template_SOURCES = %D%/fuzz-template.c %D%/replay.c
tests_fuzz_fuzz_template_LDADD = $(RENDER_LIBS)
