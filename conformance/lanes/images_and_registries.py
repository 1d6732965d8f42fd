"""Real images in every form that is read, by `assay scan` and by a server that watches a repository: the listed vulnerabilities
are found, what later layers removed is not, sign-in works in each way there is."""

import hashlib
import json
import os
import subprocess
import urllib.request
from pathlib import Path

from harness import ASSAY, FEEDS, Checks, Server, workspace
from registries import PASSWORD, USER, Registry, TokenServer, images, with_password, with_tokens

checks = Checks()
# Of the base, which Debian has not fixed; of the npm package in the application's last layer.
OF_BASE = ("CVE-2023-45853", "zlib1g")
OF_APP = ("CVE-2022-24999", "qs")
# What an earlier layer brought and a later one removed; what was never there.
REMOVED = ("lodash", "minimist")
NEVER = ("CVE-2021-44228", "CVE-2022-42889")


def assay(*arguments, data, stdin=None):
    run = subprocess.run([ASSAY, *arguments, "--data-dir", str(data)], capture_output=True, text=True, input=stdin,
                         env={name: value for name, value in os.environ.items() if not name.startswith("ASSAY_")})
    return run.returncode, run.stdout, run.stderr


def pairs(findings):
    return {(finding["packageVulnerabilityDetails"]["vulnerabilityId"], package["name"])
            for finding in findings for package in finding["packageVulnerabilityDetails"]["vulnerablePackages"]}


def scanned(name, data, *arguments, app=False, stdin=None):
    code, output, errors = assay("scan", *arguments, "-o", "aws-json", data=data, stdin=stdin)
    if code != 0:
        return checks.that(f"{name}: ends with 0", False, errors)
    found = pairs(json.loads(output)["findings"])
    checks.that(f"{name}: {OF_BASE[0]} of the base is found", OF_BASE in found, len(found))
    checks.equal(f"{name}: {OF_APP[0]} is found exactly in the application", OF_APP in found, app)
    checks.that(f"{name}: what was removed or never there is not found", not any(
        package in REMOVED or vulnerability in NEVER for vulnerability, package in found), sorted(found)[:20])
    return found


def digest(host, tag):
    request = urllib.request.Request(f"http://{host}/v2/debian/manifests/{tag}", headers={
        "Accept": "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json"})
    return "sha256:" + hashlib.sha256(urllib.request.urlopen(request).read()).hexdigest()


def copy(source, target):
    subprocess.run(["skopeo", "--insecure-policy", "copy", "-q", "--src-tls-verify=false", "--dest-tls-verify=false",
                    source, target], check=True)


