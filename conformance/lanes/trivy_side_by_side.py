"""Trivy 0.44.1 and Assay on the same inputs, judging with the same advisories: what each finds installed, and what each
finds vulnerable. Each difference must have its cause in the table
of docs/detection.md."""

import json
import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from urllib.parse import unquote

import go_program
from harness import ASSAY, FEEDS, ROOT, Checks, inputs, workspace

checks = Checks()
FIXTURES = ROOT / "inventory/src/test/cases/extract"
ECOSYSTEMS = ("npm", "PyPI", "Maven", "Go", "RubyGems", "crates.io", "NuGet")
PURL = re.compile(r"pkg:(?P<type>[^/]+)/(?P<name>[^@?]+)@(?P<version>[^?#]+)")
# Trivy's names of kinds, as purl's types
KINDS = {"debian": "deb", "node-pkg": "npm", "npm": "npm", "yarn": "npm", "pnpm": "npm", "python-pkg": "pypi", "pip": "pypi",
         "pipenv": "pypi", "poetry": "pypi", "jar": "maven", "pom": "maven", "gradle": "maven", "gobinary": "golang",
         "gomod": "golang", "gemspec": "gem", "bundler": "gem", "cargo": "cargo", "rustbinary": "cargo",
         "composer": "composer", "pub": "pub", "hex": "hex", "swift": "swift", "conan": "conan", "nuget": "nuget",
         "dotnet-core": "nuget", "cocoapods": "cocoapods", "conda-pkg": "conda"}


class Differences:
    """Differences that are known: input, side, kind and a pattern of what differs."""

    def __init__(self):
        page = (ROOT / "docs/detection.md").read_text()
        table = page.split("<!-- read by the lane trivy_side_by_side -->\n")[1].split("<!-- end -->")[0]
        self.rows = [[cell.strip(" ").replace("\\|", "|").strip("`") for cell in re.split(r"(?<!\\)\|", line)[1:6]]
                     for line in table.splitlines()[2:]]
        self.used = set()

    def explains(self, name, side, kind, what):
        for number, (inputs_, side_, kind_, pattern, _) in enumerate(self.rows):
            if (side, kind) == (side_, kind_) and re.fullmatch(inputs_, name) and re.fullmatch(pattern, " ".join(what)):
                self.used.add(number)
                return True
        return False


def normal(kind, name, version):
    """Names as their registries compare them."""
    name = name.replace(":", "/") if kind == "maven" else name
    name = re.sub(r"[-_.]+", "-", name).lower() if kind == "pypi" else name
    return kind, name, version.removeprefix("v") if kind == "golang" else version


def by_trivy(command, path, trivy):
    run = subprocess.run([trivy / "trivy", "--cache-dir", trivy / "cache", "--quiet", command, "--skip-db-update",
                          "--skip-java-db-update", "--offline-scan", "--scanners", "vuln", "--list-all-pkgs",
                          "--format", "json", path], capture_output=True, text=True, check=True,
                         # a repository of Maven's at home would be read as well
                         env=dict(os.environ, HOME=str(trivy)))
    packages, flaws = set(), set()
    for result in json.loads(run.stdout).get("Results", []):
        kind = KINDS[result["Type"]]
        for one in result.get("Packages", []):
            version = one.get("Version", "")
            if kind == "deb":
                epoch, release = one.get("Epoch"), one.get("Release")
                version = (f"{epoch}:" if epoch else "") + version + (f"-{release}" if release else "")
            packages.add(normal(kind, one["Name"], version))
        for one in result.get("Vulnerabilities", []):
            flaws.add((one["VulnerabilityID"], *normal(kind, one["PkgName"], one["InstalledVersion"])))
    return packages, flaws


def by_assay(which, path, data):
    run = subprocess.run([ASSAY, "scan", "dir", str(path), "--packages", which, "-o", "json", "--data-dir", str(data)],
                         capture_output=True, text=True)
    if run.returncode != 0:
        return set(), set(), run.stderr
    report = json.loads(run.stdout)
    bill = subprocess.run([ASSAY, "sbom", "dir", str(path), "--packages", which, "-o", "cyclonedx", "--data-dir", str(data)],
                          capture_output=True, text=True)
    packages = set()
    for component in json.loads(bill.stdout).get("components", []):
        purl = PURL.match(component.get("purl", ""))
        if purl:
            name = unquote(purl["name"])
            name = name.split("/", 1)[1] if purl["type"] == "deb" else name
            packages.add(normal(purl["type"], name, unquote(purl["version"])))
    flaws = set()
    for finding in report["findings"]:
        ids = [finding["id"], *finding.get("aliases", [])]
        for package in finding["packages"]:
            flaws.add((tuple(ids), *normal(package["type"], package["name"], package["version"])))
    return packages, flaws, ""


