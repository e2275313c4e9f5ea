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
# libvips, which the build copies beside the assemblies: Azure's, whatever this machine is.
npm ci --prefix native --os linux --cpu x64 --libc glibc --no-audit --no-fund
# The Media Library, which the publish copies too: built before, since the project looks for its files when it is read.
npm ci --prefix web --no-audit --no-fund
npm run build --prefix web
dotnet publish functions/ServerlessDam.Functions.csproj --configuration Release --runtime linux-x64 --no-self-contained \
    --artifacts-path obj/azure/build --output obj/azure/app -p:OfficialPackages=true -p:BlobSource=EventGrid
if [ ! -f obj/azure/app/libvips.so.42 ]; then
    echo "The package has no libvips: is native/node_modules complete?" >&2
    exit 1
fi
if [ ! -f obj/azure/app/wwwroot-library/index.html ]; then
    echo "The package has no Media Library: is web/dist complete?" >&2
    exit 1
fi
