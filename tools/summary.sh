# What a person needs to know about a running instance. The secret stays in its file.
case "$storage" in
    embedded) drop="$data/drop/$cloud_name/default/" ;;
    azurite) drop="container drop, blobs $cloud_name/default/...   (connection string in $data/azurite/connection)" ;;
    azure) drop="container drop, blobs $cloud_name/default/..." ;;
esac

# The app keeps a link in this file that nobody used yet; a moment after it started, or after the last one was used.
sign_in_link() {
    local attempt
    for attempt in {1..25}; do
        [[ -s "$data/sign-in-link" ]] && printf 'http://127.0.0.1:%s%s' "$port" "$(cat "$data/sign-in-link")" && return
        sleep 0.2
    done
    printf 'http://127.0.0.1:%s/library/' "$port"
}

cat <<SUMMARY
ServerlessDam is up.
  Library      $(sign_in_link)
               (signs in once, within ten minutes; ./dam up prints another)
  API          http://127.0.0.1:$port/v1_1/$cloud_name
  Delivery     https://127.0.0.1:$https_port/$cloud_name/image/upload/...   (http on port $port)
  Drop folder  $drop
  Health       http://127.0.0.1:$port/health
  Credentials  $data/credentials   (cloud name $cloud_name, API key $api_key; account $account_id with its provisioning key)
  For an SDK   export \$(./dam env$( [[ $data == "$root/.dam" ]] || printf ' --data %q' "$data" ))
SUMMARY
