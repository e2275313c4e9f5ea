# Moves a library: everything but credentials and folder mode, which a person carries over. Addresses and keys of a storage
# account come from the environment (AzureWebJobsStorage), never from the command line.
for side in "--from:$from" "--to:$to"; do
    case "${side#*:}" in
        embedded) ;;
        azure)
            names_storage_account ||
                die "${side%%:*} azure: the environment names no storage account; set AzureWebJobsStorage" 2
            ;;
        "") die "copy needs --from and --to, each of them embedded or azure" 2 ;;
        *) die "${side%%:*}: '${side#*:}' is neither embedded nor azure" 2 ;;
    esac
done
[[ "$verify" == full || "$verify" == quick ]] || die "--verify: '$verify' is neither full nor quick" 2

# --data is the embedded side; when both are, it is the source.
if [[ "$from" == "$to" ]]; then
    [[ "$from" == embedded && -n "$to_data" ]] || die "copy --from embedded --to embedded needs --to-data DIR, another folder than --data" 2
    to_data="$(realpath -m -- "$to_data")"
    [[ "$to_data" != "$data" ]] || die "--to-data: $data is what is copied" 2
else
    [[ -z "$to_data" ]] || die "--to-data is for a copy between two folders; --data names the only one" 2
    to_data="$data"
fi
[[ "$from" == azure || -f "$data/store.db" ]] || die "there is no library in $data"

# at_rest FOLDER: its app does not run.
at_rest() (
    data="$1"
    ! instance_alive || die "the app is running on $1; stop it first: ./dam down$([[ $1 == "$root/.dam" ]] || printf ' --data %q' "$1")"
)
at_rest "$data"
at_rest "$to_data"

if $build; then install_product; fi
build_app
exec dotnet "$app" copy --from "$from" --to "$to" --data "$data" --to-data "$to_data" --verify "$verify"
