"""ScanSbom through boto3 and the AWS CLI: the same vulnerabilities as `assay scan sbom` over the same index, in a document that
cdxrs finds valid, and counts that agree with what is counted."""

import json
import subprocess
from pathlib import Path

from botocore.exceptions import ClientError

from documents import errors_by_cdxrs, prepare, validate
from harness import ASSAY, Checks, Server, inputs, violations, workspace

checks = Checks()
SCANNER = "amazon:inspector:sbom_scanner:"


def assay(*arguments, data):
    run = subprocess.run([ASSAY, *arguments, "--data-dir", str(data), "-q"], capture_output=True, text=True)
    return json.loads(run.stdout)


def properties(owner):
    return {one["name"]: one["value"] for one in owner.get("properties", [])}


with workspace() as folder:
    folder = Path(folder)
    prepare(folder)
    things, data = inputs(), folder / "data"
    server = Server(data, "advisories:\n  offline: true\n").start()
    api = server.client(service="inspector-scan")

    for name, kind, place in (("rootfs", "dir", "rootfs"), ("npm", "dir", "npm"), ("maven", "dir", "maven"),
                              ("function", "function", "lambda.zip")):
        bom = folder / f"{name}.cdx.json"
        bom.write_text(json.dumps(assay("sbom", kind, str(things / place), "-o", "cyclonedx", data=data)))
        report = assay("scan", "sbom", str(bom), "-o", "json", data=data)
        expected = sorted(finding["id"] for finding in report["findings"])
        answer = api.scan_sbom(sbom=json.loads(bom.read_text()))["sbom"]
        found = sorted(one["id"] for one in answer["vulnerabilities"])
        checks.that(f"{name}: vulnerabilities are found", bool(found))
        checks.equal(f"{name}: the same as assay scan sbom", found, expected)
        references = set()
        open_components = list(answer["components"])
        while open_components:
            one = open_components.pop()
            references.add(one["bom-ref"])
            open_components += one.get("components", [])
        affected = {a["ref"] for one in answer["vulnerabilities"] for a in one["affects"]}
        checks.that(f"{name}: what is affected is in the document", affected and affected <= references, affected - references)
        counts = properties(answer["metadata"])
        kinds = ("critical", "high", "medium", "low", "other")
        checks.equal(f"{name}: the counts add up", sum(int(counts[f"{SCANNER}{kind}_vulnerabilities"]) for kind in kinds), len(found))
        file = folder / f"{name}.answer.json"
        file.write_text(json.dumps(answer))
        checks.equal(f"{name}: cdxrs finds no error", errors_by_cdxrs(folder, file), [])

        own = api.scan_sbom(sbom=json.loads(bom.read_text()), outputFormat="INSPECTOR")["sbom"]["inspector"]
        checks.equal(f"{name}: INSPECTOR has the same", sorted(one["id"] for one in own["vulnerabilities"]), expected)
        checks.equal(f"{name}: severities are those of assay scan sbom", sorted(one["severity"] for one in own["vulnerabilities"]),
                     sorted({"informational": "info", "untriaged": "unknown"}.get(f["severity"], f["severity"])
                            for f in report["findings"]))

    # As inspector-sbomgen writes it: the epoch and the source package are qualifiers, the release is a component.
    generated = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": [
        {"bom-ref": "comp-2", "type": "operating-system", "name": "Debian", "version": "12"},
        {"bom-ref": "comp-3", "type": "application", "name": "libssl3", "version": "3.0.9-1",
         "purl": "pkg:deb/debian/libssl3@3.0.9-1?arch=amd64&distro=bookworm&epoch=0&source=openssl",
         "properties": [{"name": "amazon:inspector:sbom_generator:source_path", "value": "/var/lib/dpkg/status"}]}]}
    answer = api.scan_sbom(sbom=generated)["sbom"]
    checks.that("a binary package is judged by its source package", len(answer["vulnerabilities"]) > 0)
    checks.that("each fix names its component", all(
        f"{SCANNER}fixed_version:comp-3" in properties(one) for one in answer["vulnerabilities"] if "properties" in one), answer)
    file = folder / "generated.json"
    file.write_text(json.dumps(answer))
    checks.equal("what came of it is valid CycloneDX 1.5", validate(folder, "cyclonedx", [file]), [f"ok {file}"])

    file = folder / "input.json"
    file.write_text(json.dumps(generated))
    code, listed, errors = server.cli("scan-sbom", "--sbom", f"file://{file}", service="inspector-scan")
    checks.equal("aws inspector-scan scan-sbom", (code, len(listed.get("sbom", {}).get("vulnerabilities", []))),
                 (0, len(answer["vulnerabilities"])))

    for name, sbom in (("SPDX", {"spdxVersion": "SPDX-2.3"}), ("an empty document", {}),
                       ("CycloneDX 2.0", {"bomFormat": "CycloneDX", "specVersion": "2.0"})):
        try:
            api.scan_sbom(sbom=sbom)
            checks.that(f"{name} is refused", False)
        except ClientError as error:
            checks.equal(f"{name} is refused", (error.response["Error"]["Code"], error.response.get("reason")),
                         ("ValidationException", "UNSUPPORTED_SBOM_TYPE"))
    checks.that("every answer fits botocore's model", not violations, sorted(set(violations))[:20])
    server.stop()

checks.finish()
