#!/bin/sh
# Reads, evaluates and changes made-up networks; prints rows of Markdown tables.
# Needs the classes of a build: ./assay test -pl reachability -am
#
#   benchmarks/reachability.sh           evaluation and changes: 10,000 to 1,000,000 interfaces
#   benchmarks/reachability.sh reading   documents into a network, written to a temporary folder
#                                        first: about 1.6 GB for 1,000,000 interfaces
#   benchmarks/reachability.sh diagrams  the judge of the tests on decision diagrams, as a peer
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$home/reachability"
libraries=$(find "${HOME}/.m2/repository/com/fasterxml/jackson/core" "${HOME}/.m2/repository/com/github/com-github-javabdd" \
  -name '*.jar' 2>/dev/null | tr '\n' ':')

run() {
  heap=$1
  shift
  "${JAVA_HOME:?set it to a JDK 25}/bin/java" "-Xmx$heap" -XX:+UseParallelGC -XX:+UseCompactObjectHeaders \
    -cp "target/classes:target/test-classes:../model/target/classes:$libraries" "$@"
}

case ${1:-evaluation} in
  reading)
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    for interfaces in 10000 100000 1000000; do
      run 4g dev.assay.reachability.fleet.ReadingBenchmark "$folder" $interfaces
      rm -rf "$folder"/*
    done
    ;;
  diagrams)
    for interfaces in 10000 100000; do
      for kind in realistic adversarial; do
        # The diagrams' library writes of its own collections in between.
        run 4g dev.assay.reachability.diagram.DiagramBenchmark $kind $interfaces | grep '^|'
      done
    done
    ;;
  *)
    for interfaces in 10000 100000 1000000; do
      for kind in realistic adversarial; do
        if [ "$kind$interfaces" = adversarial1000000 ]; then heap=8g; else heap=2g; fi
        run $heap dev.assay.reachability.fleet.FleetBenchmark $kind $interfaces
      done
    done
    ;;
esac
