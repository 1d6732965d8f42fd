"""Assay's own calls by raw HTTP, with members that they have and have not, with VEX documents of every format, and with what is
no JSON at all: no server error, no hang, and every refusal with its code and a message.

    ASSAY_FUZZ_SEED=N ASSAY_FUZZ_BODIES=N python3 fuzz_routes.py
"""

import http.client
import json
import random
from pathlib import Path

from fuzzing import BODIES, NUMBERS, SEED, SLOWEST, WORDS, damaged
from harness import Checks, Server, inputs, workspace

checks = Checks()
ROLES = ["ADMINISTRATOR", "READ_ONLY", "SCANNER_UPLOAD"]
TIMES = ["2099-01-01T00:00:00Z", "1970-01-01T00:00:00+14:00", "-999999999-01-01T00:00:00Z", "+1000000000-01-01T00:00:00Z"]
CRITERIA = ['{"severity": [{"comparison": "EQUALS", "value": "HIGH"}]}', "{}", "[]", '{"severity": 3}', '{"epssScore": [{"lowerInclusive": 1e999}]}']
PURLS = ["pkg:npm/lodash@4.17.20", "pkg:npm/%40a/b@1", "pkg:deb/debian/openssl@1:3.0.2-4?arch=amd64", "pkg:deb/debian/openssl",
         "pkg:oci/app@sha256:" + "0" * 64, "pkg:oci/app?repository_url=ghcr.io/a/app&tag=1", "pkg:golang/a/b@v1.2.3#c", "pkg:npm/a%00b@1",
         "pkg:rpm/a@99999999999999999999:1-2", "pkg:", "pkg:npm/" + "a" * 5000, "https://example.org", "pkg:npm/a?b=%F0%9F"]
NETWORK = ["exposures", "ask", "remedies", "what-if", "causes"]
STATUSES = ["not_affected", "fixed", "affected", "under_investigation", "unknown"]


def openvex(draw):
    return {"@context": "https://openvex.dev/ns/v0.2.0", "@id": draw.choice(WORDS), "author": draw.choice(WORDS),
            "timestamp": draw.choice(TIMES), "version": draw.choice(NUMBERS),
            "statements": [{"vulnerability": draw.choice([{"name": draw.choice(WORDS), "aliases": draw.choices(WORDS, k=draw.randint(0, 12))}, draw.choice(WORDS)]),
                            "products": [{"@id": draw.choice(PURLS), "subcomponents": [{"@id": draw.choice(PURLS)} for _ in range(draw.randint(0, 3))]}
                                         for _ in range(draw.randint(0, 3))],
                            "status": draw.choice(STATUSES), "justification": draw.choice(WORDS), "impact_statement": draw.choice(WORDS),
                            "timestamp": draw.choice(TIMES)} for _ in range(draw.randint(0, 6))]}


def csaf(draw):
    ids = ["P", "Q", draw.choice(WORDS)]
    return {"document": {"category": "csaf_vex", "csaf_version": "2.0", "title": "x", "tracking": {"id": draw.choice(WORDS), "current_release_date": draw.choice(TIMES)}},
            "product_tree": {"full_product_names": [{"name": "x", "product_id": one, "product_identification_helper": {"purl": draw.choice(PURLS)}} for one in ids],
                             "relationships": [{"category": "default_component_of", "product_reference": draw.choice(ids), "relates_to_product_reference": draw.choice(ids),
                                                "full_product_name": {"product_id": draw.choice(ids), "name": "x"}}]},
            "vulnerabilities": [{"cve": draw.choice(WORDS), "product_status": {draw.choice(["known_not_affected", "fixed", "known_affected"]): [draw.choice(ids)]},
                                 "flags": [{"label": draw.choice(WORDS), "product_ids": [draw.choice(ids)]}]} for _ in range(draw.randint(0, 3))]}


def cyclonedx(draw):
    return {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": [{"type": "library", "bom-ref": "c", "name": "x", "purl": draw.choice(PURLS)}],
            "vulnerabilities": [{"id": draw.choice(WORDS), "affects": [{"ref": draw.choice(["c", "d", draw.choice(PURLS)])}],
                                 "analysis": {"state": draw.choice(["not_affected", "resolved", "exploitable", draw.choice(WORDS)]), "detail": draw.choice(WORDS)}}
                                for _ in range(draw.randint(0, 3))]}


def vex(draw):
    return draw.choice([openvex, csaf, cyclonedx])(draw)


def of(**members):
    """Some of a call's members, each with one of its values or, now and then, with anything."""
    def make(draw):
        given = {}
        for name, values in members.items():
            if draw.random() < 0.85:
                given[name] = draw.choice(values) if draw.random() < 0.7 else draw.choice([draw.choice(WORDS), draw.choice(NUMBERS), None, [], {}, True])
        if draw.random() < 0.1:
            given[draw.choice(WORDS)] = draw.choice(WORDS)
        return given
    return make


