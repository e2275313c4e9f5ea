[[ -d "$data" ]] || { say "There is no $data." && exit 0; }
[[ -f "$data/credentials" ]] || die "$data does not look like a data folder of dam; not touching it"
instance_alive && die "the app is running on $data; ./dam down first"
if ! $yes; then
    read -r -p "Delete $data with every asset in it? Type yes: " answer || answer=""
    [[ "$answer" == yes ]] || die "nothing deleted"
fi
stop_azurite
rm -rf -- "$data"
say "Deleted $data."
