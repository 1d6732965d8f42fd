"""An organization through boto3: the call sequences of Terraform's delegated administrator, member association, organization
configuration and enabler resources, every refusal that the model has, and pages of one."""

import os
import subprocess
from pathlib import Path


from harness import ASSAY, Checks, Server, code_of, violations, workspace

checks = Checks()
ADMINISTRATOR, MEMBER, OTHER, UNKNOWN = "222222222222", "333333333333", "444444444444", "999999999999"


with workspace() as folder:
    server = Server(Path(folder) / "data", "advisories:\n  offline: true\n").start()
    access = server.access

    def account(number):
        environment = dict(os.environ, AWS_ACCESS_KEY_ID=access["accessKeyId"], AWS_REGION=access["region"],
                           AWS_SECRET_ACCESS_KEY=access["secretAccessKey"])
        run = subprocess.run([ASSAY, "account", "create", "--id", number, "--server", access["endpoint"]],
                             capture_output=True, text=True, env=environment)
        lines = dict(line.split("=", 1) for line in run.stdout.splitlines())
        return server.client(accessKeyId=lines["AWS_ACCESS_KEY_ID"], secretAccessKey=lines["AWS_SECRET_ACCESS_KEY"])

    management = server.client()
    administrator, member, other = account(ADMINISTRATOR), account(MEMBER), account(OTHER)

    # aws_inspector2_delegated_admin_account: create, read, and what a second one gets.
    checks.equal("no administrator yet", code_of(management.get_delegated_admin_account), "ResourceNotFoundException")
    appoint = management.enable_delegated_admin_account
    checks.equal("an unknown account", code_of(appoint, delegatedAdminAccountId=UNKNOWN), "ResourceNotFoundException")
    checks.equal("not the management account", code_of(
        member.enable_delegated_admin_account, delegatedAdminAccountId=MEMBER), "AccessDeniedException")
    checks.equal("appointed", appoint(delegatedAdminAccountId=ADMINISTRATOR, clientToken="a")["delegatedAdminAccountId"],
                 ADMINISTRATOR)
    checks.equal("a second one", code_of(appoint, delegatedAdminAccountId=OTHER), "ConflictException")
    listed = [one for page in management.get_paginator("list_delegated_admin_accounts").paginate()
              for one in page["delegatedAdminAccounts"]]
    checks.equal("listed", listed, [{"accountId": ADMINISTRATOR, "status": "ENABLED"}])
    checks.equal("seen by a member to be", member.get_delegated_admin_account()["delegatedAdmin"],
                 {"accountId": ADMINISTRATOR, "relationshipStatus": "ENABLED"})

    # aws_inspector2_member_association: associate, poll, and the refusals.
    administrator.associate_member(accountId=MEMBER)
    administrator.associate_member(accountId=OTHER)
    checks.equal("associated", administrator.get_member(accountId=MEMBER)["member"]["relationshipStatus"], "ENABLED")
    checks.equal("by no one else", code_of(management.associate_member, accountId=OTHER), "AccessDeniedException")
    checks.equal("not an unknown one", code_of(administrator.associate_member, accountId=UNKNOWN), "ValidationException")
    checks.equal("an id of eleven digits", code_of(
        server.client(validate=False).associate_member, accountId="12345678901"), "ValidationException")
    checks.equal("one never seen", code_of(administrator.get_member, accountId=UNKNOWN), "ResourceNotFoundException")
    one_page = administrator.list_members()["members"]
    pages = [one for page in administrator.get_paginator("list_members").paginate(PaginationConfig={"PageSize": 1})
             for one in page["members"]]
    checks.equal("pages of one are the one page", pages, one_page)

    # aws_inspector2_enabler, by the administrator for a member.
    answer = administrator.enable(accountIds=[MEMBER], resourceTypes=["EC2", "LAMBDA", "LAMBDA_CODE"])
    checks.equal("enabled for a member", answer["accounts"][0]["resourceStatus"]["lambdaCode"], "ENABLED")
    state = administrator.batch_get_account_status(accountIds=[MEMBER, UNKNOWN])
    checks.equal("a member's state", (state["accounts"][0]["accountId"], state["failedAccounts"][0]["errorCode"]),
                 (MEMBER, "ACCESS_DENIED"))
    refused = member.disable(resourceTypes=["EC2"])["failedAccounts"][0]
    checks.equal("a member may not disable itself", refused["errorCode"], "ACCESS_DENIED")
    checks.equal("and is as it was", member.batch_get_account_status()["accounts"][0]["resourceState"]["ec2"]["status"], "ENABLED")
    checks.equal("nor suppress", code_of(member.create_filter, action="SUPPRESS", name="r", filterCriteria={}),
                 "AccessDeniedException")
    checks.equal("an administrator lets its members go first", administrator.disable()["failedAccounts"][0]["errorCode"],
                 "DISASSOCIATE_ALL_MEMBERS")

    # aws_inspector2_organization_configuration.
    wanted = {"ec2": True, "ecr": False, "lambda": True, "lambdaCode": True, "codeRepository": False}
    checks.equal("by the administrator alone", code_of(member.update_organization_configuration, autoEnable=wanted),
                 "AccessDeniedException")
    administrator.update_organization_configuration(autoEnable=wanted)
    checks.equal("described", administrator.describe_organization_configuration()["autoEnable"], wanted)
    joined = account("555555555555")
    resources = joined.batch_get_account_status()["accounts"][0]["resourceState"]
    checks.equal("a new account joins with it", {kind: resources[kind]["status"] == "ENABLED" for kind in wanted}, wanted)
    checks.that("as a member", "555555555555" in [one["accountId"] for one in administrator.list_members()["members"]])

    # Taking it all back, in Terraform's order.
    administrator.update_organization_configuration(autoEnable={"ec2": False, "ecr": False})
    for number in (MEMBER, OTHER, "555555555555"):
        administrator.disassociate_member(accountId=number)
    checks.equal("no members", administrator.list_members()["members"], [])
    checks.equal("those that were", {one["relationshipStatus"] for one in administrator.list_members(
        onlyAssociated=False)["members"]}, {"REMOVED"})
    checks.equal("once more", code_of(administrator.disassociate_member, accountId=MEMBER), "ValidationException")
    checks.equal("the administrator's own", administrator.disable()["accounts"][0]["status"], "DISABLED")
    management.disable_delegated_admin_account(delegatedAdminAccountId=ADMINISTRATOR)
    checks.equal("no administrator", code_of(member.get_delegated_admin_account), "ResourceNotFoundException")
    checks.equal("twice", code_of(management.disable_delegated_admin_account, delegatedAdminAccountId=ADMINISTRATOR),
                 "ResourceNotFoundException")
    checks.equal("scanning goes on", member.batch_get_account_status()["accounts"][0]["state"]["status"], "ENABLED")
    checks.that("every answer fits botocore's model", not violations, sorted(set(violations))[:20])
    server.stop()

checks.finish()
