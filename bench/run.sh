#!/usr/bin/env bash
# Measures Bobbin beside its peers on this machine; 'run.sh --help' tells how. Builds what is not built.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=$root/bench/target

fail() { printf 'run.sh: %s\n' "$*" >&2; exit 2; }
if [[ -z ${JAVA_HOME:-} ]]; then
  javac=$(command -v javac) || fail "a JDK of 17 or later is needed; set JAVA_HOME to one"
  JAVA_HOME=$(dirname "$(dirname "$(readlink -f "$javac")")")
fi
export JAVA_HOME
command -v mvn > /dev/null || fail "Maven is needed, and there is no mvn on the PATH"

# BUILT is there, and none of the other arguments has anything newer.
is_built() {
  local built=$1
  shift
  [[ -e $built && -z $(find "$@" -type f -newer "$built" -print -quit) ]]
}

build() { mvn -q -B -ntp -Dstyle.color=never -f "$1" package -DskipTests; }

is_built "$target/built" "$root/pom.xml" "$root/bench/pom.xml" "$root/bench/src" || {
  build "$root/bench/pom.xml"
  touch "$target/built"
}
case " $* " in
  *" --help "* | *" -h "* | *" --report "*) ;;
  *) [[ -e $root/bundle/target/bobbin/client.classpath && -e $root/programs/target/programs.jar ]] || build "$root/pom.xml" ;;
esac
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx256m -Duser.language=en -Duser.country= -Dbench.repository="$root" -Dbench.home="$(realpath -m "${BENCH_HOME:-$target/home}")" \
  -cp "$target/classes:$target/lib/*" io.bobbin.bench.Bench "$@"
