#!/bin/sh
# Evaluates made-up networks and changes one rule at a time; prints rows of a Markdown table.
# Needs the classes of a build: ./assay test -pl reachability -am
#
#   benchmarks/reachability.sh                 10,000, 100,000 and 1,000,000 interfaces
set -eu
home=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$home/reachability"
jackson=$(find "${HOME}/.m2/repository/com/fasterxml/jackson/core" -name 'jackson-*.jar' | tr '\n' ':')
for interfaces in 10000 100000 1000000; do
  for kind in realistic adversarial; do
    [ "$kind$interfaces" = adversarial1000000 ] && heap=8g || heap=2g
    "${JAVA_HOME:?set it to a JDK 25}/bin/java" -Xmx$heap -XX:+UseCompactObjectHeaders \
      -cp "target/classes:target/test-classes:../model/target/classes:$jackson" \
      dev.assay.reachability.fleet.FleetBenchmark $kind $interfaces
  done
done
