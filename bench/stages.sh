#!/usr/bin/env bash
# Where the time of a warm application-mode submission goes: runs a program several times on the cluster of
# HADOOP_CONF_DIR and prints the median of each stage in ms, from the client's own clock.
#   bench/stages.sh [--runs N] JAR [ARGS...]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
usage() { awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "${BASH_SOURCE[0]}"; }
runs=7
case ${1:-} in
  -h | --help) usage; exit 0 ;;
  --runs) [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || { usage >&2; exit 2; }; runs=$2; shift 2 ;;
esac
(($# >= 1)) || { usage >&2; exit 2; }

run() { "$root/scripts/bobbin" run -t yarn-application --json "$@" 2> /dev/null; }
durations() { grep -o '"durations":{[^}]*}' | grep -o '"[a-zA-Z]*":[0-9]*' | grep -v '"durations"' | tr -d '"'; }

run "$@" > /dev/null # the first one uploads and localises
for ((i = 0; i < runs; i++)); do run "$@" | durations; done \
  | sort -t: -k1,1 -k2,2n \
  | awk -F: '
      $1 != key { flush(); key = $1; n = 0 }
      { value[n++] = $2 }
      END { flush() }
      function flush() { if (n) printf "%-12s %6d  (%d to %d)\n", key, value[int(n / 2)], value[0], value[n - 1] }'
