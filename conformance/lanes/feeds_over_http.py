"""`assay db update` over HTTP, every feed, from a mirror with the publishers' paths: what is fetched once is asked for by its
validator, broken downloads go on, damaged ones are refused, busy servers are asked again, the environment's proxy is used."""

import gzip
import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from harness import ASSAY, FEEDS, Checks, Server, workspace
from mirror_server import FEEDS as NAMES
from mirror_server import Mirror, Proxy, elapsed

checks = Checks()
# Those of which the mirror has files; the others are asked for all the same, and said to be missing.
PRESENT = {"alpine", "amazon", "azurelinux", "cve5", "debian-tracker", "epss", "exploitdb", "friendsofphp", "kev", "metasploit", "nodejs",
           "osv", "redhat", "releases", "rubysec", "rustsec", "vex"}
KEV = "/kev/sites/default/files/feeds/known_exploited_vulnerabilities.json"
NPM = "/osv/npm/all.zip"
NO_PROXIES = {name: "" for name in ("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY")}


def lay_out(root):
    """The mirror's files where each publisher has them."""
    def put(source, path):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(source, bytes):
            target.write_bytes(source)
        else:
            shutil.copyfile(source, target)

    for folder in (FEEDS / "osv").iterdir():
        put(folder / "all.zip", f"osv/{folder.name}/all.zip")
    for file in (FEEDS / "alpine").rglob("*.json"):
        put(file, f"alpine/{file.relative_to(FEEDS / 'alpine')}")
    put(gzip.decompress((FEEDS / "debian/tracker-shape.DERIVED-from-osv.json.gz").read_bytes()), "debian-tracker/tracker/data/json")
    put(FEEDS / "kev/known_exploited_vulnerabilities.json", KEV[1:])
    put(next((FEEDS / "epss/2021").glob("epss_scores-2021-08-31*")), "epss/epss_scores-current.csv.gz")
    with open(root / "cve5.tar", "wb") as tar:
        subprocess.run(["zstd", "-dcq", "--long=27", str(FEEDS / "cve5/vulnrichment-cvelistv5.tar.zst")], stdout=tar, check=True)
    packed = subprocess.run(["gzip", "-1nc", str(root / "cve5.tar")], stdout=subprocess.PIPE, check=True).stdout
    (root / "cve5.tar").unlink()
    put(packed, "cve5/cisagov/vulnrichment/archive/refs/heads/develop.tar.gz")
    oval = gzip.decompress((FEEDS / "azurelinux/azurelinux-3.0-oval.xml.gz").read_bytes())
    put(oval, "azurelinux/microsoft/AzureLinuxVulnerabilityData/main/azurelinux-3.0-oval.xml")
    for table in ("debian.csv", "ubuntu.csv"):
        put(FEEDS / "debian/distro-info" / table, f"releases/debian/distro-info-data/-/raw/main/{table}")
    # Red Hat: a text that names the archive beside it.
    vex = "redhat/data/csaf/v2/vex"
    put(b"csaf_vex_2024-08-04.tar.zst", f"{vex}/archive_latest.txt")
    samples = subprocess.run(["tar", "--zstd", "-xOf", str(FEEDS / "format-samples/vuls-data-update-fixtures.tar.zst"),
                              "--wildcards", "*redhat/vex/v1/*/csaf_vex_2024-08-04.tar.zst"], stdout=subprocess.PIPE, check=True)
    put(samples.stdout, f"{vex}/csaf_vex_2024-08-04.tar.zst")
    # Repositories, as their host packs them.
    for source, path in (("language/rubysec-ruby-advisory-db", "rubysec/rubysec/ruby-advisory-db/archive/refs/heads/master"),
                         ("language/rustsec-advisory-db", "rustsec/rustsec/advisory-db/archive/refs/heads/main"),
                         ("language/friendsofphp-security-advisories",
                          "friendsofphp/FriendsOfPHP/security-advisories/archive/refs/heads/master"),
                         ("language/nodejs-core-vulns", "nodejs/nodejs/security-wg/archive/refs/heads/main"),
                         ("language/pypa-advisory-database", "osv/pypa/advisory-database/archive/refs/heads/main"),
                         ("language/bitnami-vulndb", "osv/bitnami/vulndb/archive/refs/heads/main"),
                         ("vex/aquasecurity-vexhub", "vex/aquasecurity/vexhub/archive/refs/heads/main"),
                         ("vex/rancher-vexhub", "vex/rancher/vexhub/archive/refs/heads/main")):
        tar = subprocess.run(["zstd", "-dcq", "--long=27", str(FEEDS / f"{source}.tar.zst")], stdout=subprocess.PIPE, check=True).stdout
        put(gzip.compress(tar, 1, mtime=0), f"{path}.tar.gz")
    put(FEEDS / "go-vulndb/vulndb.zip", "osv/vulndb.zip")
    put(gzip.decompress((FEEDS / "exploit/metasploit/modules_metadata_base.json.gz").read_bytes()),
        "metasploit/rapid7/metasploit-framework/master/db/modules_metadata_base.json")
    put(b"id,file,description,date_published,author,type,platform,port,codes\n1,a.py,A,2024-01-02,b,remote,linux,80,CVE-2021-44228\n",
        "exploitdb/exploit-database/exploitdb/-/raw/main/files_exploits.csv")
    # Amazon: a list of mirrors, whose addresses are the publisher's; there, repomd.xml names the file by its hash.
    for release, mirror_list in (("al2/core", "2/core/latest/x86_64"), ("al2023/core", "al2023/core/mirrors/latest/x86_64"),
                                 ("al2023/kernel-livepatch", "al2023/kernel-livepatch/mirrors/latest/x86_64")):
        body = (FEEDS / "amazon" / release / "repodata/updateinfo.xml.gz").read_bytes()
        digest = hashlib.sha256(body).hexdigest()
        put(f"https://cdn.amazonlinux.com/{release}/guid/x86_64/\n".encode(), f"amazon/{mirror_list}/mirror.list")
        put(body, f"amazon/{release}/guid/x86_64/repodata/{digest}-updateinfo.xml.gz")
        put(f'<?xml version="1.0"?><repomd xmlns="http://linux.duke.edu/metadata/repo"><data type="primary"><checksum type="sha256">0'
            f'</checksum><location href="repodata/primary.xml.gz"/></data><data type="updateinfo"><checksum type="sha256">{digest}'
            f'</checksum><location href="repodata/{digest}-updateinfo.xml.gz"/></data></repomd>'.encode(),
            f"amazon/{release}/guid/x86_64/repodata/repomd.xml")


