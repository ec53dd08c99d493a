# The directions between the layers, and other habits that a script can see.
