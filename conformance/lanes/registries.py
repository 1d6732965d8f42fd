"""Debian's docker-registry over one storage: open, behind a password, and behind tokens of a small server of ours."""

import base64
import json
import os
import secrets
import socket
import subprocess
import threading
import time
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

USER, PASSWORD = "assay", "l4ne password"


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Registry:
    """One process; `extra` is what its configuration says about sign-in."""

    def __init__(self, storage, folder, name, extra=""):
        self.host = f"127.0.0.1:{free_port()}"
        config = Path(folder) / f"registry-{name}.yml"
        config.write_text(
            "version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: " + str(storage) + "}, delete: {enabled: true}}\n"
            "http: {addr: '" + self.host + "', secret: lane}\n" + extra)
        self.log = open(Path(folder) / f"registry-{name}.log", "wb")
        self.process = subprocess.Popen(["docker-registry", "serve", str(config)], stdout=self.log, stderr=self.log)
        for _ in range(100):
            try:
                urllib.request.urlopen(f"http://{self.host}/v2/", timeout=2)
                return
            except urllib.error.HTTPError:
                return  # it answers, and wants to know who asks
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("docker-registry does not answer: " + config.name)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)
        self.log.close()


def with_password(storage, folder):
    users = Path(folder) / "htpasswd"
    subprocess.run(["htpasswd", "-Bbc", str(users), USER, PASSWORD], check=True, capture_output=True)
    return Registry(storage, folder, "password", "auth: {htpasswd: {realm: lane, path: " + str(users) + "}}\n")


def with_tokens(storage, folder, tokens):
    return Registry(storage, folder, "tokens",
                    "auth: {token: {realm: '" + tokens.url + "', service: lane-registry, issuer: lane-tokens, rootcertbundle: '"
                    + str(tokens.certificate) + "'}}\n")


class TokenServer:
    """Docker's token protocol: basic sign-in, an RS256 token for what was asked, or one for nothing."""

    def __init__(self, folder):
        self.key = Path(folder) / "tokens.key"
        self.certificate = Path(folder) / "tokens.pem"
        self.given = 0
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=lane-tokens",
                        "-keyout", str(self.key), "-out", str(self.certificate)], check=True, capture_output=True)
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                server._answer(self)

            def log_message(self, *_):
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.http.server_port}/token"

    def close(self):
        self.http.shutdown()
        self.http.server_close()

    def _answer(self, request):
        query = parse_qs(urlsplit(request.path).query)
        expected = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        given = request.headers.get("Authorization")
        if given is not None and given != expected:
            request.send_response(401)
            request.send_header("Content-Length", "0")
            return request.end_headers()
        access = []
        if given == expected:
            for scope in query.get("scope", []):
                kind, name, actions = scope.split(":", 2)
                access.append({"type": kind, "name": name, "actions": [a for a in actions.split(",") if a == "pull"]})
            self.given += 1
        body = json.dumps({"token": self._token(query.get("service", [""])[0], access), "expires_in": 60}).encode()
        request.send_response(200)
        request.send_header("Content-Type", "application/json")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def _token(self, service, access):
        now = int(time.time())
        der = "".join(line for line in self.certificate.read_text().splitlines() if "-----" not in line)
        head = {"typ": "JWT", "alg": "RS256", "x5c": [der]}
        claims = {"iss": "lane-tokens", "sub": USER, "aud": service, "exp": now + 60, "nbf": now - 5, "iat": now,
                  "jti": secrets.token_hex(8), "access": access}
        text = ".".join(_base64(json.dumps(part).encode()) for part in (head, claims))
        signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", str(self.key)], input=text.encode(),
                                   capture_output=True, check=True).stdout
        return text + "." + _base64(signature)


def _base64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def images():
    """The images and the registry's storage, made once."""
    folder = Path(os.environ.get("ASSAY_LANE_IMAGES", "/tmp/assay-lane-images"))
    if not (folder / "made").exists():
        script = Path(__file__).resolve().parents[1] / "images" / "make-images.sh"
        subprocess.run([str(script), str(folder)], check=True, env=dict(os.environ, PORT=str(free_port())), stdout=subprocess.DEVNULL)
    return folder
