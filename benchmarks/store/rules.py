#!/usr/bin/env python3
"""Times suppression rules over many findings, and prints a Markdown table.

    benchmarks/store/rules.py DATA

DATA and its server are those of benchmarks/store/queries.py. A rule is previewed, made and deleted again; meanwhile a
second connection lists findings, and its slowest answer is shown. The store is left as it was.
"""

import argparse
import threading
import time
from pathlib import Path

from queries import Client, equals


def while_reading(data, work):
    """What the work answers, its seconds, and the slowest answer to another reader in milliseconds."""
    slowest, done = [0.0], threading.Event()

    def read():
        reader = Client(data)
        while not done.is_set():
            slowest[0] = max(slowest[0], reader.findings({"awsAccountId": equals(reader.account)}, "SEVERITY", size=25)[1])

    thread = threading.Thread(target=read)
    thread.start()
    began = time.perf_counter()
    try:
        answer, _ = work()
    finally:
        took = time.perf_counter() - began
        done.set()
        thread.join()
    return answer, took, slowest[0]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("data", type=Path)
    options = options.parse_args()
    client = Client(options.data, timeout=3600)
    rules = {
        "EC2 instances, HIGH, with a fix": {
            "resourceType": equals("AWS_EC2_INSTANCE"), "severity": equals("HIGH"), "fixAvailable": equals("YES")},
        "one account, HIGH": {"awsAccountId": equals(client.account), "severity": equals("HIGH")},
        "all that is LOW": {"severity": equals("LOW")},
    }
    print("| rule | findings | preview s | create s | slowest reader ms | delete s | slowest reader ms |\n|" + "---|" * 7)
    for name, criteria in rules.items():
        began = time.perf_counter()
        findings = client.preview(criteria)
        preview = time.perf_counter() - began
        made, create, reader = while_reading(options.data, lambda: client.call(
            "/filters/create", {"name": f"bench {name}", "action": "SUPPRESS", "filterCriteria": criteria}))
        _, delete, later = while_reading(options.data, lambda: client.call("/filters/delete", {"arn": made["arn"]}))
        print(f"| {name} | {findings:,} | {preview:.1f} | {create:.1f} | {reader:.0f} | {delete:.1f} | {later:.0f} |", flush=True)


if __name__ == "__main__":
    main()
