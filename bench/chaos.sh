#!/usr/bin/env bash
# Has fault follow fault on a cluster of its own while a job counts, and says what became of it.
#   chaos.sh [--minutes N] [--seed S] [--faults NAME,NAME...] [--output DIR]
# The output has faults.json and, if anything went wrong, the logs of all daemons and containers.
# Faults: worker-killed master-killed master-suspended node-manager-restarted node-lost
# resource-manager-restarted name-node-away. Exits with 1 if a record was lost or counted twice, if the job did
# not get over a fault, or if something was left behind.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

fail() { printf 'chaos.sh: %s\n' "$*" >&2; exit 2; }
minutes=10 seed=$((RANDOM)) faults=all output=
while (($# > 0)); do
  case $1 in
    --help | -h) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "${BASH_SOURCE[0]}"; exit 0 ;;
    --minutes) minutes=${2:-} ;;
    --seed) seed=${2:-} ;;
    --faults) faults=${2:-} ;;
    --output) output=${2:-} ;;
    *) fail "what is '$1'? 'chaos.sh --help' tells" ;;
  esac
  shift $(($# > 1 ? 2 : 1))
done
[[ $minutes =~ ^[1-9][0-9]*$ ]] || fail "--minutes is a number of minutes, 1 or more, and not '$minutes'"
[[ $seed =~ ^-?[0-9]+$ ]] || fail "--seed is an integer, and not '$seed'"
output=$(realpath -m "${output:-$root/bench/target/chaos-$seed}")
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [[ ! -e $root/it/target/test.classpath || ! -e $root/bundle/target/bobbin/client.classpath ]]; then
  mvn -q -B -ntp -Dstyle.color=never -f "$root/pom.xml" package -DskipTests
fi
echo "chaos.sh --minutes $minutes --seed $seed --faults $faults --output $output"
mkdir -p "$output"
cd "$root/it" # the tests' commands find the build from there
exec "$java" -XX:+UseSerialGC -Xmx1g -cp "target/test-classes:$(< target/test.classpath)" \
  io.bobbin.it.ChaosCommand "$minutes" "$seed" "$faults" "$output"
