"""Documents held against what their formats' publishers give out: JSON schemas through npm, cdxrs for CycloneDX from 1.6 on."""

import json
import shutil
import subprocess

from harness import ROOT


def prepare(folder):
    """Installs the schemas and their validators in a folder."""
    shutil.copy(ROOT / "conformance/schemas/package.json", folder)
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder, check=True)


def validate(folder, kind, files):
    """One line for each file: "ok FILE" or what is wrong with it."""
    run = subprocess.run(["node", str(ROOT / "conformance/schemas/validate.js"), kind, *map(str, files)], cwd=folder,
                         capture_output=True, text=True)
    return run.stdout.splitlines() if run.returncode == 0 else [f"failed {kind} {run.stderr}"]


def errors_by_cdxrs(folder, file):
    plugins = folder / "node_modules/@cdxgen/cdxgen-plugins-bin-linux-amd64/plugins"
    program = plugins / "cdxrs/cdxrs-linux-amd64"
    program.chmod(0o755)
    run = subprocess.run([program, "validate", "-i", file], capture_output=True, text=True)
    answer = json.loads(run.stdout)
    return [one for one in answer["findings"] if one["severity"] == "error"] if not answer["valid"] else []


def verified_by_spdx(folder, file):
    """What the SPDX project's own tools say of a document."""
    tools = folder / "tools-java.jar"
    if not tools.exists():
        subprocess.run(["mvn", "-B", "-q", "dependency:copy", f"-DoutputDirectory={folder}", "-Dmdep.stripVersion=true",
                        "-Dmdep.stripClassifier=true", "-Dartifact=org.spdx:tools-java:2.0.1:jar:jar-with-dependencies"],
                       cwd=ROOT, check=True)
    run = subprocess.run(["java", "-jar", tools, "Verify", file, "JSON"], capture_output=True, text=True)
    return run.stdout.strip()
