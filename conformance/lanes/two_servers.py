"""Two servers on one PostgreSQL 15: what is to be scanned is shared and nothing is done twice, either of them answers for
all of it, and what one that is killed was at goes on within 30 seconds."""

import json
import os
import shutil
import time
from collections import Counter
from pathlib import Path

from harness import ROOT, Checks, Server, workspace
from postgres import Postgres

checks = Checks()
FOLDERS = 40
WEB = ROOT / "cli/src/test/resources/dev/assay/cli/reach/web-server"
SECONDS = 30


def lock(folder, name, version="4.17.11"):
    """Written beside and moved in, as no server should see half of it."""
    text = {"name": name, "lockfileVersion": 3,
            "packages": {"": {"name": name}, "node_modules/lodash": {"version": version}}}
    part = folder.parent / f".{name}"
    part.write_text(json.dumps(text))
    folder.mkdir(exist_ok=True)
    part.rename(folder / "package-lock.json")


def scanned(server):
    """How often each target was scanned."""
    counts = Counter()
    for line in (server.data_dir / "log/server.log").read_text().splitlines():
        if '"scan finished"' in line:
            for pair in json.loads(line)["kvpList"]:
                if "target" in pair:
                    counts[pair["target"]] += 1
    return counts


def large(folder):
    """Enough lock files to be killed in the middle of."""
    folder.mkdir()
    packages = {f"node_modules/p{number}": {"version": f"1.{number}.0"} for number in range(10_000)}
    packages["node_modules/lodash"] = {"version": "4.17.11"}
    text = json.dumps({"name": "large", "lockfileVersion": 3, "packages": packages})
    for number in range(20):
        (folder / f"app{number}").mkdir()
        (folder / f"app{number}/package-lock.json").write_text(text)


def resources(server, name):
    return {f["resources"][0]["id"] for f in server.findings(vulnerabilityId=[{"comparison": "EQUALS", "value": name}])}


def lane(folder, database):
    database.sql("CREATE ROLE assay LOGIN SUPERUSER PASSWORD 's3cret'")
    database.sql("CREATE DATABASE findings")
    environment = {"ASSAY_DATABASE_URL": database.url("assay", "s3cret", "findings")}
    apps = [folder / f"app-{number:02}" for number in range(FOLDERS)]
    for app in apps:
        app.mkdir()
    slow, network = folder / "slow", folder / "network"
    shutil.copytree(WEB, network)
    config = "watch:\n" + "".join(f"  - folder: {app}\n" for app in [*apps, slow]) + f"""  - network: {network}
scan:
  interval: 2s
advisories:
  offline: true
"""
    slow.mkdir()
    one = Server(folder / "one", config, environment=environment).start()
    (folder / "two").mkdir()
    shutil.copy(folder / "one/secrets.key", folder / "two/secrets.key")
    two = Server(folder / "two", config, environment=environment).start()
    two.access["secretAccessKey"] = one.access["secretAccessKey"]
    checks.equal("both are known", database.sql("SELECT count(*) FROM assay.server WHERE alive_until > now()", "findings"), "2")
    time.sleep(3)  # what is empty has been looked at
    before = {server: scanned(server) for server in (one, two)}

    for app in apps:
        lock(app, app.name)
    found = one.wait_for(one.findings, lambda found: len(
        {f["resources"][0]["id"] for f in found if f["type"] == "PACKAGE_VULNERABILITY"}) == FOLDERS)
    checks.equal("each folder has findings", len(
        {f["resources"][0]["id"] for f in found if f["type"] == "PACKAGE_VULNERABILITY"}), FOLDERS)
    time.sleep(5)  # two more rounds of each
    mine, theirs = (scanned(server) - before[server] for server in (one, two))
    total = mine + theirs
    checks.equal("nothing was scanned twice", {target: times for target, times in total.items() if times > 1}, {})
    checks.equal("everything was scanned", len(total), FOLDERS)
    checks.that("both scanned", min(mine.total(), theirs.total()) > 0, f"{mine.total()} and {theirs.total()}")
    print(f"# scans of one {mine.total()}, of two {theirs.total()}")
    checks.equal("either answers for all", sorted(f["findingArn"] for f in two.findings()),
                 sorted(f["findingArn"] for f in one.findings()))

    # Killed in the middle of a scan: the other one goes on with it.
    large(folder / "made")
    slow.rmdir()
    (folder / "made").rename(slow)
    lease = f"SELECT s.id FROM assay.lease l JOIN assay.server s USING (run) WHERE l.work = 'folder {slow}'"
    holder = one.wait_for(lambda: database.sql(lease, "findings"), bool)
    ids = {(server.data_dir / "server.id").read_text().strip(): server for server in (one, two)}
    killed = ids.pop(holder)
    survivor, = ids.values()
    killed.kill()
    began = time.monotonic()
    taken = survivor.wait_for(lambda: database.sql(lease, "findings"), lambda now: now and now != holder)
    took = time.monotonic() - began
    checks.that(f"what the killed one was scanning is taken over within {SECONDS} s", taken and taken != holder and took <= SECONDS,
                f"{took:.1f} s")
    print(f"# taken over after {took:.1f} s")
    found = survivor.wait_for(survivor.findings, lambda found: len(
        {f["resources"][0]["id"] for f in found if f["type"] == "PACKAGE_VULNERABILITY"}) == FOLDERS + 1)
    checks.equal("and comes to its end", len(
        {f["resources"][0]["id"] for f in found if f["type"] == "PACKAGE_VULNERABILITY"}), FOLDERS + 1)
    checks.equal("no target of the killed one is missed",
                 {f["status"] for f in found if f["type"] == "PACKAGE_VULNERABILITY"}, {"ACTIVE"})

    # The killed one comes back, and takes part again; then the other one is killed.
    killed.start()
    keys = [(f["resources"][0]["id"], f["title"]) for f in killed.findings()]
    checks.equal("no finding is doubled", len(keys), len(set(keys)))
    survivor.kill()
    began = time.monotonic()
    groups = network / "describe-security-groups.json"
    text = json.loads(groups.read_text())
    for group in text["SecurityGroups"]:
        group["IpPermissions"] = []
    part = folder / ".groups"
    part.write_text(json.dumps(text))
    part.rename(groups)
    left = killed.wait_for(
        lambda: [f for f in killed.findings() if f["type"] == "NETWORK_REACHABILITY" and f["status"] == "ACTIVE"],
        lambda open_paths: not open_paths)
    took = time.monotonic() - began
    checks.equal("a network that changed after it is stored by the one that is left", left, [])
    checks.that(f"within {SECONDS} s", took <= SECONDS, f"{took:.1f} s")
    print(f"# the network was stored after {took:.1f} s")
    killed.stop()


with workspace() as made:
    postgres = Postgres().start()
    try:
        lane(Path(made), postgres)
    finally:
        postgres.remove()
checks.finish()
