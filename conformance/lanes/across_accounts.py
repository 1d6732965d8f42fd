"""What a delegated administrator sees and does in its members, through boto3: findings, details, counts, coverage and
suppression rules; and that nobody else sees them."""

from pathlib import Path


from harness import Checks, Server, code_of, inputs, violations, workspace

checks = Checks()
ADMINISTRATOR, MEMBER, STRANGER = "222222222222", "333333333333", "444444444444"


def findings(client, **arguments):
    pages = client.get_paginator("list_findings").paginate(**arguments)
    return [finding for page in pages for finding in page["findings"]]


def account_ids(rows, field="awsAccountId"):
    return sorted({row[field] for row in rows})


def named(comparison, value):
    return [{"comparison": comparison, "value": value}]


with workspace() as folder:
    folder = Path(folder)
    server = Server(folder / "data", "advisories:\n  offline: true\n").start()

    def assay(*arguments, key):
        return server.assay(*arguments, **key)

    def account(number):
        lines = dict(line.split("=", 1) for line in assay("account", "create", "--id", number, key={}).stdout.splitlines())
        return {"accessKeyId": lines["AWS_ACCESS_KEY_ID"], "secretAccessKey": lines["AWS_SECRET_ACCESS_KEY"]}

    keys = {number: account(number) for number in (ADMINISTRATOR, MEMBER, STRANGER)}
    administrator, member, stranger = (server.client(**key) for key in keys.values())
    server.client().enable_delegated_admin_account(delegatedAdminAccountId=ADMINISTRATOR)
    administrator.associate_member(accountId=MEMBER)

    things = inputs()
    for number, thing in ((ADMINISTRATOR, "maven"), (MEMBER, "npm"), (STRANGER, "npm")):
        run = assay("scan", "dir", str(things / thing), "--upload", "-o", "plain", "--data-dir", str(folder / "data"),
                    key=keys[number])
        checks.equal(f"an upload by {number}", run.returncode, 0)
    for client in (administrator, member, stranger):
        checks.that("findings of its own", server.wait_for(lambda: client.list_findings()["findings"], bool))
    theirs = server.wait_for(lambda: findings(member), bool)
    seen = server.wait_for(lambda: findings(administrator), lambda rows: len(account_ids(rows)) == 2)

    checks.equal("whose findings an administrator sees", account_ids(seen), [ADMINISTRATOR, MEMBER])
    checks.equal("a member's are what the member sees", sorted(
        (f["findingArn"], f["title"], f["severity"]) for f in seen if f["awsAccountId"] == MEMBER), sorted(
        (f["findingArn"], f["title"], f["severity"]) for f in theirs))
    checks.equal("a member sees its own", account_ids(theirs), [MEMBER])
    checks.equal("and so does a stranger", account_ids(findings(stranger)), [STRANGER])
    checks.that("the management account, none of them", not {ADMINISTRATOR, MEMBER} & set(account_ids(findings(server.client()))))
    for field in ("SEVERITY", "AWS_ACCOUNT_ID", "VULNERABILITY_ID", "LAST_OBSERVED_AT", "INSPECTOR_SCORE"):
        pages = findings(administrator, sortCriteria={"field": field, "sortOrder": "DESC"}, PaginationConfig={"PageSize": 3})
        checks.equal(f"pages of three by {field}", sorted(f["findingArn"] for f in pages), sorted(f["findingArn"] for f in seen))
    by_account = [f["awsAccountId"] for f in findings(
        administrator, sortCriteria={"field": "AWS_ACCOUNT_ID", "sortOrder": "ASC"}, PaginationConfig={"PageSize": 2})]
    checks.equal("by account", by_account, sorted(by_account))
    for comparison, expected in (("EQUALS", [MEMBER]), ("NOT_EQUALS", [ADMINISTRATOR]), ("PREFIX", [MEMBER])):
        checks.equal(f"awsAccountId {comparison}", account_ids(findings(
            administrator, filterCriteria={"awsAccountId": named(comparison, MEMBER)})), expected)
    checks.equal("a stranger's id", findings(administrator, filterCriteria={"awsAccountId": named("EQUALS", STRANGER)}), [])

    foreign = findings(stranger)[0]["findingArn"]
    details = administrator.batch_get_finding_details(findingArns=[theirs[0]["findingArn"], foreign])
    checks.equal("details of a member's finding", [d["findingArn"] for d in details["findingDetails"]], [theirs[0]["findingArn"]])
    checks.equal("and none of a stranger's", [e["findingArn"] for e in details["errors"]], [foreign])

    def counts(kind, **arguments):
        return administrator.list_finding_aggregations(aggregationType=kind, **arguments)["responses"]

    of_accounts = {row["accountAggregation"]["accountId"]: row["accountAggregation"]["severityCounts"]["all"]
                   for row in counts("ACCOUNT")}
    checks.equal("counts by account", of_accounts, {number: by_account.count(number) for number in (ADMINISTRATOR, MEMBER)})
    checks.equal("of one account", [row["accountAggregation"]["accountId"] for row in counts(
        "ACCOUNT", accountIds=named("EQUALS", MEMBER))], [MEMBER])
    packages = sum(row["packageAggregation"]["severityCounts"]["all"] for row in counts("PACKAGE"))
    own = sum(row["packageAggregation"]["severityCounts"]["all"] for client in (administrator, member)
              for row in client.list_finding_aggregations(aggregationType="PACKAGE", accountIds=named(
                  "EQUALS", ADMINISTRATOR if client is administrator else MEMBER))["responses"])
    checks.equal("packages of both", packages, own)

    covered = administrator.list_coverage()["coveredResources"]
    checks.equal("coverage", account_ids(covered, "accountId"), [ADMINISTRATOR, MEMBER])
    paged = [row for page in administrator.get_paginator("list_coverage").paginate(PaginationConfig={"PageSize": 1})
             for row in page["coveredResources"]]
    checks.equal("pages of one are the one page", paged, covered)
    groups = administrator.list_coverage_statistics(groupBy="ACCOUNT_ID")["countsByGroup"]
    checks.equal("counted by account", {g["groupKey"]: g["count"] for g in groups}, {
        number: sum(row["accountId"] == number for row in covered) for number in (ADMINISTRATOR, MEMBER)})
    checks.equal("a member's coverage", account_ids(member.list_coverage()["coveredResources"], "accountId"), [MEMBER])

    rule = administrator.create_filter(action="SUPPRESS", name="all of npm", filterCriteria={
        "vulnerabilityId": named("EQUALS", theirs[0]["packageVulnerabilityDetails"]["vulnerabilityId"])})["arn"]
    hidden = {f["findingArn"] for f in findings(member, filterCriteria={"findingStatus": named("EQUALS", "SUPPRESSED")})}
    checks.that("a rule of the administrator hides a member's finding", theirs[0]["findingArn"] in hidden, hidden)
    checks.equal("and none of a stranger's", {f["status"] for f in findings(stranger)}, {"ACTIVE"})
    checks.equal("which the member does not list", member.list_filters()["filters"], [])
    administrator.disassociate_member(accountId=MEMBER)
    checks.equal("it ends with the membership", {f["status"] for f in findings(member)}, {"ACTIVE"})
    checks.equal("and so does the sight", account_ids(findings(administrator)), [ADMINISTRATOR])
    checks.equal("of details too", administrator.batch_get_finding_details(
        findingArns=[theirs[0]["findingArn"]])["findingDetails"], [])
    administrator.associate_member(accountId=MEMBER)
    checks.that("both begin with it", {f["status"] for f in findings(administrator, filterCriteria={
        "awsAccountId": named("EQUALS", MEMBER)})} >= {"SUPPRESSED"})
    administrator.delete_filter(arn=rule)
    checks.equal("a rule that is gone", {f["status"] for f in findings(member)}, {"ACTIVE"})
    checks.that("every answer fits botocore's model", not violations, sorted(set(violations))[:20])
    server.stop()

checks.finish()
