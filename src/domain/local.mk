# The rules.
noinst_LIBRARIES += %D%/libdomain.a
src_domain_libdomain_a_SOURCES =
src_domain_libdomain_a_SOURCES += %D%/audit.h
src_domain_libdomain_a_SOURCES += %D%/days.h
src_domain_libdomain_a_SOURCES += %D%/decide.h
src_domain_libdomain_a_SOURCES += %D%/document.h
src_domain_libdomain_a_SOURCES += %D%/gate.h
src_domain_libdomain_a_SOURCES += %D%/meeting.h
src_domain_libdomain_a_SOURCES += %D%/minutes.h
src_domain_libdomain_a_SOURCES += %D%/referral.h
src_domain_libdomain_a_SOURCES += %D%/scheme.h
src_domain_libdomain_a_SOURCES += %D%/view.c
src_domain_libdomain_a_SOURCES += %D%/view.h
src_domain_libdomain_a_SOURCES += %D%/upn.c %D%/upn.h
src_domain_libdomain_a_SOURCES += %D%/year.c %D%/year.h
src_domain_libdomain_a_SOURCES += %D%/check.h
src_domain_libdomain_a_SOURCES += %D%/check-email.c %D%/check-school.c
