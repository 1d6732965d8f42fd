"""Reports and exports of bills of materials through boto3 and `assay report`: into the buckets of an S3 server, into folders that
stand for buckets, and as downloads; what is in them against ListFindings, and the documents against their schemas."""

import csv
import gzip
import io
import json
import os
import socket
import subprocess
import threading
import time
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import boto3
from botocore.config import Config

from documents import prepare, validate, verified_by_spdx
from harness import ASSAY, ROOT, Checks, Server, code_of, inputs, violations, workspace

checks = Checks()
KEY = "arn:aws:kms:us-east-1:111122223333:key/0b14b0ae-6c3f-4d0d-9d0e-3ff4a6a9f7b1"
MACHINES = 320
UNKNOWN = "0b14b0ae-6c3f-4d0d-9d0e-3ff4a6a9f7b1"
HEADER = ("AWS Account Id,Severity,Fix Available,Finding Type,Title,Description,Finding ARN,First Seen,Last Seen,Last Updated,"
          "Resource ID,Container Image Tags,Region,Platform,Resource Tags,Affected Packages,Package Installed Version,"
          "Fixed in Version,Package Remediation,File Path,Network Paths,Age (Days),Remediation,Inspector Score,"
          "Inspector Score Vector,Status,Vulnerability Id,Vendor,Vendor Severity,Vendor Advisory,Vendor Advisory Published,"
          "NVD CVSS3 Score,NVD CVSS3 Vector,NVD CVSS2 Score,NVD CVSS2 Vector,Vendor CVSS3 Score,Vendor CVSS3 Vector,"
          "Vendor CVSS2 Score,Vendor CVSS2 Vector,Resource Type,Ami,Resource Public Ipv4,Resource Private Ipv4,Resource Ipv6,"
          "Resource Vpc,Port Range,Epss Score,Exploit Available,Last Exploited At,Lambda Layers,Lambda Package Type,"
          "Lambda Last Updated At,Reference Urls,Detector Name,Package Manager").split(",")


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def named(comparison, value):
    return [{"comparison": comparison, "value": value}]