def update(data, *arguments, **environment):
    run = subprocess.run([ASSAY, "db", "update", *arguments, "--data-dir", str(data)], capture_output=True, text=True,
                         env=dict(os.environ, **{**NO_PROXIES, **environment}))
    return run.returncode, run.stdout, run.stderr


def index(output):
    return next((line.split()[1] for line in output.splitlines() if line.startswith("index ")), "none")


def kept_index(data):
    return subprocess.run([ASSAY, "db", "status", "--data-dir", str(data)], capture_output=True, text=True).stdout


with workspace() as folder:
    folder = Path(folder)
    lay_out(folder / "mirror")
    mirror = Mirror(folder / "mirror")
    data = folder / "data"

    # Everything, for the first time; on the way one broken download and two busy answers.
    mirror.faults = {NPM: ["cut"], KEV: [503, 429]}
    (code, output, errors), seconds = elapsed(lambda: update(data, *mirror.arguments()))
    asked = mirror.take()
    first = index(output)
    checks.equal(f"the first update fetches every feed ({seconds:.0f} s)", code, 0)
    feeds = {line.split()[0]: int(line.split()[2]) for line in output.splitlines() if line.endswith(" records")}
    checks.that("each feed has records", set(feeds) == PRESENT and all(feeds.values()), output + errors)
    checks.that("Red Hat's archive is found by the text that names it",
                [path for path, status, _ in asked if path.startswith("/redhat/") and status == 200]
                == ["/redhat/data/csaf/v2/vex/archive_latest.txt", "/redhat/data/csaf/v2/vex/csaf_vex_2024-08-04.tar.zst"], asked)
    checks.equal("a broken download goes on where it stopped",
                 [(status, bool(part)) for path, status, part in asked if path == NPM], [(200, False), (206, True)])
    checks.equal("a busy server is asked again", [status for path, status, _ in asked if path == KEV], [503, 429, 200])
    updates = [path for path, status, _ in asked if path.startswith("/amazon/") and path.endswith("-updateinfo.xml.gz") and status == 200]
    checks.equal("Amazon's updateinfo is found through mirror list and repomd", len(updates), 3)
    absent = {path for path, status, _ in asked if status == 404}
    said = [line for line in errors.splitlines() if line.startswith("not fetched: ")]
    checks.equal("each file the mirror lacks is said", len(said), len(absent))

    # Again: nothing has changed.
    code, output, errors = update(data, *mirror.arguments())
    asked = mirror.take()
    checks.equal("the second update ends with 0", code, 0)
    checks.equal("nothing is sent again", {status for _, status, _ in asked}, {304, 404} if absent else {304})
    checks.equal("the index is the same", index(output), first)

    # One feed changes.
    changed = (folder / "mirror" / KEV[1:]).read_text().replace('"cveID": "CVE-2021-44228"', '"cveID": "CVE-2021-44229"', 1)
    (folder / "mirror" / KEV[1:]).write_text(changed)
    code, output, _ = update(data, *mirror.arguments())
    asked = mirror.take()
    checks.equal("one changed file is fetched alone", [path for path, status, _ in asked if status == 200], [KEV])
    second = index(output)
    checks.that("and makes another index", code == 0 and second not in (first, "none"), output)

    # The rest with less to read: most files are gone from the mirror, into a data folder of its own.
    (folder / "mirror/osv/vulndb.zip").unlink()
    for large in [f"osv/{name.name}" for name in (folder / "mirror/osv").iterdir() if name.name != "npm"] + [
            "cve5", "debian-tracker", "alpine"]:
        shutil.rmtree(folder / "mirror" / large)
    data = folder / "small"
    code, output, _ = update(data, *mirror.arguments())
    second = index(output)
    checks.that("a mirror that lacks files gives an index of the others", code == 0 and second != "none", output)

    # What comes is damaged, again and again: the copy and the index of before stay.
    (folder / "mirror" / NPM[1:]).write_bytes((FEEDS / "osv/crates.io/all.zip").read_bytes())
    mirror.faults = {NPM: ["damage"] * 5}
    code, output, errors = update(data, *mirror.arguments())
    checks.that("a damaged body is refused and said", "osv/npm/all.zip" in errors and "damaged" in errors, errors)
    checks.that("the index of before stays", second in kept_index(data), kept_index(data))
    mirror.take()

    # A whole feed that has shrunk is not believed.
    shutil.copyfile(FEEDS / "osv/npm/all.zip", folder / "mirror" / NPM[1:])
    kev = folder / "mirror" / KEV[1:]
    whole = kev.read_bytes()
    kev.write_text('{"title":"x","catalogVersion":"2026.01.01","dateReleased":"2026-01-01T00:00:00.000Z","count":0,"vulnerabilities":[]}')
    code, output, errors = update(data, *mirror.arguments())
    checks.that("a feed that has shrunk is refused", code == 4 and "shrunk" in errors and second in kept_index(data), f"{code} {errors}")
    kev.write_bytes(whole)
    mirror.take()

    # Proxies.
    proxy = Proxy(mirror.url)
    code, output, errors = update(data, *mirror.arguments("mirror.invalid"), http_proxy=proxy.url)
    through = [path for path, status, _ in mirror.take()]
    checks.that("http_proxy is used for every feed",
                code == 0 and through and len(proxy.seen) == len(through) and all("//mirror.invalid/" in path for path in proxy.seen),
                f"{code} {len(proxy.seen)} {len(through)} {errors[-300:]}")
    proxy.seen.clear()
    code, output, errors = update(data, *mirror.arguments(), HTTP_PROXY=proxy.url, NO_PROXY="example.com,127.0.0.1")
    checks.that("no_proxy goes past it", code == 0 and not proxy.seen and mirror.take(), f"{code} {len(proxy.seen)} {errors[-300:]}")
    proxy.close()

    # A server fetches by itself, from the mirrors that its configuration names.
    config = "watch:\n  - folder: " + str(folder / "mirror/epss") + "\nadvisories:\n  mirrors:\n" + "".join(
        f"    {feed}: {mirror.url}/{feed}\n" for feed in NAMES)
    server = Server(folder / "server", config, environment=NO_PROXIES).start()
    server.wait_for(lambda: list((folder / "server/advisories").glob("index-*.assay")), bool, 120)
    checks.that("a server fetches from the mirrors of its configuration", list((folder / "server/advisories").glob("index-*.assay")))
    server.stop()
    mirror.close()

checks.finish()
