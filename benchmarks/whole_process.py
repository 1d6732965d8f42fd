#!/usr/bin/env python3
"""Times whole commands, ours and a peer's in turn, and prints a Markdown table.

    benchmarks/whole_process.py [--runs 5] INPUTS

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
    arguments.add_argument("inputs", type=Path)
    options = arguments.parse_args()
    things = options.inputs.resolve()
    data = ["--data-dir", str(things / "data")]
    trivy = things / "trivy"
    has_trivy = (trivy / "trivy").exists()

    def ours(*words):
        return [ASSAY, *words]

    def peer(*words):
        return [str(trivy / "trivy"), "--cache-dir", str(trivy / "cache"), words[0], "--offline-scan", "--skip-db-update",
                "--skip-java-db-update", "--scanners", "vuln", "-f", "json", *words[1:]]

    cases = {
        "help": ({"Assay": ours("--help")}, None),
        "scan of a Debian image archive": (
            {"Assay": ours("scan", "archive", str(things / "debian.tar"), "-o", "json", *data)},
            ("image", "--input", str(things / "debian.tar"))),
        "scan of /": ({"Assay": ours("scan", "host", "-o", "json", *data)}, ("rootfs", "/")),
        "SBOM of 1,000 packages": (
            {"Assay": ours("scan", "sbom", str(things / "sbom-1000.json"), "-o", "json", *data)},
            ("sbom", str(things / "sbom-1000.json"))),
    }
    print(f"{date.today()}, {os.cpu_count()} cores, {platform.machine()}, median of {options.runs} (smallest – largest)\n")
    print("| what | program | wall s | CPU s | peak MiB |\n|---|---|---|---|---|")
    for what, (commands, words) in cases.items():
        if words and has_trivy:
            if words[0] == "image":
                # A cold scan, as ours is: the peer keeps layers it has seen.
                commands["Trivy, cold"] = ["sh", "-c", 'rm -rf "$0/cache/fanal"; exec "$@"', str(trivy), *peer(*words)]
            else:
                commands["Trivy"] = peer(*words)
        for name, runs in pair(commands, options.runs).items():
            cells = []
            for column in range(3):
                values = sorted(run[column] for run in runs)
                form = "{:.0f}" if column == 2 else "{:.2f}"
                cells.append(f"{form.format(statistics.median(values))} ({form.format(values[0])} – {form.format(values[-1])})")
            print(f"| {what} | {name} | {' | '.join(cells)} |", flush=True)
    if not has_trivy:
        print("\nTrivy is not among the inputs, so nothing was compared.")


if __name__ == "__main__":
    main()
