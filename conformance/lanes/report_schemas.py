"""SARIF 2.1.0, CycloneDX 1.6 and CSAF 2.0 reports of every kind of target, held against the schemas that their publishers give
out; CycloneDX by cdxrs and SPDX by the SPDX project's own tools, which check more than the form; OpenVEX, whose schema no registry has, against the rules of its specification, and by reading it back."""

import json
import subprocess
from pathlib import Path

from documents import errors_by_cdxrs, prepare, validate, verified_by_spdx
from harness import ASSAY, Checks, inputs, workspace

checks = Checks()


def assay(*arguments, data):
    run = subprocess.run([ASSAY, *arguments, "--data-dir", str(data)], capture_output=True, text=True)
    return run.returncode, run.stdout, run.stderr


with workspace() as folder:
    folder = Path(folder)
    prepare(folder)
    things, data = inputs(), folder / "data"
    empty = folder / "empty.cdx.json"
    empty.write_text('{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[]}')
    odd = folder / "odd & <names> \u00fc"
    (odd / "node_modules/lodash").mkdir(parents=True)
    (odd / "node_modules/lodash/package.json").write_text('{"name":"lodash","version":"4.17.11"}')
    (odd / "broken").mkdir()
    (odd / "broken/package-lock.json").write_text('{"lockfileVersion": 3, "packages": {')

    targets = (("npm", "dir", things / "npm"), ("maven", "dir", things / "maven"), ("rootfs", "dir", things / "rootfs"),
               ("function", "function", things / "lambda.zip"), ("nothing", "sbom", empty), ("odd", "dir", odd))
    reports, spdx = {"sarif": [], "cyclonedx": [], "csaf": []}, []
    forms = {"sarif": "sarif", "cyclonedx": "cyclonedx", "cyclonedx-vex": "cyclonedx", "csaf-vex": "csaf"}
    for name, kind, target in targets:
        for form in forms:
            code, output, errors = assay("scan", kind, str(target), "-o", form, data=data)
            checks.that(f"{form} of {name} is written", code in (0, 3, 6) and (output or code == 3), f"{code} {errors}")
            if output:
                file = folder / f"{name}.{form}.json"
                file.write_text(output)
                reports[forms[form]].append(file)
        code, output, errors = assay("sbom", kind, str(target), "-o", "cyclonedx", data=data)
        if output:
            file = folder / f"{name}.sbom.json"
            file.write_text(output)
            reports["cyclonedx"].append(file)
        code, output, errors = assay("sbom", kind, str(target), "-o", f"spdx={folder / name}.spdx.json", data=data)
        spdx += [folder / f"{name}.spdx.json"] if code == 0 else []

    for form, files in reports.items():
        for line in validate(folder, form, files):
            verdict, file, *why = line.split(" ", 2)
            checks.that(f"{form}: {Path(file).name} fits its schema", verdict == "ok", " ".join(why))
    for file in reports["cyclonedx"]:
        wrong = errors_by_cdxrs(folder, file)
        checks.that(f"cdxrs finds no error in {file.name}", not wrong, wrong)
    checks.that("SPDX documents are written", len(spdx) >= 4, spdx)
    for file in spdx:
        said = verified_by_spdx(folder, file)
        checks.that(f"SPDX's tools verify {file.name}", said.endswith("This SPDX Document is valid."), said)
    # OpenVEX 0.2.0, "Statement Fields": what each status must have. What was said is read back, and hides what it answers.
    code, output, errors = assay("scan", "dir", str(things / "npm"), "-o", "openvex", data=data)
    document = json.loads(output)
    affected = [s for s in document["statements"] if s["status"] == "affected"]
    checks.that("an OpenVEX document has its fields", all(document.get(f) for f in ("@context", "@id", "author", "timestamp", "version")), document)
    checks.that("every affected package has an action", affected and all(s.get("action_statement") for s in affected), affected[:1])
    checks.that("every package that is not affected says why",
                all(s.get("justification") or s.get("impact_statement") for s in document["statements"] if s["status"] == "not_affected"))
    checks.that("every product is a purl", all(p["@id"].startswith("pkg:") for s in document["statements"] for p in s["products"]))
    for statement in affected:
        statement["status"], statement["justification"] = "not_affected", "vulnerable_code_not_in_execute_path"
    document["statements"] = affected
    (folder / "answers.json").write_text(json.dumps(document))
    code, output, errors = assay("scan", "dir", str(things / "npm"), "-o", "json", "--vex", str(folder / "answers.json"), data=data)
    scan = json.loads(output)
    checks.that("a document that answers everything hides everything and loses nothing",
                scan["counts"]["findings"] == 0 and scan["counts"]["hiddenByVex"] == len({s["vulnerability"]["name"] for s in affected})
                and all(p["vex"]["status"] == "not_affected" for f in scan["findings"] for p in f["packages"]), scan["counts"])
    code, output, errors = assay("scan", "dir", str(things / "npm"), "--fail-on", "low", "-o", "json", "--vex", str(folder / "answers.json"), data=data)
    checks.that("what is hidden breaks no policy", code == 0, f"{code} {errors}")

    checks.that("reports were validated", len(reports["sarif"]) >= 5 and len(reports["cyclonedx"]) >= 10,
                {form: len(files) for form, files in reports.items()})

    # The validator itself tells right from wrong.
    wrong = folder / "wrong.json"
    sarif = json.loads(reports["sarif"][0].read_text())
    del sarif["runs"][0]["tool"]
    wrong.write_text(json.dumps(sarif))
    checks.that("a SARIF file without its tool is refused", validate(folder, "sarif", [wrong])[0].startswith("wrong"))
    bom = json.loads(reports["cyclonedx"][0].read_text())
    bom["components"] = [{"name": "no type"}]
    wrong.write_text(json.dumps(bom))
    checks.that("a CycloneDX file with a component without a type is refused",
                validate(folder, "cyclonedx", [wrong])[0].startswith("wrong"))

checks.finish()
