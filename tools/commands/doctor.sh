# Every finding is a line "ok ..." or "MISSING ... -> how to mend it". Fails when something needed is missing.
missing=0
ok() { say "ok       $*"; }
lacks() { say "MISSING  $1 -> $2" && missing=1; }
weaker() { say "without  $1 -> $2"; }

if have dotnet && version="$(cd "$root" && dotnet --version 2>/dev/null)"; then
    ok ".NET SDK $version"
else
    lacks ".NET SDK 10" "https://dotnet.microsoft.com/download"
fi
if have node && [[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]]; then
    ok "Node $(node --version)"
else
    lacks "Node 20 or newer" "https://nodejs.org (only to install and to test; the running app needs none)"
fi
have npm && ok "npm $(npm --version 2>/dev/null)" || lacks "npm" "comes with Node"
have openssl && ok "openssl" || lacks "openssl" "apt-get install openssl"
[[ -d "$root/native/node_modules/@img" ]] && ok "libvips (native/)" || lacks "libvips" "./dam up installs it"

has_models && ok "models of the analysis (native/models)" || weaker "the models of the analysis: no faces, no tags" "./dam models loads them"

[[ -f "$root/azurite/node_modules/.dam-stamp" ]] && ok "Azurite (azurite/)" || weaker "Azurite: no --storage azurite" "./dam up --storage azurite installs it"

for tool in "pdftoppm:poppler-utils:PDF pages" "heif-convert:libheif-examples:HEIC pictures" \
    "djxl:libjxl-tools:JPEG XL pictures" "ffmpeg:ffmpeg:frames of videos" "convert-im6.q16:imagemagick:PSD, BMP, ICO and JPEG 2000 pictures"; do
    IFS=: read -r program package purpose <<<"$tool"
    if have "$program" || { [[ $package == imagemagick ]] && have magick; }; then
        ok "$program ($purpose)"
    else
        weaker "$program: no $purpose" "apt-get install $package"
    fi
done

[[ -f "$app" ]] && ok "the app is built ($configuration)" || weaker "a build" "./dam up builds"
if instance_alive; then
    if report="$(health "$instance_port")"; then
        ok "running on port $instance_port (process $instance_pid)"
        say "         $report"
    else
        lacks "an answer of /health on port $instance_port" "./dam down, ./dam up; the log is $data/app.log"
    fi
else
    say "         not running on $data"
    for taken in "$port" "$https_port"; do
        port_is_taken "$taken" && lacks "port $taken: another program listens there" "choose with --port or --https-port"
    done
fi
if [[ -f "$data/credentials" ]]; then
    [[ "$(stat -c %a "$data/credentials")" == 600 ]] && ok "credentials are private" ||
        lacks "private credentials" "chmod 600 $data/credentials"
    openssl x509 -in "$data/tls/localhost.crt" -noout -checkend 0 >/dev/null 2>&1 && ok "development certificate" ||
        weaker "a valid development certificate" "./dam up makes one"
fi
free_mb="$(df -Pm "$(dirname "$data")" | awk 'NR==2 {print $4}')"
[[ "$free_mb" -ge 1024 ]] && ok "$free_mb MB free for $data" || lacks "disk space ($free_mb MB free)" "make room, or choose --data"
exit "$missing"
