#!/bin/sh
# Deploys the container variant: builds the image in the registry, notes it in the azd environment, lets Bicep put it in place and
# subscribes the triggers. Needs DAM_HOSTING=container and one azd provision before.
set -eu
cd "$(dirname "$0")/../.."

value() {
    azd env get-value "$1"
}

if [ "$(value DAM_HOSTING)" != container ]; then
    echo "container: azd env set DAM_HOSTING container, then azd provision" >&2
    exit 1
fi

registry="$(value AZURE_CONTAINER_REGISTRY)"
image="serverless-dam:${1:-$(git rev-parse --short HEAD)}"
az acr build --registry "$registry" --image "$image" --platform linux/amd64 .
azd env set DAM_CONTAINER_IMAGE "$registry.azurecr.io/$image"
azd provision

AZURE_RESOURCE_GROUP="$(value AZURE_RESOURCE_GROUP)"
AZURE_FUNCTION_APP_NAME="$(value AZURE_FUNCTION_APP_NAME)"
AZURE_EVENT_GRID_TOPIC="$(value AZURE_EVENT_GRID_TOPIC)"
export AZURE_RESOURCE_GROUP AZURE_FUNCTION_APP_NAME AZURE_EVENT_GRID_TOPIC
exec infra/hooks/postdeploy.sh
