// What the storage account clears away by itself. Originals are never touched.

@description('Name of the storage account.')
param storageName string

@description('Days without a delivery after which a derived asset is deleted.')
param derivedUnusedDays int

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName
}

resource policy 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          // The app drops unfinished uploads after a day; this catches what a crash left.
          name: 'unfinished-uploads'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['uploads/']
            }
            actions: {
              baseBlob: {
                delete: { daysAfterModificationGreaterThan: 2 }
              }
            }
          }
        }
        {
          // Whoever asks again gets it derived again.
          name: 'unused-derived-assets'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: ['derived/']
            }
            actions: {
              baseBlob: {
                delete: { daysAfterLastAccessTimeGreaterThan: derivedUnusedDays }
              }
            }
          }
        }
      ]
    }
  }
}
