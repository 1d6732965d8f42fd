"""A Go program of our own, so that there is one with modules, a local replacement and without symbols wherever a lane runs."""

import os
import shutil
import subprocess
from pathlib import Path

SOURCES = Path("/usr/share/gocode/src")
MODULES = {"go.etcd.io/bbolt": "v1.3.6", "golang.org/x/sys": "v0.3.0"}


def build(folder):
    """Builds it without a network, from the sources that Debian packages; gives its file."""
    (folder / "local").mkdir(parents=True)
    (folder / "local/local.go").write_text("package local\n\nconst Path = \"\"\n")
    (folder / "local/go.mod").write_text("module example.com/local\n\ngo 1.19\n")
    (folder / "main.go").write_text('package main\n\nimport (\n"example.com/local"\n"go.etcd.io/bbolt"\n)\n\n'
                                    "func main() { bbolt.Open(local.Path, 0, nil) }\n")
    required = "".join(f"require {name} {version}\n" for name, version in MODULES.items())
    (folder / "go.mod").write_text(f"module example.com/program\n\ngo 1.19\n\n{required}"
                                   "require example.com/local v0.0.0\n\nreplace example.com/local => ./local\n")
    listed = "# example.com/local v0.0.0 => ./local\n## explicit; go 1.19\nexample.com/local\n"
    shutil.copytree(folder / "local", folder / "vendor/example.com/local")
    for name, version in MODULES.items():
        shutil.copytree(SOURCES / name, folder / "vendor" / name)
        listed += f"# {name} {version}\n## explicit; go 1.17\n"
        listed += {"go.etcd.io/bbolt": "go.etcd.io/bbolt\n",
                   "golang.org/x/sys": "golang.org/x/sys/unix\ngolang.org/x/sys/internal/unsafeheader\n"}[name]
    (folder / "vendor/modules.txt").write_text(listed + "# example.com/local => ./local\n")
    environment = {"CGO_ENABLED": "0", "GOFLAGS": "", "GOCACHE": str(folder / "cache"), "GO111MODULE": "on"}
    subprocess.run(["go", "build", "-mod=vendor", "-ldflags=-s -w", "-o", "program", "."], cwd=folder, check=True,
                   env=dict(os.environ, **environment))
    return folder / "program"
