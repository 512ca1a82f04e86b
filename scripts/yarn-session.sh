#!/usr/bin/env bash
# Starts a session, or attaches to one; 'yarn-session.sh --help' tells how, client.sh and flink what
# the environment says.
set -euo pipefail
source "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/client.sh"
export BOBBIN_CONF_DIR=${BOBBIN_CONF_DIR:-${FLINK_CONF_DIR:-}}
run_client yarn-session.sh io.bobbin.client.cli.YarnSession -XX:TieredStopAtLevel=1 -Xmx256m -- "$@"
