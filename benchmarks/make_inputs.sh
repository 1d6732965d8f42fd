#!/usr/bin/env bash
# Makes what the benchmarks read: a one-layer Debian image as docker-archive, an SBOM of 1,000 packages, a source tree of 200 lock
# files, an index of all feeds of a mirror, and, where npm and Go can be had, Trivy with a database made from the same Debian and npm
# advisories. With folders named, which should hold some GB with many jars and node_modules, also an image of one layer of each.
#   benchmarks/make_inputs.sh OUT MIRROR [FOLDER ...]
set -euo pipefail
out=${1:?usage: make_inputs.sh OUT MIRROR}
mirror=${2:?usage: make_inputs.sh OUT MIRROR}
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
shift 2
mkdir -p "$out"
out=$(cd "$out" && pwd)

if [ ! -f "$out/debian.tar" ]; then
  mmdebstrap --quiet --variant=minbase --include=ca-certificates bookworm "$out/rootfs.tar"
  rm -rf "$out/layout" "$out/bundle"
  umoci init --layout "$out/layout"
  umoci new --image "$out/layout:base"
  umoci unpack --image "$out/layout:base" "$out/bundle"
  tar -xf "$out/rootfs.tar" -C "$out/bundle/rootfs" --exclude='./dev/*'
  rm -rf "$out/bundle/rootfs/var/cache/apt"
  umoci repack --image "$out/layout:base" "$out/bundle"
  skopeo --insecure-policy copy -q "oci:$out/layout:base" "docker-archive:$out/debian.tar:debian:bookworm"
  rm -rf "$out/rootfs.tar" "$out/bundle"
fi

python3 "$here/make_sbom.py" 1000 >"$out/sbom-1000.json"
[ -d "$out/lock-files" ] || python3 "$here/make_lock_files.py" "$out/lock-files"
[ $# -eq 0 ] || [ -d "$out/large" ] || python3 "$here/make_large_image.py" "$out/large" "$@"
[ -d "$out/data" ] || "$root/assay" db update --from "$mirror" --data-dir "$out/data"

if command -v npm >/dev/null && command -v go >/dev/null && [ -d "$mirror/../tools/trivydb" ]; then
  "$here/make_trivy.sh" "$out/trivy" "$mirror"
fi
