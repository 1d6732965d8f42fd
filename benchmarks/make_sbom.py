#!/usr/bin/env python3
"""Prints a CycloneDX 1.6 document with so many npm and PyPI packages; some of them are known to be vulnerable."""

import json
import sys

VULNERABLE = [("lodash", "4.17.11"), ("minimist", "1.2.5"), ("axios", "0.21.0"), ("qs", "6.5.2"), ("ws", "7.4.5")]

count = int(sys.argv[1])
names = VULNERABLE + [(f"package-{index}", f"1.{index % 50}.{index % 7}") for index in range(count - len(VULNERABLE))]
json.dump({
    "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
    "components": [
        {"type": "library", "name": name, "version": version, "purl": f"pkg:{'npm' if index % 2 == 0 or index < 5 else 'pypi'}/{name}@{version}"}
        for index, (name, version) in enumerate(names)],
}, sys.stdout)
