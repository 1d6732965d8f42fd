"""Berkeley DB package databases of CentOS 5 to 8, as Debian packages them, against Debian's rpm: every package with its
epoch, architecture, source rpm and module."""

import json
import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, unquote

from harness import ASSAY, Checks, workspace

checks = Checks()
DATABASES = Path("/usr/share/gocode/src/github.com/knqyf263/go-rpmdb/pkg/testdata")
FORMAT = "%{NAME}\t%{VERSION}-%{RELEASE}\t%{EPOCHNUM}\t%{ARCH}\t%{SOURCERPM}\t%{MODULARITYLABEL}\n"


def listed_by_rpm(folder):
    run = subprocess.run(["rpm", "--dbpath", str(folder), "--define", "_db_backend bdb_ro", "-qa", "--qf", FORMAT],
                         capture_output=True, text=True, check=True)
    rows = [line.split("\t") for line in run.stdout.splitlines()]
    # keys that rpm keeps as if they were packages
    return sorted((name, version, epoch, arch, source, "" if module == "(none)" else module)
                  for name, version, epoch, arch, source, module in rows if name != "gpg-pubkey")


def listed_by_assay(folder, data):
    run = subprocess.run([ASSAY, "sbom", "dir", str(folder), "-o", "cyclonedx", "--data-dir", str(data)],
                         capture_output=True, text=True)
    found = []
    for component in json.loads(run.stdout).get("components", []):
        purl, _, query = component.get("purl", "").partition("?")
        if purl.startswith("pkg:rpm/"):
            name, version = purl.rsplit("/", 1)[1].split("@")
            qualifiers = {key: values[0] for key, values in parse_qs(query.replace("+", "%2B")).items()}
            found.append((unquote(name), unquote(version), qualifiers.get("epoch", "0"), qualifiers.get("arch", ""),
                          qualifiers.get("upstream", ""), qualifiers.get("rpmmod", "")))
    return sorted(found)


with workspace() as folder:
    folder = Path(folder)
    for database in sorted(DATABASES.iterdir()):
        root = folder / database.name
        (root / "var/lib/rpm").mkdir(parents=True)
        shutil.copy(database / "Packages", root / "var/lib/rpm")
        expected, found = listed_by_rpm(database), listed_by_assay(root, folder / "data")
        checks.that(f"{database.name}: {len(expected)} packages", expected and found == expected,
                    [row for row in expected if row not in found][:3] + [row for row in found if row not in expected][:3])

checks.finish()
