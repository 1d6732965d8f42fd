#!/usr/bin/env bash
# Makes the things that the lanes scan, from packages that ordinary clients install:
#   OUT/npm         a folder with node_modules and package-lock.json
#   OUT/maven       a folder of jars
#   OUT/lambda.zip  a Java function's archive with log4j-core 2.14.1 and commons-text 1.9
#   OUT/rootfs      a Debian bookworm root file system
# What is there already is kept.
set -euo pipefail
out=${1:?usage: make-inputs.sh OUT}
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out"
out=$(cd "$out" && pwd)

rows() { cat "$here/known-vulnerable.tsv" "$here/not-vulnerable.tsv" | grep -v '^#'; }

if [ ! -f "$out/npm/made" ]; then
  mkdir -p "$out/npm"
  mapfile -t roots < <(rows | awk -F'\t' '$1=="npm" {print $2"@"$3}')
  (cd "$out/npm" &&
    printf '{"name":"conformance","version":"1.0.0","private":true}\n' >package.json &&
    npm install --ignore-scripts --legacy-peer-deps --no-audit --no-fund --loglevel=error "${roots[@]}")
  touch "$out/npm/made"
fi

if [ ! -f "$out/maven/made" ]; then
  mkdir -p "$out/maven"
  {
    echo '<project><modelVersion>4.0.0</modelVersion><groupId>x</groupId><artifactId>x</artifactId><version>1</version>'
    echo '<packaging>pom</packaging><dependencies>'
    rows | awk -F'\t' '$1=="maven" {split($2, n, ":"); printf "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version><exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions></dependency>\n", n[1], n[2], $3}'
    echo '</dependencies></project>'
  } >"$out/maven/pom.xml"
  mvn -q -B -f "$out/maven/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DoutputDirectory="$out/maven"
  rm "$out/maven/pom.xml"
  touch "$out/maven/made"
fi

if [ ! -f "$out/lambda.zip" ]; then
  python3 - "$out" <<'PY'
import sys, zipfile
out = sys.argv[1]
with zipfile.ZipFile(out + "/lambda.zip.part", "w", zipfile.ZIP_DEFLATED) as archive:
    for jar in ("log4j-core-2.14.1.jar", "commons-text-1.9.jar"):
        archive.write(f"{out}/maven/{jar}", f"lib/{jar}")
    archive.writestr("example/Handler.class", b"\xca\xfe\xba\xbe")
PY
  mv "$out/lambda.zip.part" "$out/lambda.zip"
fi

if [ ! -f "$out/rootfs/etc/os-release" ]; then
  mmdebstrap --quiet --variant=minbase --include=ca-certificates bookworm "$out/rootfs.tar"
  mkdir -p "$out/rootfs"
  tar -xf "$out/rootfs.tar" -C "$out/rootfs" --exclude='./dev/*'
  rm "$out/rootfs.tar"
fi
