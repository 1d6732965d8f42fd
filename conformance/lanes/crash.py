"""Kill the server, then PostgreSQL, in the middle of scanning: nothing that was reported is lost, nothing is doubled."""

import os
import signal
import time
from pathlib import Path

from botocore.exceptions import ClientError

from harness import Checks, Server, inputs, workspace

checks = Checks()
LOCK = '{"name":"again","lockfileVersion":3,"packages":{"":{},"node_modules/lodash":{"version":"%s"}}}'


def postmaster(data_dir):
    for pid_file in Path(data_dir).rglob("postmaster.pid"):
        return int(pid_file.read_text().split()[0])
    return 0


with workspace() as folder:
    things = inputs()
    again = Path(folder) / "again"
    again.mkdir()
    (again / "package-lock.json").write_text(LOCK % "4.17.21")
    config = f"""
watch:
  - folder: {again}
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

    server.wait_for(server.findings, lambda found: len({f["resources"][0]["id"] for f in found}) >= 4)
    # PostgreSQL dies under the running server, which starts it again: calls meanwhile wait or are told to try again.
    reported = {finding["findingArn"] for finding in server.findings()}
    for death in range(2):
        pid = postmaster(folder)
        checks.that("PostgreSQL runs", pid > 0)
        os.kill(pid, signal.SIGKILL)
        told, kept, deadline = set(), None, time.monotonic() + 60
        while kept is None and time.monotonic() < deadline:
            try:
                kept = server.findings()
            except ClientError as error:
                told.add((error.response["Error"]["Code"], error.response["ResponseMetadata"]["HTTPStatusCode"]))
        checks.that("it is started again under the running server", kept is not None and postmaster(folder) not in (0, pid))
        checks.that("calls meanwhile are answered with an error to try again", told <= {("InternalServerException", 500)}, told)
        checks.that("kill -9 of PostgreSQL alone loses nothing", reported <= {f["findingArn"] for f in kept or []})
    log = (Path(folder) / "data/log/server.log").read_text()
    checks.that("the log says so", "embedded PostgreSQL ended by itself" in log and "embedded PostgreSQL started again" in log)

    # A change after that is scanned and kept.
    resources = len({f["resources"][0]["id"] for f in server.findings()})
    (again / "package-lock.json").write_text(LOCK % "4.17.11")
    found = server.wait_for(server.findings, lambda found: len({f["resources"][0]["id"] for f in found}) > resources)
    checks.that("scans go on", len({f["resources"][0]["id"] for f in found}) > resources)

    # Both at once.
    reported = {finding["findingArn"] for finding in server.findings()}
    os.kill(postmaster(folder), signal.SIGKILL)
    server.kill()
    server.start()
    complete = server.wait_for(
        server.findings, lambda found: len({f["resources"][0]["id"] for f in found}) >= 5)
    arns = [finding["findingArn"] for finding in complete]
    checks.that("kill -9 of both at once loses nothing", reported <= set(arns))
    keys = [(f["resources"][0]["id"], f["packageVulnerabilityDetails"]["vulnerabilityId"]) for f in complete]
    checks.equal("no finding is doubled", len(keys), len(set(keys)))
    checks.equal("no ARN is doubled", len(arns), len(set(arns)))
    code, seconds = server.stop()
    checks.that("SIGTERM ends it within 10 s", seconds < 10 and code in (0, 143), f"{code} after {seconds:.1f} s")

checks.finish()
