# Tests of the rules: LDADD = $(DOMAIN_LIBS) $(CMOCKA_LIBS)
