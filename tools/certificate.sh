# A development certificate for loopback. The authority may sign for loopback names only and its key is not kept:
# whoever trusts ca.crt trusts this one certificate.

tls_days=397

make_certificate() {
    local folder="$data/tls"
    openssl x509 -in "$folder/localhost.crt" -noout -checkend $((30 * 24 * 3600)) >/dev/null 2>&1 && return
    have openssl || die "openssl is missing: apt-get install openssl"
    rm -rf "$folder.new"
    (umask 077 && mkdir -p "$folder.new")
    sign_certificate "$folder.new" 2>"$folder.new/openssl.log" || die "openssl failed: $(cat "$folder.new/openssl.log")"
    rm -f "$folder.new"/{ca.key,localhost.csr,openssl.log,openssl.cnf}
    rm -rf "$folder"
    mv "$folder.new" "$folder"
}

sign_certificate() {
    cat >"$1/openssl.cnf" <<'CNF'
[req]
distinguished_name = name
prompt = no
[name]
CN = localhost
[authority]
basicConstraints = critical, CA:true, pathlen:0
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
nameConstraints = critical, @loopback
[loopback]
permitted;DNS.1 = localhost
permitted;IP.1 = 127.0.0.1/255.255.255.255
permitted;IP.2 = ::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff
[leaf]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:localhost, IP:127.0.0.1, IP:::1
CNF
    local key=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -config "$1/openssl.cnf")
    openssl req -x509 "${key[@]}" -keyout "$1/ca.key" -out "$1/ca.crt" -days "$tls_days" \
        -subj "/CN=ServerlessDam development authority" -extensions authority
    openssl req -new "${key[@]}" -keyout "$1/localhost.key" -out "$1/localhost.csr"
    openssl x509 -req -in "$1/localhost.csr" -CA "$1/ca.crt" -CAkey "$1/ca.key" -set_serial "0x$(openssl rand -hex 16)" \
        -days "$tls_days" -extfile "$1/openssl.cnf" -extensions leaf -out "$1/localhost.crt"
}
