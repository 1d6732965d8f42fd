#!/usr/bin/env python3
"""Prints a mirror's Debian 12 and npm advisories in the layout that Trivy 0.44.1 reads, as JSON for a bbolt writer, so that both
programs look things up in databases of about the same content."""

import gzip
import json
import sys
import zipfile
from pathlib import Path

mirror = Path(sys.argv[1])


def debian():
    tracker = json.load(gzip.open(mirror / "debian" / "tracker-shape.DERIVED-from-osv.json.gz"))
    for package, flaws in tracker.items():
        pairs = []
        for cve, facts in flaws.items():
            release = facts.get("releases", {}).get("bookworm")
            if release and release.get("fixed_version") != "0":
                pairs.append({"key": cve, "value": {"FixedVersion": release.get("fixed_version", "")}})
        if pairs:
            yield {"bucket": package, "pairs": pairs}


def npm():
    packages = {}
    archive = zipfile.ZipFile(mirror / "osv" / "npm" / "all.zip")
    for name in archive.namelist():
        record = json.loads(archive.read(name))
        for affected in record.get("affected", []):
            if affected.get("package", {}).get("ecosystem") != "npm":
                continue
            ranges = []
            for run in affected.get("ranges", []):
                start = None
                for event in run.get("events", []):
                    if "introduced" in event:
                        start = event["introduced"]
                    elif "fixed" in event and start is not None:
                        ranges.append(f">={start}, <{event['fixed']}")
                        start = None
            if ranges:
                key = next((a for a in record.get("aliases", []) if a.startswith("CVE-")), record["id"])
                packages.setdefault(affected["package"]["name"], []).append(
                    {"key": key, "value": {"VulnerableVersions": ranges}})
    for package, pairs in packages.items():
        yield {"bucket": package, "pairs": pairs}


source = "npm::GitHub Security Advisory npm"
json.dump([
    {"bucket": "debian 12", "pairs": list(debian())},
    {"bucket": source, "pairs": list(npm())},
    {"bucket": "vulnerability", "pairs": []},
    {"bucket": "data-source", "pairs": [
        {"key": "debian 12", "value": {"ID": "debian", "Name": "Debian Security Tracker", "URL": ""}},
        {"key": source, "value": {"ID": "ghsa", "Name": "GitHub Security Advisory npm", "URL": ""}}]},
], sys.stdout)
