using Azure.Core;
using Azure.Identity;

namespace ServerlessDam.Azure;

/// <summary>Whom services of Azure know this app as.</summary>
internal static class AzureIdentity
{
    /// <summary>
    /// Hosted in Azure it is the app's identity and nothing else: a chain that goes on to other credentials when that fails hides why it
    /// failed. On a developer's machine it is whoever is signed in there.
    /// </summary>
    /// <param name="clientId">Of a user-assigned identity; null: the system-assigned one.</param>
    public static TokenCredential Of(string? clientId)
    {
        if (!string.IsNullOrWhiteSpace(clientId))
        {
            return new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId));
        }

        // Set by App Service, Functions and Container Apps where an identity is assigned.
        var isHosted = Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT") is not null;
        return isHosted ? new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned) : new DefaultAzureCredential();
    }
}
