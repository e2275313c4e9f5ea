// Everything that one library needs in a subscription of its owner, in one resource group. `azd up` reads this file.
targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the azd environment; the resource group and the tag that azd finds it by carry it.')
param environmentName string

@minLength(1)
@description('Region of all resources. It must offer Flex Consumption: az functionapp list-flexconsumption-locations.')
@metadata({ azd: { type: 'location' } })
param location string

@description('Object id of who deploys: may read and write the library\'s data (./dam copy) and read its secrets. Empty: nobody but the app.')
param principalId string = ''

@allowed(['User', 'Group', 'ServicePrincipal'])
@description('What the object id names.')
param principalType string = 'User'

@allowed(['flex', 'container'])
@description('flex: scales to zero and out by itself, without the programs for PDF, HEIC, JPEG XL and video. container: a plan of fixed size that runs the image of Dockerfile, with all of them.')
param hosting string = 'flex'

@description('Cloud name of the product environment: the first segment of delivery URLs.')
param cloudName string = 'demo'

@secure()
@description('API secret. azd reads it from the key vault, or makes 15 random characters while there is no vault; those are lengthened below.')
param apiSecret string

@secure()
@description('Token with which the first person signs in to the Media Library. azd reads or makes it as it does the API secret.')
param setupSecret string

@allowed(['dynamic', 'fixed'])
@description('Folder mode of the product environment. A library keeps the one it began with.')
param folderMode string = 'dynamic'

@description('Host name that URLs in responses carry, such as media.example.com. Empty: Front Door\'s if there is one, else the app\'s own.')
param publicHostName string = ''

@description('Front Door (Standard) before the app: deliveries are cached at the edge.')
param frontDoorEnabled bool = false

@description('An AI Search service (basic), by which assets are searched. Without it search answers that it is not available.')
param searchEnabled bool = false

@description('An AI Vision account (S1), which looks at pictures beside the models of the app. Captions need one of its regions that have them.')
param visionEnabled bool = false

@minValue(1)
@description('Calls to AI Vision a day, in UTC, of all instances together. Each call bills every feature that it asks for.')
param visionDailyBudget int = 1000

@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS'])
@description('Redundancy of the storage account.')
param storageRedundancy string = 'Standard_ZRS'

@minValue(1)
@maxValue(365)
@description('Days for which a deleted or overwritten blob can be brought back.')
param softDeleteDays int = 14

@minValue(1)
@maxValue(9999)
@description('Days without a delivery after which a derived asset is deleted; the next request derives it again.')
param derivedUnusedDays int = 90

@allowed([2048, 4096])
@description('Memory of a Flex Consumption instance in MB; processors come in proportion.')
param instanceMemoryMB int = 4096

@minValue(40)
@maxValue(1000)
@description('Flex Consumption instances at most.')
param maximumInstanceCount int = 100

@description('Plan of the container variant. P0v3 has one processor and 4 GB.')
param containerPlanSku string = 'P0v3'

@description('Instances of the container variant.')
param containerInstances int = 1

@description('Image of the container variant in the registry; infra/hooks/container.sh sets it. Empty: the Functions host without an app.')
param containerImage string = ''

@minValue(0)
@description('Monthly budget in the currency of the subscription; mails go out at 80 % spent and at 100 % forecast. 0: no budget.')
param budgetAmount int = 0

@description('First day of the month in which the budget begins, yyyy-MM-01. Azure refuses to change it later.')
param budgetStart string = ''

@description('Where mails about the budget go.')
param budgetEmail string = ''

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }
var functionAppName = 'func-${token}'
var functionAppHost = '${functionAppName}.azurewebsites.net'
var storageName = 'st${token}'
var storageSuffix = environment().suffixes.storage
var searchName = 'srch-${token}'
var searchEndpoint = searchEnabled ? 'https://${searchName}.search.windows.net' : ''
var visionName = 'cog-${token}'
var visionEndpoint = visionEnabled ? 'https://${visionName}.cognitiveservices.azure.com' : ''
var deploymentContainer = 'deployment'

// The app refuses a secret of fewer than 20 characters; azd makes 15. What the vault holds already comes back as it is.
var lengthenedSecret = length(apiSecret) < 20 ? '${apiSecret}${uniqueString(apiSecret, token)}' : apiSecret
// The same of a token of fewer than 32.
var lengthenedToken = length(setupSecret) < 32 ? '${setupSecret}${uniqueString(setupSecret, token)}${uniqueString(token, setupSecret)}' : setupSecret

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: 'log-${token}'
    applicationInsightsName: 'appi-${token}'
    location: location
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: storageName
    location: location
    tags: tags
    redundancy: storageRedundancy
    softDeleteDays: softDeleteDays
    deploymentContainer: deploymentContainer
    workspaceId: monitoring.outputs.workspaceId
  }
}

module lifecycle 'modules/lifecycle.bicep' = {
  name: 'lifecycle'
  scope: group
  params: {
    storageName: storage.outputs.name
    derivedUnusedDays: derivedUnusedDays
  }
}

