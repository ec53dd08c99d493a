# Tests of screens, read back through a terminal in memory:
# LDADD = $(SCREEN_LIBS) $(CMOCKA_LIBS) $(VTERM_LIBS)
