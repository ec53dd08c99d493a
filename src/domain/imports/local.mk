src_domain_libdomain_a_SOURCES += %D%/import-holidays.c
src_domain_libdomain_a_SOURCES += %D%/import-people.c
src_domain_libdomain_a_SOURCES += %D%/import-referrals.c
src_domain_libdomain_a_SOURCES += %D%/import-row.h
src_domain_libdomain_a_SOURCES += %D%/import-schools.c
src_domain_libdomain_a_SOURCES += %D%/import-terms.c
src_domain_libdomain_a_SOURCES += %D%/import.c
src_domain_libdomain_a_SOURCES += %D%/import.h
