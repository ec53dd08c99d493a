# Markdown to styled lines, text and HTML.
noinst_LIBRARIES += %D%/librender.a
src_render_librender_a_SOURCES =
src_render_librender_a_CFLAGS = $(AM_CFLAGS) $(CMARK_CFLAGS)
src_render_librender_a_SOURCES += %D%/markdown.c
src_render_librender_a_SOURCES += %D%/markdown.h
src_render_librender_a_SOURCES += %D%/doc.c
src_render_librender_a_SOURCES += %D%/doc.h
src_render_librender_a_SOURCES += %D%/template.c
src_render_librender_a_SOURCES += %D%/template.h
src_render_librender_a_SOURCES += %D%/document.c
src_render_librender_a_SOURCES += %D%/layout.c
src_render_librender_a_SOURCES += %D%/html.c
src_render_librender_a_SOURCES += %D%/document.h
src_render_librender_a_SOURCES += %D%/tree.h
