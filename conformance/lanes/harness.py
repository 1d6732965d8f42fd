"""What the lanes share: a server of their own, signed clients whose raw answers are checked against botocore's model, and
one line for each check."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]
ASSAY = str(ROOT / "assay")
FEEDS = ROOT.parent / "shared" / "feeds"


class Checks:
    """Counts what held and what did not."""

    def __init__(self):
        self.passed = 0
        self.failures = []

    def that(self, name, holds, detail=""):
        if holds:
            self.passed += 1
            print(f"ok      {name}", flush=True)
        else:
            self.failures.append(f"NOT OK  {name}  {str(detail)[:600]}")
            print(self.failures[-1], flush=True)

    def equal(self, name, actual, expected):
        self.that(name, actual == expected, f"expected {expected!r}, got {actual!r}")

    def finish(self):
        """Says again, at the end, what did not hold: the start of a long record may be cut off."""
        print("", *self.failures, f"{self.passed} passed, {len(self.failures)} failed", sep="\n", flush=True)
        sys.exit(1 if self.failures else 0)


class Server:
    """One `assay server` on a free port of the loopback address."""

    def __init__(self, data_dir, config="", arguments=(), environment=None):
        self.data_dir = Path(data_dir)
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self.ready_file = self.data_dir.parent / (self.data_dir.name + ".ready.json")
        self.log = self.data_dir.parent / (self.data_dir.name + ".log")
        self.arguments = list(arguments)
        self.environment = dict(os.environ, **(environment or {}))
        if config:
            path = self.data_dir.parent / (self.data_dir.name + ".yaml")
            path.write_text(config)
            self.arguments += ["--config", str(path)]
        self.process = None
        self.access = {}

    def start(self, seconds=120):
        self.ready_file.unlink(missing_ok=True)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [ASSAY, "server", "--data-dir", str(self.data_dir), "--port", "0",
                 "--ready-file", str(self.ready_file), *self.arguments],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=self.environment)
        deadline = time.monotonic() + seconds
        while not self.ready_file.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the server did not get ready:\n" + self.log.read_text()[-4000:])
            time.sleep(0.1)
        # The secret is shown on the first start only: keep it over restarts.
        self.access.update(json.loads(self.ready_file.read_text()))
        return self

    def stop(self, seconds=15):
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(seconds)
        return code, time.monotonic() - began

    def kill(self):
        self.process.kill()
        self.process.wait(10)

    def client(self, validate=True, service="inspector2", retries=None, **overrides):
        import boto3
        from botocore.config import Config
        access = dict(self.access, **overrides)
        client = boto3.client(
            service, endpoint_url=access["endpoint"], region_name=access["region"],
            aws_access_key_id=access["accessKeyId"], aws_secret_access_key=access["secretAccessKey"],
            aws_session_token=access.get("sessionToken"), config=Config(retries=retries or {"max_attempts": 1}, parameter_validation=validate))
        client.meta.events.register(f"before-parse.{service}", _validate_raw)
        return client

    def cli(self, *arguments, service="inspector2"):
        """The AWS CLI against this server, as parsed JSON."""
        environment = dict(
            os.environ, AWS_ACCESS_KEY_ID=self.access["accessKeyId"],
            AWS_SECRET_ACCESS_KEY=self.access["secretAccessKey"], AWS_DEFAULT_REGION=self.access["region"],
            AWS_EC2_METADATA_DISABLED="true", AWS_PAGER="")
        run = subprocess.run(
            ["aws", service, *arguments, "--endpoint-url", self.access["endpoint"], "--output", "json"],
            capture_output=True, text=True, env=environment)
        return run.returncode, (json.loads(run.stdout) if run.stdout.strip() else {}), run.stderr

    def assay(self, *arguments, **access):
        """`./assay` with this server, as the one who has the key; another key where its members are given."""
        access = {**self.access, **access}
        environment = dict(os.environ, AWS_ACCESS_KEY_ID=access["accessKeyId"], AWS_SECRET_ACCESS_KEY=access["secretAccessKey"],
                           AWS_REGION=access["region"], AWS_SESSION_TOKEN=access.get("sessionToken", ""))
        return subprocess.run([ASSAY, *arguments, "--server", access["endpoint"]], capture_output=True, text=True, env=environment)

    def send(self, method, path, body, service="inspector2", seconds=20):
        """A signed request with any body at all: its status, its answer, and how long it took."""
        from botocore.auth import SigV4Auth
        from botocore.awsrequest import AWSRequest
        from botocore.credentials import Credentials
        request = AWSRequest(method, self.access["endpoint"] + path, data=body, headers={"Content-Type": "application/json"})
        credentials = Credentials(self.access["accessKeyId"], self.access["secretAccessKey"])
        SigV4Auth(credentials, service, self.access["region"]).add_auth(request)
        connection = http.client.HTTPConnection(urlsplit(self.access["endpoint"]).netloc, timeout=seconds)
        began = time.monotonic()
        connection.request(method, path, body, dict(request.headers))
        response = connection.getresponse()
        answer = response.read()
        connection.close()
        return response.status, answer, time.monotonic() - began

    def findings(self, **criteria):
        client = self.client()
        pages = client.get_paginator("list_findings").paginate(
            **({"filterCriteria": criteria} if criteria else {}))
        return [finding for page in pages for finding in page["findings"]]

    def wait_for(self, what, holds, seconds=90):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            value = what()
            if holds(value):
                return value
            time.sleep(0.5)
        return what()


violations = []


def _validate_raw(operation_model, response_dict, **_):
    if response_dict["status_code"] >= 300:
        return
    body = response_dict["body"]
    if operation_model.output_shape is not None:
        _validate(operation_model.output_shape, json.loads(body or b"{}"), operation_model.name)


def _validate(shape, value, path):
    """Every constraint that botocore's model states, on the bytes as they came."""
    if getattr(shape, "is_document_type", False):
        return None  # any JSON
    if shape.type_name == "structure":
        if not isinstance(value, dict):
            return violations.append(f"{path}: no object")
        for name in shape.required_members:
            if value.get(name) is None:
                violations.append(f"{path}.{name}: required, missing")
        wire = {member.serialization.get("name", name): member for name, member in shape.members.items()}
        for name, part in value.items():
            if name not in wire:
                violations.append(f"{path}.{name}: not in the model")
            elif part is not None:
                _validate(wire[name], part, f"{path}.{name}")
        if getattr(shape, "is_tagged_union", False) and len(value) != 1:
            violations.append(f"{path}: a union with {len(value)} members")
    elif shape.type_name == "list":
        _bounds(shape, len(value), path)
        for index, part in enumerate(value):
            _validate(shape.member, part, f"{path}[{index}]")
    elif shape.type_name == "map":
        for key, part in value.items():
            _validate(shape.value, part, f"{path}[{key}]")
    elif shape.type_name == "string":
        if not isinstance(value, str):
            return violations.append(f"{path}: no text: {value!r}")
        # The one deliberate departure from the model: api/model/inspector2-departures.json.
        departs = path.startswith("ListCoverageStatistics.") and path.endswith(".groupKey")
        if shape.enum and value not in shape.enum and not departs:
            violations.append(f"{path}: {value!r} is none of the enum")
        _bounds(shape, len(value), path)
        pattern = shape.metadata.get("pattern")
        # Hosts outside AWS have managed-instance ids, which the pattern for covered resources does not know.
        managed = path.endswith(".resourceId") and re.fullmatch("mi-[0-9a-f]{17}", value)
        if pattern and not managed and not re.fullmatch(pattern, value, re.DOTALL):
            violations.append(f"{path}: {value!r} does not match {pattern}")
    elif shape.type_name in ("integer", "long", "float", "double", "timestamp"):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return violations.append(f"{path}: no number: {value!r}")
        if shape.type_name in ("integer", "long") and not isinstance(value, int):
            violations.append(f"{path}: no whole number: {value!r}")
        _bounds(shape, value, path)
    elif shape.type_name == "boolean" and not isinstance(value, bool):
        violations.append(f"{path}: no boolean: {value!r}")


def _bounds(shape, size, path):
    least, most = shape.metadata.get("min"), shape.metadata.get("max")
    if least is not None and size < least:
        violations.append(f"{path}: {size} is below {least}")
    if most is not None and size > most:
        violations.append(f"{path}: {size} is above {most}")


def code_of(call, **arguments):
    """How a call of boto3 ends: `done`, or the code of its error."""
    from botocore.exceptions import ClientError
    try:
        call(**arguments)
        return "done"
    except ClientError as error:
        return error.response["Error"]["Code"]


def workspace():
    """A folder that goes when the lane ends."""
    return tempfile.TemporaryDirectory(prefix="assay-lane-", ignore_cleanup_errors=True)


def inputs():
    """The things to scan, made once."""
    folder = Path(os.environ.get("ASSAY_LANE_INPUTS", tempfile.gettempdir() + "/assay-lane-inputs"))
    subprocess.run([str(ROOT / "conformance" / "inputs" / "make-inputs.sh"), str(folder)], check=True)
    return folder


def rows(name):
    text = (ROOT / "conformance" / "inputs" / name).read_text()
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
