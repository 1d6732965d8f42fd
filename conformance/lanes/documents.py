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
