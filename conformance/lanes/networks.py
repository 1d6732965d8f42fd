"""A watched network: boto3 and Assay's own signed calls against what `assay reach check` says of the same documents, and
against findings made from it here, cube by cube. The documents are the command line's test network and, where it is
there, ../shared/network-samples."""

import json
import shutil
import subprocess
import urllib.request
from pathlib import Path

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from harness import ASSAY, ROOT, Checks, Server, violations, workspace

checks = Checks()
WEB = ROOT / "cli/src/test/resources/dev/assay/cli/reach/web-server"
SAMPLES = ROOT.parent / "shared" / "network-samples" / "generated"
EDGES = {"INTERNET": "InternetGateway", "PEERED_VPC": "VPCPeeringConnection", "VPN_GATEWAY": "VPNGateway",
         "TRANSIT_GATEWAY": "TransitGateway"}


def call(server, name, body):
    """One of Assay's own calls: status and parsed answer."""
    access = server.access
    request = AWSRequest("POST", f"{access['endpoint']}/assay/v1/network/{name}", data=json.dumps(body),
                         headers={"Content-Type": "application/json"})
    SigV4Auth(Credentials(access["accessKeyId"], access["secretAccessKey"]), "inspector2", access["region"]).add_auth(request)
    prepared = request.prepare()
    http = urllib.request.Request(prepared.url, data=prepared.body.encode() if isinstance(prepared.body, str) else prepared.body,
                                  headers=dict(prepared.headers.items()), method="POST")
    try:
        with urllib.request.urlopen(http) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


def reach_check(folder):
    run = subprocess.run([ASSAY, "reach", "check", str(folder), "-o", "json"], capture_output=True, text=True)
    return json.loads(run.stdout)


def expected_findings(records):
    """One for each interface, edge, way and unbroken range of ports, families and sources together."""
    ports = {}
    for record in records:
        for cube in record.get("cubes", []):
            key = (record["instanceId"], record["networkInterfaceId"], EDGES[record["origin"]], record["edge"],
                   record.get("via", ""), record.get("listenerPort", 0), cube["protocol"])
            ports.setdefault(key, []).append((cube["fromPort"], cube["toPort"]))
    found = set()
    for key, ranges in ports.items():
        merged = []
        for first, last in sorted(ranges):
            if merged and first <= merged[-1][1] + 1:
                merged[-1][1] = max(merged[-1][1], last)
            else:
                merged.append([first, last])
        # a finding does not say the listener's port
        found |= {(key[0], key[1], key[2], key[3], key[4], key[6], first, last) for first, last in merged}
    return found


def shown_findings(findings):
    shown = set()
    for finding in findings:
        details = finding["networkReachabilityDetails"]
        steps = details["networkPath"]["steps"]
        by_type = {step["componentType"].split("::")[-1]: step["componentId"] for step in steps}
        shown.add((finding["resources"][0]["id"], by_type["NetworkInterface"], steps[0]["componentType"].split("::")[-1],
                   steps[0]["componentId"], by_type.get("LoadBalancer", ""), details["protocol"],
                   details["openPortRange"]["begin"], details["openPortRange"]["end"]))
    return shown


def all_exposures(server):
    records, after = [], ""
    while True:
        status, page = call(server, "exposures", {"after": after, "most": 7})
        assert status == 200, page
        records += page["exposures"]
        after = page.get("after", "")
        if not after:
            return records


def by_key(records):
    return sorted(json.dumps(record, sort_keys=True) for record in records)


def watch(folder, documents):
    return Server(Path(folder) / "data", f"watch:\n  - network: {documents}\nadvisories:\n  offline: true\n").start()