def compare(name, theirs, ours, known):
    packages, flaws = theirs
    our_packages, our_flaws, errors = ours
    checks.that(f"{name}: Assay has packages", our_packages, errors)
    named = {(one, *rest) for ids, *rest in our_flaws for one in ids}
    differing = {
        ("trivy", "package"): packages - our_packages,
        ("assay", "package"): our_packages - packages,
        ("trivy", "flaw"): {one for one in flaws - named if one[1:] in our_packages},
        ("assay", "flaw"): {(ids[0], *rest) for ids, *rest in our_flaws
                            if tuple(rest) in packages and not any((one, *rest) in flaws for one in ids)},
    }
    total = 0
    for (side, kind), rows in differing.items():
        total += len(rows)
        unexplained = sorted(row for row in rows if not known.explains(name, side, kind, row))
        checks.that(f"{name}: each {kind} that {side} alone has is explained ({len(rows)})", not unexplained,
                    f"{len(unexplained)}: {[' '.join(row) for row in unexplained[:12]]}")
    print(f"        {name}: {len(packages & our_packages)} packages and {len(flaws)} of Trivy's findings, {total} differences")


def mirror(folder):
    """The part of the mirror that Trivy's database is made from."""
    (folder / "osv").mkdir(parents=True)
    for ecosystem in ECOSYSTEMS:
        if (FEEDS / "osv" / ecosystem).is_dir():
            (folder / "osv" / ecosystem).symlink_to(FEEDS / "osv" / ecosystem)
    (folder / "debian").mkdir()
    (folder / "debian/tracker.json.gz").symlink_to(FEEDS / "debian/tracker-shape.DERIVED-from-osv.json.gz")
    return folder


def installed(folder):
    """Metadata of what this machine has from PyPI and RubyGems."""
    for place in (sysconfig.get_paths()["purelib"], "/usr/lib/python3/dist-packages"):
        for metadata in Path(place).glob("*-info"):
            if metadata.is_dir():
                shutil.copytree(metadata, folder / "python" / Path(place).name / metadata.name)
    for place in subprocess.run(["gem", "env", "gempath"], capture_output=True, text=True).stdout.strip().split(":"):
        for file in Path(place).glob("specifications/**/*.gemspec"):
            (folder / "gems/ruby/specifications").mkdir(parents=True, exist_ok=True)
            shutil.copy(file, folder / "gems/ruby/specifications")
    (folder / "go").mkdir()
    for program in (go_program.build(folder.with_name("go")), "/usr/local/bin/terraform"):
        if Path(program).is_file():
            shutil.copy(program, folder / "go")
    return folder


LOCKS = ["cargo/lock", "ruby/bundle", "composer/lock", "python/pipfile-lock", "python/poetry-2", "python/requirements",
         "go/directives", "npm/lock-version-1", "npm/lock-version-3", "npm/pnpm-6", "npm/yarn-1", "npm/yarn-berry",
         "gradle/lock", "maven/reactor", "pub/lock", "conan/v1", "hex/lock", "swift/v2", "dotnet/packages-lock",
         "dotnet/packages-config", "dotnet/deps"]

with workspace() as folder:
    folder = Path(folder)
    trivy = folder / "trivy"
    subprocess.run([ROOT / "benchmarks/make_trivy.sh", trivy, FEEDS], check=True)
    data = folder / "data"
    subprocess.run([ASSAY, "db", "update", "--from", str(mirror(folder / "mirror")), "--data-dir", str(data), "-q"], check=True)
    known, things, own = Differences(), inputs(), installed(folder / "installed")
    shutil.copytree(things / "npm", folder / "locked", ignore=shutil.ignore_patterns("node_modules"))
    for name, command, which, path in (
            ("rootfs", "rootfs", "installed", things / "rootfs"), ("node_modules", "rootfs", "installed", things / "npm"),
            ("package-lock", "fs", "locked", folder / "locked"), ("jars", "rootfs", "installed", things / "maven"),
            ("python", "rootfs", "installed", own / "python"), ("gems", "rootfs", "installed", own / "gems"),
            ("go", "rootfs", "installed", own / "go"),
            *((case, "fs", "all", FIXTURES / case / "root") for case in LOCKS)):
        compare(name, by_trivy(command, path, trivy), by_assay(which, path, data), known)
    stale = [row[:4] for number, row in enumerate(known.rows) if number not in known.used]
    checks.that("each known difference is still there", not stale, stale)

checks.finish()
