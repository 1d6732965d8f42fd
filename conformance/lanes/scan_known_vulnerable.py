"""`assay scan` without a server, on real inputs and with the real feeds: every listed vulnerability is found, no negative
control is, and the distribution's packages are judged."""

import json
import os
import subprocess
import sys
from pathlib import Path

from harness import ASSAY, FEEDS, Checks, inputs, rows, workspace

checks = Checks()


def assay(*arguments, data):
    run = subprocess.run([ASSAY, *arguments, "--data-dir", str(data)], capture_output=True, text=True)
    return run.returncode, run.stdout, run.stderr


def found(output):
    """(vulnerability id, package name, installed version) of every affected package."""
    return {
        (finding["packageVulnerabilityDetails"]["vulnerabilityId"], package["name"], package["version"])
        for finding in json.loads(output)["findings"]
        for package in finding["packageVulnerabilityDetails"]["vulnerablePackages"]}


with workspace() as folder:
    data = Path(folder) / "data"
    things = inputs()
    code, _, errors = assay("db", "update", "--from", str(FEEDS), data=data)
    checks.equal("db update --from the mirror ends with 0", code, 0)
    if code != 0:
        print(errors)
        checks.finish()

    seen = {}
    for kind, target in (("dir", "npm"), ("dir", "maven"), ("function", "lambda.zip"), ("dir", "rootfs")):
        code, output, errors = assay("scan", kind, str(things / target), "-o", "aws-json", data=data)
        checks.that(f"scan {kind} {target} ends with 0", code == 0, errors)
        seen[target] = found(output) if code == 0 else set()

    for ecosystem, name, version, cve, _ in rows("known-vulnerable.tsv"):
        checks.that(f"{cve} in {name} {version}", any(
            found_id == cve and (found_name == name or name.endswith(":" + found_name)) and found_version == version
            for found_id, found_name, found_version in seen[ecosystem]))
    for ecosystem, name, version, cve, _ in rows("not-vulnerable.tsv"):
        checks.that(f"not {cve} in {name} {version}", not any(
            found_id == cve and (found_name == name or name.endswith(":" + found_name)) for found_id, found_name, _ in seen[ecosystem]))
    lambda_ids = {found_id for found_id, _, _ in seen["lambda.zip"]}
    for cve in ("CVE-2021-44228", "CVE-2021-45046", "CVE-2022-42889"):
        checks.that(f"{cve} in the function", cve in lambda_ids)
    checks.that("bookworm's zlib1g has CVE-2023-45853, which has no fix",
                any(found_id == "CVE-2023-45853" and name == "zlib1g" for found_id, name, _ in seen["rootfs"]))

    code, output, _ = assay("explain", "CVE-2021-44228", str(things / "lambda.zip"), data=data)
    checks.that("explain names the range and the record", code == 0 and "2.15.0" in output and "GHSA-jfh8-c2jp-5v3q" in output, output)
    code, output, _ = assay("sbom", str(things / "npm"), "-o", "cyclonedx", data=data)
    bom = Path(folder) / "bom.json"
    bom.write_text(output)
    checks.that("sbom writes CycloneDX 1.6", code == 0 and json.loads(output)["specVersion"] == "1.6")
    code, output, errors = assay("scan", "sbom", str(bom), "-o", "aws-json", data=data)
    checks.that("a folder and its SBOM agree", code == 0 and
                {(i, n, v) for i, n, v in found(output)} == seen["npm"], errors)

checks.finish()
