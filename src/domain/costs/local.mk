src_domain_libdomain_a_SOURCES += %D%/cluster.c
src_domain_libdomain_a_SOURCES += %D%/cost.c
src_domain_libdomain_a_SOURCES += %D%/cost.h
src_domain_libdomain_a_SOURCES += %D%/hours.c
