# Sourced by the commands in this directory: starts a Java program of the installation.
#   run_client NAME MAIN_CLASS [JVM_OPTION...] -- ARGUMENT...
# BOBBIN_HOME is the installation; by default the one that this script is in, or the one that the build
# made. BOBBIN_CONF_DIR is the directory of config.yaml; by default conf in the installation or beside
# this script's directory, and BOBBIN_LOGGING a file in it that says what is logged. BOBBIN_JAVA_HOME is
# the Java runtime; by default the installation's own, or JAVA_HOME where it has none. BOBBIN_JVM_OPTS
# gives the JVM more options.
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)

run_client() {
  local name=$1 main_class=$2
  shift 2
  # Java would begin with a sixty-fourth of the machine's memory, which is more than most clients ever need.
  local options=(-Xms24m)
  while [[ $1 != -- ]]; do
    options+=("$1")
    shift
  done
  shift

  if [[ -z ${BOBBIN_HOME:-} ]]; then
    if [[ -d $root/lib ]]; then BOBBIN_HOME=$root; else BOBBIN_HOME=$root/bundle/target/bobbin; fi
  fi
  if [[ ! -r $BOBBIN_HOME/client.classpath ]]; then
    echo "$name: $BOBBIN_HOME is no installation of Bobbin: it has no client.classpath." >&2
    echo "Build one with 'mvn package -DskipTests' in $root, or set BOBBIN_HOME to one." >&2
    exit 2
  fi
  if [[ -z ${BOBBIN_CONF_DIR:-} ]]; then
    if [[ -d $BOBBIN_HOME/conf ]]; then BOBBIN_CONF_DIR=$BOBBIN_HOME/conf; else BOBBIN_CONF_DIR=$root/conf; fi
  fi
  # Flink's command line looks there for the options of Python programs.
  export BOBBIN_HOME BOBBIN_CONF_DIR FLINK_OPT_DIR="${FLINK_OPT_DIR:-$BOBBIN_HOME/opt}"

  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  if [[ -n ${BOBBIN_JAVA_HOME:-} ]]; then
    java=$BOBBIN_JAVA_HOME/bin/java
  elif [[ -x $BOBBIN_HOME/java/bin/java ]]; then
    java=$BOBBIN_HOME/java/bin/java
  fi
  if ! command -v "$java" > /dev/null; then
    echo "$name: there is no $java. Set BOBBIN_JAVA_HOME to a Java runtime, version 17 or later." >&2
    exit 2
  fi

  # Java 24 and later warn of what Hadoop's libraries do, unless told that it is known.
  local release
  release=$(dirname "$(dirname "$(readlink -f "$(command -v "$java")")")")/release
  if [[ -r $release && $(< "$release") =~ JAVA_VERSION=\"([0-9]+) && ${BASH_REMATCH[1]} -ge 24 ]]; then
    options+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
  fi

  local class_path= jar
  while IFS= read -r jar; do
    [[ -z $jar ]] || class_path+=${class_path:+:}$BOBBIN_HOME/lib/$jar
  done < "$BOBBIN_HOME/client.classpath"

  # What Flink's keys say for this JVM. Only these lines are read, since YAML would need a JVM.
  local line value default_options='' client_options=''
  while IFS= read -r line; do
    if [[ $line =~ ^env\.java\.(default-)?opts\.client:[[:space:]]*(.*)$ ]]; then
      value=${BASH_REMATCH[2]%%[[:space:]]#*}
      value=${value//[\"\']/}
      if [[ -n ${BASH_REMATCH[1]} ]]; then default_options=$value; else client_options=$value; fi
    fi
  done < <([[ ! -r $BOBBIN_CONF_DIR/config.yaml ]] || cat "$BOBBIN_CONF_DIR/config.yaml")
  client_options="$default_options $client_options ${BOBBIN_JVM_OPTS:-}"
  # The JVM takes one collector only.
  [[ $client_options =~ -XX:\+Use[A-Za-z0-9]+GC ]] || options+=(-XX:+UseSerialGC)

  local out_is_terminal=false err_is_terminal=false
  [[ ! -t 1 ]] || out_is_terminal=true
  [[ ! -t 2 ]] || err_is_terminal=true
  options+=(-Dfile.encoding=UTF-8
    --add-opens=java.base/java.lang=ALL-UNNAMED
    -Dbobbin.terminal.out=$out_is_terminal -Dbobbin.terminal.err=$err_is_terminal)
  local logging=$BOBBIN_CONF_DIR/${BOBBIN_LOGGING:-log4j-cli.properties}
  if [[ -r $logging ]]; then
    options+=(-Dlog4j.configurationFile="$logging")
  else
    options+=(-Dlog4j2.level=OFF)
  fi
  # The build says which of Java's modules Hadoop and Flink reach into.
  [[ ! -r $BOBBIN_HOME/client.args ]] || options+=(@"$BOBBIN_HOME/client.args")
  # The archive fits the installation's own Java, and its place; elsewhere it is ignored.
  if [[ $java == "$BOBBIN_HOME"/java/bin/java && -r $BOBBIN_HOME/client.jsa ]]; then
    options+=(-XX:SharedArchiveFile="$BOBBIN_HOME/client.jsa" -Xlog:disable
      -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0)
  fi
  # shellcheck disable=SC2086 # the options are words
  exec "$java" "${options[@]}" $client_options -cp "$class_path" "$main_class" "$@"
}
