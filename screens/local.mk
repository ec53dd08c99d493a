# One file per screen.
noinst_LIBRARIES += %D%/libscreens.a
screens_libscreens_a_SOURCES =
