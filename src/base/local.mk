# What serves any program: errors, memory, texts, days.
noinst_LIBRARIES += %D%/libbase.a
src_base_libbase_a_SOURCES =
src_base_libbase_a_SOURCES += %D%/arena.c
src_base_libbase_a_SOURCES += %D%/arena.h
src_base_libbase_a_SOURCES += %D%/buf.c
src_base_libbase_a_SOURCES += %D%/buf.h
src_base_libbase_a_SOURCES += %D%/day.c
src_base_libbase_a_SOURCES += %D%/day.h
src_base_libbase_a_SOURCES += %D%/embed.h
src_base_libbase_a_SOURCES += %D%/err.c
src_base_libbase_a_SOURCES += %D%/err.h
src_base_libbase_a_SOURCES += %D%/mem.c
src_base_libbase_a_SOURCES += %D%/mem.h
src_base_libbase_a_SOURCES += %D%/utf8.c
src_base_libbase_a_SOURCES += %D%/utf8.h
src_base_libbase_a_SOURCES += %D%/text.c
src_base_libbase_a_SOURCES += %D%/text.h
