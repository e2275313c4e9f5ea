# The product environment of an instance with its access key, the account's provisioning key, and the key under which stored
# secrets are encrypted: made on the first `up`, kept in {data}/credentials.

cloud_name="" api_key="" api_secret="" account_id="" provisioning_api_key="" provisioning_api_secret="" secret_key=""

make_credentials() {
    mkdir -p "$data"
    if [[ ! -f "$data/credentials" ]]; then
        (umask 077 && printf 'cloud_name=demo\napi_key=%s\napi_secret=%s\n' "$(new_api_key)" "$(new_secret)" >"$data/credentials.new")
        mv "$data/credentials.new" "$data/credentials"
    fi
    # Folders made before there was a provisioning API get its key now.
    if ! grep -q '^secret_key=' "$data/credentials"; then
        (
            umask 077
            {
                cat "$data/credentials"
                printf 'account_id=%s\nprovisioning_api_key=%s\nprovisioning_api_secret=%s\nsecret_key=%s\n' \
                    "$(openssl rand -hex 16)" "$(new_api_key)" "$(new_secret)" "$(openssl rand -hex 32)"
            } >"$data/credentials.new"
        )
        mv "$data/credentials.new" "$data/credentials"
    fi
    read_credentials
}

# 15 digits without a leading zero.
new_api_key() {
    local digits
    digits="$(openssl rand -hex 7)" || die "openssl gave no randomness"
    printf '%s' "$((100000000000000 + 16#$digits % 900000000000000))"
}

# 32 letters and digits, 190 bits.
new_secret() {
    local secret
    secret="$(openssl rand -base64 96 | tr -dc 'A-Za-z0-9' | cut -c1-32)"
    [[ ${#secret} -eq 32 ]] || die "openssl gave no randomness"
    printf '%s' "$secret"
}

read_credentials() {
    [[ -r "$data/credentials" ]] || die "no credentials in $data; ./dam up makes them"
    local name value
    while IFS='=' read -r name value; do
        case "$name" in
            cloud_name) cloud_name="$value" ;;
            api_key) api_key="$value" ;;
            api_secret) api_secret="$value" ;;
            account_id) account_id="$value" ;;
            provisioning_api_key) provisioning_api_key="$value" ;;
            provisioning_api_secret) provisioning_api_secret="$value" ;;
            secret_key) secret_key="$value" ;;
        esac
    done <"$data/credentials"
    [[ -n "$cloud_name" && -n "$api_key" && -n "$api_secret" ]] || die "$data/credentials is incomplete"
}

# What was asked for once stays: a library does not change its folder mode by a forgotten option.
remember_folder_mode() {
    [[ -n "$folder_mode" ]] && printf '%s\n' "$folder_mode" >"$data/folder-mode"
    folder_mode="$(cat "$data/folder-mode" 2>/dev/null || printf 'dynamic')"
}

# Likewise: what moderation keeps from being delivered.
remember_moderation_block() {
    [[ -n "$moderation_block" ]] && printf '%s\n' "$moderation_block" >"$data/moderation-block"
    moderation_block="$(cat "$data/moderation-block" 2>/dev/null || printf 'rejected')"
}
