#!/bin/sh
# After a deployment: subscribes the blob triggers to the storage account's events. The key in their address exists only once the
# app has run; Event Grid asks the app to confirm the address. Both take a while, so both are tried again. Running it twice is fine.
set -eu

: "${AZURE_RESOURCE_GROUP:?set by azd provision}" "${AZURE_FUNCTION_APP_NAME:?set by azd provision}" "${AZURE_EVENT_GRID_TOPIC:?set by azd provision}"
attempts="${DAM_HOOK_ATTEMPTS:-30}"
pause="${DAM_HOOK_PAUSE:-10}"

# again WHAT COMMAND...: until COMMAND succeeds, or the attempts are used up.
again() {
    what="$1"
    shift
    attempt=1
    until "$@"; do
        if [ "$attempt" -ge "$attempts" ]; then
            echo "postdeploy: $what failed $attempts times; is the app running? https://$AZURE_FUNCTION_APP_NAME.azurewebsites.net/health" >&2
            exit 1
        fi
        attempt=$((attempt + 1))
        sleep "$pause"
    done
}

key=""
find_key() {
    key="$(az functionapp keys list --resource-group "$AZURE_RESOURCE_GROUP" --name "$AZURE_FUNCTION_APP_NAME" \
        --query systemKeys.blobs_extension --output tsv 2>/dev/null)" && [ -n "$key" ] && [ "$key" != None ]
}

# subscribe CONTAINER FUNCTION. The slash after the name keeps drop-failed out of drop.
subscribe() {
    az eventgrid system-topic event-subscription create --resource-group "$AZURE_RESOURCE_GROUP" \
        --system-topic-name "$AZURE_EVENT_GRID_TOPIC" --name "$1" --endpoint-type webhook \
        --endpoint "https://$AZURE_FUNCTION_APP_NAME.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.$2&code=$key" \
        --included-event-types Microsoft.Storage.BlobCreated \
        --subject-begins-with "/blobServices/default/containers/$1/blobs/" --output none
}

echo "postdeploy: waiting for the key of the blob triggers"
again "reading the key" find_key
echo "postdeploy: subscribing originals and drop"
again "subscribing originals" subscribe originals AnalyzeOriginal
again "subscribing drop" subscribe drop IngestDroppedFile
