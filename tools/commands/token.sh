# Asks the running app for a bearer token by the Admin API. Only the token goes to stdout.
instance_alive || die "nothing runs on $data; ./dam up starts it"
name="${words[0]:-}"
[[ "$name" =~ ^[A-Za-z0-9._-]{1,100}$ ]] || die "what is the token for? ./dam token NAME, 1 to 100 letters, digits, '.', '_' or '-'" 2
read_credentials
answer="$(call POST access_tokens "{\"name\":\"$name\",\"expires_in\":$expires_in}")"
token="$(field access_token)"
[[ -n "$token" ]] || die "the app gave no token: $answer"
say "$token"
note "Sent as 'Authorization: Bearer …', or given to an SDK as oauth_token, it works for $cloud_name until it expires or is deleted."
