"""The AWS SDK for JavaScript, unmodified, against a running server: every operation of its client, its paginators, its classes of
errors. The calls are in javascript/every_operation.mjs."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from harness import ASSAY, Checks, Server, inputs, workspace

checks = Checks()
SDK = "@aws-sdk/client-inspector2@3.1085.0"
SCRIPT = Path(__file__).parent / "javascript/every_operation.mjs"
MEMBER = "333333333333"

with workspace() as folder:
    folder = Path(folder)
    server = Server(folder / "data", f"advisories:\n  offline: true\nwatch:\n  - folder: {inputs()}/npm\n").start()
    environment = dict(os.environ, AWS_ACCESS_KEY_ID=server.access["accessKeyId"], AWS_REGION=server.access["region"],
                       AWS_SECRET_ACCESS_KEY=server.access["secretAccessKey"])
    environment.pop("AWS_SESSION_TOKEN", None)
    subprocess.run([ASSAY, "account", "create", "--id", MEMBER, "--server", server.access["endpoint"]], check=True,
                   capture_output=True, env=environment)
    project = folder / "project"
    project.mkdir()
    (project / "package.json").write_text('{"private": true}')
    subprocess.run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", SDK], cwd=project, check=True)
    shutil.copy(SCRIPT, project)
    server.wait_for(server.findings, bool)
    run = subprocess.run(
        ["node", SCRIPT.name], cwd=project, capture_output=True, text=True, timeout=600,
        env=dict(environment, ASSAY_ENDPOINT=server.access["endpoint"], ASSAY_REGION=server.access["region"],
                 ASSAY_ACCOUNT=server.access["accountId"], ASSAY_MEMBER=MEMBER))
    checks.that("the script came to its end", run.returncode == 0, run.stderr[-600:])
    if run.returncode == 0:
        for name, held, detail in json.loads(run.stdout.splitlines()[-1]):
            checks.that(name, held, detail)
    server.stop()

checks.finish()