module events 'modules/events.bicep' = {
  name: 'events'
  scope: group
  params: {
    name: 'evgt-${token}'
    location: location
    tags: tags
    storageId: storage.outputs.id
  }
}

module keyVault 'modules/keyvault.bicep' = {
  name: 'keyvault'
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    apiKey: uniqueString(subscription().id, environmentName, 'api key')
    apiSecret: lengthenedSecret
    setupSecret: lengthenedToken
    workspaceId: monitoring.outputs.workspaceId
  }
}

module access 'modules/access.bicep' = {
  name: 'access'
  scope: group
  params: {
    storageName: storage.outputs.name
    keyVaultName: keyVault.outputs.name
    applicationInsightsName: monitoring.outputs.applicationInsightsName
    appPrincipalId: identity.outputs.principalId
    personId: principalId
    personType: principalType
  }
}

module search 'modules/search.bicep' = if (searchEnabled) {
  name: 'search'
  scope: group
  params: {
    name: searchName
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vision 'modules/vision.bicep' = if (visionEnabled) {
  name: 'vision'
  scope: group
  params: {
    name: visionName
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
  }
}

module frontDoor 'modules/frontdoor.bicep' = if (frontDoorEnabled) {
  name: 'frontdoor'
  scope: group
  params: {
    name: 'afd-${token}'
    tags: tags
    originHostName: functionAppHost
    cloudName: cloudName
  }
}

var edgeHost = frontDoorEnabled ? frontDoor.outputs.hostName : functionAppHost
var publicHost = empty(publicHostName) ? edgeHost : publicHostName

// What both ways to host set. Two underscores stand for the colon between a section and its property.
var appSettings = {
  Storage__Provider: 'Azure'
  // 100 MiB of file and 16 MiB of form beside it, as the app itself takes; larger files come in chunks.
  FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '121634816'
  AzureWebJobsStorage__blobServiceUri: 'https://${storageName}.blob.${storageSuffix}'
  AzureWebJobsStorage__queueServiceUri: 'https://${storageName}.queue.${storageSuffix}'
  AzureWebJobsStorage__tableServiceUri: 'https://${storageName}.table.${storageSuffix}'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identity.outputs.clientId
  // Empty: no search.
  AzureSearch__endpoint: searchEndpoint
  AzureSearch__clientId: identity.outputs.clientId
  // Empty: the models of the app alone look at pictures.
  AzureVision__endpoint: visionEndpoint
  AzureVision__clientId: identity.outputs.clientId
  AzureVision__dailyBudget: '${visionDailyBudget}'
  APPLICATIONINSIGHTS_CONNECTION_STRING: monitoring.outputs.connectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identity.outputs.clientId};Authorization=AAD'
  ProductEnvironment__CloudName: cloudName
  ProductEnvironment__ApiKey: keyVault.outputs.apiKeyReference
  ProductEnvironment__ApiSecret: keyVault.outputs.apiSecretReference
  ProductEnvironment__FolderMode: folderMode
  SignIn__SetupToken: keyVault.outputs.setupTokenReference
  // The platform's front end is between the app and everybody, and adds the address that it saw.
  MediaLibrary__TrustForwardedFor: 'true'
  Wire__PublicUrl: 'http://${publicHost}'
  Wire__SecurePublicUrl: 'https://${publicHost}'
}

module flex 'modules/flex.bicep' = if (hosting == 'flex') {
  name: 'flex'
  scope: group
  // The app must find its rights when it starts.
  dependsOn: [access]
  params: {
    name: functionAppName
    location: location
    tags: tags
    identityId: identity.outputs.id
    deploymentUri: 'https://${storageName}.blob.${storageSuffix}/${deploymentContainer}'
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    appSettings: appSettings
  }
}

module container 'modules/container.bicep' = if (hosting == 'container') {
  name: 'container'
  scope: group
  dependsOn: [access]
  params: {
    name: functionAppName
    registryName: 'cr${token}'
    location: location
    tags: tags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    appPrincipalId: identity.outputs.principalId
    planSku: containerPlanSku
    instances: containerInstances
    image: containerImage
    appSettings: appSettings
  }
}

module budget 'modules/budget.bicep' = if (budgetAmount > 0) {
  name: 'budget'
  scope: group
  params: {
    name: 'budget-${token}'
    amount: budgetAmount
    start: budgetStart
    email: budgetEmail
  }
}

output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_APP_NAME string = functionAppName
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output AZURE_KEY_VAULT_NAME string = keyVault.outputs.name
output AZURE_EVENT_GRID_TOPIC string = events.outputs.name
output AZURE_CONTAINER_REGISTRY string = hosting == 'container' ? 'cr${token}' : ''
output AZURE_SEARCH_ENDPOINT string = searchEndpoint
output AZURE_VISION_ENDPOINT string = visionEndpoint
output DAM_URL string = 'https://${publicHost}'
