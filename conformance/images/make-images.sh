#!/bin/sh
# Makes real images of Debian bookworm in every form that Assay reads, without a container engine.
#
#   conformance/images/make-images.sh OUT_DIR
#
# Needs root and the Debian packages mmdebstrap, umoci, skopeo, docker-registry, zstd,
# apache2-utils, curl. Gives in OUT_DIR:
#
#   rootfs/           the unpacked root file system        (scan as a folder)
#   oci/              OCI layout, gzip layers, tags base and app
#   oci-zstd/         the same base with a zstd layer
#   base.tar          docker-archive of base
#   base-oci.tar      OCI archive of base
#   base-zstd.tar     the same with a zstd layer
#   app.tar           docker-archive of app: base, removed npm packages, a hidden folder, npm packages
#   registry.yml      configuration of docker-registry, storage in OUT_DIR/registry
#   registry-auth.yml the same behind basic auth (user assay, password in registry.password)
#   registry/         repositories debian (tags base, app, multi) filled through a running registry
#
# A registry for a test:  docker-registry serve OUT_DIR/registry.yml    (127.0.0.1:PORT, 5055)
set -eu

out=${1:?usage: make-images.sh OUT_DIR}
port=${PORT:-5055}
mkdir -p "$out"
out=$(cd "$out" && pwd)
cd "$out"

say() { printf '%s\n' "make-images: $*" >&2; }

if [ ! -f rootfs.tar ]; then
  say "Debian root file system"
  mmdebstrap --quiet --variant=minbase --include=ca-certificates bookworm rootfs.tar
fi
rm -rf rootfs oci oci-zstd bundle registry base.tar base-oci.tar base-zstd.tar app.tar
mkdir rootfs
tar -C rootfs --exclude='./dev/*' -xf rootfs.tar
rm -rf rootfs/var/cache/apt rootfs/usr/share/doc rootfs/usr/share/man rootfs/usr/share/locale

say "base image"
umoci init --layout oci
umoci new --image oci:base
umoci unpack --image oci:base bundle
cp -a rootfs/. bundle/rootfs/
umoci repack --image oci:base bundle
rm -rf bundle

say "application image: packages that later layers remove, whiteout, opaque folder, npm packages"
umoci unpack --image oci:base bundle
rm bundle/rootfs/etc/debian_version
umoci repack --image oci:app bundle
rm -rf bundle
layer=$(mktemp -d)
mkdir -p "$layer/srv/old/node_modules/lodash" "$layer/srv/hidden/node_modules/minimist"
printf '{"name":"lodash","version":"4.17.11"}\n' > "$layer/srv/old/node_modules/lodash/package.json"
printf '{"name":"minimist","version":"0.0.8"}\n' > "$layer/srv/hidden/node_modules/minimist/package.json"
tar -C "$layer" --owner=0 --group=0 -cf removed-layer.tar srv
umoci raw add-layer --image oci:app removed-layer.tar
rm -rf "$layer" removed-layer.tar
layer=$(mktemp -d)
mkdir -p "$layer/srv/app/node_modules/qs" "$layer/etc/apt" "$layer/srv/old/node_modules" "$layer/srv/hidden"
: > "$layer/srv/old/node_modules/.wh.lodash"
: > "$layer/srv/hidden/.wh..wh..opq"
printf '{"name":"qs","version":"6.5.2"}\n' > "$layer/srv/app/node_modules/qs/package.json"
: > "$layer/etc/apt/.wh..wh..opq"
tar -C "$layer" --owner=0 --group=0 -cf app-layer.tar srv etc
umoci raw add-layer --image oci:app app-layer.tar
rm -rf "$layer" app-layer.tar

say "archives"
skopeo --insecure-policy copy -q oci:oci:base docker-archive:base.tar:debian:base
skopeo --insecure-policy copy -q oci:oci:app docker-archive:app.tar:debian:app
skopeo --insecure-policy copy -q oci:oci:base oci-archive:base-oci.tar:base
skopeo --insecure-policy copy -q --dest-compress --dest-compress-format zstd \
  oci:oci:base oci:oci-zstd:base
tar -C oci-zstd -cf base-zstd.tar .

say "registry"
cat > registry.yml <<YML
version: 0.1
log: {level: error}
storage: {filesystem: {rootdirectory: $out/registry}, delete: {enabled: true}}
http: {addr: 127.0.0.1:$port}
YML
head -c 18 /dev/urandom | base64 > registry.password
htpasswd -Bbc registry.htpasswd assay "$(cat registry.password)" 2>/dev/null
{ cat registry.yml; printf 'auth: {htpasswd: {realm: assay, path: %s}}\n' "$out/registry.htpasswd"; } \
  > registry-auth.yml
docker-registry serve registry.yml > registry.log 2>&1 &
registry=$!
trap 'kill $registry 2>/dev/null || true' EXIT
tries=0
until curl -fs "http://127.0.0.1:$port/v2/" > /dev/null; do
  tries=$((tries + 1))
  [ $tries -lt 50 ] || { say "docker-registry does not answer, see registry.log"; exit 1; }
  sleep 0.2
done
push() { skopeo --insecure-policy copy -q --dest-tls-verify=false "$@"; }
push oci:oci:base "docker://127.0.0.1:$port/debian:base"
push oci:oci:app "docker://127.0.0.1:$port/debian:app"
push -f v2s2 oci:oci:base "docker://127.0.0.1:$port/debian:docker"
push oci:oci-zstd:base "docker://127.0.0.1:$port/debian:zstd"

say "index of two platforms"
manifest() {
  curl -fs -H 'Accept: application/vnd.oci.image.manifest.v1+json' -o "$2" \
    "http://127.0.0.1:$port/v2/debian/manifests/$1"
}
manifest base amd64.json
manifest app arm64.json
entry() {
  printf '{"mediaType":"application/vnd.oci.image.manifest.v1+json","digest":"sha256:%s","size":%s,"platform":{"os":"linux","architecture":"%s"}}' \
    "$(sha256sum "$1.json" | cut -d' ' -f1)" "$(stat -c %s "$1.json")" "$1"
}
printf '{"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[%s,%s]}' \
  "$(entry amd64)" "$(entry arm64)" > index.json
curl -fs -X PUT -H 'Content-Type: application/vnd.oci.image.index.v1+json' --data-binary @index.json \
  "http://127.0.0.1:$port/v2/debian/manifests/multi"
rm -f amd64.json arm64.json index.json
touch made
say "done"
