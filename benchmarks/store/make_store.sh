#!/bin/sh
# Makes a data folder with many findings, always the same ones, in one account or in an organization:
#
#     benchmarks/store/make_store.sh DATA [FINDINGS [ACCOUNTS [RESOURCES]]]
#     ./assay server --data-dir DATA --config DATA/assay.yaml --ready-file DATA/ready.json
#     benchmarks/store/queries.py DATA
#
# FINDINGS is 1000000, ACCOUNTS 1 and RESOURCES one for each 200 findings where nothing is said. The key of the first account,
# which has the most and administers the others, is in DATA/access.json.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
[ $# -ge 1 ] || { sed -n '2,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }
java=${JAVA_HOME:?set it to a JDK 25}/bin/java
"$home/assay" build
"$java" "-Dassay.log.dir=$1/log" -cp "$home/server/target/*:$home/server/target/lib/*" "$home/benchmarks/store/MakeStore.java" \
  "$home/benchmarks/store" "$1" "${2:-1000000}" "${3:-1}" "${4:-$((${2:-1000000} / 200))}"
mkdir -p "$1/nothing"
# All clients are one account here.
printf 'watch:\n  - folder: %s/nothing\nlimits:\n  requests-per-second: 0\n' "$(cd "$1" && pwd)" >"$1/assay.yaml"
