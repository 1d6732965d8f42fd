"""`assay compare` against the owners of the orders: dpkg and rpm on pairs made here, and the vectors of the specifications
where ../shared/vectors is there."""

import gzip
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from harness import ASSAY, ROOT, Checks

checks = Checks()
COUNT = 10_000
VECTORS = ROOT.parent / "shared/vectors/versions.tsv.gz"
# The vectors' words that are not ours; orders of theirs that we have none for are left out, by name.
WORDS = {"alpine": "apk", "packagist": "composer", "rubygems": "gem", "semver": "npm", "generic/semver": "npm"}

# Rows are disputed where the owner itself refuses a version, so that every tool orders it as it likes: there "undecidable"
# is an answer too. apk-tools 2.14 apk_version.c; PEP 440, appendix B; composer/semver VersionParser.
GRAMMARS = {
    "apk": r"[0-9]+(\.[0-9]+)*[a-z]?(_(alpha|beta|pre|rc|cvs|svn|git|hg|p)[0-9]*)*(-r[0-9]+)?",
    "pypi": r"v?([0-9]+!)?[0-9]+(\.[0-9]+)*([-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?[0-9]*)?"
            r"(-[0-9]+|[-_.]?(post|rev|r)[-_.]?[0-9]*)?([-_.]?dev[-_.]?[0-9]*)?(\+[a-z0-9]+([-_.][a-z0-9]+)*)?",
    "composer": r"v?[0-9]+(\.[0-9]+){0,3}([._-]?(stable|beta|b|RC|alpha|a|patch|pl|p)[.-]?[0-9.]*)?([.-]?dev)?(\+.*)?",
}
# Composer makes both 3.0.0.0, and a beta is older than its release.
WRONG = {("composer", "v3.0", "v3.0.0-beta")}


def disputed(scheme, a, b):
    grammar = GRAMMARS.get(scheme, ".*")
    refused = any(not re.fullmatch(grammar, version, re.IGNORECASE if scheme != "apk" else 0) for version in (a, b))
    return refused or (scheme, a, b) in WRONG


def maven(a, b):
    """The comparator of Maven itself, which is the judge of its order."""
    jar = max(Path.home().glob(".m2/repository/org/apache/maven/maven-artifact/3.9*/maven-artifact-3.9*.jar"))
    run = subprocess.run(["java", "-cp", str(jar), "org.apache.maven.artifact.versioning.ComparableVersion", a, b],
                         capture_output=True, text=True)
    return re.search(r"^   \S+ (<|==|>) \S+$", run.stdout, re.MULTILINE).group(1)[0]


def pairs(scheme):
    run = subprocess.run([sys.executable, str(ROOT / "conformance/versions/generate-pairs.py"), scheme, str(COUNT)],
                         capture_output=True, text=True, check=True)
    return [tuple(line.split("\t")) for line in run.stdout.splitlines()]


def assay(scheme, questions):
    run = subprocess.run([ASSAY, "compare", scheme, "-"], input="".join(f"{a}\t{b}\n" for a, b in questions),
                         capture_output=True, text=True)
    return run.stdout.splitlines()


def dpkg(questions):
    """A shell on each half asks, one process a question; a version that dpkg refuses is undecidable."""
    half = len(questions) // 2
    with ThreadPoolExecutor(2) as pool:
        return [answer for answers in pool.map(ask_dpkg, (questions[:half], questions[half:])) for answer in answers]


def ask_dpkg(questions):
    script = r"""
while IFS="$(printf '\t')" read -r a b; do
  dpkg --compare-versions "$a" lt "$b" 2>/dev/null; order=$?
  if [ $order -gt 1 ]; then echo undecidable
  elif [ $order -eq 0 ]; then echo '<'
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
                 if (ours not in "<>" if order == "!" else ours != order) and not disputed(scheme, a, b)]
        if scheme == "maven":
            wrong = [row for row in wrong if row[1] != maven(row[0], row[2])]
        checks.that(f"{source} {scheme}: {len(rows)} rows", not wrong, f"{len(wrong)} differ: {wrong[:5]}")

checks.finish()
