"""VEX documents made suppression rules by `assay suppress`, and looked at through boto3."""

import json

from harness import Checks, Server, code_of, inputs, workspace

checks = Checks()


def openvex(*statements):
    return {"@context": "https://openvex.dev/ns/v0.2.0", "@id": "https://vex.example/app", "author": "The app's team",
            "timestamp": "2026-01-02T00:00:00Z", "version": 1, "statements": list(statements)}


def statement(vulnerability, product, status="not_affected", **more):
    if status == "not_affected":
        more.setdefault("justification", "vulnerable_code_not_in_execute_path")
    return {"vulnerability": {"name": vulnerability}, "products": [{"@id": product}], "status": status, **more}


def csaf(vulnerability, purl):
    """The VEX profile of CSAF 2.0, as short as it may be."""
    product = {"name": "app", "product_id": "P", "product_identification_helper": {"purl": purl}}
    return {"document": {"category": "csaf_vex", "csaf_version": "2.0", "title": "app", "publisher": {
                "category": "vendor", "name": "The app's team", "namespace": "https://vex.example"},
                "tracking": {"id": "APP-1", "status": "final", "version": "1", "initial_release_date": "2026-01-02T00:00:00Z",
                             "current_release_date": "2026-01-02T00:00:00Z",
                             "revision_history": [{"date": "2026-01-02T00:00:00Z", "number": "1", "summary": "first"}]}},
            "product_tree": {"full_product_names": [product]},
            "vulnerabilities": [{"cve": vulnerability, "product_status": {"known_not_affected": ["P"]},
                                 "flags": [{"label": "component_not_present", "product_ids": ["P"]}]}]}


with workspace() as folder:
    server = Server(f"{folder}/data", f"advisories:\n  offline: true\nwatch:\n  - folder: {inputs()}/npm\nlimits:\n  filters: 4\n").start()
    found = server.wait_for(server.findings, bool)
    client = server.client()

    def suppress(*arguments, code=0):
        run = server.assay("suppress", *arguments)
        checks.equal(f"assay suppress {' '.join(a for a in arguments if not a.startswith(folder))} ends with {code}", run.returncode, code)
        return run

    def write(name, document):
        path = f"{folder}/{name}"
        with open(path, "w") as file:
            json.dump(document, file)
        return path

    def of(finding):
        details = finding["packageVulnerabilityDetails"]
        package = details["vulnerablePackages"][0]
        return details["vulnerabilityId"], f"pkg:npm/{package['name']}@{package['version']}"

    def hidden():
        return sorted(finding["findingArn"] for finding in server.findings(findingStatus=[{"comparison": "EQUALS", "value": "SUPPRESSED"}]))

    first, second = sorted(found, key=lambda finding: finding["findingArn"])[:2]
    path = write("app.openvex.json", openvex(statement(*of(first)), statement(of(second)[0], "pkg:deb/debian/openssl")))

    run = suppress("import", "--preview", path, code=6)
    checks.that("a preview counts what each rule would hide", "created" in run.stdout and " 1  VEX " in run.stdout, run.stdout)
    checks.that("and says what no rule can say", "without a version" in " ".join(run.stdout.split()) and "would be: 1 created, 1 refused" in run.stderr, run.stdout + run.stderr)
    checks.equal("it hides nothing", hidden(), [])

    suppress("import", path, code=6)
    checks.equal("the import hides the one finding that is meant", hidden(), [first["findingArn"]])
    filters = client.list_filters()["filters"]
    checks.equal("boto3 sees the rule, and why", [(rule["action"], rule["reason"]) for rule in filters],
                 [("SUPPRESS", "not_affected: vulnerable_code_not_in_execute_path")])
    checks.that("and who said so", "https://vex.example/app by The app's team" in filters[0]["description"], filters[0]["description"])
    checks.that("again, nothing changes", "1 unchanged" in suppress("import", path, code=6).stderr, "")

    listed = suppress("list").stdout
    checks.that("the list shows it", filters[0]["name"] in listed and "vulnerable_code_not_in_execute_path" in listed, listed)
    checks.that("within 80 columns", all(len(line) <= 80 for line in listed.splitlines()), listed)
    suppress("end", filters[0]["name"], "--at", "2099-01-01")
    checks.that("its end too", "2099-01-01" in suppress("list").stdout, "")
    suppress("end", filters[0]["name"], "--never")
    suppress("end", "no such rule", "--never", code=2)

    suppress("import", write("app.csaf.json", csaf(*of(second))))
    checks.equal("a CSAF document hides another", hidden(), sorted([first["findingArn"], second["findingArn"]]))
    path = write("later.openvex.json", openvex(statement(*of(first), status="affected", action_statement="upgrade")))
    checks.that("what is affected after all", "1 withdrawn" in suppress("import", path).stderr, "")
    checks.equal("is shown again", hidden(), [second["findingArn"]])

    run = suppress("import", write("none.json", {"hello": "world"}), code=5)
    checks.that("nobody else's document is taken", "neither OpenVEX nor CSAF nor CycloneDX" in run.stderr, run.stderr)

    made = [code_of(lambda: client.create_filter(name=f"rule {number}", action="NONE", filterCriteria={})) for number in range(4)]
    checks.equal("limits.filters is the quota, also of rules by VEX", made, ["done", "done", "done", "ServiceQuotaExceededException"])
    run = suppress("import", write("app.openvex.json", openvex(statement(*of(first)))), code=6)
    checks.that("which an import tells", "at most 4 filters" in " ".join(run.stdout.split()), run.stdout)
    server.stop()

checks.finish()
