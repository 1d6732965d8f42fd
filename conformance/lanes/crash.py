"""Kill the server, then PostgreSQL, in the middle of scanning: nothing that was reported is lost, nothing is doubled."""

import os
import signal
import time
from pathlib import Path

from harness import Checks, Server, inputs, workspace

checks = Checks()


def postmaster(data_dir):
    for pid_file in Path(data_dir).rglob("postmaster.pid"):
        return int(pid_file.read_text().split()[0])
    return 0


with workspace() as folder:
    things = inputs()
    config = f"""
watch:
  - folder: {things}/rootfs
  - folder: {things}/npm
  - folder: {things}/maven
  - function: {things}/lambda.zip
scan:
  interval: 2s
advisories:
  offline: true
"""
    server = Server(Path(folder) / "data", config).start()
    # In the middle of the first scans: as soon as something is reported.
    reported = server.wait_for(server.findings, lambda found: len(found) > 0)
    server.kill()
    before = {finding["findingArn"] for finding in reported}
    checks.that("something was reported before the kill", before)

    server.start()
    after = server.wait_for(server.findings, lambda found: before <= {f["findingArn"] for f in found})
    checks.that("kill -9 of the server loses nothing", before <= {f["findingArn"] for f in after})

    time.sleep(1)
    reported = {finding["findingArn"] for finding in server.findings()}
    pid = postmaster(folder)
    checks.that("PostgreSQL runs", pid > 0)
    os.kill(pid, signal.SIGKILL)
    time.sleep(1)
    server.kill()
    server.start()
    complete = server.wait_for(
        server.findings, lambda found: len({f["resources"][0]["id"] for f in found}) >= 4)
    arns = [finding["findingArn"] for finding in complete]
    checks.that("kill -9 of PostgreSQL loses nothing", reported <= set(arns))
    keys = [(f["resources"][0]["id"], f["packageVulnerabilityDetails"]["vulnerabilityId"]) for f in complete]
    checks.equal("no finding is doubled", len(keys), len(set(keys)))
    checks.equal("no ARN is doubled", len(arns), len(set(arns)))
    code, seconds = server.stop()
    checks.that("SIGTERM ends it within 10 s", seconds < 10 and code in (0, 143), f"{code} after {seconds:.1f} s")

checks.finish()
