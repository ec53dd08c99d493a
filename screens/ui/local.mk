# The only code that includes curses.
noinst_LIBRARIES += %D%/libui.a
screens_ui_libui_a_SOURCES =
screens_ui_libui_a_CFLAGS = $(AM_CFLAGS) $(NCURSES_CFLAGS)
