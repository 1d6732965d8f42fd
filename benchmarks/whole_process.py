#!/usr/bin/env python3
"""Times whole commands, ours and a peer's in turn, and prints a Markdown table.

    benchmarks/whole_process.py [--runs 5] [--only TEXT] INPUTS

INPUTS is the folder that benchmarks/make_inputs.sh made. Wall and CPU seconds and peak memory are the operating
system's own accounting of each finished process (wait4). The first run of each command is a warm-up and is not counted.
A peer that is not there is left out, and the table says so.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ASSAY = str(ROOT / "assay")


def once(command):
    began = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode


def pair(commands, runs):
    """Alternates, so that a drifting machine touches all of them alike."""
    figures = {name: [] for name in commands}
    for index in range(runs + 1):
        for name, command in commands.items():
            wall, cpu, memory, code = once(command)
            if code not in (0, 1):
                sys.exit(f"{name}: {' '.join(command)} ended with {code}")
            if index:
                figures[name].append((wall, cpu, memory))
    return figures


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--only", default="", help="cases whose name holds this text")
    arguments.add_argument("inputs", type=Path)
    options = arguments.parse_args()
    things = options.inputs.resolve()
    trivy = things / "trivy"
    print(f"{date.today()}, {os.cpu_count()} cores, {platform.machine()}, median of {options.runs} (smallest – largest)\n")
    print("| what | program | wall s | CPU s | peak MiB |\n|---|---|---|---|---|")
    for what, commands in cases(things, trivy if (trivy / "trivy").exists() else None).items():
        if options.only not in what:
            continue
        for name, runs in pair(commands, options.runs).items():
            cells = []
            for column in range(3):
                values = sorted(run[column] for run in runs)
                form = "{:.0f}" if column == 2 else "{:.2f}"
                cells.append(f"{form.format(statistics.median(values))} ({form.format(values[0])} – {form.format(values[-1])})")
            print(f"| {what} | {name} | {' | '.join(cells)} |", flush=True)
    if not (trivy / "trivy").exists():
        print("\nTrivy is not among the inputs, so nothing was compared.")


def cases(things, trivy):
    """Programs and their commands, by what they are given."""
    data = ["--data-dir", str(things / "data")]
    found = {
        "`--help`": {"Assay": [ASSAY, "--help"]},
        "Debian image, docker-archive": image(things / "debian.tar", data, trivy),
        "`/`": {"Assay": [ASSAY, "scan", "host", "-o", "json", *data], **peer(trivy, "rootfs", "/")},
        "SBOM of 1,000 packages": {
            "Assay": [ASSAY, "scan", "sbom", str(things / "sbom-1000.json"), "-o", "json", *data],
            **peer(trivy, "sbom", str(things / "sbom-1000.json"))},
    }
    tree = things / "lock-files"
    if tree.is_dir():
        found["200 lock files, inventory"] = {"Assay": [ASSAY, "sbom", "dir", str(tree)]}
        found["200 lock files, scan"] = {
            "Assay": [ASSAY, "scan", "dir", str(tree), "-o", "json", *data], **peer(trivy, "fs", str(tree))}
    large = things / "large"
    if large.is_dir():
        layers = " ".join(str(file.resolve()) for file in (large / "blobs/sha256").iterdir() if file.stat().st_size > 1 << 20)
        found["large image, cold"] = {
            **image(large, data, trivy),
            "Assay, JDK inflater": cold(things, ["env", "ASSAY_JAVA_OPTS=-Dassay.native=/none", *ours(large, data)]),
            "`gzip -dc` alone": ["sh", "-c", f"gzip -dc {layers} >/dev/null"]}
        found["large image, warm"] = {"Assay": ours(large, data), **peer(trivy, "image", "--input", str(large))}
    return found


def ours(path, data):
    return [ASSAY, "scan", "archive", str(path), "-o", "json", *data]


def image(path, data, trivy):
    """Cold scans: both keep layers they have seen."""
    commands = {"Assay": cold(path.parent, ours(path, data))}
    for name, command in peer(trivy, "image", "--input", str(path)).items():
        commands[name] = ["sh", "-c", 'rm -rf "$0/cache/fanal"; exec "$@"', str(trivy), *command]
    return commands


def cold(things, command):
    return ["sh", "-c", 'rm -rf "$0/data/layers"; exec "$@"', str(things), *command]


def peer(trivy, kind, *words):
    if trivy is None:
        return {}
    return {"Trivy": [str(trivy / "trivy"), "--cache-dir", str(trivy / "cache"), kind, "--offline-scan", "--skip-db-update",
                      "--skip-java-db-update", "--scanners", "vuln", "-f", "json", *words]}


if __name__ == "__main__":
    main()
