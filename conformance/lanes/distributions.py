"""Whole native feeds of distributions against a reading of our own: for hundreds of packages, which of a feed's flaws a scan
finds is what the publisher's words say, version by version as dpkg orders them."""

import gzip
import json
import random
import re
import shutil
import subprocess
import tarfile
from collections import defaultdict
from pathlib import Path

from harness import ASSAY, FEEDS, Checks, workspace

checks = Checks()
picked = random.Random(20261126)
OPEN = {"needed", "needs-triage", "pending", "deferred", "ignored", "in-progress", "active"}
STATES = {"Affected": True, "Will not fix": True, "Fix deferred": True, "Out of support scope": True, "New": True,
          "Not affected": False, "Under investigation": False}


def assay(*arguments, data):
    run = subprocess.run([ASSAY, *arguments, "--data-dir", str(data)], capture_output=True, text=True)
    return run.returncode, run.stdout, run.stderr


def found(output):
    """(vulnerability, package) of every affected package."""
    return {(finding["packageVulnerabilityDetails"]["vulnerabilityId"], package["name"])
            for finding in json.loads(output)["findings"]
            for package in finding["packageVulnerabilityDetails"]["vulnerablePackages"]
            if not finding["packageVulnerabilityDetails"]["vulnerabilityId"].startswith("IN-")}


def members(archive):
    unpacked = subprocess.Popen(["zstd", "-dcq", "--long=27", str(archive)], stdout=subprocess.PIPE)
    with tarfile.open(fileobj=unpacked.stdout, mode="r|") as tar:
        for member in tar:
            if member.isfile():
                yield tar.extractfile(member).read().decode("utf-8", "replace")
    unpacked.wait()


def index(folder, name, *files):
    """A data folder with an index of these files alone."""
    for file in files:
        target = folder / name / "mirror" / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(FEEDS / file, target)
    data = folder / name / "data"
    code, output, errors = assay("db", "update", "--from", str(folder / name / "mirror"), data=data)
    checks.that(f"{name}: the feed is read without a problem", code == 0 and "problem" not in output + errors, output + errors)
    return data


def agree(name, expected, got):
    checks.that(f"{name}: {len(expected)} findings, all of them and no other", expected and got == expected,
                {"missed": sorted(expected - got)[:5], "invented": sorted(got - expected)[:5]})


def sbom(path, distribution, version, packages):
    path.write_text(json.dumps({"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [
        {"type": "operating-system", "name": distribution, "version": version, "bom-ref": "os"}, *(
            {"type": "library", "name": name, "version": built, "bom-ref": name, "purl": f"pkg:rpm/{distribution}/{name}@{built}"
             f"?arch=x86_64&upstream={name}-{built}.src.rpm"} for name, built in packages)]}))


def older(a, b, known={}):
    if (a, b) not in known:
        known[a, b] = subprocess.run(["dpkg", "--compare-versions", a, "lt", b], check=False).returncode == 0
    return known[a, b]


def ubuntu(folder):
    line = re.compile(r"^(jammy|esm-(?:apps|infra)/jammy)_([^:\s]+): (\S+)(?: \((.*)\))?\s*$", re.M)
    states, versions = defaultdict(dict), defaultdict(set)
    for text in members(FEEDS / "ubuntu/ubuntu-cve-tracker.tar.zst"):
        cve = re.search(r"^Candidate: (\S+)", text, re.M).group(1)
        for pocket, package, word, note in line.findall(text):
            states[package][cve, "esm" if "/" in pocket else "all"] = (word, note)
            if word == "released" and note:
                versions[package].add(note)
    data = index(folder, "ubuntu", "ubuntu/ubuntu-cve-tracker.tar.zst")
    packages = picked.sample(sorted(package for package in versions if package != "glibc"), 300) + ["openssl", "glibc"]
    installed = {package: picked.choice(sorted(versions[package]) + ["0"]) for package in packages}
    expected = set()
    for package, version in installed.items():
        for (cve, pocket), (word, note) in states[package].items():
            paid, paid_for = states[package].get((cve, "esm"), ("", ""))
            if pocket == "esm" and (cve, "all") in states[package]:
                continue
            has_paid = paid == "released" and not older(version, paid_for)
            affected = word in OPEN or word == "released" and older(version, note)
            if affected and not has_paid and (pocket == "all" or word == "released"):
                expected.add((cve, package))
    root = folder / "ubuntu/root"
    (root / "etc").mkdir(parents=True)
    (root / "var/lib/dpkg").mkdir(parents=True)
    (root / "etc/os-release").write_text('ID=ubuntu\nVERSION_ID="22.04"\nVERSION_CODENAME=jammy\n')
    (root / "var/lib/dpkg/status").write_text("\n".join(
        f"Package: {package}\nStatus: install ok installed\nArchitecture: amd64\nVersion: {version}\n"
        for package, version in sorted(installed.items())))
    code, output, errors = assay("scan", "dir", str(root), "-o", "aws-json", data=data)
    agree("ubuntu", expected, found(output) if code == 0 else set())


