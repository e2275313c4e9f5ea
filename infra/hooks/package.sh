#!/bin/sh
# Before azd packages: publishes the app as Azure runs it, on the official packages and with Event Grid as the source of blobs.
# It builds in folders of its own, since a build on the stand-ins leaves other references behind.
set -eu
cd "$(dirname "$0")/../.."

if [ "${DAM_HOSTING:-flex}" = container ]; then
    echo "DAM_HOSTING is container: azd provision, then infra/hooks/container.sh; azd deploys no images to function apps." >&2
    exit 1
fi

rm -rf obj/azure/app
# For linux-x64, so that native libraries lie beside the assemblies: the media worker runs on files that have no list of their own.
dotnet publish functions/ServerlessDam.Functions.csproj --configuration Release --runtime linux-x64 --no-self-contained \
    --artifacts-path obj/azure/build --output obj/azure/app -p:OfficialPackages=true -p:BlobSource=EventGrid
