# The program itself: what remains when every layer is a library.
bin_PROGRAMS += convene
convene_SOURCES = %D%/main.c
convene_LDADD = $(ALL_LIBS)
