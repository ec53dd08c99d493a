# Tests of what needs no register: base, model, render, exchange.
# LDADD is the list of the layer under test (see Makefile.am) and cmocka.

check_PROGRAMS += %D%/test-base
TESTS += %D%/test-base
tests_unit_test_base_SOURCES = %D%/test-base.c
tests_unit_test_base_LDADD = $(BASE_LIBS) $(CMOCKA_LIBS)
