"""A PostgreSQL of Debian's, in a temporary folder on loopback, run by a user without powers."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

OLDEST = "15"
NOBODY = pwd.getpwnam("nobody")


def programs():
    """Where Debian puts the programs of PostgreSQL 15."""
    folder = Path("/usr/lib/postgresql") / OLDEST / "bin"
    if not (folder / "postgres").exists():
        raise SystemExit(f"error: PostgreSQL {OLDEST} is missing (Debian: postgresql-{OLDEST})")
    return folder


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


class Postgres:
    """One server; its administrator is `admin`."""

    password = "lane"

    def __init__(self):
        self.bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="assay-postgres-"))
        self.port = free_port()
        self.process = None
        if os.getuid() == 0:
            os.chown(self.folder, NOBODY.pw_uid, NOBODY.pw_gid)
        secret = self.folder / "secret"
        secret.write_text(self.password)
        secret.chmod(0o644)
        self._run("initdb", "-D", str(self.folder / "data"), "-U", "admin", "-A", "scram-sha-256",
                  f"--pwfile={secret}", "-E", "UTF8", "--locale=C.UTF-8")

    def start(self):
        log = open(self.folder / "log", "ab")
        self.process = subprocess.Popen(
            [self.bin / "postgres", "-D", self.folder / "data", "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
             "-c", f"unix_socket_directories={self.folder}", "-c", "max_connections=200"],
            stdout=log, stderr=log, **self._rights())
        for _ in range(600):
            if subprocess.run([self.bin / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)]).returncode == 0:
                return self
            if self.process.poll() is not None:
                break
        raise RuntimeError("PostgreSQL does not start:\n" + (self.folder / "log").read_text()[-2000:])

    def stop(self, how=signal.SIGINT):
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(120)
            self.process = None

    def remove(self):
        self.stop(signal.SIGQUIT)  # nothing in it is needed any more
        shutil.rmtree(self.folder, ignore_errors=True)

    def sql(self, statement, database="postgres"):
        run = subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U", "admin",
             "-d", database, "-c", statement],
            env=dict(os.environ, PGPASSWORD=self.password), capture_output=True, text=True)
        if run.returncode != 0:
            raise RuntimeError(run.stderr)
        return run.stdout.strip()

    def url(self, user, password, database):
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def _run(self, program, *arguments):
        subprocess.run([self.bin / program, *arguments], check=True, stdout=subprocess.DEVNULL, **self._rights())

    @staticmethod
    def _rights():
        as_nobody = {"user": NOBODY.pw_uid, "group": NOBODY.pw_gid, "extra_groups": []} if os.getuid() == 0 else {}
        return {"cwd": "/", **as_nobody}
