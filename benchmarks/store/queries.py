#!/usr/bin/env python3
"""Times ListFindings and ListFindingAggregations over HTTP, and prints Markdown tables.

    benchmarks/store/queries.py [--requests 200] [--rounds 3] [--only TEXT] DATA

DATA is the folder that benchmarks/store/make_store.sh made; a server runs on it and has written DATA/ready.json. Each
shape is asked with many parameters, drawn from the findings themselves, and at many places of its pages. A request is
signed before its clock starts; the clock stops when the whole answer is there. The first requests of each shape are a
warm-up and are not counted. With several rounds the median of the rounds is shown.

The API asks for up to 100 findings but bounds an answer to 25, so the last columns time 100 findings: four answers in
a row, from the first to the last.
"""

import argparse
import datetime
import hashlib
import hmac
import http.client
import json
import random
import statistics
import time
from pathlib import Path
from urllib.parse import urlsplit

SORTS = [
    "AWS_ACCOUNT_ID", "FINDING_TYPE", "SEVERITY", "FIRST_OBSERVED_AT", "LAST_OBSERVED_AT", "FINDING_STATUS",
    "RESOURCE_TYPE", "ECR_IMAGE_PUSHED_AT", "ECR_IMAGE_REPOSITORY_NAME", "ECR_IMAGE_REGISTRY", "NETWORK_PROTOCOL",
    "COMPONENT_TYPE", "VULNERABILITY_ID", "VULNERABILITY_SOURCE", "INSPECTOR_SCORE", "VENDOR_SEVERITY", "EPSS_SCORE",
]
AGGREGATIONS = [
    "ACCOUNT", "FINDING_TYPE", "TITLE", "PACKAGE", "REPOSITORY", "AWS_EC2_INSTANCE", "AWS_ECR_CONTAINER",
    "AWS_LAMBDA_FUNCTION", "IMAGE_LAYER",
]
WARM_UP = 20


class Client:
    """Signature Version 4 by the book, on one connection."""

    def __init__(self, data, timeout=120):
        ready = json.loads((data / "ready.json").read_text())
        access = json.loads((data / "access.json").read_text())
        self.host = urlsplit(ready["endpoint"]).netloc
        self.region, self.account = ready["region"], ready["accountId"]
        self.key, self.secret = access["accessKeyId"], access["secretAccessKey"]
        self.connection = http.client.HTTPConnection(self.host, timeout=timeout)

    def signed(self, path, body):
        now = datetime.datetime.now(datetime.timezone.utc)
        stamp, day = now.strftime("%Y%m%dT%H%M%SZ"), now.strftime("%Y%m%d")
        scope = f"{day}/{self.region}/inspector2/aws4_request"
        hashed = hashlib.sha256(body).hexdigest()
        canonical = f"POST\n{path}\n\nhost:{self.host}\nx-amz-date:{stamp}\n\nhost;x-amz-date\n{hashed}"
        text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
        key = b"AWS4" + self.secret.encode()
        for part in (day, self.region, "inspector2", "aws4_request"):
            key = hmac.new(key, part.encode(), hashlib.sha256).digest()
        signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
        return {
            "Host": self.host,
            "X-Amz-Date": stamp,
            "Content-Type": "application/json",
            "Authorization": f"AWS4-HMAC-SHA256 Credential={self.key}/{scope}, SignedHeaders=host;x-amz-date, "
            f"Signature={signature}",
        }

    def call(self, path, request):
        """The answer and its milliseconds."""
        body = json.dumps(request).encode()
        headers = self.signed(path, body)
        began = time.perf_counter()
        self.connection.request("POST", path, body, headers)
        response = self.connection.getresponse()
        answer = response.read()
        took = (time.perf_counter() - began) * 1000
        if response.status != 200:
            raise RuntimeError(f"{request}: {response.status} {answer[:300]}")
        return json.loads(answer), took

    def preview(self, criteria):
        """How many findings a suppression rule would hide."""
        answer, _ = self.call("/assay/v1/filters/preview", {"filterCriteria": json.dumps(criteria)})
        return answer["findings"]

    def findings(self, filters=None, sort=None, descending=True, token=None, size=100):
        request = {"maxResults": size}
        if filters:
            request["filterCriteria"] = filters
        if sort:
            request["sortCriteria"] = {"field": sort, "sortOrder": "DESC" if descending else "ASC"}
        if token:
            request["nextToken"] = token
        return self.call("/findings/list", request)


def equals(value):
    return [{"comparison": "EQUALS", "value": value}]


def prefix(value):
    return [{"comparison": "PREFIX", "value": value}]


def between(days):
    end = int(time.time()) - days * 86400
    return [{"startInclusive": end - 86400, "endInclusive": end}]


def sample(client, draw):
    """Findings from all over the store, to take parameters from."""
    found = []
    for sort in ("VULNERABILITY_ID", "LAST_OBSERVED_AT", "EPSS_SCORE", "FIRST_OBSERVED_AT", "INSPECTOR_SCORE"):
        for descending in (True, False):
            token = None
            for _ in range(12):
                page, _ = client.findings(None, sort, descending, token)
                found += page["findings"]
                token = page.get("nextToken")
    draw.shuffle(found)
    return found


