dnl Trying compiler and linker flags one by one.

dnl CONVENE_TRY_CFLAGS(VARIABLE, FLAGS): substitute those that compile.
AC_DEFUN([CONVENE_TRY_CFLAGS], [
$1=
for convene_flag in m4_normalize([$2]); do
	AC_MSG_CHECKING([whether $CC takes $convene_flag])
	convene_saved=$CFLAGS
	CFLAGS="$CFLAGS -Werror $$1 $convene_flag"
	AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
	    [AC_MSG_RESULT([yes]); $1="$$1 $convene_flag"],
	    [AC_MSG_RESULT([no])])
	CFLAGS=$convene_saved
done
AC_SUBST([$1])
])

dnl CONVENE_TRY_LDFLAGS(VARIABLE, FLAGS): those that link, position
dnl independent code being given.
AC_DEFUN([CONVENE_TRY_LDFLAGS], [
$1=
for convene_flag in m4_normalize([$2]); do
	AC_MSG_CHECKING([whether $CC links with $convene_flag])
	convene_saved=$CFLAGS
	convene_saved_ld=$LDFLAGS
	CFLAGS="$CFLAGS -Werror $HARDEN_CFLAGS"
	LDFLAGS="$LDFLAGS $$1 $convene_flag"
	AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
	    [AC_MSG_RESULT([yes]); $1="$$1 $convene_flag"],
	    [AC_MSG_RESULT([no])])
	CFLAGS=$convene_saved
	LDFLAGS=$convene_saved_ld
done
AC_SUBST([$1])
])

dnl Fortified library calls, which glibc offers only to optimised code.
AC_DEFUN([CONVENE_TRY_FORTIFY], [
AC_MSG_CHECKING([whether $CC takes -D_FORTIFY_SOURCE=2])
convene_saved=$CFLAGS
CFLAGS="$CFLAGS -Werror -D_FORTIFY_SOURCE=2"
AC_LINK_IFELSE([AC_LANG_PROGRAM([[
#include <stdio.h>
#ifndef __OPTIMIZE__
#error only optimised code can be fortified
#endif
]], [[puts("");]])],
    [AC_MSG_RESULT([yes]); FORTIFY_CPPFLAGS=-D_FORTIFY_SOURCE=2],
    [AC_MSG_RESULT([no])])
CFLAGS=$convene_saved
AC_SUBST([FORTIFY_CPPFLAGS])
])
