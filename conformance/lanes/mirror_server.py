"""A mirror of the feeds over HTTP on loopback, with the publishers' paths: validators, ranges, and the faults a lane asks for.
A forward proxy that counts what goes through it."""

import email.utils
import hashlib
import http.client
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

FEEDS = ("almalinux", "alpine", "amazon", "azurelinux", "chainguard", "cve5", "debian-tracker", "epss", "exploitdb",
         "friendsofphp", "kev", "metasploit", "nodejs", "oracle", "osv", "photon", "redhat", "releases", "rubysec", "rustsec",
         "suse", "ubuntu", "vex")


class Mirror:
    """Files by path. `faults` holds, by path, what to do with the next requests: each is taken once."""

    def __init__(self, root):
        self.root = Path(root)
        self.requests = []
        self.faults = {}
        mirror = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                mirror._answer(self)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def arguments(self, host=None):
        base = self.url if host is None else f"http://{host}"
        return [argument for feed in FEEDS for argument in ("--mirror", f"{feed}={base}/{feed}")]

    def take(self):
        """The requests since the last time: (path, status, range)."""
        taken, self.requests = self.requests, []
        return taken

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def _answer(self, request):
        path = unquote(urlsplit(request.path).path)
        fault = self.faults.get(path, []).pop(0) if self.faults.get(path) else None
        file = self.root / path.lstrip("/")
        asked_range = request.headers.get("Range", "")
        if isinstance(fault, int):
            self._log(path, fault, asked_range)
            request.send_response(fault)
            request.send_header("Retry-After", "1")
            request.send_header("Content-Length", "0")
            return request.end_headers()
        if not file.is_file():
            self._log(path, 404, asked_range)
            request.send_response(404)
            request.send_header("Content-Length", "0")
            return request.end_headers()
        body = file.read_bytes()
        tag = '"' + hashlib.sha256(body).hexdigest()[:32] + '"'
        if fault == "damage":
            body, tag = body[: len(body) // 2] + b"damaged" + body[len(body) // 2 + 7:], '"damaged"'
        if request.headers.get("If-None-Match") == tag:
            self._log(path, 304, asked_range)
            request.send_response(304)
            request.send_header("ETag", tag)
            return request.end_headers()
        first = 0
        resumes = re.fullmatch(r"bytes=(\d+)-", asked_range)
        if resumes and request.headers.get("If-Range") == tag:
            first = int(resumes.group(1))
        status = 206 if first else 200
        self._log(path, status, asked_range)
        request.send_response(status)
        request.send_header("ETag", tag)
        request.send_header("Last-Modified", email.utils.formatdate(file.stat().st_mtime, usegmt=True))
        request.send_header("Content-Length", str(len(body) - first))
        if first:
            request.send_header("Content-Range", f"bytes {first}-{len(body) - 1}/{len(body)}")
        request.end_headers()
        if fault == "cut":
            request.wfile.write(body[: len(body) // 2])
            request.wfile.flush()
            request.close_connection = True
            return request.connection.shutdown(2)
        request.wfile.write(body[first:])

    def _log(self, path, status, asked_range):
        self.requests.append((path, status, asked_range))


class Proxy:
    """Forwards plain HTTP; every host name leads to one address, as a site's own resolver would have it."""

    def __init__(self, target):
        self.seen = []
        self.refuses = False
        host, port = urlsplit(target).hostname, urlsplit(target).port
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                proxy.seen.append(self.path)
                if proxy.refuses:
                    return self.send_error(502)
                at = urlsplit(self.path)
                upstream = http.client.HTTPConnection(host, port)
                headers = {name: value for name, value in self.headers.items() if name.lower() not in ("connection", "host")}
                upstream.request("GET", at.path, headers=headers)
                answer = upstream.getresponse()
                body = answer.read()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in ("connection", "transfer-encoding", "date", "server"):
                        self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)
                upstream.close()

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def close(self):
        self.server.shutdown()
        self.server.server_close()


def elapsed(work):
    began = time.monotonic()
    value = work()
    return value, time.monotonic() - began
