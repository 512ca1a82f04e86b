#!/usr/bin/env bash
# From a clone to a running job: builds Bobbin, starts a small Hadoop cluster on this machine, runs Flink's own
# WordCount example on it, as Flink released it, and cleans up.
#   quickstart.sh [--keep]
#     --keep   leave the cluster running, and say how to use and how to stop it
# With HADOOP_CONF_DIR set, that cluster is used and none is started.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
home=$root/bundle/target/bobbin
text=$root/scripts/data/opticks.txt
example=$root/bundle/target/examples/WordCount.jar
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
scratch='' cluster='' counts='' keep=false

usage() { awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "${BASH_SOURCE[0]}"; }
say() { printf '\n== %s\n' "$*"; }
fail() { printf 'quickstart.sh: %s\n' "$*" >&2; exit 1; }

while (($#)); do
  case $1 in
    --keep) keep=true ;;
    -h | --help) usage; exit 0 ;;
    *) printf 'quickstart.sh: unknown option %s\n\n' "$1" >&2; usage >&2; exit 2 ;;
  esac
  shift
done

check_tools() {
  command -v mvn > /dev/null || fail "Maven is needed, and there is no mvn on the PATH"
  command -v "$java" > /dev/null || fail "no $java; install a JDK of 17 or later or set JAVA_HOME"
  local version
  version=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')
  ((${version:-0} >= 17)) || fail "a JDK of 17 or later is needed; $java is ${version:-of an unknown version}"
}

# Everything is there and no source is newer.
is_built() {
  local bundle=("$home"/bundle/bobbin-bundle-*.tar)
  [[ -e ${bundle[0]} && -e $root/minicluster/target/minicluster.classpath ]] || return 1
  local changed
  changed=$(find "$root"/pom.xml "$root"/conf "$root"/*/pom.xml "$root"/*/src -newer "${bundle[0]}" -type f -print -quit)
  [[ -z $changed ]]
}

build() {
  is_built && return
  say "Building (a few minutes the first time: Maven fetches Flink and Hadoop)"
  mvn -q -B -ntp -Dstyle.color=never -f "$root/pom.xml" package -DskipTests
}

fetch_example() {
  [[ -e $example ]] && return
  say "Fetching Flink's WordCount example"
  # The parent of its POM was never published, so by a version of the plugin that does not ask for it.
  mvn -q -B -ntp -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:2.8:get -Dtransitive=false \
    -Dartifact=org.apache.flink:flink-examples-streaming:2.3.0:jar:WordCount -Ddest="$example"
}

start_cluster() {
  [[ -z ${HADOOP_CONF_DIR:-} ]] || { say "Using the cluster of $HADOOP_CONF_DIR"; return; }
  say "Starting HDFS and YARN"
  cluster=$scratch/cluster
  "$root/scripts/minicluster.sh" start --dir "$cluster" | tee "$scratch/cluster.out"
  HADOOP_CONF_DIR=$(sed -n 's/^export HADOOP_CONF_DIR=//p' "$scratch/cluster.out")
  [[ -n $HADOOP_CONF_DIR ]] || fail "the cluster did not say where its configuration is"
  export HADOOP_CONF_DIR
}

# Hadoop's own programs, with the jars that are here anyway.
hadoop() {
  local classpath
  classpath=$(sed "s|^|$home/lib/|" "$home/client.classpath" | paste -sd:)
  "$java" @"$home/client.args" -Dlog4j.configurationFile="$home/conf/log4j-cli.properties" \
    -cp "$HADOOP_CONF_DIR:$classpath" "$@"
}
hdfs() { hadoop org.apache.hadoop.fs.FsShell "$@"; }

count_words() {
  say "Putting Newton's Opticks into HDFS"
  counts=/tmp/bobbin-quickstart-$(id -un)-$$
  hdfs -mkdir -p "$counts"
  hdfs -put "$text" "$counts/opticks.txt"
  say "Running WordCount.jar; the times are the client's"
  "$root/scripts/bobbin" run -t yarn-application -p 2 "$example" \
    --input "hdfs://$counts/opticks.txt" --output "hdfs://$counts/words" --execution-mode BATCH 2>&1 |
    tee "$scratch/run.out"
  say "The ten most frequent words"
  hdfs -cat "$counts/words/*/*" | tr -d '()' | sort -t, -k2,2nr | sed -n '1,10s/\(.*\),\(.*\)/\2 \1/p'
}

# An interrupted run may have left its application behind on a cluster that stays.
kill_application() {
  local application
  application=$(grep -o -m 1 'application_[0-9]*_[0-9]*' "$scratch/run.out" 2> /dev/null) || return 0
  hadoop org.apache.hadoop.yarn.client.cli.ApplicationCLI application -kill "$application" > /dev/null 2>&1 || true
}

clean_up() {
  local status=$?
  trap - EXIT
  trap '' INT TERM
  if [[ -n $cluster ]] && $keep && ((status == 0)); then
    say "The cluster keeps running"
    printf 'Use it:   export HADOOP_CONF_DIR=%q; %q run -t yarn-application JAR\n' "$HADOOP_CONF_DIR" "$root/scripts/bobbin"
    printf 'Stop it:  %q stop --dir %q && rm -r %q\n' "$root/scripts/minicluster.sh" "$cluster" "$scratch"
    return
  fi
  if [[ -n $cluster ]]; then
    say "Stopping the cluster"
    "$root/scripts/minicluster.sh" stop --dir "$cluster" || status=1
  elif [[ -n $counts ]]; then
    ((status == 0)) || kill_application
    $keep || hdfs -rm -r -f -skipTrash "$counts" > /dev/null || true
  fi
  [[ -z $scratch ]] || rm -rf "$scratch"
  exit "$status"
}

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
check_tools
scratch=$(mktemp -d "${TMPDIR:-/tmp}/bobbin-quickstart.XXXXXX")
build
fetch_example
start_cluster
count_words
