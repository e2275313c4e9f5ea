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

# The body of a request, which holds the key: an argument would show it to everybody who lists processes. mktemp makes it 0600.
body="$(mktemp)"
trap 'rm -f "$body"' EXIT
trap 'exit 1' HUP INT TERM

# subscribe CONTAINER FUNCTION. Event Grid answers at once and asks the app afterwards. The slash after the name keeps drop-failed
# out of drop; az itself puts the subscription's id in place.
subscribe() {
    address="/subscriptions/{subscriptionId}/resourceGroups/$AZURE_RESOURCE_GROUP/providers/Microsoft.EventGrid/systemTopics/$AZURE_EVENT_GRID_TOPIC/eventSubscriptions/$1?api-version=2022-06-15"
    cat >"$body" <<EOF
{
  "properties": {
    "destination": {
      "endpointType": "WebHook",
      "properties": {
        "endpointUrl": "https://$AZURE_FUNCTION_APP_NAME.azurewebsites.net/runtime/webhooks/blobs?functionName=Host.Functions.$2&code=$key"
      }
    },
    "filter": {
      "includedEventTypes": ["Microsoft.Storage.BlobCreated"],
      "subjectBeginsWith": "/blobServices/default/containers/$1/blobs/"
    }
  }
}
EOF
    az rest --method put --url "$address" --body "@$body" --output none || return 1
    looks=0
    while [ "$looks" -lt "$attempts" ]; do
        state="$(az rest --method get --url "$address" --query properties.provisioningState --output tsv)" || return 1
        case "$state" in
            Succeeded) return 0 ;;
            Failed | Canceled) return 1 ;;
        esac
        looks=$((looks + 1))
        sleep "$pause"
    done
    return 1
}

echo "postdeploy: waiting for the key of the blob triggers"
again "reading the key" find_key
echo "postdeploy: subscribing originals and drop"
again "subscribing originals" subscribe originals AnalyzeOriginal
again "subscribing drop" subscribe drop IngestDroppedFile
