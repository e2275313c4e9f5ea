# The product environment of an instance and its one access key: made on the first `up`, kept in {data}/credentials.

cloud_name="" api_key="" api_secret=""

make_credentials() {
    mkdir -p "$data"
    if [[ ! -f "$data/credentials" ]]; then
        # 15 digits without a leading zero; 32 letters and digits, 190 bits.
        local digits secret
        digits="$(openssl rand -hex 7)"
        secret="$(openssl rand -base64 96 | tr -dc 'A-Za-z0-9' | cut -c1-32)"
        [[ ${#secret} -eq 32 ]] || die "openssl gave no randomness"
        (
            umask 077
            printf 'cloud_name=demo\napi_key=%s\napi_secret=%s\n' \
                "$((100000000000000 + 16#$digits % 900000000000000))" "$secret" >"$data/credentials.new"
        )
        mv "$data/credentials.new" "$data/credentials"
    fi
    read_credentials
}

read_credentials() {
    [[ -r "$data/credentials" ]] || die "no credentials in $data; ./dam up makes them"
    local name value
    while IFS='=' read -r name value; do
        case "$name" in
            cloud_name) cloud_name="$value" ;;
            api_key) api_key="$value" ;;
            api_secret) api_secret="$value" ;;
        esac
    done <"$data/credentials"
    [[ -n "$cloud_name" && -n "$api_key" && -n "$api_secret" ]] || die "$data/credentials is incomplete"
}

# What was asked for once stays: a library does not change its folder mode by a forgotten option.
remember_folder_mode() {
    [[ -n "$folder_mode" ]] && printf '%s\n' "$folder_mode" >"$data/folder-mode"
    folder_mode="$(cat "$data/folder-mode" 2>/dev/null || printf 'dynamic')"
}
