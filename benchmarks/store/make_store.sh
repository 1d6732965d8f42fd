#!/bin/sh
# Makes a data folder with many findings in one account, always the same ones:
#
#     benchmarks/store/make_store.sh DATA [FINDINGS]
#     ./assay server --data-dir DATA --config DATA/assay.yaml --ready-file DATA/ready.json
#     benchmarks/store/queries.py DATA
#
# FINDINGS is 1000000 where nothing is said. The account's key is in DATA/access.json.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)
[ $# -ge 1 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
java=${JAVA_HOME:?set it to a JDK 25}/bin/java
"$home/assay" build
"$java" "-Dassay.log.dir=$1/log" -cp "$home/server/target/*:$home/server/target/lib/*" "$home/benchmarks/store/MakeStore.java" \
  "$home/benchmarks/store" "$1" "${2:-1000000}"
mkdir -p "$1/nothing"
printf 'watch:\n  - folder: %s/nothing\n' "$(cd "$1" && pwd)" >"$1/assay.yaml"
