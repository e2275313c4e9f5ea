# Builds once and only when a source is newer than the last build.

# No build servers that outlive the command: they would hold on to its output and its locks.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

# Compiled ahead for this machine, which halves what a start costs; made by every build of the app.
app_folder="$root/functions/bin/$configuration/publish"
app="$app_folder/ServerlessDam.Functions.dll"
# There when it could not be compiled so.
not_ahead="$root/obj/dam/not-compiled-ahead"

# build_project FILE: a project or solution under the root, with its dependencies.
build_project() {
    local stamp="$root/obj/dam/${1##*/}.$configuration"
    mkdir -p "$root/obj/dam"
    [[ -f "$stamp" ]] && ! newer_than "$stamp" && return
    local started="$stamp.started"
    touch "$started"
    note "dam: building $1 ($configuration)"
    rm -f "$not_ahead"
    # One compiler for all projects: warm, it takes half the time.
    local compiler="dam-$$" built=true
    if ! run_build "$1" "$compiler" >"$stamp.log" 2>&1; then
        # The compiler that works ahead comes from NuGet, which may lack the version that belongs to this SDK.
        if grep -qE 'NU110[1-3]: .*\.(Crossgen2|App\.Runtime)\.|NU1301|NETSDK1094' "$stamp.log"; then
            note "dam: NuGet does not give what compiles ahead of time; building without, so starts take longer"
            run_build "$1" "$compiler" -p:PublishReadyToRun=false >"$stamp.log" 2>&1 && touch "$not_ahead" || built=false
        else
            built=false
        fi
    fi
    end_compiler "$compiler"
    if ! $built; then
        cat "$stamp.log" >&2
        die "the build of $1 failed"
    fi
    # The time at which the build began: a source saved meanwhile is newer.
    mv "$started" "$stamp"
}

# run_build FILE COMPILER [OPTION...]
run_build() {
    (cd "$root" && dotnet build "$1" --configuration "$configuration" --nologo --verbosity quiet \
        -p:UseSharedCompilation=true -p:SharedCompilationId="$2" "${@:3}")
}

# end_compiler NAME: it would wait ten minutes for more.
end_compiler() {
    local file
    for file in /proc/[0-9]*/cmdline; do
        if grep -qs -- "-pipename:$1" "$file"; then
            file="${file%/cmdline}"
            kill "${file##*/}" 2>/dev/null || true
        fi
    done
}

# The pages of the Media Library, which the build of the app takes along.
build_web() {
    local log="$root/obj/dam/web.log" built="$root/web/dist/index.html"
    [[ -f "$root/web/package.json" ]] || return 0
    [[ -f "$built" && -z "$(find "$root/web" \( -name node_modules -o -name dist -o -name e2e \) -prune -o -newer "$built" -print -quit)" ]] && return
    install_npm web
    note "dam: building web/"
    mkdir -p "$root/obj/dam"
    if ! npm run build --prefix "$root/web" >"$log" 2>&1; then
        cat "$log" >&2
        die "the build of web/ failed"
    fi
    # What npm wrote on its way is no newer source.
    touch "$built"
}

build_app() {
    if $build; then
        build_web
        build_project functions/ServerlessDam.Functions.csproj
    fi
    [[ -f "$app" ]] || die "the app is not built: $app; leave out --no-build"
}

# Folders count too: deleting a file changes only its folder.
newer_than() {
    find "$root" \( -path "$root/web/src" -o -path "$root/web/e2e" -o -name bin -o -name obj -o -name node_modules -o -name '.*' -not -path "$root" -o -name TestResults \) -prune \
        -o \( -type d -o -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.sln' -o -name '*.json' \) \
        -not -path "$root" -newer "$1" -print -quit | grep -q . ||
        [[ "$root/native/node_modules/.dam-stamp" -nt "$1" ]]
}
