src_domain_libdomain_a_SOURCES += %D%/calendar.h
src_domain_libdomain_a_SOURCES += %D%/days.c
src_domain_libdomain_a_SOURCES += %D%/days.h
src_domain_libdomain_a_SOURCES += %D%/terms.c
