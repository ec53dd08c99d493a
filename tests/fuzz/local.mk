# Fuzz targets; each is also a test that replays its samples and changes them.
# With --enable-fuzzer (clang) they search instead:
#   tests/fuzz/fuzz-text FOUND tests/fuzz/corpus/text
if FUZZER
FUZZ_MAIN =
FUZZ_LINK = $(AM_LDFLAGS) -fsanitize=fuzzer
else
FUZZ_MAIN = %D%/replay.c
FUZZ_LINK = $(AM_LDFLAGS)
TESTS += $(FUZZ_TARGETS)
endif
FUZZ_TARGETS =
check_PROGRAMS += $(FUZZ_TARGETS)
TEST_TREES += %D%/corpus

FUZZ_TARGETS += %D%/fuzz-text
tests_fuzz_fuzz_text_SOURCES = %D%/fuzz-text.c %D%/fuzz.h $(FUZZ_MAIN)
tests_fuzz_fuzz_text_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_text_LDADD = $(BASE_LIBS)

FUZZ_TARGETS += %D%/fuzz-csv
tests_fuzz_fuzz_csv_SOURCES = %D%/fuzz-csv.c %D%/fuzz.h $(FUZZ_MAIN)
tests_fuzz_fuzz_csv_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_fuzz_csv_LDADD = $(EXCHANGE_LIBS)
