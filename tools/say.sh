# How dam speaks: results on stdout, remarks and errors on stderr.

say() { printf '%s\n' "$*"; }

note() { printf '%s\n' "$*" >&2; }

# die MESSAGE [EXIT CODE]: 1 when something failed, 2 when it was asked for wrongly.
die() {
    printf 'dam: %s\n' "$1" >&2
    exit "${2:-1}"
}

have() { command -v "$1" >/dev/null 2>&1; }
