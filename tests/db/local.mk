# Tests of the register: LDADD = $(DB_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-open
TESTS += %D%/test-open
tests_db_test_open_SOURCES = %D%/test-open.c %D%/place.c %D%/place.h
tests_db_test_open_LDADD = $(DB_LIBS) $(CMOCKA_LIBS)
