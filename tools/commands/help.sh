cat <<'HELP'
./dam COMMAND [--port N] [--data DIR] [options]

  up        install what is missing, build, start the app, say where everything is; Ctrl-C stops it
              --detach                      return once it is healthy
              --https-port N                default: --port + 1
              --folder-mode dynamic|fixed   default: dynamic; remembered
              --moderation-block none|rejected|unapproved   what is not delivered; default: rejected; remembered
              --storage embedded            files and SQLite under --data; the default
              --storage azurite             Azure Storage's emulator, started and stopped with the app
              --azurite-port N              its first port of three; default: 10000
              --storage azure               the account that AzureWebJobsStorage in the environment names
              --no-build                    start what was built last
  down      stop it and wait until it has stopped
  env       print the lines CLOUDINARY_URL and CLOUDINARY_ACCOUNT_URL that point an SDK at the running app
  token     issue a bearer token for the running app: ./dam token NAME
              --expires-in SECONDS          default: 7776000, 90 days
  test      install, build, run every test project (or those named: ./dam test Assets Media)
  prove     the heavy proofs: kill -9, a 2 GB upload, a large catalog, the assets page, damaged input
              for minutes (or those named: ./dam prove large)
  bench     compare with peers, side by side (all parts, or those named)
  models    load the models of the analysis (faces, tags), about 320 MB; up does it by itself, in the background
  doctor    what is missing or misconfigured, and how to mend it
  copy      move a library to another storage and compare; run again, it goes on where it was
              --from KIND --to KIND         embedded (--data) or azure (AzureWebJobsStorage in the environment)
              --to-data DIR                 the target, when both are embedded
              --verify full|quick           default: full, which reads every byte back
  reindex   write the search index anew, by the running app or on its storage; interrupted, it goes on
  analyze   do steps of the analysis anew, by the running app: failed (default), unavailable, outdated or all;
            ./dam analyze status says how many assets wait or have such steps
              --step NAME                   this step alone: faces, objects, …
  reset     delete the data folder; asks first, unless --yes
  help      this

  --port N    default 7071      --data DIR    default .dam beside this program
HELP
