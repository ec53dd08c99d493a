# The rules.
noinst_LIBRARIES += %D%/libdomain.a
src_domain_libdomain_a_SOURCES =