def shapes(found, draw):
    """Name → a function that draws the filter and the order of one request."""

    def pick(condition=lambda finding: True):
        return draw.choice([finding for finding in found if condition(finding)])

    def repository():
        image = pick(lambda f: f["resources"][0]["type"] == "AWS_ECR_CONTAINER_IMAGE")
        return image["resources"][0]["details"]["awsEcrContainerImage"]["repositoryName"]

    def tag():
        tags = pick(lambda f: f["resources"][0].get("tags"))["resources"][0]["tags"]
        key = draw.choice(sorted(tags))
        return [{"comparison": "EQUALS", "key": key, "value": tags[key]}]

    def package():
        return pick()["packageVulnerabilityDetails"]["vulnerablePackages"][0]["name"]

    def epss():
        low = draw.choice([0.0, 0.001, 0.01, 0.1, 0.5, 0.9])
        return [{"lowerInclusive": low, "upperInclusive": low * 3 + 0.001}]

    active = equals("ACTIVE")
    return {
        "ACTIVE, by severity": lambda: ({"findingStatus": active}, "SEVERITY"),
        "ACTIVE, by score": lambda: ({"findingStatus": active}, "INSPECTOR_SCORE"),
        "one severity with a fix, by score": lambda: (
            {"severity": equals(draw.choice(["LOW", "MEDIUM", "HIGH"])), "fixAvailable": equals("YES")},
            "INSPECTOR_SCORE"),
        "one vulnerability, by severity": lambda: (
            {"vulnerabilityId": equals(pick()["packageVulnerabilityDetails"]["vulnerabilityId"])}, "SEVERITY"),
        "one resource, by severity": lambda: ({"resourceId": equals(pick()["resources"][0]["id"])}, "SEVERITY"),
        "title, by last seen": lambda: ({"title": equals(pick()["title"])}, "LAST_OBSERVED_AT"),
        "title prefix, by severity": lambda: (
            {"title": prefix(pick()["title"][: draw.randint(6, 13)])}, "SEVERITY"),
        "repository, by severity": lambda: ({"ecrImageRepositoryName": equals(repository())}, "SEVERITY"),
        "package name, by score": lambda: ({"vulnerablePackages": [{"name": equals(package())[0]}]}, "INSPECTOR_SCORE"),
        "EPSS range, by EPSS": lambda: ({"epssScore": epss()}, "EPSS_SCORE"),
        "first seen on one day, by severity": lambda: ({"firstObservedAt": between(draw.randint(0, 300))}, "SEVERITY"),
        "changed on one day, by first seen": lambda: (
            {"updatedAt": between(draw.randint(0, 300))}, "FIRST_OBSERVED_AT"),
        "tag, by severity": lambda: ({"resourceTags": tag()}, "SEVERITY"),
        "exploited, by severity": lambda: ({"exploitAvailable": equals("YES")}, "SEVERITY"),
        "ACTIVE, two severities, fix, tag, by score": lambda: (
            {"findingStatus": active, "severity": equals("CRITICAL") + equals("HIGH"), "fixAvailable": equals("YES"),
             "resourceTags": tag()}, "INSPECTOR_SCORE"),
        "images, ACTIVE, package, by EPSS": lambda: (
            {"findingStatus": active, "resourceType": equals("AWS_ECR_CONTAINER_IMAGE"),
             "vulnerablePackages": [{"name": prefix(package()[:5])[0]}]}, "EPSS_SCORE"),
    }


def timed(client, ask, requests, draw):
    """Milliseconds of requests that go on paging now and then, and of 100 findings."""
    times, token, filters, sort, descending = [], None, None, None, True
    for number in range(WARM_UP + requests):
        if token is None or draw.random() < 0.4:
            filters, sort = ask()
            descending, token = draw.random() < 0.7, None
        page, took = client.findings(filters, sort, descending, token)
        token = page.get("nextToken")
        if number >= WARM_UP:
            times.append(took)
    hundreds = []
    for _ in range(requests // 8):
        (filters, sort), token, whole = ask(), None, 0.0
        for _ in range(4):
            page, took = client.findings(filters, sort, True, token)
            token = page.get("nextToken")
            whole += took
            if token is None:
                break
        hundreds.append(whole)
    return figures(times) + [statistics.median(hundreds), max(hundreds)]


def figures(times):
    ordered = sorted(times)
    return [statistics.median(ordered), ordered[int(len(ordered) * 0.95)], ordered[int(len(ordered) * 0.99)], ordered[-1]]


def table(title, rounds, further=()):
    columns = [title, "p50 ms", "p95 ms", "p99 ms", "slowest ms", *further]
    print("\n| " + " | ".join(columns) + " |\n|" + "---|" * len(columns), flush=True)
    for name, run in rounds:
        middle = [statistics.median(column) for column in zip(*(run()))]
        print(f"| {name} | " + " | ".join(f"{value:.1f}" for value in middle) + " |", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("data", type=Path)
    options.add_argument("--requests", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--only", default="")
    options = options.parse_args()
    draw = random.Random(7)
    client = Client(options.data)
    found = sample(client, draw)

    def listing(ask):
        return lambda: [timed(client, ask, options.requests, draw) for _ in range(options.rounds)]

    def aggregation(kind):
        request = {"aggregationType": kind, "maxResults": 100}

        def run():
            for _ in range(3):
                client.call("/findings/aggregation/list", request)
            return [
                figures([client.call("/findings/aggregation/list", request)[1] for _ in range(options.requests // 10)])
                for _ in range(options.rounds)
            ]

        return run

    def chosen(rows):
        return [row for row in rows if options.only in row[0]]

    hundred = ("100 findings, p50 ms", "slowest ms")
    table("filter and order", chosen([(name, listing(ask)) for name, ask in shapes(found, draw).items()]), hundred)
    table("all findings, by", chosen([(sort, listing(lambda sort=sort: ({}, sort))) for sort in SORTS]), hundred)
    table("aggregation", chosen([(kind, aggregation(kind)) for kind in AGGREGATIONS]))


if __name__ == "__main__":
    main()
