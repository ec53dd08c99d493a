# Files in and out: CSV, packs, JSON.
noinst_LIBRARIES += %D%/libexchange.a
src_exchange_libexchange_a_SOURCES =
src_exchange_libexchange_a_SOURCES += %D%/csv.c
src_exchange_libexchange_a_SOURCES += %D%/csv.h
src_exchange_libexchange_a_SOURCES += %D%/csv-out.c
src_exchange_libexchange_a_SOURCES += %D%/ics.c %D%/ics.h
src_exchange_libexchange_a_SOURCES += %D%/json.c
src_exchange_libexchange_a_SOURCES += %D%/json.h
