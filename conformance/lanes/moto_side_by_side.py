"""What moto implements of Inspector, asked of moto and of Assay alike: the outcomes are the same, or the difference is one of
those told here with its reason. boto3 is the client of both."""

import logging
import os
import re
import subprocess
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError
from moto.server import ThreadedMotoServer

from harness import ASSAY, Checks, Server, code_of, violations, workspace

checks = Checks()
logging.getLogger("werkzeug").setLevel(logging.ERROR)  # moto's access log
ACCOUNT, MEMBER = "123456789012", "222222222222"  # moto's own account, and another
EC2_ECR = {"ec2": "ENABLED", "ecr": "ENABLED", "lambda": "DISABLED", "lambdaCode": "DISABLED"}

# Name of an outcome → moto's, Assay's, and why they differ.
DIFFERENCES = {
    "a filter tells when it changed": (
        False, True, "Filter.updatedAt is required in the model; moto leaves it out"),
    "of the same name": (
        "done", "BadRequestException", "names are unique in the service (CreateFilter, BadRequestException); moto keeps both"),
    "deleted twice": (
        "done", "ResourceNotFoundException", "DeleteFilter has ResourceNotFoundException for it; moto ignores what it does not have"),
    "tags of a filter that is gone": (
        {"stage": "test"}, "ResourceNotFoundException", "ListTagsForResource has ResourceNotFoundException for it; moto keeps the tags"),
    "a criterion that the model does not know": (
        "done", "ValidationException", "moto keeps any criteria"),
    "too large a page": (
        "done", "ValidationException", "maxResults ends at 100; moto does not look at it"),
    "code scanning without functions": (
        "done", "ValidationException", "LAMBDA_CODE needs LAMBDA in the service; moto switches each by itself"),
    "a member before there is an administrator": (
        "done", "AccessDeniedException", "only a delegated administrator may associate members; moto has no roles"),
    "a second administrator": (
        "done", "ConflictException", "there is one delegated administrator; moto adds to a list"),
    "after the administrator's end": (
        [("administrator", "DISABLED")], [], "moto keeps the account with a status for ever"),
    "a stranger": (
        "done", "ResourceNotFoundException", "moto knows every account number"),
}


def outcomes(api, unchecked, account):
    """The same calls for both, in order: name and outcome."""
    # Scanning of the account.
    api.enable(accountIds=[account], resourceTypes=["EC2", "ECR"])
    api.disable(accountIds=[account], resourceTypes=["LAMBDA", "LAMBDA_CODE"])
    status = api.batch_get_account_status(accountIds=[account])["accounts"]
    yield "whose status", [one["accountId"] for one in status]
    yield "switched on", {kind: status[0]["resourceState"][kind]["status"] for kind in EC2_ECR}
    yield "as a whole", status[0]["state"]["status"]
    api.disable(accountIds=[account], resourceTypes=["ECR"])
    status = api.batch_get_account_status(accountIds=[account])["accounts"][0]
    yield "one kind switched off", {kind: status["resourceState"][kind]["status"] for kind in EC2_ECR}
    yield "code scanning without functions", code_of(api.enable, accountIds=[account], resourceTypes=["LAMBDA_CODE"])
    api.enable(accountIds=[account], resourceTypes=["EC2", "ECR", "LAMBDA"])

    # Filters and their tags.
    criteria = {"severity": [{"comparison": "EQUALS", "value": "LOW"}]}
    first = api.create_filter(name="first", action="NONE", description="d", reason="r", filterCriteria=criteria, tags={"team": "web"})["arn"]
    second = api.create_filter(name="second", action="SUPPRESS", filterCriteria={})["arn"]
    yield "an ARN", bool(re.fullmatch(rf"arn:aws:inspector2:us-east-1:{account}:owner/{account}/filter/[0-9a-f]+", first))
    listed = api.list_filters()["filters"]
    yield "listed", [one["name"] for one in listed]
    yield "as made", {member: listed[0].get(member) for member in ("action", "criteria", "description", "name", "ownerId", "reason", "tags")}
    yield "a filter tells when it changed", "updatedAt" in listed[0]
    yield "by ARN", [one["name"] for one in api.list_filters(arns=[second])["filters"]]
    yield "by action", [one["name"] for one in api.list_filters(action="SUPPRESS")["filters"]]
    yield "of the same name", code_of(api.create_filter, name="first", action="NONE", filterCriteria={})
    yield "a criterion that the model does not know", code_of(
        unchecked.create_filter, name="odd", action="NONE", filterCriteria={"severity": [{"comparison": "LIKE", "value": "x"}]})
    api.tag_resource(resourceArn=first, tags={"stage": "test", "team": "shop"})
    yield "tags", api.list_tags_for_resource(resourceArn=first)["tags"]
    api.untag_resource(resourceArn=first, tagKeys=["team"])
    yield "a tag less", api.list_tags_for_resource(resourceArn=first)["tags"]
    yield "deleted", api.delete_filter(arn=first)["arn"] == first
    yield "deleted twice", code_of(api.delete_filter, arn=first)
    try:
        yield "tags of a filter that is gone", api.list_tags_for_resource(resourceArn=first)["tags"]
    except ClientError as error:
        yield "tags of a filter that is gone", error.response["Error"]["Code"]
    api.delete_filter(arn=second)
    yield "no findings", api.list_findings()["findings"]
    yield "too large a page", code_of(unchecked.list_findings, maxResults=1000)

    # The organization.
    yield "a member before there is an administrator", code_of(api.associate_member, accountId=MEMBER)
    yield "a stranger", code_of(api.enable_delegated_admin_account, delegatedAdminAccountId="999999999999")
    if "999999999999" in [one["accountId"] for one in api.list_delegated_admin_accounts()["delegatedAdminAccounts"]]:
        return  # told above; what follows is asked of an organization without it
    yield from organization(api, account)


