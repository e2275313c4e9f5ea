# Writes the search index of the library anew: by the running app, or, when none runs, on its storage directly. Either goes on
# where it was interrupted.
if ! instance_alive; then
    [[ "$storage" != embedded || -f "$data/store.db" ]] || die "there is no library in $data"
    if $build; then install_product; fi
    build_app
    read_credentials
    remember_folder_mode
    remember_moderation_block
    app_environment
    exec dotnet "$app" reindex
fi

read_credentials
begin_batch search/reindex
follow_batch reindex "of about"
say "reindexed $(field done) assets"
