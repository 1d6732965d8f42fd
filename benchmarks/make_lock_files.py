#!/usr/bin/env python3
"""Makes a source tree of 200 lock files of ten package managers, 100 packages in each; some of them are known to be vulnerable.

    benchmarks/make_lock_files.py OUT
"""
import json
import sys
from pathlib import Path

PACKAGES = 100
KINDS = ("npm", "yarn", "pnpm", "requirements", "poetry", "cargo", "gem", "composer", "gradle", "nuget")
NPM = [("lodash", "4.17.11"), ("minimist", "1.2.5"), ("axios", "0.21.0"), ("qs", "6.5.2"), ("ws", "7.4.5")]
PYPI = [("jinja2", "2.11.2"), ("requests", "2.19.1"), ("urllib3", "1.26.4"), ("pyyaml", "5.3"), ("django", "3.2.0")]
GROUP = "org.example.group"


def named(known, project):
    """Every project shares half of its packages with all others, as projects of one company do."""
    rest = [(f"package-{index if index % 2 else index + 1000 * project}", f"{index % 9}.{index % 50}.{project % 7}")
            for index in range(PACKAGES - len(known))]
    return known + rest


def npm(project):
    entries = {"": {"name": f"app-{project}", "version": "1.0.0"}}
    for name, version in named(NPM, project):
        entries[f"node_modules/{name}"] = {
            "version": version, "resolved": f"https://registry.npmjs.org/{name}/-/{name}-{version}.tgz", "license": "MIT",
            "integrity": "sha512-" + "A" * 86 + "=="}
    return "package-lock.json", json.dumps({"name": "app", "lockfileVersion": 3, "packages": entries}, indent=2)


def yarn(project):
    blocks = [f'{name}@^{version}:\n  version "{version}"\n  resolved "https://registry.yarnpkg.com/{name}/-/{name}-{version}.tgz#0"\n'
              for name, version in named(NPM, project)]
    return "yarn.lock", "# yarn lockfile v1\n\n\n" + "\n".join(blocks)


def pnpm(project):
    blocks = [f"  {name}@{version}:\n    resolution: {{integrity: sha512-AAAA}}\n" for name, version in named(NPM, project)]
    return "pnpm-lock.yaml", "lockfileVersion: '9.0'\n\npackages:\n\n" + "\n".join(blocks)


def requirements(project):
    return "requirements.txt", "".join(f"{name}=={version}\n" for name, version in named(PYPI, project))


def poetry(project):
    return "poetry.lock", "\n".join(f'[[package]]\nname = "{name}"\nversion = "{version}"\noptional = false\n'
                                    for name, version in named(PYPI, project))


def cargo(project):
    return "Cargo.lock", "version = 3\n\n" + "\n".join(
        f'[[package]]\nname = "{name}"\nversion = "{version}"\n'
        'source = "registry+https://github.com/rust-lang/crates.io-index"\n'
        for name, version in named([("time", "0.1.43"), ("smallvec", "0.6.9")], project))


def gem(project):
    return "Gemfile.lock", "GEM\n  remote: https://rubygems.org/\n  specs:\n" + "".join(
        f"    {name} ({version})\n" for name, version in named([("rack", "2.0.1"), ("nokogiri", "1.10.3")], project))


def composer(project):
    return "composer.lock", json.dumps({"packages": [
        {"name": f"vendor/{name}", "version": version, "type": "library"}
        for name, version in named([("twig", "2.0.0")], project)]}, indent=2)


def gradle(project):
    known = [("log4j-core", "2.14.1")]
    lines = [f"org.apache.logging.log4j:{name}:{version}=runtimeClasspath" for name, version in known]
    lines += [f"{GROUP}:{name}:{version}=runtimeClasspath" for name, version in named([], project)[:-1]]
    return "gradle.lockfile", "\n".join(lines) + "\nempty=\n"


def nuget(project):
    packages = {name: {"type": "Transitive", "resolved": version, "contentHash": "AAAA"}
                for name, version in named([("Newtonsoft.Json", "12.0.2")], project)}
    return "packages.lock.json", json.dumps({"version": 1, "dependencies": {"net8.0": packages}}, indent=2)


def main():
    out = Path(sys.argv[1])
    for project in range(200):
        name, text = globals()[KINDS[project % len(KINDS)]](project)
        folder = out / f"service-{project // 10}" / f"part-{project % 10}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


if __name__ == "__main__":
    main()
