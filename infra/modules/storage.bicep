// The storage account: originals, derived assets, catalog, jobs, and what the Functions host keeps. Entra identities only.
// The containers, queues and tables are those that the app and its triggers name; tests/Infra compares the lists.

@description('Name of the account.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Redundancy, such as Standard_ZRS.')
param redundancy string

@description('Days for which a deleted or overwritten blob can be brought back.')
param softDeleteDays int

@description('Container from which Flex Consumption takes the app.')
param deploymentContainer string

@description('Log Analytics workspace for the log of deletions.')
param workspaceId string

var containers = ['originals', 'derived', 'uploads', 'staged', 'drop', 'drop-failed']
var queues = ['jobs', 'jobs-poison', 'notifications', 'notifications-poison', 'webjobs-blobtrigger-poison']
var tables = ['accesstokens', 'analysis', 'analysistasks', 'batches', 'budgets', 'catalog', 'claims', 'deletetokens', 'derived', 'environments', 'failedjobs', 'joinedsets', 'metadata', 'moves', 'notifications', 'presets', 'savedsearches', 'searchindex', 'sessions', 'signinlinks', 'streamingprofiles', 'transformations', 'triggers', 'uploadmappings', 'uploads', 'usage', 'users']

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
    }
  }
}

resource blobService 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    // Browsers never speak to the account; the app delivers.
    cors: { corsRules: [] }
    deleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
    containerDeleteRetentionPolicy: {
      enabled: true
      days: softDeleteDays
    }
    // By this the lifecycle rules know which derived assets nobody asks for.
    lastAccessTimeTrackingPolicy: {
      enable: true
      name: 'AccessTimeTracking'
      trackingGranularityInDays: 1
      blobType: ['blockBlob']
    }
  }
}

resource blobContainers 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [for container in concat(containers, [deploymentContainer]): {
  parent: blobService
  name: container
  properties: { publicAccess: 'None' }
}]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource messageQueues 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [for queue in queues: {
  parent: queueService
  name: queue
}]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource entityTables 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [for table in tables: {
  parent: tableService
  name: table
}]

// Deletions only: a log line for each read would cost more than the reads.
resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'deletions'
  scope: blobService
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'StorageDelete'
        enabled: true
      }
    ]
  }
}

output id string = account.id
output name string = account.name
