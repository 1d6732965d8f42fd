"""`assay compare` against the owners of the orders: dpkg and rpm on pairs made here, and the vectors of the specifications
where ../shared/vectors is there."""

import gzip
import subprocess
import sys
from pathlib import Path

from harness import ASSAY, ROOT, Checks

checks = Checks()
COUNT = 10_000
VECTORS = ROOT.parent / "shared/vectors/versions.tsv.gz"
# The vectors' words that are not ours; orders of theirs that we have none for are left out, by name.
WORDS = {"alpine": "apk", "packagist": "composer", "rubygems": "gem", "semver": "npm", "generic/semver": "npm"}


def pairs(scheme):
    run = subprocess.run([sys.executable, str(ROOT / "conformance/versions/generate-pairs.py"), scheme, str(COUNT)],
                         capture_output=True, text=True, check=True)
    return [tuple(line.split("\t")) for line in run.stdout.splitlines()]


def assay(scheme, questions):
    run = subprocess.run([ASSAY, "compare", scheme, "-"], input="".join(f"{a}\t{b}\n" for a, b in questions),
                         capture_output=True, text=True)
    return run.stdout.splitlines()


def dpkg(questions):
    """The shell asks in one process; a version that dpkg refuses is undecidable."""
    script = r"""
while IFS="$(printf '\t')" read -r a b; do
  if ! dpkg --compare-versions "$a" eq "$a" 2>/dev/null || ! dpkg --compare-versions "$b" eq "$b" 2>/dev/null; then echo undecidable
  elif dpkg --compare-versions "$a" lt "$b" 2>/dev/null; then echo '<'
  elif dpkg --compare-versions "$a" eq "$b" 2>/dev/null; then echo '='
  else echo '>'; fi
done"""
    run = subprocess.run(["sh", "-c", script], input="".join(f"{a}\t{b}\n" for a, b in questions), capture_output=True,
                         text=True, check=True)
    return run.stdout.splitlines()


def rpm(questions):
    answers = []
    for start in range(0, len(questions), 200):
        lua = " ".join(f'print(rpm.vercmp("{a}","{b}") .. "\\n")' for a, b in questions[start:start + 200])
        run = subprocess.run(["rpm", "--eval", "%{lua:" + lua + "}"], capture_output=True, text=True, check=True)
        answers += [{"-1": "<", "0": "=", "1": ">"}[order] for order in run.stdout.split()]
    return answers


def differences(questions, ours, theirs):
    assert len(questions) == len(ours) == len(theirs), (len(questions), len(ours), len(theirs))
    return [(a, one, b, "expected", other) for (a, b), one, other in zip(questions, ours, theirs) if one != other]


for scheme, owner in (("deb", dpkg), ("rpm", rpm)):
    questions = pairs(scheme)
    wrong = differences(questions, assay(scheme, questions), owner(questions))
    checks.that(f"{scheme}: {len(questions)} generated pairs", not wrong, wrong[:5])

if VECTORS.exists():
    suites = {}
    for line in gzip.open(VECTORS, "rt", encoding="utf-8"):
        source, scheme, a, order, b = line.rstrip("\n").split("\t")
        suites.setdefault((source, scheme), []).append((a, order, b))
    for (source, scheme), rows in sorted(suites.items()):
        answers = assay(WORDS.get(scheme, scheme), [(a, b) for a, _, b in rows])
        if not answers:
            print(f"left out {source}: no order {scheme}")
            continue
        wrong = [(a, ours, b, "expected", order) for (a, order, b), ours in zip(rows, answers, strict=True)
                 if (ours not in "<>" if order == "!" else ours != order)]
        checks.that(f"{source} {scheme}: {len(rows)} rows", not wrong, f"{len(wrong)} differ: {wrong[:5]}")

checks.finish()