def calls(server):
    """(method, path, body of a random generator) of every call that Assay adds to the Inspector API."""
    filters = [rule["filterArn"] for rule in json.loads(server.send("GET", "/assay/v1/filters", "")[1])["filters"]]
    arns = filters + ["arn:aws:inspector2:us-east-1:123456789012:owner/123456789012/filter/0123456789abcdef"]
    findings = [finding["findingArn"] for finding in server.findings()[:3]]
    packet = {"id": ["eni-1"], "port": ["22", 443, 65536], "protocol": ["TCP", "UDP"], "edge": ["igw-1"]}
    return [
        ("GET", "/assay/v1/status", of()), ("GET", "/assay/v1/keys", of()), ("GET", "/assay/v1/accounts", of()),
        ("GET", "/assay/v1/filters", of()), ("GET", "/assay/v1/reports", of()),
        ("POST", "/assay/v1/keys", of(role=ROLES, name=WORDS)),
        ("POST", "/assay/v1/keys/revoke", of(accessKeyId=["ASSAYABCDEFGHIJ23456"])),
        ("POST", "/assay/v1/keys/session", of(role=ROLES, seconds=[900, "3600", 43_200, 43_201])),
        ("POST", "/assay/v1/accounts", of(name=WORDS, accountId=["444444444444", "000000000000"])),
        ("POST", "/assay/v1/filters/preview", of(filterCriteria=CRITERIA)),
        ("POST", "/assay/v1/filters/end", of(filterArn=arns, endsAt=TIMES)),
        ("POST", "/assay/v1/filters/vex/preview", vex), ("POST", "/assay/v1/filters/vex", vex),
        ("POST", "/assay/v1/audit", of(after=[0, "5"], most=[1, 100, 1000])),
        ("POST", "/assay/v1/reports", of(format=["CSV", "JSON", "CYCLONEDX_1_4"], filterCriteria=CRITERIA)),
        ("POST", "/assay/v1/reports/content", of(reportId=["0b14b0ae-6c3f-4d0d-9d0e-3ff4a6a9f7b1"])),
        ("POST", "/assay/v1/inventories", of(schema=[1], resource=[{}], packages=[[]])),
        *[("POST", f"/assay/v1/network/{name}", of(**packet, source=["0.0.0.0/0", "::/0"], after=[0], most=[10], findingArn=findings))
          for name in NETWORK],
    ]


with workspace() as folder:
    folder = Path(folder)
    server = Server(folder / "data", f"account-id: 123456789012\nadvisories:\n  offline: true\nwatch:\n  - folder: {inputs()}/npm\n"
                    f"limits:\n  filters: 20\nreports:\n  folder: {folder}\n").start()
    server.wait_for(server.findings, bool)
    server.client().create_filter(name="one", action="SUPPRESS", filterCriteria={"severity": [{"comparison": "EQUALS", "value": "LOW"}]})
    sent, served, refused, wrong, slowest = 0, 0, 0, {}, ("", 0.0)
    for method, path, make in calls(server):
        draw = random.Random(f"{SEED} {method} {path}")
        for number in range(BODIES if method == "POST" else 2):
            body = b"" if method == "GET" else json.dumps(make(draw)).encode("utf-8", "replace")
            if number % 5 == 4:
                body = damaged(draw, body)
            try:
                status, answer, seconds = server.send(method, path, body, seconds=SLOWEST)
            except (TimeoutError, http.client.HTTPException, ConnectionError) as failed:
                wrong.setdefault(path, f"{type(failed).__name__} for {body[:300]}")
                continue
            sent += 1
            slowest = max(slowest, (path, seconds), key=lambda pair: pair[1])
            if status < 300:
                served += 1
                continue
            refused += 1
            try:
                said = json.loads(answer)
            except ValueError:
                wrong.setdefault(path, f"no JSON: {status} {answer[:200]} for {body[:300]}")
                continue
            if status >= 500:
                wrong.setdefault(path, f"{status} {answer[:200]} for {body[:600]}")
            elif not said.get("__type") or not said.get("message"):
                wrong.setdefault(path, f"no code or no message: {status} {answer[:200]} for {body[:300]}")
    for path, what in sorted(wrong.items()):
        checks.that(path, False, what)
    checks.that("requests were answered", sent > 10 * BODIES, sent)
    checks.that("some were served and some refused", served > 50 and refused > 50, f"{served} {refused}")
    checks.that("the server still answers", server.client().list_findings()["findings"])
    print(f"seed {SEED}: {sent} requests, {served} served, {refused} refused; slowest {slowest[0]} {slowest[1]:.2f} s")
    server.stop()

checks.finish()
