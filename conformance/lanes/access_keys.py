"""Access keys of each role, made by `assay key` and used by boto3, the AWS CLI and `assay scan --upload`."""

import json
from pathlib import Path


from harness import Checks, Server, code_of, inputs, workspace

checks = Checks()


with workspace() as folder:
    folder = Path(folder)
    server = Server(folder / "data", "advisories:\n  offline: true\n").start()

    def assay(*arguments, key=None):
        return server.assay(*arguments, **(key or {}))

    def made(role):
        run = assay("key", "create", "--role", role, "--name", f"the {role}")
        lines = dict(line.split("=", 1) for line in run.stdout.splitlines())
        return {"accessKeyId": lines["AWS_ACCESS_KEY_ID"], "secretAccessKey": lines["AWS_SECRET_ACCESS_KEY"]}

    keys = {role: made(role) for role in ("administrator", "read-only", "scanner-upload")}
    clients = {role: server.client(**key) for role, key in keys.items()}
    scanners = {role: server.client(service="inspector-scan", **key) for role, key in keys.items()}
    bom = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": []}
    denied = "AccessDeniedException"

    calls = {
        "ListFindings": (lambda role: clients[role].list_findings(), ("done", "done", denied)),
        "BatchGetAccountStatus": (lambda role: clients[role].batch_get_account_status(), ("done", "done", denied)),
        "GetConfiguration": (lambda role: clients[role].get_configuration(), ("done", "done", denied)),
        "SearchVulnerabilities": (lambda role: clients[role].search_vulnerabilities(
            filterCriteria={"vulnerabilityIds": ["CVE-2021-44228"]}), ("done", "done", denied)),
        "Enable": (lambda role: clients[role].enable(resourceTypes=["EC2"]), ("done", denied, denied)),
        "CreateFilter": (lambda role: clients[role].create_filter(action="NONE", name=role, filterCriteria={}),
                         ("done", denied, denied)),
        "ScanSbom": (lambda role: scanners[role].scan_sbom(sbom=bom), ("done", "done", "done")),
    }
    for name, (call, expected) in calls.items():
        checks.equal(f"{name} by each role", tuple(code_of(lambda: call(role)) for role in keys), expected)

    things = inputs()
    for role, code in (("scanner-upload", 0), ("read-only", 5)):
        run = assay("scan", "dir", str(things / "npm"), "--upload", "-o", "plain", "--data-dir", str(folder / "data"),
                    key=keys[role])
        checks.equal(f"an upload by {role}", run.returncode, code)
    checks.that("what was uploaded has findings", server.wait_for(server.findings, bool))

    # Sessions: credentials that end by themselves, with the token that every AWS client sends.
    def session(*arguments, key=None):
        run = assay("key", "session", *arguments, key=key)
        lines = dict(line.split("=", 1) for line in run.stdout.splitlines())
        return run, {"accessKeyId": lines.get("AWS_ACCESS_KEY_ID"), "secretAccessKey": lines.get("AWS_SECRET_ACCESS_KEY"),
                     "sessionToken": lines.get("AWS_SESSION_TOKEN")}

    run, reading = session("--for", "15m", key=keys["read-only"])
    checks.that("a session is issued with its end", run.returncode == 0 and "it ends 20" in run.stderr, run.stderr)
    checks.equal("boto3 reads with it", code_of(server.client(**reading).list_findings), "done")
    checks.equal("and may no more than its key", code_of(lambda: server.client(**reading).enable(resourceTypes=["EC2"])), denied)
    checks.equal("a build's session uploads", assay("scan", "dir", str(things / "npm"), "--upload", "-o", "plain", "--data-dir",
                                                    str(folder / "data"), key=session("--role", "scanner-upload")[1]).returncode, 0)
    unknown = "UnrecognizedClientException"
    checks.equal("without its token it is refused", code_of(server.client(**{**reading, "sessionToken": None}).list_findings), unknown)
    checks.equal("with another's too", code_of(server.client(**{**reading, "sessionToken": session()[1]["sessionToken"]}).list_findings), unknown)
    checks.equal("and a key with a token", code_of(server.client(**{**keys["read-only"], "sessionToken": "stale"}).list_findings), unknown)
    checks.equal("a reader's key gives no other role", session("--role", "administrator", key=keys["read-only"])[0].returncode, 5)
    checks.equal("a session issues none", session(key=session()[1])[0].returncode, 5)
    checks.equal("a day is too long", session("--for", "1d")[0].returncode, 5)

    listed = assay("key", "list").stdout
    checks.equal("four keys are listed", len(listed.splitlines()), 5)
    checks.that("with roles and names", all(f"the {role}" in listed and role in listed for role in keys), listed)
    checks.that("and without secrets", not any(key["secretAccessKey"] in listed for key in keys.values()))
    checks.that("lines fit 80 columns", max(map(len, listed.splitlines())) <= 80, listed)

    checks.equal("a reader cannot make keys", assay("key", "create", "--role", "administrator", key=keys["read-only"]).returncode, 5)
    checks.equal("a key is revoked", assay("key", "revoke", keys["read-only"]["accessKeyId"]).returncode, 0)
    checks.equal("and refused at once", code_of(clients["read-only"].list_findings), "UnrecognizedClientException")
    checks.equal("with its sessions", code_of(server.client(**reading).list_findings), "UnrecognizedClientException")
    checks.equal("the others are not", code_of(clients["administrator"].list_findings), "done")
    checks.equal("the first administrator's key can go", assay(
        "key", "revoke", server.access["accessKeyId"], key=keys["administrator"]).returncode, 0)
    last = assay("key", "revoke", keys["administrator"]["accessKeyId"], key=keys["administrator"])
    checks.that("the last one cannot", last.returncode == 5 and "last administrator" in last.stderr, last.stderr)

    # Another account: its own key, findings and settings; nothing of the first one's.
    admin = keys["administrator"]
    run = assay("account", "create", "--id", "210987654321", "--name", "payments", key=admin)
    lines = dict(line.split("=", 1) for line in run.stdout.splitlines())
    other = {"accessKeyId": lines["AWS_ACCESS_KEY_ID"], "secretAccessKey": lines["AWS_SECRET_ACCESS_KEY"]}
    theirs = server.client(**other)
    checks.equal("a new account has scanning on", theirs.batch_get_account_status()["accounts"][0]["state"]["status"], "ENABLED")
    checks.equal("and no findings", theirs.list_findings()["findings"], [])
    checks.equal("an upload by it", assay("scan", "dir", str(things / "npm"), "--upload", "-o", "plain", "--data-dir",
                                          str(folder / "data"), key=other).returncode, 0)
    found = server.wait_for(lambda: theirs.list_findings()["findings"], bool)
    checks.that("makes findings of its own", found and all(f["awsAccountId"] == "210987654321" for f in found))
    ours = server.client(**admin).list_findings()["findings"]
    checks.that("the first account sees its own alone", ours and all(f["awsAccountId"] != "210987654321" for f in ours))
    checks.equal("it may not make accounts", assay("account", "create", key=other).returncode, 5)
    checks.equal("an id is given once", assay("account", "create", "--id", "210987654321", key=admin).returncode, 5)
    listed = assay("account", "list", key=admin).stdout
    checks.that("both are listed", len(listed.splitlines()) == 3 and "payments" in listed, listed)

    # The audit log, as records of CloudTrail.
    records = [json.loads(line) for line in assay("audit", "list", "-o", "jsonl", key=admin).stdout.splitlines()]
    calls_of = lambda key, name: [r for r in records if r["userIdentity"]["accessKeyId"] == key["accessKeyId"] and r["eventName"] == name]
    checks.equal("what was refused is in the audit log", [r.get("errorCode") for r in calls_of(keys["read-only"], "Enable")], [denied])
    checks.equal("and what was done", [r["requestParameters"]["resourceTypes"] for r in calls_of(admin, "Enable")], [["EC2"]])
    checks.that("with every member a record has", all({"eventVersion", "eventTime", "eventSource", "awsRegion", "sourceIPAddress",
                                                       "userAgent", "requestID", "eventID", "readOnly", "recipientAccountId"} <= set(r)
                                                      for r in records))
    checks.that("without secrets", not any(key["secretAccessKey"] in json.dumps(records) for key in keys.values()))
    checks.that("of one account alone", {r["recipientAccountId"] for r in records} == {server.access["accountId"]})
    table = assay("audit", "list", key=admin).stdout
    checks.that("its table fits 100 columns", max(map(len, table.splitlines())) <= 100, table)

    # A restart keeps keys, and shows an administrator's.
    server.stop()
    server.start()
    checks.equal("the ready file names the administrator's key", server.access["accessKeyId"], keys["administrator"]["accessKeyId"])
    checks.equal("keys hold over a restart", code_of(server.client(**keys["administrator"]).list_findings), "done")
    server.stop()

checks.finish()
