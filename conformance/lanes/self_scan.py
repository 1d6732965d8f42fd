"""Assay's own scan of what it ships: the jars of the CLI and of the server, in the folders Maven keeps them in. A fixable
critical or a known-exploited vulnerability is a failure. No npm package ships yet."""

import json
import subprocess
from pathlib import Path

from harness import ASSAY, FEEDS, ROOT, Checks, workspace

checks = Checks()


def assay(*arguments):
    return subprocess.run([ASSAY, *arguments, "--data-dir", str(data)], capture_output=True, text=True)


with workspace() as folder:
    folder = Path(folder)
    data = folder / "data"
    update = assay("db", "update", "--from", str(FEEDS))
    checks.that("the feeds are read", update.returncode == 0, update.stderr)
    for module in ("cli", "server"):
        repository = folder / module / "repository"
        subprocess.run(["mvn", "-B", "-q", "dependency:copy-dependencies", "-DincludeScope=runtime",
                        f"-DoutputDirectory={repository}", "-Dmdep.useRepositoryLayout=true"],
                       cwd=ROOT / module, check=True, capture_output=True)
        bill = folder / f"{module}.cdx.json"
        written = assay("sbom", "dir", str(folder / module), "-o", f"cyclonedx={bill}", "--strict")
        components = json.loads(bill.read_text()).get("components", [])
        # --strict: an archive that is not in the bill would be one nobody looked at
        checks.that(f"the bill of materials of {module} names each of its archives",
                    written.returncode == 0 and len(components) >= len(list(repository.rglob("*.jar"))), written.stderr)
        scan = assay("scan", "sbom", str(bill), "-o", "plain", "--fixable", "--fail-on", "critical,kev")
        checks.that(f"nothing critical or exploited that has a fix is in {module}", scan.returncode == 0,
                    scan.stdout + scan.stderr)
        exploited = assay("scan", "sbom", str(bill), "-o", "plain", "--fail-on", "kev")
        checks.that(f"nothing known to be exploited is in {module}", exploited.returncode == 0,
                    exploited.stdout + exploited.stderr)

    # The same policy on something that breaks it: a lane that cannot fail proves nothing.
    (folder / "broken").mkdir()
    (folder / "broken/pom.xml").write_text("""<project><modelVersion>4.0.0</modelVersion><groupId>example</groupId>
<artifactId>broken</artifactId><version>1</version><dependencies><dependency><groupId>org.apache.logging.log4j</groupId>
<artifactId>log4j-core</artifactId><version>2.14.1</version></dependency></dependencies></project>""")
    broken = assay("scan", "dir", str(folder / "broken"), "-o", "plain", "--fixable", "--fail-on", "critical,kev")
    checks.equal("log4j-core 2.14.1 breaks the policy", broken.returncode, 1)

checks.finish()
