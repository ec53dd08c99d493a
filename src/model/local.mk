# Plain structs and the tables of words.
noinst_LIBRARIES += %D%/libmodel.a
src_model_libmodel_a_SOURCES =
src_model_libmodel_a_SOURCES += %D%/field.c
src_model_libmodel_a_SOURCES += %D%/field.h
src_model_libmodel_a_SOURCES += %D%/scheme.c
src_model_libmodel_a_SOURCES += %D%/scheme.h
