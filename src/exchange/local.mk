# Files in and out: CSV, packs, JSON.
noinst_LIBRARIES += %D%/libexchange.a
src_exchange_libexchange_a_SOURCES =
