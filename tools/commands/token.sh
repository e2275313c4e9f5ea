# Asks the running app for a bearer token by the Admin API. Only the token goes to stdout.
instance_alive || die "nothing runs on $data; ./dam up starts it"
name="${words[0]:-}"
[[ "$name" =~ ^[A-Za-z0-9._-]{1,100}$ ]] || die "what is the token for? ./dam token NAME, 1 to 100 letters, digits, '.', '_' or '-'" 2
read_credentials
body="{\"name\":\"$name\",\"expires_in\":$expires_in}"
{ exec 3<>"/dev/tcp/127.0.0.1/$instance_port"; } 2>/dev/null || die "the app does not answer on port $instance_port"
printf 'POST /v1_1/%s/access_tokens HTTP/1.0\r\nHost: 127.0.0.1:%s\r\nAuthorization: Basic %s\r\nContent-Type: application/json\r\nContent-Length: %s\r\n\r\n%s' \
    "$cloud_name" "$instance_port" "$(printf '%s:%s' "$api_key" "$api_secret" | base64 -w0)" "${#body}" "$body" >&3
answer="$(cat <&3)"
token="$(sed -n 's/.*"access_token":"\([^"]*\)".*/\1/p' <<<"$answer")"
[[ -n "$token" ]] || die "the app gave no token: ${answer##*$'\n'}"
say "$token"
note "Sent as 'Authorization: Bearer …', or given to an SDK as oauth_token, it works for $cloud_name until it expires or is deleted."
