instance_alive || die "nothing runs on $data; ./dam up starts it"
read_credentials
say "CLOUDINARY_URL=cloudinary://$api_key:$api_secret@$cloud_name?upload_prefix=http://127.0.0.1:$instance_port&secure_distribution=127.0.0.1:$instance_https_port"
if [[ -n "$account_id" ]]; then
    say "CLOUDINARY_ACCOUNT_URL=account://$provisioning_api_key:$provisioning_api_secret@$account_id?upload_prefix=http://127.0.0.1:$instance_port"
fi
note "Node, to fetch its https delivery URLs, needs: NODE_EXTRA_CA_CERTS=$data/tls/ca.crt"
