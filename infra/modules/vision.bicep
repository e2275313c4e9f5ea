// AI Vision, with Entra identities only; those need the account's own subdomain.

@description('Name of the account and its subdomain.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Object id of the app\'s identity.')
param appPrincipalId string

var user = {
  name: 'Cognitive Services User'
  id: 'a97b65f3-24c7-4388-baec-2e87135dc908'
  why: 'The app has pictures analysed.'
}

resource account 'Microsoft.CognitiveServices/accounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'ComputerVision'
  sku: { name: 'S1' }
  properties: {
    customSubDomainName: name
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
  }
}

resource appRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, appPrincipalId, user.id)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', user.id)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    description: user.why
  }
}