made = images()
with workspace() as folder:
    folder = Path(folder)
    data = folder / "data"
    code, _, errors = assay("db", "update", "--from", str(FEEDS), data=data)
    checks.that("db update --from the mirror ends with 0", code == 0, errors)

    base = scanned("docker-archive", data, "archive", str(made / "base.tar"))
    scanned("docker-archive of the application", data, "archive", str(made / "app.tar"), app=True)
    for name, file in (("OCI archive", "base-oci.tar"), ("OCI archive with zstd", "base-zstd.tar"), ("OCI layout with zstd", "oci-zstd")):
        checks.equal(f"{name} gives what the docker-archive gives", scanned(name, data, "archive", str(made / file)), base)
    checks.that("the root file system gives the same", base is not None and base <= pairs(json.loads(
        assay("scan", "dir", str(made / "rootfs"), "-o", "aws-json", data=data)[1])["findings"]))

    # A storage of the lane's own: it pushes.
    storage = folder / "registry"
    subprocess.run(["cp", "-a", str(made / "registry"), str(storage)], check=True)
    anyone = Registry(storage, folder, "open")
    tokens = TokenServer(folder)
    password = with_password(storage, folder)
    bearer = with_tokens(storage, folder, tokens)
    server = None
    try:
        at = f"{anyone.host}/debian"
        checks.equal("by tag gives what the archive gives", scanned("by tag", data, "image", f"{at}:base"), base)
        scanned("Docker schema 2 manifest", data, "image", f"{at}:docker")
        scanned("zstd layer", data, "image", f"{at}:zstd")
        scanned("by digest", data, "image", f"{at}@{digest(anyone.host, 'app')}", app=True)
        scanned("index, amd64", data, "image", f"{at}:multi", "--platform", "linux/amd64")
        scanned("index, arm64", data, "image", f"{at}:multi", "--platform", "linux/arm64", app=True)
        scanned("index by digest, arm64", data, "image", f"{at}@{digest(anyone.host, 'multi')}", "--platform", "linux/arm64", app=True)
        code, _, errors = assay("scan", "image", f"{at}:nothing", data=data)
        checks.that("a tag that is missing is said", code == 3 and "nothing" in errors, f"{code} {errors}")

        for name, registry in (("password", password), ("bearer token", bearer)):
            signed = ("--username", USER, "--password-stdin")
            scanned(f"registry behind a {name}", data, "image", f"{registry.host}/debian:app", *signed, app=True, stdin=PASSWORD)
            code, _, errors = assay("scan", "image", f"{registry.host}/debian:app", data=data)
            checks.that(f"a {name} is needed", code in (3, 5) and "access" in errors, f"{code} {errors}")
            code, _, errors = assay("scan", "image", f"{registry.host}/debian:app", *signed, data=data, stdin="n0t-this")
            checks.that(f"a wrong password for a {name} is said", code in (3, 5) and "password" in errors and "n0t-this" not in errors,
                        f"{code} {errors}")
        checks.that("the token server was asked", tokens.given > 0)

        # A server that watches the repository behind the token, with one tag that is not there.
        secret = folder / "password"
        secret.write_text(PASSWORD + "\n")
        copy(f"docker://{anyone.host}/debian:base", f"docker://{anyone.host}/debian:moving")
        config = f"""
watch:
  - registry: {bearer.host}/debian
    tags: [app, moving, nothing]
    user: {USER}
    password-file: {secret}
scan:
  interval: 1s
advisories:
  mirror: {FEEDS}
"""
        (folder / "server").mkdir()
        subprocess.run(["cp", "-a", str(data / "advisories"), str(folder / "server/advisories")], check=True)
        server = Server(folder / "server", config).start()
        images_of = lambda found: {finding["resources"][0]["id"].rsplit("/", 1)[1] for finding in found}
        active = lambda: server.findings(findingStatus=[{"comparison": "EQUALS", "value": "ACTIVE"}])
        both = {digest(anyone.host, "app"), digest(anyone.host, "moving")}
        found = server.wait_for(active, lambda found: images_of(found) == both, 120)
        checks.equal("a watched repository: both tags that are there are scanned", images_of(found), both)
        by_image = lambda name: pairs(f for f in active() if f["resources"][0]["id"].endswith(digest(anyone.host, name)))
        checks.that("their vulnerabilities are found", OF_APP in by_image("app") and OF_BASE in by_image("moving"))
        checks.that("what was removed is not", not any(package in REMOVED for _, package in by_image("app")))
        log = (folder / "server/log/server.log").read_text()
        checks.that("the tag that is not there is said", "watched target is not there" in log and "debian:nothing" in log)

        # The tag moves: the old image is gone, its findings close; the new one is there.
        old = digest(anyone.host, "moving")
        copy(f"docker://{anyone.host}/debian:zstd", f"docker://{anyone.host}/debian:moving")
        new = {digest(anyone.host, "app"), digest(anyone.host, "moving")}
        found = server.wait_for(active, lambda found: images_of(found) == new, 90)
        checks.equal("a tag that moves is scanned again", images_of(found), new)
        closed = server.findings(findingStatus=[{"comparison": "EQUALS", "value": "CLOSED"}])
        checks.that("what it named before is closed", old in images_of(closed))

        # A registry that is away: findings stay, coverage says so.
        bearer.stop()
        reasons = lambda: {row["scanStatus"]["reason"] for row in server.client().list_coverage()["coveredResources"]}
        checks.equal("a registry that is away shows in coverage", server.wait_for(reasons, lambda r: r == {"STALE_INVENTORY"}, 60),
                     {"STALE_INVENTORY"})
        checks.equal("and its findings stay", images_of(active()), new)
        server.stop()
    finally:
        for registry in (anyone, password):
            registry.stop()
        if bearer.process.poll() is None:
            bearer.stop()
        tokens.close()
        if server is not None and server.process.poll() is None:
            server.kill()

checks.finish()