def organization(api, account):
    yield "an administrator", api.enable_delegated_admin_account(delegatedAdminAccountId=account)["delegatedAdminAccountId"] == account
    named = {account: "administrator"}
    administrators = lambda: [(named.get(one["accountId"]), one["status"])
                              for one in api.list_delegated_admin_accounts()["delegatedAdminAccounts"]]
    yield "listed as such", administrators()
    yield "a second administrator", code_of(api.enable_delegated_admin_account, delegatedAdminAccountId=MEMBER)
    yield "a member", api.associate_member(accountId=MEMBER)["accountId"]
    member = api.get_member(accountId=MEMBER)["member"]
    yield "as it is", (member["accountId"], member["delegatedAdminAccountId"] == account, member["relationshipStatus"])
    yield "members", [one["accountId"] for one in api.list_members()["members"]]
    new = {"ec2": True, "ecr": True, "lambda": False, "lambdaCode": False}
    yield "for new accounts", subset(api.update_organization_configuration(autoEnable=new)["autoEnable"], new)
    yield "kept", subset(api.describe_organization_configuration()["autoEnable"], new)
    yield "not a member any more", api.disassociate_member(accountId=MEMBER)["accountId"]
    api.disable_delegated_admin_account(delegatedAdminAccountId=account)
    yield "after the administrator's end", [one for one in administrators() if one[0]]


def subset(answer, asked):
    return {kind: answer[kind] for kind in asked}


def compare(name, moto, assay):
    if name in DIFFERENCES:
        expected_moto, expected_assay, why = DIFFERENCES[name]
        checks.equal(f"{name}: moto", moto, expected_moto)
        checks.equal(f"{name}: {why}", assay, expected_assay)
    else:
        checks.equal(name, assay, moto)


def moto_client(endpoint, validate=True, region="us-east-1"):
    return boto3.client("inspector2", endpoint_url=endpoint, region_name=region, aws_access_key_id="any",
                        aws_secret_access_key="any", config=Config(parameter_validation=validate))


with workspace() as folder:
    folder = Path(folder)
    (folder / "empty").mkdir()
    server = Server(folder / "data", f"account-id: '{ACCOUNT}'\nadvisories:\n  offline: true\nwatch:\n  - folder: {folder / 'empty'}\n").start()
    environment = dict(os.environ, AWS_ACCESS_KEY_ID=server.access["accessKeyId"], AWS_REGION=server.access["region"],
                       AWS_SECRET_ACCESS_KEY=server.access["secretAccessKey"])
    subprocess.run([ASSAY, "account", "create", "--id", MEMBER, "--server", server.access["endpoint"]], check=True,
                   capture_output=True, env=environment)
    moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto.start()
    endpoint = "http://{}:{}".format(*moto.get_host_and_port())
    ours = dict(outcomes(server.client(), server.client(validate=False), ACCOUNT))
    theirs = dict(outcomes(moto_client(endpoint), moto_client(endpoint, validate=False), ACCOUNT))
    # moto has taken the stranger for an administrator; its organization is asked in another region, where it knows nobody.
    theirs |= dict(organization(moto_client(endpoint, region="eu-west-1"), ACCOUNT))
    for name in sorted(ours.keys() & theirs.keys()):
        compare(name, theirs[name], ours[name])
    checks.equal("every outcome was compared", sorted(theirs), sorted(ours))
    checks.equal("every difference was met", sorted(set(DIFFERENCES) - set(ours)), [])
    checks.that("every answer of Assay fits botocore's model", not violations, sorted(set(violations))[:20])
    moto.stop()
    server.stop()

checks.finish()
