"""The suites of FIRST's scores as clair keeps them, whole: CVSS 2.0, 3.0, 3.1 and 4.0, scores with time and environment, round
trips, and texts that must be refused. The suite of the package URL specification, for the types that inventories have."""

import os
import subprocess
import tarfile
import tempfile
from pathlib import Path

from harness import ROOT, Checks

checks = Checks()
JDK = (ROOT / "target/launcher/built").read_text().strip()  # the one that `./assay build` found
VECTORS = ROOT.parent / "shared/vectors"
# Types that no inventory lists, and git, which is no package's: whether one of their names is well formed is not looked at.
OTHERS = "brew chrome-extension cpan git mlflow otp vcpkg vscode-extension".split()


def lane(name, *arguments):
    libraries = [str(jar) for jar in (ROOT / "cli/target/lib").glob("*.jar") if not jar.name.startswith("assay-")]
    classes = [str(ROOT / module / "target" / kind) for module in ("model", "advisory") for kind in ("classes", "test-classes")]
    run = subprocess.run([f"{JDK}/bin/java", "-cp", ":".join(classes + libraries), f"dev.assay.advisory.lane.{name}", *arguments],
                         capture_output=True, text=True)
    return run.stdout.splitlines(), run.stderr


subprocess.run(["mvn", "-B", "-q", "-pl", "model,advisory", "test-compile"], cwd=ROOT, check=True, capture_output=True,
               env=dict(os.environ, JAVA_HOME=JDK))
with tempfile.TemporaryDirectory() as folder:
    with tarfile.open(VECTORS / "cvss-vectors.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    lines, errors = lane("VectorLane", str(Path(folder) / "cvss"))
    for line in lines[:-1]:
        checks.that(f"CVSS {line}", False)
    checks.that(f"CVSS: {lines[-1] if lines else errors}", bool(lines) and lines[-1].endswith(", 0 failures"), errors)
    checks.that("no suite was left out", bool(lines) and int(lines[-1].split()[0]) >= 238, lines[-1:])

    with tarfile.open(VECTORS / "purl-spec-tests.tar.gz") as archive:
        archive.extractall(folder, filter="data")
    lines, errors = lane("PurlLane", str(Path(folder) / "purl-spec/tests"))
    # Other people's bills are read with a key in capitals, and without the host of a Swift package or the UUID of a Julia one.
    wrong = [line for line in lines[:-1]
             if line.split("-test.json")[0] not in OTHERS and not line.endswith(", not refused")]
    for line in wrong:
        checks.that(f"purl {line}", False)
    checks.that(f"purl: {lines[-1] if lines else errors}, none of them a wrong reading of a type that is listed",
                bool(lines) and not wrong and int(lines[-1].split()[0]) >= 586, errors)
    read_all_the_same = [line for line in lines[:-1] if line.split("-test.json")[0] not in OTHERS]
    checks.that(f"purl: {len(read_all_the_same)} that should be refused are read", len(read_all_the_same) <= 8, read_all_the_same)

checks.finish()
