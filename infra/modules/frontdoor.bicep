// Front Door before the app. Two routes: deliveries are cached as their Cache-Control says, everything else passes through.

@description('Name of the profile and its endpoint.')
param name string

@description('Tags.')
param tags object

@description('Host name of the app.')
param originHostName string

@description('Cloud name: the first segment of delivery URLs.')
param cloudName string

resource profile 'Microsoft.Cdn/profiles@2021-06-01' = {
  name: name
  location: 'global'
  tags: tags
  sku: { name: 'Standard_AzureFrontDoor' }
  properties: {
    // An upload by URL may fetch for 50 seconds before it answers.
    originResponseTimeoutSeconds: 120
  }
}

resource endpoint 'Microsoft.Cdn/profiles/afdEndpoints@2021-06-01' = {
  parent: profile
  name: name
  location: 'global'
  properties: { enabledState: 'Enabled' }
}

resource originGroup 'Microsoft.Cdn/profiles/originGroups@2021-06-01' = {
  parent: profile
  name: 'app'
  properties: {
    loadBalancingSettings: {
      sampleSize: 4
      successfulSamplesRequired: 3
    }
  }
}

resource origin 'Microsoft.Cdn/profiles/originGroups/origins@2021-06-01' = {
  parent: originGroup
  name: 'app'
  properties: {
    hostName: originHostName
    originHostHeader: originHostName
    httpPort: 80
    httpsPort: 443
    priority: 1
    weight: 1000
    enforceCertificateNameCheck: true
  }
}

resource ruleSet 'Microsoft.Cdn/profiles/ruleSets@2021-06-01' = {
  parent: profile
  name: 'deliveries'
}

// Deliveries that differ by request header say so in Vary; Front Door's cache key knows the URL alone. A named transformation or
// a variable may hide such a parameter, so URLs with one pass through, too.
resource negotiated 'Microsoft.Cdn/profiles/ruleSets/rules@2021-06-01' = {
  parent: ruleSet
  name: 'negotiated'
  // The group is named below, but must not be empty.
  dependsOn: [origin]
  properties: {
    order: 1
    conditions: [
      {
        name: 'UrlPath'
        parameters: {
          typeName: 'DeliveryRuleUrlPathMatchConditionParameters'
          operator: 'Contains'
          negateCondition: false
          matchValues: ['f_auto', 'dpr_auto', 'w_auto', '/t_', ',t_', '$', '%24']
          transforms: ['Lowercase']
        }
      }
    ]
    actions: [
      {
        name: 'RouteConfigurationOverride'
        parameters: {
          typeName: 'DeliveryRuleRouteConfigurationOverrideActionParameters'
          originGroupOverride: {
            originGroup: { id: originGroup.id }
            forwardingProtocol: 'HttpsOnly'
          }
          cacheConfiguration: null
        }
      }
    ]
  }
}

resource deliveries 'Microsoft.Cdn/profiles/afdEndpoints/routes@2021-06-01' = {
  parent: endpoint
  name: 'deliveries'
  dependsOn: [origin, negotiated]
  properties: {
    originGroup: { id: originGroup.id }
    ruleSets: [{ id: ruleSet.id }]
    patternsToMatch: ['/${cloudName}/*']
    supportedProtocols: ['Http', 'Https']
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
    // SDKs append a query for their own statistics, which decides nothing.
    cacheConfiguration: { queryStringCachingBehavior: 'IgnoreQueryString' }
  }
}

resource everythingElse 'Microsoft.Cdn/profiles/afdEndpoints/routes@2021-06-01' = {
  parent: endpoint
  name: 'everything-else'
  dependsOn: [origin, deliveries]
  properties: {
    originGroup: { id: originGroup.id }
    patternsToMatch: ['/*']
    supportedProtocols: ['Http', 'Https']
    httpsRedirect: 'Enabled'
    forwardingProtocol: 'HttpsOnly'
    linkToDefaultDomain: 'Enabled'
  }
}

output hostName string = endpoint.properties.hostName
