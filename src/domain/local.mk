# The rules, a room for each of their subjects.
noinst_LIBRARIES += %D%/libdomain.a
src_domain_libdomain_a_SOURCES =
EXTRA_DIST += %D%/README.md
include %D%/after/local.mk
include %D%/calendar/local.mk
include %D%/costs/local.mk
include %D%/decisions/local.mk
include %D%/desk/local.mk
include %D%/documents/local.mk
include %D%/gates/local.mk
include %D%/imports/local.mk
include %D%/lists/local.mk
include %D%/meeting/local.mk
include %D%/places/local.mk
include %D%/referral/local.mk
include %D%/register/local.mk
include %D%/rehearsal/local.mk
include %D%/scheme/local.mk
include %D%/values/local.mk
