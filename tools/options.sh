# Options that every command takes. Words that are no option stay in the array `words`.

port=7071
https_port=""
data="$root/.dam"
detach=false
build=true
yes=false
folder_mode=""
moderation_block=""
storage=embedded
azurite_port=10000
from="" to="" to_data="" verify=full
expires_in=7776000
step=""
words=()

# Debug is for working on dam's own tests from an IDE.
configuration="${DAM_CONFIGURATION:-Release}"

read_options() {
    while [[ $# -gt 0 ]]; do
        case "$1" in
            --port | --https-port | --azurite-port | --data | --folder-mode | --moderation-block | --storage | --from | --to | --to-data | --verify | --expires-in | --step)
                [[ -n "${2:-}" ]] || die "$1 needs a value" 2
                read_option "$1" "$2"
                shift
                ;;
            --detach) detach=true ;;
            --no-build) build=false ;;
            --yes) yes=true ;;
            --help) source "$root/tools/commands/help.sh" && exit 0 ;;
            -*) die "unknown option '$1'; ./dam help lists them" 2 ;;
            *) words+=("$1") ;;
        esac
        shift
    done
    data="$(realpath -m -- "$data")"
    https_port="${https_port:-$((port + 1))}"
    [[ "$https_port" -le 65535 && "$https_port" != "$port" ]] || die "--https-port: $https_port does not fit --port $port" 2
    [[ -z "$folder_mode" || "$folder_mode" == dynamic || "$folder_mode" == fixed ]] || die "--folder-mode: '$folder_mode' is neither dynamic nor fixed" 2
    [[ "$moderation_block" =~ ^(|none|rejected|unapproved)$ ]] || die "--moderation-block: '$moderation_block' is none of none, rejected, unapproved" 2
    case "$storage" in
        embedded) ;;
        azurite) [[ "$azurite_port" -le 65533 ]] || die "--azurite-port: $azurite_port and the two after it are not all ports" 2 ;;
        azure) names_storage_account || die "--storage azure: set AzureWebJobsStorage, or AzureWebJobsStorage__accountName, in the environment" 2 ;;
        *) die "--storage: '$storage' is none of embedded, azurite, azure" 2 ;;
    esac
}

read_option() {
    case "$1" in
        --port | --https-port | --azurite-port)
            [[ "$2" =~ ^[1-9][0-9]{0,4}$ && "$2" -le 65535 ]] || die "$1: '$2' is no port between 1 and 65535" 2
            case "$1" in
                --port) port="$2" ;;
                --https-port) https_port="$2" ;;
                *) azurite_port="$2" ;;
            esac
            ;;
        --data) data="$2" ;;
        --folder-mode) folder_mode="$2" ;;
        --moderation-block) moderation_block="$2" ;;
        --storage) storage="$2" ;;
        --from) from="$2" ;;
        --to) to="$2" ;;
        --to-data) to_data="$2" ;;
        --verify) verify="$2" ;;
        --step) step="$2" ;;
        --expires-in)
            [[ "$2" =~ ^[1-9][0-9]{0,8}$ ]] || die "--expires-in: '$2' is no number of seconds" 2
            expires_in="$2"
            ;;
    esac
}

# The account's address and key come from the environment, never from the command line.
names_storage_account() { [[ -n "$(compgen -e AzureWebJobsStorage)" ]]; }
