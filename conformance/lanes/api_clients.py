"""boto3 and the AWS CLI against a running server: list, filter, sort, page, aggregate, suppress, tag; every answer is held
against botocore's own model of the service."""

import time
from pathlib import Path

from botocore.exceptions import ClientError

from harness import Checks, Server, inputs, violations, workspace

checks = Checks()


def refused(name, code, call):
    try:
        call()
        checks.that(name, False, "was accepted")
    except ClientError as error:
        checks.equal(name, error.response["Error"]["Code"], code)


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
    api = server.client()
    # The list is taken when all four are scanned: findings of one that comes later would be in no answer before it.
    scanned = server.wait_for(
        lambda: [c["resourceId"] for page in api.get_paginator("list_coverage").paginate()
                 for c in page["coveredResources"] if c["scanStatus"]["reason"] == "SUCCESSFUL"],
        lambda rows: len(rows) >= 4, seconds=180)
    checks.that("four resources are scanned", len(scanned) == 4, server.log.read_text()[-2000:])
    everything = server.findings()
    resources = {f["resources"][0]["id"] for f in everything}
    checks.that("four resources have findings", len(resources) == 4, (scanned, server.log.read_text()[-2000:]))
    arns = [f["findingArn"] for f in everything]
    equals = lambda *values: [{"comparison": "EQUALS", "value": value} for value in values]

    # Paging: pages of one are the one page.
    paged = [f["findingArn"] for page in api.get_paginator("list_findings").paginate(
        PaginationConfig={"PageSize": 7}) for f in page["findings"]]
    checks.equal("pages of 7 give what pages of 100 give", paged, arns)
    some = server.findings(vulnerabilityId=equals("CVE-2021-44228"))
    checks.that("filter by vulnerability", some and all(
        f["packageVulnerabilityDetails"]["vulnerabilityId"] == "CVE-2021-44228" for f in some))
    for severity in ("CRITICAL", "HIGH", "MEDIUM"):
        some = server.findings(severity=equals(severity))
        checks.equal(f"filter by severity {severity}", sorted(f["findingArn"] for f in some),
                     sorted(f["findingArn"] for f in everything if f["severity"] == severity))
    functions = server.findings(resourceType=equals("AWS_LAMBDA_FUNCTION"))
    checks.that("filter by resource type", functions and all(
        f["resources"][0]["type"] == "AWS_LAMBDA_FUNCTION" for f in functions))
    rest = server.findings(severity=[{"comparison": "NOT_EQUALS", "value": "CRITICAL"},
                                     {"comparison": "NOT_EQUALS", "value": "HIGH"}])
    checks.equal("NOT_EQUALS values are ANDed", sorted(f["findingArn"] for f in rest), sorted(
        f["findingArn"] for f in everything if f["severity"] not in ("CRITICAL", "HIGH")))
    scores = [f.get("inspectorScore", -1) for page in api.get_paginator("list_findings").paginate(
        sortCriteria={"field": "INSPECTOR_SCORE", "sortOrder": "DESC"}) for f in page["findings"]]
    checks.equal("sorted by score", scores, sorted(scores, reverse=True))
    refused("a token that was tampered with", "ValidationException",
            lambda: api.list_findings(nextToken="AAAA"))
    refused("a severity that does not exist", "ValidationException",
            lambda: api.list_findings(filterCriteria={"severity": equals("WORST")}))

    # Aggregations agree with the list.
    for kind in ("FINDING_TYPE", "PACKAGE", "TITLE", "REPOSITORY", "AMI", "AWS_EC2_INSTANCE", "AWS_ECR_CONTAINER",
                 "IMAGE_LAYER", "ACCOUNT", "AWS_LAMBDA_FUNCTION", "LAMBDA_LAYER"):
        pages = api.get_paginator("list_finding_aggregations").paginate(aggregationType=kind)
        responses = [r for page in pages for r in page.get("responses", [])]
        if kind == "ACCOUNT":
            checks.equal("the account's counts are the list's", responses[0]["accountAggregation"]["severityCounts"]["all"],
                         len(everything))
        holders = {"AMI", "REPOSITORY", "AWS_ECR_CONTAINER", "IMAGE_LAYER", "LAMBDA_LAYER"}
        checks.that(f"aggregation {kind} has rows where there is something to count", bool(responses) != (kind in holders))

    details = api.batch_get_finding_details(findingArns=arns[:3])
    checks.equal("details of three findings", len(details["findingDetails"]), 3)

    # Coverage.
    covered = [c for page in api.get_paginator("list_coverage").paginate() for c in page["coveredResources"]]
    checks.that("coverage has every resource", {f["resources"][0]["id"] for f in everything} <= {c["resourceId"] for c in covered})
    statistics = api.list_coverage_statistics(groupBy="RESOURCE_TYPE")
    checks.equal("coverage is counted by the resources' types", sorted(g["groupKey"] for g in statistics["countsByGroup"]),
                 sorted({c["resourceType"] for c in covered}))
    checks.equal("coverage statistics add up", statistics["totalCounts"], sum(g["count"] for g in statistics["countsByGroup"]))

    # Suppression acts at once and is undone at once.
    rule = api.create_filter(action="SUPPRESS", name="log4shell", reason="conformance", tags={"team": "a b/ü"},
                             filterCriteria={"vulnerabilityId": equals("CVE-2021-44228")})["arn"]
    checks.that("suppressed findings have the status", all(
        f["status"] == "SUPPRESSED" for f in server.findings(vulnerabilityId=equals("CVE-2021-44228"))))
    refused("a second rule of the same name", "BadRequestException", lambda: api.create_filter(
        action="SUPPRESS", name="log4shell", filterCriteria={}))
    api.update_filter(filterArn=rule, filterCriteria={"vulnerabilityId": equals("CVE-1999-0001")})
    checks.that("a narrowed rule lets go", all(
        f["status"] == "ACTIVE" for f in server.findings(vulnerabilityId=equals("CVE-2021-44228"))))
    checks.equal("tags of the rule", api.list_tags_for_resource(resourceArn=rule)["tags"], {"team": "a b/ü"})
    api.tag_resource(resourceArn=rule, tags={"k": "v"})
    api.untag_resource(resourceArn=rule, tagKeys=["team"])
    checks.equal("tags after change", api.list_tags_for_resource(resourceArn=rule)["tags"], {"k": "v"})
    checks.equal("the rule is listed", [f["name"] for f in api.list_filters(arns=[rule])["filters"]], ["log4shell"])
    api.delete_filter(arn=rule)
    refused("a rule that is gone", "ResourceNotFoundException", lambda: api.delete_filter(arn=rule))

    # Account.
    state = api.batch_get_account_status()["accounts"][0]
    checks.equal("the account is enabled", state["state"]["status"], "ENABLED")
    checks.that("all four resource states", set(state["resourceState"]) >= {"ec2", "ecr", "lambda", "lambdaCode"})
    checks.that("permissions", api.list_account_permissions()["permissions"])
    checks.that("configuration", "ecrConfiguration" in api.get_configuration())
    found = api.search_vulnerabilities(filterCriteria={"vulnerabilityIds": ["CVE-2021-44228"]})["vulnerabilities"]
    checks.equal("a vulnerability by id", [v["id"] for v in found], ["CVE-2021-44228"])

    # What is not served says so, and bad credentials get AWS's names.
    try:
        api.list_members()
        checks.that("an operation that is not served is refused", False)
    except ClientError as error:
        checks.that("an operation that is not served is refused", "not" in error.response["Error"]["Message"], error)
    refused("a wrong secret", "InvalidSignatureException", lambda: server.client(
        secretAccessKey="x" * 40).list_findings())
    refused("an unknown key", "UnrecognizedClientException", lambda: server.client(
        accessKeyId="AKIAIOSFODNN7EXAMPLE").list_findings())

    # The AWS CLI.
    code, listed, errors = server.cli("list-findings", "--filter-criteria",
                                      '{"severity":[{"comparison":"EQUALS","value":"CRITICAL"}]}')
    checks.equal("aws inspector2 list-findings", (code, len(listed.get("findings", []))),
                 (0, sum(f["severity"] == "CRITICAL" for f in everything)))
    code, listed, errors = server.cli("list-coverage")
    checks.equal("aws inspector2 list-coverage", (code, len(listed.get("coveredResources", []))), (0, len(covered)))

    checks.that("every answer fits botocore's model", not violations, sorted(set(violations))[:20])

    # A restart keeps everything.
    server.stop()
    server.start()
    checks.equal("a restart keeps every finding", sorted(f["findingArn"] for f in server.findings()), sorted(arns))
    server.stop()

checks.finish()
