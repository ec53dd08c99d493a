# Tests of the register: LDADD = $(DB_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-open
TESTS += %D%/test-open
tests_db_test_open_SOURCES = %D%/test-open.c %D%/place.c %D%/place.h
tests_db_test_open_LDADD = $(DB_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-record
TESTS += %D%/test-record
tests_db_test_record_SOURCES = %D%/test-record.c %D%/place.c %D%/place.h \
	%D%/records.c %D%/records.h
tests_db_test_record_LDADD = $(DB_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-act
TESTS += %D%/test-act
tests_db_test_act_SOURCES = %D%/test-act.c %D%/place.c %D%/place.h
tests_db_test_act_LDADD = $(DB_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-query
TESTS += %D%/test-query
tests_db_test_query_SOURCES = %D%/test-query.c %D%/place.c %D%/place.h \
	%D%/records.c %D%/records.h
tests_db_test_query_LDADD = $(DB_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-migrate
TESTS += %D%/test-migrate
tests_db_test_migrate_SOURCES = %D%/test-migrate.c %D%/place.c %D%/place.h
tests_db_test_migrate_LDADD = $(DB_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-faults
TESTS += %D%/test-faults
tests_db_test_faults_SOURCES = %D%/test-faults.c %D%/place.c %D%/place.h
tests_db_test_faults_LDADD = $(DB_LIBS) $(CMOCKA_LIBS)

check_PROGRAMS += %D%/test-json-in
TESTS += %D%/test-json-in
tests_db_test_json_in_SOURCES = %D%/test-json-in.c
tests_db_test_json_in_LDADD = $(DB_LIBS) $(CMOCKA_LIBS)
