#!/usr/bin/env bash
# Flink's history server: shows the jobs that ended, by default those of the user's own archive.
#   historyserver.sh start | start-foreground [-D key=value ...]
#   historyserver.sh stop
# Beside what client.sh and flink say of the environment, FLINK_PID_DIR is the directory of the file with
# the process's id, by default /tmp, and FLINK_LOG_DIR that of its log, by default log in the installation.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/client.sh"
export BOBBIN_CONF_DIR=${BOBBIN_CONF_DIR:-${FLINK_CONF_DIR:-}}
export BOBBIN_LOGGING=${BOBBIN_LOGGING:-log4j-console.properties}
# Flink looks for Hadoop's configuration by this name only.
if [[ -z ${HADOOP_CONF_DIR:-} && -n ${YARN_CONF_DIR:-} ]]; then export HADOOP_CONF_DIR=$YARN_CONF_DIR; fi
main_class=io.bobbin.client.cli.HistoryServerCommand
longest_s=60

run_server() {
  # shellcheck disable=SC2086 # the options are words
  run_client historyserver.sh "$main_class" ${JVM_ARGS:-} ${FLINK_ENV_JAVA_OPTS_HS:-} -- "$@"
}

# The process that the file names, if it is a history server of this user's; ids are used again.
running() {
  local id
  [[ -f $pid_file && -O $pid_file ]] || return 1
  id=$(< "$pid_file")
  [[ $id =~ ^[0-9]+$ ]] && ps -o args= -p "$id" | grep -qF "$main_class" && echo "$id"
}

start() {
  local id
  if id=$(running); then
    echo "historyserver.sh: A history server runs already, with process id $id. Stop it with 'historyserver.sh stop'." >&2
    exit 2
  fi
  mkdir -p "$pid_directory" "$log_directory"
  rm -f "$pid_file"
  : > "$log"
  (run_server "$@") > "$log" 2>&1 < /dev/null &
  id=$!
  (set -o noclobber; echo "$id" > "$pid_file")
  for ((i = 0; i < longest_s * 5; i++)); do
    if grep -q 'Web frontend listening at' "$log"; then
      echo "The history server runs: $(grep -om1 'listening at .*' "$log"). Process id $id, log $log"
      return
    fi
    if ! kill -0 "$id" 2> /dev/null; then
      rm -f "$pid_file"
      echo "historyserver.sh: The history server did not start. The end of its log, $log:" >&2
      tail -n 20 "$log" >&2
      exit 1
    fi
    sleep 0.2
  done
  echo "The history server is started, but does not listen after $longest_s s. Process id $id, log $log"
}

stop() {
  local id
  if ! id=$(running); then
    rm -f "$pid_file"
    echo "historyserver.sh: No history server of $(id -un)'s runs, as far as $pid_file says." >&2
    exit 1
  fi
  kill "$id"
  for ((i = 0; i < longest_s * 5; i++)); do
    if ! kill -0 "$id" 2> /dev/null; then
      rm -f "$pid_file"
      echo "The history server has stopped."
      return
    fi
    sleep 0.2
  done
  echo "historyserver.sh: Process $id does not end. See $log." >&2
  exit 1
}

pid_directory=${FLINK_PID_DIR:-/tmp}
pid_file=$pid_directory/bobbin-$(id -un)-historyserver.pid
log_directory=${FLINK_LOG_DIR:-${BOBBIN_HOME:-$root}/log}
log=$log_directory/bobbin-$(id -un)-historyserver-$(uname -n).log
action=${1:-}
[[ $# -eq 0 ]] || shift
case $action in
  start) start "$@" ;;
  start-foreground) run_server "$@" ;;
  stop) stop ;;
  *)
    echo "Usage: historyserver.sh (start|start-foreground|stop) [-D key=value ...]" >&2
    exit 2
    ;;
esac
