// AI Search, with Entra identities only.

@description('Name of the service.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('Object id of the app\'s identity.')
param appPrincipalId string

@description('Log Analytics workspace for the log of operations.')
param workspaceId string

var roles = [
  {
    name: 'Search Service Contributor'
    id: '7ca78c08-252a-4471-8644-bb5ff32d4ba0'
    why: 'The app creates its index and rebuilds it.'
  }
  {
    name: 'Search Index Data Contributor'
    id: '8ebe5a00-799e-43f5-93ac-243d3dce84a7'
    why: 'The app writes and reads documents.'
  }
]

resource service 'Microsoft.Search/searchServices@2023-11-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: 'basic' }
  properties: {
    hostingMode: 'default'
    partitionCount: 1
    replicaCount: 1
    disableLocalAuth: true
  }
}

resource appRoles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in roles: {
  name: guid(service.id, appPrincipalId, role.id)
  scope: service
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.id)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
    description: role.why
  }
}]

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'operations'
  scope: service
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'OperationLogs'
        enabled: true
      }
    ]
  }
}
