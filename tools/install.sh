# Puts in place what the product needs, and only what is missing.

# Programs that run beside the app: PDF, HEIC, JPEG XL, other pictures, certificates, text.
debian_packages=(poppler-utils libheif-examples libjxl-tools imagemagick openssl fonts-dejavu-core)

# For tests and proofs: real photographs under free licences (see its copyright file).
photographs=lomiri-wallpapers-16.04

install_debian() {
    local missing=() package
    for package in "$@"; do
        package_installed "$package" || missing+=("$package")
    done
    [[ ${#missing[@]} -eq 0 ]] && return
    if ! have apt-get; then
        note "dam: this is no Debian; install by your own means what these packages hold: ${missing[*]}"
        return
    fi
    local as_root=()
    if [[ $EUID -ne 0 ]]; then
        have sudo || { note "dam: neither root nor sudo; ask for: apt-get install ${missing[*]}" && return; }
        as_root=(sudo)
    fi
    note "dam: installing Debian packages: ${missing[*]}"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 && return
    "${as_root[@]}" apt-get update -qq >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2 ||
        note "dam: could not install ${missing[*]}; the app runs without, and /health says what it cannot do"
}

package_installed() {
    have dpkg-query && dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed
}

# install_npm FOLDER: what its lock file says, unless that is what is already there.
install_npm() {
    local folder="$root/$1" stamp="$root/$1/node_modules/.dam-stamp"
    [[ -f "$stamp" ]] && cmp -s "$stamp" "$folder/package-lock.json" && return
    have npm || die "npm is missing; install Node 20 or newer"
    note "dam: installing npm packages of $1/"
    npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error >&2 || die "npm ci failed in $1/"
    cp "$folder/package-lock.json" "$stamp"
}

install_product() {
    have dotnet || die "the .NET SDK 10 is missing: https://dotnet.microsoft.com/download"
    install_debian "${debian_packages[@]}"
    install_npm native
}
