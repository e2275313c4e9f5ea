// The app as a container, on an App Service plan. An Elastic Premium plan would need a file share, and so the account's key.

@description('Name of the function app.')
param name string

@description('Name of the container registry.')
param registryName string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Resource id of the app\'s identity.')
param identityId string

@description('Client id of the app\'s identity.')
param identityClientId string

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Size of the plan, such as P0v3.')
param planSku string

@description('Instances of the plan.')
param instances int

@description('The image with its registry and tag; empty for the Functions host without an app.')
param image string

@description('Settings of the app.')
param appSettings object

var pull = {
  name: 'AcrPull'
  id: '7f951dda-4ed3-4680-a7ca-43fe172d538d'
  why: 'The platform pulls the image in the app\'s name.'
}
var hostImage = 'mcr.microsoft.com/azure-functions/dotnet-isolated:4-dotnet-isolated10.0'

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' = {
  name: registryName
  location: location
  tags: tags
  sku: { name: 'Basic' }
  properties: { adminUserEnabled: false }
}

resource appOnRegistry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(registry.id, appPrincipalId, pull.id)
  scope: registry
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', pull.id)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    description: pull.why
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: planSku
    capacity: instances
  }
  properties: {
    // Linux.
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux,container'
  dependsOn: [appOnRegistry]
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      alwaysOn: true
      ftpsState: 'Disabled'
      healthCheckPath: '/health'
      minTlsVersion: '1.2'
      linuxFxVersion: 'DOCKER|${empty(image) ? hostImage : image}'
      acrUseManagedIdentityCreds: !empty(image)
      acrUserManagedIdentityID: identityClientId
    }
  }
}

var containerSettings = {
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
  WEBSITES_ENABLE_APP_SERVICE_STORAGE: 'false'
  DOCKER_REGISTRY_SERVER_URL: 'https://${registry.properties.loginServer}'
}

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(appSettings, containerSettings)
}
