"""Settings of accounts through boto3: configuration, deep inspection, encryption keys, free trials; what members may not, and what
deep inspection does to the findings of a host."""

import os
import subprocess
from pathlib import Path

from botocore.exceptions import ClientError

from harness import ASSAY, Checks, Server, code_of, violations, workspace

checks = Checks()
ADMINISTRATOR, MEMBER, UNKNOWN = "222222222222", "333333333333", "999999999999"
KEY = "arn:aws:kms:us-east-1:111122223333:key/0b14b0ae-6c3f-4d0d-9d0e-3ff4a6a9f7b1"


with workspace() as folder:
    folder = Path(folder)
    (folder / "empty").mkdir()
    server = Server(folder / "data", f"advisories:\n  offline: true\nwatch:\n  - folder: {folder / 'empty'}\n").start()

    def assay(*arguments, key=None):
        access = dict(server.access, **(key or {}))
        environment = dict(os.environ, AWS_ACCESS_KEY_ID=access["accessKeyId"], AWS_REGION=access["region"],
                           AWS_SECRET_ACCESS_KEY=access["secretAccessKey"])
        return subprocess.run([ASSAY, *arguments, "--server", access["endpoint"]], capture_output=True, text=True,
                              env=environment)

    def account(number):
        lines = dict(line.split("=", 1) for line in assay("account", "create", "--id", number).stdout.splitlines())
        return {"accessKeyId": lines["AWS_ACCESS_KEY_ID"], "secretAccessKey": lines["AWS_SECRET_ACCESS_KEY"]}

    keys = {number: account(number) for number in (ADMINISTRATOR, MEMBER)}
    management = server.client()
    administrator, member = (server.client(**key) for key in keys.values())
    management.enable_delegated_admin_account(delegatedAdminAccountId=ADMINISTRATOR)
    administrator.associate_member(accountId=MEMBER)

    # Configuration: the administrator's holds for its members.
    def image_window(client):
        return client.get_configuration()["ecrConfiguration"]["rescanDurationState"]

    checks.equal("as AWS sets new accounts", image_window(member)["rescanDuration"], "DAYS_14")
    administrator.update_configuration(ecrConfiguration={"rescanDuration": "DAYS_60", "pullDateRescanDuration": "DAYS_30",
                                                         "pullDateRescanMode": "LAST_PULL_DATE"})
    administrator.update_configuration(ec2Configuration={"scanMode": "EC2_SSM_AGENT_BASED"})
    for name, client in (("the administrator", administrator), ("a member", member)):
        state = image_window(client)
        checks.equal(f"the window of {name}", (state["rescanDuration"], state["pullDateRescanDuration"],
                                               state["pullDateRescanMode"], state["status"]),
                     ("DAYS_60", "DAYS_30", "LAST_PULL_DATE", "SUCCESS"))
        checks.equal(f"the mode of {name}", client.get_configuration()["ec2Configuration"]["scanModeState"]["scanMode"],
                     "EC2_SSM_AGENT_BASED")
    checks.equal("nobody else's", image_window(management)["rescanDuration"], "DAYS_14")
    checks.equal("not by a member", code_of(member.update_configuration, ecrConfiguration={"rescanDuration": "LIFETIME"}),
                 "AccessDeniedException")
    checks.equal("no such window", code_of(server.client(validate=False).update_configuration,
                                           ecrConfiguration={"rescanDuration": "DAYS_1"}), "ValidationException")

    # Deep inspection.
    now = member.update_ec2_deep_inspection_configuration(packagePaths=["/srv/app"])
    checks.equal("paths of a member", (now["packagePaths"], now["orgPackagePaths"], now["status"]),
                 (["/srv/app"], [], "ACTIVATED"))
    administrator.update_org_ec2_deep_inspection_configuration(orgPackagePaths=["/usr/apps", "/opt/more"])
    checks.equal("and of its organization", member.get_ec2_deep_inspection_configuration()["orgPackagePaths"],
                 ["/usr/apps", "/opt/more"])
    checks.equal("not by a member", code_of(member.update_org_ec2_deep_inspection_configuration, orgPackagePaths=[]),
                 "AccessDeniedException")
    statuses = administrator.batch_update_member_ec2_deep_inspection_status(accountIds=[
        {"accountId": MEMBER, "activateDeepInspection": False}, {"accountId": UNKNOWN, "activateDeepInspection": False}])
    checks.equal("switched off in a member", statuses["accountIds"], [{"accountId": MEMBER, "status": "DEACTIVATED"}])
    checks.equal("and not where there is none", [one["accountId"] for one in statuses["failedAccountIds"]], [UNKNOWN])
    checks.equal("told to the member", member.get_ec2_deep_inspection_configuration()["status"], "DEACTIVATED")
    checks.equal("and to the administrator", administrator.batch_get_member_ec2_deep_inspection_status(
        accountIds=[MEMBER])["accountIds"], [{"accountId": MEMBER, "status": "DEACTIVATED"}])
    checks.equal("to nobody else", code_of(management.batch_get_member_ec2_deep_inspection_status), "AccessDeniedException")

    def managers(client):
        pages = client.get_paginator("list_findings").paginate(filterCriteria={
            "findingStatus": [{"comparison": "EQUALS", "value": "ACTIVE"}]})
        return {package["packageManager"] == "OS" for page in pages for finding in page["findings"]
                for package in finding["packageVulnerabilityDetails"]["vulnerablePackages"]}

    # A host with an old package of npm, the distribution as it is.
    host = folder / "host"
    (host / "etc").mkdir(parents=True)
    (host / "etc/os-release").write_text('ID=debian\nVERSION_ID="12"\nNAME="Debian GNU/Linux"\n')
    (host / "var/lib/dpkg").mkdir(parents=True)
    (host / "var/lib/dpkg/status").write_text("Package: libssl3\nStatus: install ok installed\nSource: openssl\n"
                                              "Version: 3.0.9-1\nArchitecture: amd64\n\n")
    (host / "opt/app/node_modules/lodash").mkdir(parents=True)
    (host / "opt/app/node_modules/lodash/package.json").write_text('{"name":"lodash","version":"4.17.11"}')

    def upload():
        run = assay("scan", "dir", str(host), "--upload", "-o", "plain", "--data-dir", str(folder / "data"))
        checks.equal("a host is uploaded", run.returncode, 0)

    upload()
    deep = server.wait_for(lambda: managers(management), lambda kinds: False in kinds)
    checks.that("packages of languages count", False in deep, deep)
    management.update_ec2_deep_inspection_configuration(activateDeepInspection=False)
    upload()
    shallow = server.wait_for(lambda: managers(management), lambda kinds: False not in kinds)
    checks.that("and do not without deep inspection", False not in shallow, shallow)
    management.update_ec2_deep_inspection_configuration(activateDeepInspection=True)
    upload()
    checks.equal("and do again", server.wait_for(lambda: managers(management), lambda kinds: False in kinds), deep)

    # Encryption keys.
    code = {"scanType": "CODE", "resourceType": "AWS_LAMBDA_FUNCTION"}
    checks.equal("no key", code_of(management.get_encryption_key, **code), "ResourceNotFoundException")
    management.update_encryption_key(kmsKeyId=KEY, **code)
    checks.equal("a key", management.get_encryption_key(**code)["kmsKeyId"], KEY)
    checks.equal("of one account", code_of(member.get_encryption_key, **code), "ResourceNotFoundException")
    management.reset_encryption_key(**code)
    checks.equal("no more", code_of(management.get_encryption_key, **code), "ResourceNotFoundException")
    checks.equal("twice", code_of(management.reset_encryption_key, **code), "ResourceNotFoundException")
    checks.equal("not of packages", code_of(management.update_encryption_key, kmsKeyId=KEY, scanType="PACKAGE",
                                            resourceType="AWS_LAMBDA_FUNCTION"), "ValidationException")

    # Free trials.
    trials = administrator.batch_get_free_trial_info(accountIds=[MEMBER, UNKNOWN])
    info = trials["accounts"][0]["freeTrialInfo"]
    checks.equal("trials of a new account", {one["type"] for one in info}, {"EC2", "ECR", "LAMBDA"})
    checks.equal("fifteen days", {(one["end"] - one["start"]).days for one in info}, {15})
    checks.equal("now", {one["status"] for one in info}, {"ACTIVE"})
    checks.equal("of nobody else", [(one["accountId"], one["code"]) for one in trials["failedAccounts"]],
                 [(UNKNOWN, "ACCESS_DENIED")])
    # Usage.
    totals = management.list_usage_totals()["totals"]
    checks.equal("usage of one's own account", [one["accountId"] for one in totals], [server.access["accountId"]])
    checks.equal("of every type", sorted(one["type"] for one in totals[0]["usage"]),
                 ["EC2_AGENTLESS_INSTANCE_HOURS", "EC2_INSTANCE_HOURS", "ECR_INITIAL_SCAN", "ECR_RESCAN",
                  "LAMBDA_FUNCTION_CODE_HOURS", "LAMBDA_FUNCTION_HOURS"])
    pages = administrator.get_paginator("list_usage_totals").paginate(PaginationConfig={"PageSize": 1})
    checks.equal("the administrator's and its members'", [one["accountId"] for page in pages for one in page["totals"]],
                 [one["accountId"] for one in administrator.list_usage_totals()["totals"]])
    checks.equal("of nobody else", code_of(administrator.list_usage_totals, accountIds=[UNKNOWN]), "AccessDeniedException")
    server.stop()

    # Rates of requests.
    server = Server(folder / "slow", f"advisories:\n  offline: true\nwatch:\n  - folder: {folder / 'empty'}\n"
                                     "limits:\n  requests-per-second: 2\n  request-burst: 3\n").start()
    once, stubborn = (server.client(retries=retries) for retries in ({"max_attempts": 0}, {"max_attempts": 9, "mode": "standard"}))
    errors = []
    for _ in range(6):
        try:
            once.get_configuration()
        except ClientError as error:
            errors.append(error.response)
    checks.that("too many requests are refused", errors and all(
        (one["Error"]["Code"], one["ResponseMetadata"]["HTTPStatusCode"], one["ResponseMetadata"]["HTTPHeaders"].get("retry-after"))
        == ("ThrottlingException", 429, "1") for one in errors), errors)
    repeated = [stubborn.get_configuration()["ResponseMetadata"]["RetryAttempts"] for _ in range(6)]
    checks.that("the SDK repeats them until they are served", sum(repeated) > 0, repeated)
    checks.that("every answer fits botocore's model", not violations, sorted(set(violations))[:20])
    server.stop()

checks.finish()
