#!/bin/sh
# Tests of build-aux/prepare.sh with stand-ins for dpkg-query, apt-get, sudo
# and id: what is missing is installed once, what is there is left alone.
set -u
top=$(cd "${top_srcdir:-$(dirname "$0")/../..}" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
n=0

verdict() {
	n=$((n + 1))
	[ "$1" = 0 ] && echo "ok $n - $2" || echo "not ok $n - $2"
}

# tool NAME: a stand-in whose body is standard input.
tool() {
	{ echo '#!/bin/sh'; cat; } >"$work/bin/$1"
	chmod +x "$work/bin/$1"
}

# Packages whose name is in the file "there" are installed.
tool dpkg-query <<END
grep -qx "\$4" "$work/there" && printf 'install ok installed'
END
tool apt-get <<END
echo "apt-get \$*" >>"$work/log"
END
tool sudo <<END
echo "sudo" >>"$work/log"
exec "\$@"
END
tool id <<END
cat "$work/uid"
END

# install NAME...: install_packages in a shell of its own, with the
# stand-ins before the real tools.
install() {
	: >"$work/log"
	PATH=$work/bin:/usr/bin:/bin sh -c \
	    '. "$0/build-aux/prepare.sh"; install_packages "$@"' \
	    "$top" "$@" >"$work/said" 2>&1
}

echo 0 >"$work/uid"
printf 'gcc\nmake\n' >"$work/there"

install gcc make
[ $? = 0 ] && [ ! -s "$work/log" ] && [ ! -s "$work/said" ]
verdict $? 'nothing is done, and nothing said, when all is there'

install gcc libcmark-dev make tmux
[ $? = 0 ] && [ "$(grep -c update "$work/log")" = 1 ] &&
    [ "$(grep -c install "$work/log")" = 1 ] &&
    grep -q 'install.* libcmark-dev tmux$' "$work/log" &&
    ! grep -qw gcc "$work/log" && ! grep -q sudo "$work/log"
verdict $? 'only the missing packages are installed, in one go'

grep -q -- '--no-install-recommends' "$work/log"
verdict $? 'without packages that are merely recommended'

echo 1000 >"$work/uid"
install tmux
[ $? = 0 ] && [ "$(grep -c sudo "$work/log")" = 2 ]
verdict $? 'sudo is used by those who are not root'

tool apt-get <<END
exit 100
END
install tmux
[ $? != 0 ] && grep -q 'apt-get install tmux' "$work/said"
verdict $? 'a failed installation says what to try'

# Without sudo: a folder of tools that has everything but it.
rm "$work/bin/sudo"
for t in sh grep cat printf; do
	ln -s "$(command -v $t)" "$work/bin/$t" 2>/dev/null
done
PATH=$work/bin sh -c '. "$0/build-aux/prepare.sh"; install_packages tmux' \
    "$top" >"$work/said" 2>&1
[ $? != 0 ] && grep -q 'Install them as root: apt-get install tmux' \
    "$work/said"
verdict $? 'without root and sudo it says what to install'

rm "$work/bin/dpkg-query"
PATH=$work/bin sh -c '. "$0/build-aux/prepare.sh"; install_packages tmux' \
    "$top" >"$work/said" 2>&1
[ $? = 0 ] && grep -q 'not Debian' "$work/said"
verdict $? 'another system is told so, and may go on'

echo "1..$n"
