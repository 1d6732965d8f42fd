"""Every operation of the model by raw HTTP, with bodies that its shapes allow, that lie on their bounds and beyond, and that are no
JSON at all: no server error, no hang, and every refusal an error of the model that names what is wrong.

    ASSAY_FUZZ_SEED=N ASSAY_FUZZ_BODIES=N python3 fuzz_operations.py
"""

import http.client
import json
import random
import re
from pathlib import Path
from urllib.parse import quote

import botocore.session

from fuzzing import BODIES, NUMBERS, SEED, SLOWEST, WORDS, damaged
from harness import Checks, Server, inputs, workspace

# AWS answers these for every operation (Inspector API reference, "Common Errors").
COMMON = {"AccessDeniedException", "ValidationException", "ThrottlingException", "InternalServerException",
          "UnknownOperationException", "NotImplementedException", "RequestEntityTooLargeException", "SerializationException"}
checks = Checks()


class Bodies:
    """Random values of a model's shapes."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def value(self, shape, depth=0, wild=0.0):
        draw = self.random
        if draw.random() < wild:
            return draw.choice([None, [], {}, "", 0, True, draw.choice(WORDS), draw.choice(NUMBERS), [None], {"a": {}}])
        kind = shape.type_name
        if kind == "structure":
            members = list(shape.members.items())
            if getattr(shape, "is_tagged_union", False) and members:
                members = [draw.choice(members)]
            kept = {}
            for name, member in members:
                required = name in shape.required_members
                if depth < 7 and (required or draw.random() < 0.45) and not (required and draw.random() < wild):
                    kept[member.serialization.get("name", name)] = self.value(member, depth + 1, wild)
            if draw.random() < wild / 4:
                kept["noSuchMember"] = draw.choice(WORDS)
            return kept
        if kind == "list":
            least, most = shape.metadata.get("min", 0), shape.metadata.get("max", 3)
            count = draw.choice([least, least, min(most, least + 1), min(most, 3)])
            if draw.random() < wild / 2:
                count = min(most + 1, 250)
            return [self.value(shape.member, depth + 1, wild) for _ in range(count)]
        if kind == "map":
            return {str(self.value(shape.key, depth + 1)): self.value(shape.value, depth + 1, wild) for _ in range(draw.randint(0, 2))}
        if kind == "boolean":
            return draw.random() < 0.5
        if kind in ("integer", "long", "float", "double"):
            least, most = shape.metadata.get("min", 0), shape.metadata.get("max", 1000)
            number = draw.choice([least, most, (least + most) // 2, draw.choice(NUMBERS) if draw.random() < 0.3 else least])
            return number if kind in ("float", "double") else int(number)
        if kind == "timestamp":
            return draw.choice([0, 1700000000, 1795824000.5, -62135596800, 253402300799, 1e15])
        if kind == "blob":
            return draw.choice(["", "AAAA", "not base64!"])
        return self.text(shape)

    def text(self, shape):
        draw = self.random
        if getattr(shape, "enum", None):
            return draw.choice(shape.enum)
        name = shape.name.lower()
        if "account" in name and "id" in name:
            return draw.choice(["123456789012", "333333333333", "999999999999"])
        if "reportid" in name or "uuid" in name:
            return "0b14b0ae-6c3f-4d0d-9d0e-3ff4a6a9f7b1"
        if "kmskey" in name:
            return "arn:aws:kms:us-east-1:111122223333:key/0b14b0ae-6c3f-4d0d-9d0e-3ff4a6a9f7b1"
        if name == "filterarn":
            return "arn:aws:inspector2:us-east-1:123456789012:owner/123456789012/filter/0123456789abcdef"
        if name == "findingarn":
            return "arn:aws:inspector2:us-east-1:123456789012:finding/0123456789abcdef0123456789abcdef"
        text = draw.choice(WORDS)
        least, most = shape.metadata.get("min", 0), shape.metadata.get("max", 2000)
        if draw.random() < 0.7:
            text = (text or "x").ljust(least, "x")[:most]
        return text


with workspace() as folder:
    folder = Path(folder)
    (folder / "empty").mkdir()
    server = Server(folder / "data", "account-id: 123456789012\nadvisories:\n  offline: true\n"
                    f"watch:\n  - folder: {folder / 'empty'}\nreports:\n  folder: {folder}\n").start()
    server.assay("scan", "dir", str(inputs() / "npm"), "--upload", "-o", "plain", "--data-dir", str(folder / "data"))
    server.assay("account", "create", "--id", "333333333333")
    server.wait_for(server.findings, bool)
    calls, served, refused, wrong, slowest = 0, 0, 0, {}, ("", 0.0)
    for service in ("inspector2", "inspector-scan"):
        model = botocore.session.get_session().get_service_model(service)
        for name in model.operation_names:
            operation = model.operation_model(name)
            bodies = Bodies(f"{SEED} {name}")
            known = {shape.error_code for shape in operation.error_shapes} | COMMON
            for number in range(BODIES):
                wild = (0.0, 0.0, 0.15, 0.5)[number % 4]
                given = bodies.value(operation.input_shape, wild=wild) if operation.input_shape else {}
                path, query = operation.http["requestUri"], []
                for member, shape in (operation.input_shape.members.items() if operation.input_shape else ()):
                    where = shape.serialization.get("location")
                    if where and isinstance(given, dict):
                        value = given.pop(shape.serialization.get("name", member), "x")
                        if where == "uri":
                            path = path.replace("{" + shape.serialization["name"] + "}", quote(str(value) or "x", safe=""))
                        elif where == "querystring":
                            for one in value if isinstance(value, list) else [value]:
                                query.append(f"{quote(shape.serialization['name'])}={quote(str(one), safe='')}")
                body = json.dumps(given).encode("utf-8", "replace")
                if number % 8 == 7:
                    body = damaged(bodies.random, body)
                if operation.http["method"] == "GET":
                    body = b""
                path = re.sub(r"{\w+}", "x", path) + ("?" + "&".join(query) if query else "")
                try:
                    status, answer, seconds = server.send(operation.http["method"], path, body, service, SLOWEST)
                except (TimeoutError, http.client.HTTPException, ConnectionError) as failed:
                    wrong.setdefault(name, f"{type(failed).__name__} for {body[:300]} {path[:100]}")
                    continue
                calls += 1
                slowest = max(slowest, (name, seconds), key=lambda pair: pair[1])
                try:
                    said = json.loads(answer or b"{}")
                except ValueError:
                    wrong.setdefault(name, f"no JSON: {status} {answer[:200]} for {body[:300]}")
                    continue
                if status < 300:
                    served += 1
                    continue
                refused += 1
                code = str(said.get("__type", "")).rsplit("#", 1)[-1].split(":")[0]
                if code not in known:
                    wrong.setdefault(name, f"{status} {answer[:200]} is no error of it, for {body[:300]} {path[:200]}")
                elif status >= 500 and code != "NotImplementedException":
                    wrong.setdefault(name, f"{status} {answer[:200]} for {body[:400]} {path[:100]}")
                elif not said.get("message"):
                    wrong.setdefault(name, f"no message: {status} {answer[:200]} for {body[:300]}")
    for name, what in sorted(wrong.items()):
        checks.that(name, False, what)
    checks.that("requests were answered", calls > 2000, calls)
    checks.that("some were served and some refused", served > 200 and refused > 200, f"{served} {refused}")
    checks.that("the server still answers", server.client().list_findings()["findings"])
    print(f"seed {SEED}: {calls} requests, {served} served, {refused} refused; slowest {slowest[0]} {slowest[1]:.2f} s")
    server.stop()

checks.finish()