with workspace() as folder:
    folder = Path(folder)
    prepare(folder)
    (folder / "s3").mkdir()
    (folder / "s3/package.json").write_text((ROOT / "conformance/s3/package.json").read_text())
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder / "s3",
                   check=True)
    port = free_port()
    endpoint = f"http://127.0.0.1:{port}"
    (folder / "objects").mkdir()
    s3rver = subprocess.Popen(
        ["node", folder / "s3/node_modules/s3rver/bin/s3rver.js", "-a", "127.0.0.1", "-p", str(port), "-d", folder / "objects",
         "--configure-bucket", "security-reports", "--silent"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    s3 = boto3.client("s3", endpoint_url=endpoint, region_name="us-east-1", aws_access_key_id="S3RVER",
                      aws_secret_access_key="S3RVER", config=Config(s3={"addressing_style": "path"}))
    credentials = {"AWS_ACCESS_KEY_ID": "S3RVER", "AWS_SECRET_ACCESS_KEY": "S3RVER"}
    server = Server(folder / "data", f"advisories:\n  offline: true\nreports:\n  s3-endpoint: {endpoint}\n  s3-path-style: true\n",
                    environment=dict(os.environ, **credentials)).start()
    inspector = server.client()
    things = inputs()

    def assay(*arguments):
        access = server.access
        environment = dict(os.environ, AWS_ACCESS_KEY_ID=access["accessKeyId"], AWS_REGION=access["region"],
                           AWS_SECRET_ACCESS_KEY=access["secretAccessKey"])
        return subprocess.run([ASSAY, *arguments, "--server", access["endpoint"]], capture_output=True, text=True,
                              env=environment)

    def sent(target):
        """The inventory that a scan sends to a server."""
        bodies = []

        class Taker(BaseHTTPRequestHandler):
            def do_POST(self):
                bodies.append(gzip.decompress(self.rfile.read(int(self.headers["Content-Length"]))).decode())
                self.send_response(202)
                self.end_headers()
                self.wfile.write(b'{"resourceId":"taken"}')

            def log_message(self, *_):
                pass

        with HTTPServer(("127.0.0.1", 0), Taker) as taker:
            threading.Thread(target=taker.handle_request, daemon=True).start()
            environment = dict(os.environ, AWS_ACCESS_KEY_ID="a", AWS_SECRET_ACCESS_KEY="b", AWS_REGION="us-east-1")
            subprocess.run([ASSAY, "scan", "dir", str(target), "--upload", "-o", "plain", "--data-dir", str(folder / "data"),
                            "--server", f"http://127.0.0.1:{taker.server_port}"], capture_output=True, env=environment)
        return bodies[0]

    def ended(call, **arguments):
        return server.wait_for(lambda: call(**arguments), lambda answer: answer["status"] != "IN_PROGRESS")

    # Before there is anything.
    destination = {"bucketName": "security-reports", "keyPrefix": "findings", "kmsKeyArn": KEY}
    checks.equal("no report yet", code_of(inspector.get_findings_report_status), "ResourceNotFoundException")

    for thing in ("npm", "maven"):
        run = assay("scan", "dir", str(things / thing), "--upload", "-o", "plain", "--data-dir", str(folder / "data"))
        checks.equal(f"{thing} is uploaded", run.returncode, 0)
    server.wait_for(server.findings, bool)
    time.sleep(3)
    listed = [f for page in inspector.get_paginator("list_findings").paginate() for f in page["findings"]]
    arns = sorted(f["findingArn"] for f in listed)

    # Into a bucket.
    report = inspector.create_findings_report(reportFormat="CSV", s3Destination=destination)["reportId"]
    status = ended(inspector.get_findings_report_status, reportId=report)
    checks.equal("a report as CSV", (status["status"], status["destination"]), ("SUCCEEDED", destination))
    body = s3.get_object(Bucket="security-reports", Key=f"findings/{report}.csv")["Body"].read().decode()
    rows = list(csv.reader(io.StringIO(body)))
    checks.equal("its 55 columns", rows[0], HEADER)
    checks.equal("its findings", sorted(row[6] for row in rows[1:]), arns)
    by_arn = {row[6]: dict(zip(HEADER, row)) for row in rows[1:]}
    told = {f["findingArn"]: (f["severity"], f["title"], f.get("fixAvailable", ""), f["status"],
                              f["packageVulnerabilityDetails"]["vulnerabilityId"], f["resources"][0]["id"]) for f in listed}
    checks.equal("each as ListFindings has it", {arn: (row["Severity"], row["Title"], row["Fix Available"], row["Status"],
                                                       row["Vulnerability Id"], row["Resource ID"])
                                                 for arn, row in by_arn.items()}, told)

    critical = {"severity": named("EQUALS", "CRITICAL")}
    report = inspector.create_findings_report(reportFormat="JSON", s3Destination=destination, filterCriteria=critical)["reportId"]
    status = ended(inspector.get_findings_report_status)
    checks.equal("the newest without an id", (status["reportId"], status["status"], status["filterCriteria"]),
                 (report, "SUCCEEDED", critical))
    body = s3.get_object(Bucket="security-reports", Key=f"findings/{report}.json")["Body"].read()
    checks.equal("a report as JSON", sorted(f["findingArn"] for f in json.loads(body)["findings"]),
                 sorted(f["findingArn"] for f in listed if f["severity"] == "CRITICAL"))

    for form, kind in (("CYCLONEDX_1_4", "cyclonedx"), ("SPDX_2_3", "spdx")):
        export = inspector.create_sbom_export(reportFormat=form, s3Destination=dict(destination, keyPrefix="sboms"))["reportId"]
        status = ended(inspector.get_sbom_export, reportId=export)
        checks.equal(f"an export as {form}", (status["status"], status["format"], status.get("errorMessage")),
                     ("SUCCEEDED", form, None))
        keys = [one["Key"] for one in s3.list_objects_v2(Bucket="security-reports", Prefix=f"sboms/{form}_outputs_{export}")["Contents"]]
        covered = {row["resourceId"] for row in inspector.list_coverage()["coveredResources"]}
        checks.equal(f"a document for each resource as {form}", len(keys), len(covered))
        documents = []
        for number, key in enumerate(keys):
            documents.append(folder / f"{form}.{number}.{kind}.json")
            documents[-1].write_bytes(s3.get_object(Bucket="security-reports", Key=key)["Body"].read())
        for document in documents:
            said = verified_by_spdx(folder, document) if kind == "spdx" else validate(folder, kind, [document])[0]
            checks.that(f"{form} is what its publisher calls valid", said.startswith("ok ") or "This SPDX Document is valid" in said, said)
        texts = [json.loads(one.read_text()) for one in documents]
        packages = {f["packageVulnerabilityDetails"]["vulnerabilityId"] for f in listed if f["status"] == "ACTIVE"}
        if kind == "cyclonedx":
            ids = {one["id"] for text in texts for one in text["vulnerabilities"]}
            refs = all({a["ref"] for v in text["vulnerabilities"] for a in v["affects"]} <= {c["bom-ref"] for c in text["components"]}
                       for text in texts)
            checks.that("affected components are in the document", refs)
        else:
            ids = {ref["referenceLocator"] for text in texts for one in text["packages"] for ref in one["externalRefs"]
                   if ref["referenceCategory"] == "SECURITY"}
        checks.equal(f"vulnerabilities in {form}", ids, packages)
    one = next(iter(covered))
    export = inspector.create_sbom_export(reportFormat="SPDX_2_3", s3Destination=destination, resourceFilterCriteria={
        "resourceId": named("EQUALS", one)})["reportId"]
    ended(inspector.get_sbom_export, reportId=export)
    keys = s3.list_objects_v2(Bucket="security-reports", Prefix=f"findings/SPDX_2_3_outputs_{export}")["Contents"]
    checks.equal("of one resource", len(keys), 1)

    # More than S3 takes as one part: the objects of many machines.
    document = sent(things / "npm")
    name = json.dumps(str(things / "npm"))
    for number in range(MACHINES):
        machine = document.replace(name, json.dumps(f"/machines/{number}")).encode()
        status, answer, _ = server.send("POST", "/assay/v1/inventories", machine)
        if status != 202:
            checks.that(f"machine {number} is taken in", False, f"{status} {answer}")
            break
    report = inspector.create_findings_report(reportFormat="JSON", s3Destination=destination)["reportId"]
    status = server.wait_for(lambda: inspector.get_findings_report_status(reportId=report), lambda a: a["status"] != "IN_PROGRESS",
                             seconds=300)
    stored = s3.get_object(Bucket="security-reports", Key=f"findings/{report}.json")
    body = stored["Body"].read()
    everything = [f["findingArn"] for f in json.loads(body)["findings"]]
    counted = sum(row["accountAggregation"]["severityCounts"]["all"] for row in inspector.list_finding_aggregations(
        aggregationType="ACCOUNT")["responses"])
    checks.that("a report of several parts", status["status"] == "SUCCEEDED" and len(body) > 16 << 20, f"{status['status']} {len(body)}")
    checks.equal("has each finding once", (len(everything), len(set(everything))), (counted, counted))

    # What cannot be done.
    none = {"severity": named("EQUALS", "INFORMATIONAL")}
    report = inspector.create_findings_report(reportFormat="CSV", s3Destination=destination, filterCriteria=none)["reportId"]
    checks.equal("nothing to report", ended(inspector.get_findings_report_status, reportId=report)["errorCode"], "NO_FINDINGS_FOUND")
    report = inspector.create_findings_report(reportFormat="CSV", s3Destination=dict(destination, bucketName="nowhere"))["reportId"]
    checks.equal("a bucket that is not there", ended(inspector.get_findings_report_status, reportId=report)["errorCode"],
                 "BUCKET_NOT_FOUND")
    checks.equal("an unknown report", code_of(inspector.get_findings_report_status, reportId=UNKNOWN), "ResourceNotFoundException")
    checks.equal("an unknown export", code_of(inspector.get_sbom_export, reportId=UNKNOWN), "ResourceNotFoundException")
    checks.equal("an unknown one called off", code_of(inspector.cancel_findings_report, reportId=UNKNOWN), "ResourceNotFoundException")
    checks.equal("one that has ended called off", code_of(inspector.cancel_findings_report, reportId=report), "ValidationException")
    checks.equal("an export that has ended called off", code_of(inspector.cancel_sbom_export, reportId=export), "ValidationException")
    wrong = {"severity": named("EQUALS", "HORRIBLE")}
    checks.equal("a filter that never matches", code_of(inspector.create_findings_report, reportFormat="CSV", filterCriteria=wrong,
                                                        s3Destination=destination), "ValidationException")
    tries = [code_of(inspector.create_findings_report, reportFormat="CSV", s3Destination=destination) for _ in range(5)]
    checks.that("one at a time", tries[0] == "done" and "ValidationException" in tries, tries)
    ended(inspector.get_findings_report_status)

    # Without a bucket.
    for form, first in (("csv", b"AWS Account Id"), ("json", b'{"findings":['), ("cyclonedx", b"PK"), ("spdx", b"PK")):
        run = assay("report", "create", "-o", form, str(folder / f"out.{form}"))
        checks.equal(f"assay report create -o {form}", (run.returncode, (folder / f"out.{form}").read_bytes()[:len(first)]),
                     (0, first))
    with zipfile.ZipFile(folder / "out.spdx") as archive:
        checks.equal("a document for each resource in the archive", len(archive.namelist()), len(covered) + MACHINES)
    run = assay("report", "create", "--filter", json.dumps(critical), "-")
    critical_now = inspector.list_finding_aggregations(aggregationType="ACCOUNT")["responses"][0]["accountAggregation"]
    checks.equal("a filter", len(list(csv.reader(io.StringIO(run.stdout)))) - 1, critical_now["severityCounts"]["critical"])
    run = assay("report", "create", "--filter", '{"severity":[{"comparison":"EQUALS"}]}', "-")
    checks.that("a wrong filter is named", run.returncode == 5 and "severity" in run.stderr, run.stderr)
    run = assay("report", "create", "--filter", json.dumps(none), "-")
    checks.that("nothing to report is said", run.returncode == 2 and "No finding matches" in run.stderr, run.stderr)
    table = assay("report", "list").stdout.splitlines()
    checks.that("reports are listed at 80 columns", len(table) > 10 and max(map(len, table)) <= 80, table[:3])
    checks.that("every answer fits botocore's model", not violations, sorted(set(violations))[:20])
    secret = server.access["secretAccessKey"]
    server.stop()
    s3rver.terminate()
    s3rver.wait()

    # Folders that stand for buckets.
    (folder / "buckets/audits").mkdir(parents=True)
    server = Server(folder / "data", f"advisories:\n  offline: true\nreports:\n  folder: {folder / 'buckets'}\n").start()
    inspector = server.client(secretAccessKey=secret)
    for bucket, expected in (("audits", "SUCCEEDED"), ("other", "FAILED"), ("../data", "FAILED")):
        report = inspector.create_findings_report(reportFormat="CSV", s3Destination={
            "bucketName": bucket, "keyPrefix": "a/b", "kmsKeyArn": KEY})["reportId"]
        checks.equal(f"folder {bucket}", ended(inspector.get_findings_report_status, reportId=report)["status"], expected)
    written = [str(path.relative_to(folder / "buckets")) for path in (folder / "buckets").rglob("*.csv")]
    checks.that("one file is written", len(written) == 1 and written[0].startswith("audits/a/b/"), written)
    checks.equal("and is the report", len(list(csv.reader(io.StringIO((folder / "buckets" / written[0]).read_text())))) - 1, counted)
    server.stop()

checks.finish()
