"""What is installed here, asked of the package managers that installed it: dpkg, pip, npm, RubyGems, Go and Maven against
Assay's inventory of the same files. rpm has a lane of its own (rpm_databases)."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import unquote

import go_program
from harness import ASSAY, ROOT, Checks, workspace

checks = Checks()
PURL = re.compile(r"pkg:(?P<type>[^/]+)/(?P<name>[^@?]+)@(?P<version>[^?#]+)")


def told_by(*command, cwd=None):
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=cwd).stdout


def told_by_assay(path, data, ecosystem):
    """Name (with its namespace) and version of each package of one purl type."""
    run = subprocess.run([ASSAY, "sbom", "dir", str(path), "-o", "cyclonedx", "--data-dir", str(data)],
                         capture_output=True, text=True)
    found = []
    for component in json.loads(run.stdout).get("components", []):
        purl = PURL.match(component.get("purl", ""))
        if purl and purl["type"] == ecosystem:
            found.append((unquote(purl["name"]), unquote(purl["version"])))
    return found


def agree(name, expected, found):
    """Two sets; an empty one is a failure, as it compares nothing."""
    expected, found = set(expected), set(found)
    checks.that(f"{name}: {len(expected)} packages", expected and expected == found,
                f"only {name} has {sorted(expected - found)[:5]}, only Assay has {sorted(found - expected)[:5]}")


def debian(folder, data):
    copy = folder / "debian"
    shutil.copytree("/var/lib/dpkg", copy / "var/lib/dpkg")
    (copy / "etc").mkdir()
    shutil.copy("/etc/os-release", copy / "etc/os-release")
    listing = told_by("dpkg-query", "-W", "-f", "${db:Status-Abbrev}\t${Package}\t${Version}\n")
    rows = [line.split("\t") for line in listing.splitlines()]
    # "ii": installed; "rc" is a removed package of which settings are left
    expected = {("debian/" + name, version) for state, name, version in rows if state[1] == "i"}
    agree("dpkg-query", expected, told_by_assay(copy, data, "deb"))


def python(folder, data):
    # -m pip: of the interpreter that runs this lane, without what the environment's variables would add
    listing = json.loads(told_by(sys.executable, "-m", "pip", "list", "--format", "json", "--disable-pip-version-check"))
    places = json.loads(told_by(sys.executable, "-c", "import json, sys, site; print(json.dumps(sys.path))"))
    copy = folder / "python"
    for number, place in enumerate(places):
        if place and Path(place).is_dir() and Path(place).name in ("site-packages", "dist-packages"):
            target = copy / str(number) / Path(place).name
            for metadata in Path(place).glob("*-info"):
                if metadata.is_dir():
                    shutil.copytree(metadata, target / metadata.name)
    normal = lambda name: re.sub(r"[-_.]+", "-", name).lower()  # PEP 503
    agree("pip list", {(normal(row["name"]), row["version"]) for row in listing},
          {(normal(name), version) for name, version in told_by_assay(copy, data, "pypi")})


def node(folder, data):
    def walk(tree):
        for name, entry in tree.get("dependencies", {}).items():
            if "version" in entry:
                yield name, entry["version"]
            yield from walk(entry)

    shutil.copytree(told_by("npm", "root", "-g").strip(), folder / "node/node_modules", symlinks=True)
    run = subprocess.run(["npm", "ls", "-g", "--all", "--json"], capture_output=True, text=True)
    agree("npm ls", walk(json.loads(run.stdout)), told_by_assay(folder / "node", data, "npm"))


def ruby(folder, data):
    copy = folder / "ruby"
    for number, place in enumerate(told_by("gem", "env", "gempath").strip().split(":")):
        specifications = Path(place) / "specifications"
        if specifications.is_dir():
            shutil.copytree(specifications, copy / str(number) / "specifications")
    expected = set()
    for line in told_by("gem", "list", "--all").splitlines():
        row = re.match(r"(\S+) \((.*)\)$", line)
        if row:
            expected |= {(row[1], version.removeprefix("default: ").split(" ")[0]) for version in row[2].split(", ")}
    agree("gem list", expected, told_by_assay(copy, data, "gem"))


def go_programs():
    places = [Path(place) for place in ("/usr/bin", "/usr/local/bin", "/usr/lib")]
    for place in places:
        for file in sorted(place.rglob("*")):
            if file.is_file() and not file.is_symlink() and os.access(file, os.X_OK) and file.stat().st_size > 1 << 20:
                with open(file, "rb") as program:
                    if program.read(4) == b"\x7fELF":
                        yield file


def go_modules(file):
    """Modules that `go version -m` lists: a `=>` line is what the module before it was replaced by."""
    run = subprocess.run(["go", "version", "-m", str(file)], capture_output=True, text=True)
    if run.returncode != 0 or ": go1" not in run.stdout.split("\n", 1)[0]:
        return None
    # "go1.22-20231128-RC02 cl/586117301 X:boringcrypto" is how Google names a build of its own
    toolchain = re.search(r": go(\d+\.\d+)(\.\d+)?", run.stdout.split("\n", 1)[0])
    modules = [("stdlib", toolchain[1] + (toolchain[2] or ".0"))]
    for line in run.stdout.splitlines()[1:]:
        fields = line.split("\t")[1:]
        if fields[0] == "=>":
            modules.pop()
        if fields[0] in ("mod", "dep", "=>"):
            modules.append((fields[1], fields[2].removeprefix("v") if len(fields) > 2 else ""))
    return modules


def go(folder, data):
    expected, places = set(), folder / "go"
    for number, file in enumerate([go_program.build(folder / "program"), *go_programs()]):
        modules = go_modules(file)
        if modules:
            (places / str(number)).mkdir(parents=True)
            shutil.copy(file, places / str(number))
            expected.update(modules)
    # What was built in its own working folder has no version in what Go says; Assay looks for it in the linker's flags too.
    unversioned = {name for name, version in expected if version == "(devel)"}
    found = {(name, version.removeprefix("v")) for name, version in told_by_assay(places, data, "golang")}
    agree("go version -m", {row for row in expected if row[0] not in unversioned},
          {row for row in found if row[0] not in unversioned})


def has_classes(jar):
    with zipfile.ZipFile(jar) as archive:
        return any(name.endswith(".class") for name in archive.namelist())


def maven(folder, data):
    for module in ("cli", "server"):
        listing, repository = folder / f"{module}.txt", folder / module / "repository"
        told_by("mvn", "-B", "-q", "dependency:list", "dependency:copy-dependencies", "-DincludeScope=runtime",
                f"-DoutputFile={listing}", f"-DoutputDirectory={repository}", "-Dmdep.useRepositoryLayout=true",
                cwd=ROOT / module)
        rows = re.findall(r"^ +([^:\s]+):([^:]+):jar:(?:[^:]+:)?([^:]+):(?:compile|runtime)", listing.read_text(), re.M)
        agree(f"mvn dependency:list of {module}, in a repository's folders",
              {(f"{group}/{artifact}", version) for group, artifact, version in rows},
              told_by_assay(folder / module, data, "maven"))

        # Side by side, as an application has them: an archive of classes that says nothing of itself must be named as
        # not judged.
        flat = folder / f"{module}-flat"
        flat.mkdir()
        for jar in repository.rglob("*.jar"):
            shutil.copy(jar, flat)
        run = subprocess.run([ASSAY, "sbom", "dir", str(flat), "-v", "--data-dir", str(data)], capture_output=True, text=True)
        unjudged = {name for name in os.listdir(flat)
                    if re.search(rf"{re.escape(name)}.*not judged", run.stderr) or not has_classes(flat / name)}
        agree(f"mvn dependency:list of {module}, in one folder, {len(unjudged)} of them not judged",
              {(f"{group}/{artifact}", version) for group, artifact, version in rows
               if not any(name.startswith(f"{artifact}-{version}") for name in unjudged)},
              told_by_assay(flat, data, "maven"))

        # The same with an index of the repository: every archive has its name, whatever it says of itself.
        learned = folder / f"{module}-data"
        subprocess.run([ASSAY, "db", "archives", str(repository), "--data-dir", str(learned)], check=True, capture_output=True)
        agree(f"mvn dependency:list of {module}, in one folder, with an index of archives",
              {(f"{group}/{artifact}", version) for group, artifact, version in rows}, told_by_assay(flat, learned, "maven"))


with workspace() as folder:
    folder = Path(folder)
    for look in (debian, python, node, ruby, go, maven):
        look(folder, folder / "data")

checks.finish()
