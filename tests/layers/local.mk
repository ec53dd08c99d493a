# The directions between the layers, and other habits that a script can see.
TESTS += %D%/layers.sh %D%/layers-slips.sh
EXTRA_DIST += %D%/layers.sh %D%/layers-slips.sh