with workspace() as folder:
    documents = Path(folder) / "vpc"
    shutil.copytree(WEB, documents)
    server = watch(folder, documents)
    records = reach_check(documents)
    expected = expected_findings(records)
    active = [{"comparison": "EQUALS", "value": "ACTIVE"}]
    server.wait_for(server.findings, lambda found: len(found) >= len(expected), seconds=60)
    checks.equal("findings are the open ports", shown_findings(server.findings()), expected)
    checks.equal("own call gives the same records", by_key(all_exposures(server)), by_key(records))

    api = server.client()
    one = server.findings(networkProtocol=[{"comparison": "EQUALS", "value": "TCP"}],
                          portRange=[{"beginInclusive": 22, "endInclusive": 22}])
    checks.equal("filtered by port and protocol", {f["title"] for f in one},
                 {"Port 22 is reachable from an Internet Gateway - TCP"})
    instance = one[0]["resources"][0]["id"]
    checks.that("filtered by component", server.findings(componentId=[{"comparison": "EQUALS", "value": instance}]))
    group = next(s["componentId"] for s in one[0]["networkReachabilityDetails"]["networkPath"]["steps"]
                 if s["componentType"] == "AWS::EC2::SecurityGroup")
    details = api.batch_get_finding_details(findingArns=[one[0]["findingArn"]])["findingDetails"][0]
    checks.that("evidence names the group's rule", any(group in e["evidenceDetail"] for e in details["evidences"]), details)
    counts = api.list_finding_aggregations(aggregationType="AWS_EC2_INSTANCE")["responses"]
    checks.equal("counted as network findings", sum(r["ec2InstanceAggregation"]["networkFindings"] for r in counts),
                 len(expected))
    rows = api.list_coverage(filterCriteria={"scanType": [{"comparison": "EQUALS", "value": "NETWORK"}]})["coveredResources"]
    checks.that("coverage has the instance", instance in {r["resourceId"] for r in rows}, rows)
    code, listed, _ = server.cli("list-findings", "--filter-criteria",
                                 '{"findingType":[{"comparison":"EQUALS","value":"NETWORK_REACHABILITY"}]}',
                                 "--sort-criteria", "field=NETWORK_PROTOCOL,sortOrder=DESC")
    checks.equal("the AWS CLI lists them", (code, len(listed.get("findings", []))), (0, len(expected)))

    status, answer = call(server, "ask", {"id": instance, "port": 22})
    checks.that("a packet is followed", status == 200 and any(a["verdict"] == "REACHABLE" for a in answer["answers"]), answer)
    status, answer = call(server, "ask", {"id": instance, "port": 3306})
    checks.that("a closed port has blockers", all(a["blockers"] for a in answer["answers"]), answer)
    status, answer = call(server, "remedies", {"id": instance, "port": 22})
    checks.that("there is a remedy for port 22", answer["open"] and answer["open"][0]["remedies"], answer)
    status, answer = call(server, "ask", {"id": instance, "port": 70000})
    checks.equal("a port out of bounds is refused", (status, answer["message"]),
                 (400, "port: expected a number from 0 to 65535"))
    status, answer = call(server, "ask", {"id": instance, "port": 22, "source": "nobody"})
    checks.equal("a source that is no address is refused", status, 400)

    path = documents / "describe-security-groups.json"
    groups = json.loads(path.read_text())
    for described in groups["SecurityGroups"]:
        described["IpPermissions"] = [p for p in described["IpPermissions"] if p.get("FromPort") != 22]
    status, outlook = call(server, "what-if", groups)
    closed = {(c["networkInterfaceId"], cube["fromPort"]) for c in outlook["changes"] for cube in c.get("closed", [])}
    checks.that("what-if tells what would close", {port for _, port in closed} == {22}, outlook)
    checks.equal("and changes nothing", by_key(all_exposures(server)), by_key(records))

    path.write_text(json.dumps(groups))
    gone = server.wait_for(lambda: server.findings(findingArn=[{"comparison": "EQUALS", "value": one[0]["findingArn"]}]),
                           lambda found: found[0]["status"] == "CLOSED", seconds=30)
    checks.equal("the finding closes with the rule", gone[0]["status"], "CLOSED")
    status, answer = call(server, "causes", {"findingArn": one[0]["findingArn"]})
    checks.that("and its cause is known", answer["causes"][-1]["event"] == "CLOSED"
                and group in answer["causes"][-1]["cause"], answer)
    checks.equal("what is open now is found", shown_findings(server.findings(findingStatus=active)),
                 expected_findings(reach_check(documents)))

    _, seconds = server.stop()
    checks.that("the server ends within 10 s", seconds < 10, seconds)

for sample in sorted(SAMPLES.glob("sample-*")):
    with workspace() as folder:
        server = watch(folder, sample)
        records = reach_check(sample)
        expected = expected_findings(records)
        server.wait_for(server.findings, lambda found: len(shown_findings(found)) >= len(expected), seconds=60)
        checks.equal(f"{sample.name}: {len(expected)} findings", shown_findings(server.findings()), expected)
        checks.equal(f"{sample.name}: {len(records)} records", by_key(all_exposures(server)), by_key(records))
        server.stop()

checks.equal("every answer is within the model", violations, [])
checks.finish()