def red_hat(folder):
    states = defaultdict(dict)
    main = re.compile(r"cpe:/[ao]:redhat:enterprise_linux:9(?:::[a-z]+)?$")
    for text in members(FEEDS / "redhat/securitydata-cve.tar.zst"):
        document = json.loads(text)
        for state in document.get("package_state") or []:
            if main.match(state["cpe"]) and re.fullmatch(r"[A-Za-z0-9][\w.+-]*", state["package_name"]):
                states[state["package_name"]].setdefault(document["name"], []).append(STATES[state["fix_state"]] or state["fix_state"])
        for release in document.get("affected_release") or []:
            build = re.fullmatch(r"([A-Za-z0-9][\w.+-]*)-(?:\d+:)?([^:-]+)-([^:-]+)", release.get("package", ""))
            if main.match(release["cpe"]) and build:
                states[build.group(1)].setdefault(document["name"], []).append(True)
    data = index(folder, "red hat", "redhat/securitydata-cve.tar.zst")
    packages = picked.sample(sorted(states), 400)
    expected = {(cve, package) for package in packages for cve, said in states[package].items()
                if True in said and "Not affected" not in said}
    bom = folder / "rhel.json"
    sbom(bom, "rhel", "9.4", [("openssl", "0-1"), *((package, "0-1") for package in packages if package != "openssl")])
    expected |= {(cve, "openssl") for cve, said in states["openssl"].items() if True in said and "Not affected" not in said}
    code, output, errors = assay("scan", "sbom", str(bom), "-o", "aws-json", data=data)
    agree("red hat", expected, found(output) if code == 0 else set())


def azure_linux(folder):
    text = gzip.decompress((FEEDS / "azurelinux/azurelinux-3.0-oval.xml.gz").read_bytes()).decode()
    names = dict(re.findall(r'rpminfo_object id="([^"]+)".*?<linux-def:name>([^<]+)', text, re.S))
    bounds = {key: (operation, version) for key, operation, version in re.findall(
        r'rpminfo_state id="([^"]+)".*?operation="([^"]+)">([^<]+)', text, re.S)}
    tests = {key: (names[thing], bounds[state]) for key, thing, state in re.findall(
        r'rpminfo_test [^>]*id="([^"]+)".*?object_ref="([^"]+)".*?state_ref="([^"]+)"', text, re.S)}
    expected, packages = set(), set()
    for definition in re.findall(r"<definition .*?</definition>", text, re.S):
        cve = re.search(r'ref_id="(CVE-[^"]+)"', definition).group(1)
        asked = [tests[key] for key in re.findall(r'test_ref="([^"]+)"', definition)]
        packages.add(asked[0][0])
        # 0.0.1 is above the generator's lower bound of nothing and below every other bound, but for one that begins with the
        # package's name: rpm orders letters before digits
        if not any(operation == "greater than" and not version.startswith("0:0.0.0") or re.match("0:[a-z]", version)
                   for _, (operation, version) in asked):
            expected.add((cve, asked[0][0]))
    data = index(folder, "azure linux", "azurelinux/azurelinux-3.0-oval.xml.gz")
    for version, wanted in (("0.0.1-1.azl3", expected), ("99999999-1.azl3", set())):
        bom = folder / "azurelinux.json"
        sbom(bom, "azurelinux", "3.0", [(package, version) for package in sorted(packages)])
        code, output, errors = assay("scan", "sbom", str(bom), "-o", "aws-json", data=data)
        got = found(output) if code == 0 else {("failed", errors)}
        if wanted:
            agree("azure linux", wanted, got)
        else:
            checks.equal("azure linux: no finding in builds newer than every fix", got, set())


with workspace() as folder:
    ubuntu(Path(folder))
    red_hat(Path(folder))
    azure_linux(Path(folder))

checks.finish()
