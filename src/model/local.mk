# Plain structs and the tables of words.
noinst_LIBRARIES += %D%/libmodel.a
src_model_libmodel_a_SOURCES =
