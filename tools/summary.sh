# What a person needs to know about a running instance. The secret stays in its file.
case "$storage" in
    embedded) drop="$data/drop/$cloud_name/default/" ;;
    azurite) drop="container drop, blobs $cloud_name/default/...   (connection string in $data/azurite/connection)" ;;
    azure) drop="container drop, blobs $cloud_name/default/..." ;;
esac
cat <<SUMMARY
ServerlessDam is up.
  API          http://127.0.0.1:$port/v1_1/$cloud_name
  Delivery     https://127.0.0.1:$https_port/$cloud_name/image/upload/...   (http on port $port)
  Drop folder  $drop
  Health       http://127.0.0.1:$port/health
  Credentials  $data/credentials   (cloud name $cloud_name, API key $api_key)
  For an SDK   export \$(./dam env$( [[ $data == "$root/.dam" ]] || printf ' --data %q' "$data" ))
SUMMARY
