"""Assay on an operator's PostgreSQL 15: the stores' own tests, then a server with `ASSAY_DATABASE_URL` that scans, lists
findings, survives restarts of itself and of the database, and says what is wrong where the database cannot be used."""

import os
import subprocess
from pathlib import Path

from harness import ASSAY, Checks, Server, inputs, workspace
from postgres import Postgres, free_port

checks = Checks()


def refused(name, words, **environment):
    """A server that must not start; what it says holds the words and no password."""
    with workspace() as folder:
        run = subprocess.run(
            [ASSAY, "server", "--data-dir", str(Path(folder) / "data"), "--port", "0", "--offline"],
            capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
            env=dict(os.environ, **environment))
    said = run.stdout + run.stderr
    checks.that(name, run.returncode in (2, 5) and all(word in said for word in words)
                and "s3cret" not in said and "\tat " not in said, f"{run.returncode} {said}")


def store_tests(database):
    """The tests of every module that keeps rows, on this server; they make databases and roles."""
    database.sql("CREATE ROLE tester LOGIN SUPERUSER PASSWORD 's3cret'")
    environment = dict(os.environ, ASSAY_TEST_DATABASE_URL=database.url("tester", "s3cret", "postgres"))
    modules = ("database", "account", "finding", "coverage", "report")
    run = subprocess.run(
        [ASSAY, "test", "-pl", ",".join(modules), "-am", "-Dtest=" + ",".join(f"dev/assay/{module}/**" for module in modules)],
        env=environment, capture_output=True, text=True)
    last = run.stdout.strip().splitlines()[-1:] or [""]
    checks.that(f"the stores' tests on PostgreSQL 15: {last[0]}", run.returncode == 0, run.stdout[-3000:])
    used = int(database.sql("SELECT count(*) FROM pg_database WHERE datname LIKE 'test%'"))
    checks.that("they ran on it", used > 20, used)


def service(database):
    things = inputs()
    database.sql("CREATE ROLE assay LOGIN PASSWORD 's3cret'")
    database.sql("CREATE DATABASE findings")
    config = f"""
watch:
  - folder: {things}/npm
  - function: {things}/lambda.zip
scan:
  interval: 1s
advisories:
  offline: true
"""
    with workspace() as folder:
        secret = Path(folder) / "password"
        secret.write_text("s3cret\n")
        environment = {
            "ASSAY_DATABASE_URL": f"postgresql://127.0.0.1:{database.port}/findings", "ASSAY_DATABASE_USER": "assay",
            "ASSAY_DATABASE_PASSWORD_FILE": str(secret)}
        refused("missing rights are named as statements",
                ["GRANT CREATE ON DATABASE findings TO assay", "GRANT assay_app TO assay", "GRANT assay_administrator TO assay"], **environment)
        # As docs/reference/server.md tells an administrator; another database may have made the role already.
        for role in ("assay_app", "assay_administrator"):
            database.sql(f"DO $$ BEGIN CREATE ROLE {role} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        database.sql("GRANT assay_app, assay_administrator TO assay")
        database.sql("GRANT CREATE ON DATABASE findings TO assay")

        server = Server(Path(folder) / "data", config, environment=environment).start()
        found = server.wait_for(server.findings, lambda found: len({f["resources"][0]["id"] for f in found}) >= 2)
        arns = sorted(f["findingArn"] for f in found)
        checks.that("a user without powers scans and lists findings", len({f["resources"][0]["id"] for f in found}) == 2)
        checks.equal("no embedded database was made", [path.name for path in (Path(folder) / "data").glob("postgresql-*")], [])
        checks.that("the rows are in the operator's database",
                    int(database.sql("SELECT count(*) FROM assay.finding", "findings")) >= len(arns))

        server.stop()
        server.start()
        checks.equal("a restart keeps every finding", sorted(f["findingArn"] for f in server.findings()), arns)
        server.kill()
        server.start()
        checks.equal("kill -9 keeps every finding", sorted(f["findingArn"] for f in server.findings()), arns)

        database.stop()
        client = server.client()
        try:
            client.list_findings()
            checks.that("a database that is away is told", False, "was answered")
        except client.exceptions.InternalServerException as error:
            checks.that("a database that is away is told as an error to try again",
                        error.response["ResponseMetadata"]["HTTPHeaders"].get("retry-after") == "2", error.response)
        database.start()
        kept = server.wait_for(lambda: findings_or_nothing(server), bool)
        checks.equal("it goes on when the database is back", sorted(f["findingArn"] for f in kept), arns)
        server.stop()


def findings_or_nothing(server):
    try:
        return server.findings()
    except Exception:
        return []


database = Postgres().start()
try:
    checks.that("the server is PostgreSQL 15", database.sql("SHOW server_version").startswith("15."))
    store_tests(database)
    service(database)
    here = f"127.0.0.1:{database.port}"
    refused("a wrong password is said", ["does not let this user in", here, "database-password"],
            ASSAY_DATABASE_URL=f"postgresql://assay:s3cret-not@{here}/findings")
    refused("a database that is not there is said", ["CREATE DATABASE", here],
            ASSAY_DATABASE_URL=f"postgresql://assay:s3cret@{here}/nowhere")
    unused = free_port()
    refused("a host that does not answer is said", [f"127.0.0.1:{unused}/findings cannot be reached"],
            ASSAY_DATABASE_URL=f"postgresql://assay:s3cret@127.0.0.1:{unused}/findings")
    refused("another kind of database is said", ["ASSAY_DATABASE_URL", "postgresql://host/database"],
            ASSAY_DATABASE_URL="mysql://assay:s3cret@127.0.0.1/findings")
finally:
    database.remove()

checks.finish()
