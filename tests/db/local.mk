# Tests of the register: LDADD = $(DB_LIBS) $(CMOCKA_LIBS)
