#!/bin/sh
# Asks the owner of each version scheme how pairs of versions compare, and records the answers as the
# fixtures of the match module: lines of `a <TAB> order <TAB> b`, where the order is < = > or ! (refused).
#
# Needs dpkg, rpm, ruby, Python with `packaging`, and node with `semver` (NODE_PATH). Maven's comparator
# is a library of the build itself, so there is nothing to record for it.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
out="$here/../../match/src/test/resources/dev/assay/match/oracle"
count=${COUNT:-2500}
mkdir -p "$out"

pairs() { python3 "$here/generate-pairs.py" "$1" "$count"; }

ask_deb() {
  while IFS="$(printf '\t')" read -r a b; do
    if ! dpkg --compare-versions "$a" eq "$a" 2>/dev/null || ! dpkg --compare-versions "$b" eq "$b" 2>/dev/null; then order='!'
    elif dpkg --compare-versions "$a" lt "$b" 2>/dev/null; then order='<'
    elif dpkg --compare-versions "$a" eq "$b" 2>/dev/null; then order='='
    else order='>'
    fi
    printf '%s\t%s\t%s\n' "$a" "$order" "$b"
  done
}

ask_rpm() {
  python3 -c '
import subprocess, sys
lines = [line.rstrip("\n").split("\t") for line in sys.stdin]
for start in range(0, len(lines), 200):
    part = lines[start:start + 200]
    lua = " ".join("print(rpm.vercmp(\"%s\",\"%s\") .. \"\\n\")" % (a, b) for a, b in part)
    answer = subprocess.run(["rpm", "--eval", "%{lua:" + lua + "}"], check=True, capture_output=True, text=True)
    for (a, b), order in zip(part, answer.stdout.split(), strict=True):
        print(a, {"-1": "<", "0": "=", "1": ">"}[order], b, sep="\t")
'
}

ask_npm() {
  node -e '
const semver = require("semver");
for (const line of require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const [a, b] = line.split("\t");
  const order = semver.valid(a) && semver.valid(b) ? "<=>"[semver.compare(a, b) + 1] : "!";
  console.log([a, order, b].join("\t"));
}'
}

ask_pep440() {
  python3 -c '
import sys
from packaging.version import InvalidVersion, Version
for line in sys.stdin:
    a, b = line.rstrip("\n").split("\t")
    try:
        x, y = Version(a), Version(b)
        order = "<" if x < y else "=" if x == y else ">"
    except InvalidVersion:
        order = "!"
    print(a, order, b, sep="\t")
'
}

ask_gem() {
  ruby -e '
STDIN.each_line(chomp: true) do |line|
  a, b = line.split("\t")
  correct = Gem::Version.correct?(a) && Gem::Version.correct?(b)
  order = correct ? "<=>"[(Gem::Version.new(a) <=> Gem::Version.new(b)) + 1] : "!"
  puts [a, order, b].join("\t")
end'
}

for scheme in deb rpm npm pep440 gem; do
  pairs "$scheme" | "ask_$scheme" >"$out/$scheme.tsv"
done
