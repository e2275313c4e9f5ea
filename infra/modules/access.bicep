// Who may do what. Each right is on one resource, and says what it is for.

@description('Name of the storage account.')
param storageName string

@description('Name of the key vault.')
param keyVaultName string

@description('Name of the Application Insights component.')
param applicationInsightsName string

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Object id of who deploys; empty for nobody.')
param personId string

@description('User, Group or ServicePrincipal.')
param personType string

// Storage Account Contributor, which the manual adds for blob triggers, is for the logs that polling reads; events need none.
var appStorageRoles = [
  {
    name: 'Storage Blob Data Owner'
    id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
    why: 'Originals and derived assets; the Functions host also keeps its keys, leases and blob receipts here and asks for Owner.'
  }
  {
    name: 'Storage Queue Data Contributor'
    id: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
    why: 'The jobs queue and its poison queue; the blob trigger hands events on through a queue that it creates.'
  }
  {
    name: 'Storage Table Data Contributor'
    id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
    why: 'The catalog; the Functions host writes its diagnostic events to a table that it creates.'
  }
]

var personStorageRoles = [
  {
    name: 'Storage Blob Data Contributor'
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
    why: 'Moving a library in or out.'
  }
  {
    name: 'Storage Queue Data Contributor'
    id: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
    why: 'Looking at jobs and retrying them.'
  }
  {
    name: 'Storage Table Data Contributor'
    id: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
    why: 'Moving a library in or out.'
  }
]

var secretsReader = {
  name: 'Key Vault Secrets User'
  id: '4633458b-17de-408a-b874-0445c86b69e6'
  why: 'The app resolves its settings; azd finds the secret of the last deployment.'
}

var metricsPublisher = {
  name: 'Monitoring Metrics Publisher'
  id: '3913510d-42f4-4e42-8a64-420c390055eb'
  why: 'Telemetry, since writing by instrumentation key is off.'
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = {
  name: keyVaultName
}

resource applicationInsights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: applicationInsightsName
}

resource appOnStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in appStorageRoles: {
  name: guid(account.id, appPrincipalId, role.id)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.id)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    description: role.why
  }
}]

resource appOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appPrincipalId, secretsReader.id)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsReader.id)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    description: secretsReader.why
  }
}

resource appOnTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(applicationInsights.id, appPrincipalId, metricsPublisher.id)
  scope: applicationInsights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', metricsPublisher.id)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    description: metricsPublisher.why
  }
}

resource personOnStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in personStorageRoles: if (!empty(personId)) {
  name: guid(account.id, personId, role.id)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.id)
    principalId: personId
    principalType: personType
    description: role.why
  }
}]

resource personOnVault 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(personId)) {
  name: guid(vault.id, personId, secretsReader.id)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsReader.id)
    principalId: personId
    principalType: personType
    description: secretsReader.why
  }
}
