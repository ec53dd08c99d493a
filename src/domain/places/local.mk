src_domain_libdomain_a_SOURCES += %D%/offer.c
src_domain_libdomain_a_SOURCES += %D%/place.c
src_domain_libdomain_a_SOURCES += %D%/place.h
src_domain_libdomain_a_SOURCES += %D%/places.c
src_domain_libdomain_a_SOURCES += %D%/promise.c
src_domain_libdomain_a_SOURCES += %D%/queue.c
src_domain_libdomain_a_SOURCES += %D%/queue.h
