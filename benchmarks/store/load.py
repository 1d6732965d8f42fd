#!/usr/bin/env python3
"""Counts how many signed ListFindings requests a second a warm server answers, and prints a Markdown table.

    benchmarks/store/load.py [--seconds 20] DATA

DATA and its server are those of benchmarks/store/queries.py. `ab` (Debian: apache2-utils) sends one signed request over
and over on kept connections, since a client in Python would be the slower part; the server checks its signature and
runs its query every time. What `ab` itself costs is on the same processors.
"""

import argparse
import json
import re
import subprocess
import tempfile
from pathlib import Path

from queries import Client, equals

PATH = "/findings/list"


def rate(client, request, connections, seconds):
    """Requests a second, the median and the 99th percentile in milliseconds."""
    body = json.dumps(request).encode()
    headers = client.signed(PATH, body)
    kind = headers.pop("Content-Type")
    headers.pop("Host")
    with tempfile.NamedTemporaryFile() as file:
        file.write(body)
        file.flush()
        # Answers differ in length when findings change meanwhile: -l.
        command = ["ab", "-q", "-k", "-l", "-c", str(connections), "-t", str(seconds), "-n", "10000000", "-p", file.name, "-T", kind]
        for name, value in headers.items():
            command += ["-H", f"{name}: {value}"]
        run = subprocess.run([*command, f"http://{client.host}{PATH}"], capture_output=True, text=True, check=True)
    bad = re.search(r"Non-2xx responses:\s+(\d+)", run.stdout)
    if bad:
        raise RuntimeError(f"{bad.group(1)} requests were refused")
    answered = int(re.search(r"Complete requests:\s+(\d+)", run.stdout).group(1))
    if answered < 100:
        raise RuntimeError(f"only {answered} requests were answered in {seconds} s: too few to count")
    number = lambda pattern: float(re.search(pattern, run.stdout, re.M).group(1))
    return number(r"Requests per second:\s+([\d.]+)"), number(r"^\s+50%\s+(\d+)"), number(r"^\s+99%\s+(\d+)")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("data", type=Path)
    options.add_argument("--seconds", type=int, default=20)
    options = options.parse_args()
    client = Client(options.data)
    own = {"awsAccountId": equals(client.account)}
    shapes = {
        "one account, ACTIVE, by severity": {
            "maxResults": 25, "filterCriteria": {**own, "findingStatus": equals("ACTIVE")},
            "sortCriteria": {"field": "SEVERITY", "sortOrder": "DESC"}},
        "all accounts, ACTIVE, by severity": {
            "maxResults": 25, "filterCriteria": {"findingStatus": equals("ACTIVE")},
            "sortCriteria": {"field": "SEVERITY", "sortOrder": "DESC"}},
    }
    print("| request, 25 findings an answer | connections | requests a second | p50 ms | p99 ms |\n|---|---|---|---|---|")
    for name, request in shapes.items():
        rate(client, request, 8, 60)  # warm: the first answers of a cold store take seconds
        for connections in (1, 8, 32):
            found = rate(client, request, connections, options.seconds)
            print(f"| {name} | {connections} | {found[0]:,.0f} | {found[1]:.0f} | {found[2]:.0f} |", flush=True)


if __name__ == "__main__":
    main()
