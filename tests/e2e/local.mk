# The finished program from outside: scripts that print TAP.
# TESTS += %D%/name.sh and EXTRA_DIST += %D%/name.sh

TESTS += %D%/prepare.sh
EXTRA_DIST += %D%/prepare.sh

TESTS += %D%/manual.sh
EXTRA_DIST += %D%/manual.sh
