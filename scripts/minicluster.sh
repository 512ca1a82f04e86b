#!/usr/bin/env bash
# A cluster of real HDFS, YARN and ZooKeeper daemons on this machine, in one JVM or, with --apart, one JVM each.
#   minicluster.sh start [--nodes N] [--apart] [--dir DIR] | status [--json] [--dir DIR] | stop [--dir DIR] | --help
#   minicluster.sh daemon NAME kill|start [--dir DIR]
set -euo pipefail

target=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/minicluster/target
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

if [[ ! -e $target/classes || ! -e $target/minicluster.classpath ]]; then
  echo "minicluster.sh: it is not built; run 'mvn package -DskipTests -pl minicluster -am' first" >&2
  exit 1
fi
if ! command -v "$java" > /dev/null; then
  echo "minicluster.sh: no $java; set JAVA_HOME to a JDK of 17 or later" >&2
  exit 1
fi
exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$target/classes:$(< "$target/minicluster.classpath")" \
  io.bobbin.minicluster.command.MiniClusterCommand "$@"
