# Every test speaks TAP: C programs through cmocka, scripts by themselves.
# A test program holds one cmocka group, because TAP allows one plan.
TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)

# A test must not touch the register or the settings of whoever runs it.
AM_TESTS_ENVIRONMENT = \
	CMOCKA_MESSAGE_OUTPUT=TAP; export CMOCKA_MESSAGE_OUTPUT; \
	CC='$(CC)'; export CC; \
	LC_ALL=C.UTF-8; export LC_ALL; \
	unset CONVENE_DB CONVENE_NOW NO_COLOR LINES COLUMNS; \
	CONVENE_DATA='$(abs_top_srcdir)/db'; export CONVENE_DATA; \
	XDG_CONFIG_HOME='$(abs_top_builddir)/tests/home/config'; \
	XDG_DATA_HOME='$(abs_top_builddir)/tests/home/data'; \
	export XDG_CONFIG_HOME XDG_DATA_HOME; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir;

clean-local:
	rm -rf tests/home tests/tmp

include tests/unit/local.mk
include tests/db/local.mk
include tests/domain/local.mk
include tests/screens/local.mk
include tests/e2e/local.mk
include tests/fuzz/local.mk
include tests/layers/local.mk
