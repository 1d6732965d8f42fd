#!/usr/bin/env python3
"""Prints a mirror's advisories in the layout that Trivy 0.44.1 reads, as JSON for a bbolt writer, so that both programs look things up
in databases of the same content: Debian 12 and the languages of which the mirror has OSV's records."""

import gzip
import json
import sys
import zipfile
from pathlib import Path

mirror = Path(sys.argv[1])

# OSV's name, and the bucket's prefix and source as Trivy's database calls them
ECOSYSTEMS = {
    "npm": ("npm", "Npm"),
    "PyPI": ("pip", "Pip"),
    "Maven": ("maven", "Maven"),
    "Go": ("go", "Go"),
    "RubyGems": ("rubygems", "Rubygems"),
    "crates.io": ("cargo", "Rust"),
    "NuGet": ("nuget", "Nuget"),
}


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


def ranges(affected):
    """Each range as a constraint of Trivy's, and each version that stands alone."""
    for run in affected.get("ranges", []):
        if run.get("type") == "GIT":
            continue
        start = None
        for event in run.get("events", []):
            if "introduced" in event:
                start = event["introduced"]
            elif start is not None and "fixed" in event:
                yield f">={start}, <{event['fixed']}"
                start = None
            elif start is not None and "last_affected" in event:
                yield f">={start}, <={event['last_affected']}"
                start = None
        if start is not None:
            yield f">={start}"
    if not affected.get("ranges"):
        yield from (f"={version}" for version in affected.get("versions", []))


def language(ecosystem):
    packages = {}
    archive = zipfile.ZipFile(mirror / "osv" / ecosystem / "all.zip")
    for name in archive.namelist():
        record = json.loads(archive.read(name))
        if record.get("withdrawn"):
            continue
        key = next((a for a in record.get("aliases", []) if a.startswith("CVE-")), record["id"])
        for affected in record.get("affected", []):
            if affected.get("package", {}).get("ecosystem") == ecosystem:
                found = packages.setdefault(affected["package"]["name"], {}).setdefault(key, [])
                found.extend(one for one in ranges(affected) if one not in found)
    for package, flaws in packages.items():
        yield {"bucket": package,
               "pairs": [{"key": key, "value": {"VulnerableVersions": found}} for key, found in flaws.items() if found]}


roots = [{"bucket": "debian 12", "pairs": list(debian())}]
sources = [{"key": "debian 12", "value": {"ID": "debian", "Name": "Debian Security Tracker", "URL": ""}}]
for ecosystem, (prefix, name) in ECOSYSTEMS.items():
    if (mirror / "osv" / ecosystem / "all.zip").is_file():
        bucket = f"{prefix}::GitHub Security Advisory {name}"
        roots.append({"bucket": bucket, "pairs": list(language(ecosystem))})
        sources.append({"key": bucket, "value": {"ID": "ghsa", "Name": f"GitHub Security Advisory {name}", "URL": ""}})
json.dump([*roots, {"bucket": "vulnerability", "pairs": []}, {"bucket": "data-source", "pairs": sources}], sys.stdout)
