// The topic of the storage account's events. Its subscriptions need a key of the running app: infra/hooks/postdeploy.sh makes them.

@description('Name of the topic.')
param name string

@description('Region of the storage account.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the storage account.')
param storageId string

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = {
  name: name
  location: location
  tags: tags
  properties: {
    source: storageId
    topicType: 'Microsoft.Storage.StorageAccounts'
  }
}

output name string = topic.name
