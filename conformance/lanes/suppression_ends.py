"""Suppression rules with an end: made through boto3, ended and looked at through Assay's own calls."""

import datetime
import json
import time

from harness import Checks, Server, inputs, workspace

checks = Checks()
EVERYTHING = {"findingStatus": [{"comparison": "EQUALS", "value": "ACTIVE"}]}


def call(server, method, path, **members):
    status, answer, _ = server.send(method, f"/assay/v1/filters{path}", json.dumps(members) if method == "POST" else "")
    return status, json.loads(answer)


def in_seconds(seconds):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)).isoformat()


def states(server):
    return {finding["status"] for finding in server.findings()}


with workspace() as folder:
    server = Server(f"{folder}/data", f"advisories:\n  offline: true\nwatch:\n  - folder: {inputs()}/npm\n").start()
    found = server.wait_for(server.findings, bool)
    client = server.client()

    status, answer = call(server, "POST", "/preview", filterCriteria=json.dumps(EVERYTHING))
    checks.equal("a rule's preview is the number of findings it would hide", (status, answer), (200, {"findings": len(found)}))
    checks.equal("and hides nothing", states(server), {"ACTIVE"})

    arn = client.create_filter(name="accepted", action="SUPPRESS", reason="until the upgrade", filterCriteria=EVERYTHING)["arn"]
    checks.equal("the rule hides", states(server), {"SUPPRESSED"})
    end = in_seconds(4)
    status, answer = call(server, "POST", "/end", filterArn=arn, endsAt=end)
    checks.equal("it gets an end", (status, answer.get("isHiding")), (200, True))
    checks.equal("and hides meanwhile", states(server), {"SUPPRESSED"})
    client.update_filter(filterArn=arn, description="changed by a client that knows no ends")
    listed = call(server, "GET", "")[1]["filters"]
    checks.that("which a change through the Inspector API keeps", listed[0].get("endsAt", "").startswith(end[:19]), listed)

    began = time.monotonic()
    ended = server.wait_for(lambda: states(server), lambda now: now == {"ACTIVE"}, seconds=40)
    checks.equal("after its end the findings are there again", ended, {"ACTIVE"})
    print(f"# {time.monotonic() - began:.1f} s after an end 4 s ahead")
    checks.equal("the rule says so", call(server, "GET", "")[1]["filters"][0]["isHiding"], False)
    checks.equal("and goes on without an end", (call(server, "POST", "/end", filterArn=arn)[0], states(server)), (200, {"SUPPRESSED"}))

    for what, members, words in (
            ("an end in the past", {"filterArn": arn, "endsAt": "2020-01-01T00:00:00Z"}, "endsAt: must lie in the future"),
            ("no time", {"filterArn": arn, "endsAt": "tomorrow"}, "endsAt: expected a time"),
            ("no ARN", {"endsAt": end}, "filterArn: is missing")):
        status, answer = call(server, "POST", "/end", **members)
        checks.that(f"{what} is refused", status == 400 and words in answer.get("message", ""), f"{status} {answer}")
    checks.equal("an unknown rule too", call(server, "POST", "/end", filterArn=arn[:-1] + "x")[0], 404)
    status, answer = call(server, "POST", "/preview", filterCriteria='{"severity": 3}')
    checks.that("so are criteria that are none", status == 400 and "severity" in json.dumps(answer), f"{status} {answer}")
    server.stop()

checks.finish()
