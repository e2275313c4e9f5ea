// The secrets of the product environment, which the app reads by reference.

@description('Name of the vault.')
param name string

@description('Region.')
param location string

@description('Tags.')
param tags object

@description('API key of the product environment.')
param apiKey string

@secure()
@description('API secret of the product environment, 20 or more characters.')
param apiSecret string

@secure()
@description('Token with which the first person signs in, 32 or more characters.')
param setupSecret string

@description('Log Analytics workspace for the audit log.')
param workspaceId string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 7
  }
}

resource key 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'product-environment-api-key'
  properties: { value: apiKey }
}

resource secret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'product-environment-api-secret'
  properties: { value: apiSecret }
}

resource setup 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'sign-in-setup-token'
  properties: { value: setupSecret }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

output name string = vault.name
output apiKeyReference string = '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=${key.name})'
output apiSecretReference string = '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=${secret.name})'
output setupTokenReference string = '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=${setup.name})'
