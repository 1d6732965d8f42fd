#!/usr/bin/env python3
"""Makes a large image of many layers as an OCI layout: one gzip layer of each folder or tar archive.

  benchmarks/make_large_image.py OUT PATH [PATH ...]

A folder is packed under its own path, so the layers lie beside each other; a `.tar` file is taken as it is (such as the root file
system that mmdebstrap makes). Each layer is packed by `pigz -6`, or `gzip -6` where that is missing.
"""
import hashlib
import json
import os
import shutil
import subprocess
import sys
from datetime import datetime, timezone


def layer(blobs, path):
    """Writes one layer; its digest, size and the digest of the tar archive in it."""
    source = ["cat", path] if path.endswith(".tar") else ["tar", "-C", "/", "-cf", "-", os.path.abspath(path).lstrip("/")]
    packer = ["pigz", "-6", "-c"] if shutil.which("pigz") else ["gzip", "-6", "-c"]
    unpacked, packed, size = hashlib.sha256(), hashlib.sha256(), 0
    fresh = os.path.join(blobs, "fresh")
    with open(fresh, "wb") as out:
        tar = subprocess.Popen(source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        pack = subprocess.Popen(packer, stdin=subprocess.PIPE, stdout=out)
        while chunk := tar.stdout.read(1 << 20):
            unpacked.update(chunk)
            pack.stdin.write(chunk)
        pack.stdin.close()
        if pack.wait() != 0:
            sys.exit("the packer failed")
        tar.wait()  # files that vanish while they are packed are no matter here
    with open(fresh, "rb") as done:
        while chunk := done.read(1 << 20):
            packed.update(chunk)
            size += len(chunk)
    os.rename(fresh, os.path.join(blobs, packed.hexdigest()))
    return packed.hexdigest(), size, unpacked.hexdigest()


def blob(blobs, document):
    content = json.dumps(document).encode()
    digest = hashlib.sha256(content).hexdigest()
    with open(os.path.join(blobs, digest), "wb") as out:
        out.write(content)
    return {"digest": "sha256:" + digest, "size": len(content)}


def main():
    out, paths = sys.argv[1], sys.argv[2:]
    blobs = os.path.join(out, "blobs", "sha256")
    os.makedirs(blobs)
    layers = [layer(blobs, path) for path in paths]
    config = blob(blobs, {
        "architecture": "amd64", "os": "linux", "created": datetime.now(timezone.utc).isoformat(), "config": {},
        "rootfs": {"type": "layers", "diff_ids": ["sha256:" + unpacked for _, _, unpacked in layers]},
        "history": [{"created_by": "COPY " + path} for path in paths]})
    manifest = blob(blobs, {
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json",
        "config": {"mediaType": "application/vnd.oci.image.config.v1+json", **config},
        "layers": [{"mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "sha256:" + digest, "size": size}
                   for digest, size, _ in layers]})
    with open(os.path.join(out, "index.json"), "w") as index:
        json.dump({"schemaVersion": 2, "manifests": [
            {"mediaType": "application/vnd.oci.image.manifest.v1+json", **manifest,
             "annotations": {"org.opencontainers.image.ref.name": "large"}}]}, index)
    with open(os.path.join(out, "oci-layout"), "w") as marker:
        json.dump({"imageLayoutVersion": "1.0.0"}, marker)
    print(f"{len(layers)} layers, {sum(size for _, size, _ in layers) / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
