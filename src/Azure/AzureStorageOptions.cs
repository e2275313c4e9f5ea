namespace ServerlessDam.Azure;

/// <summary>
/// Where the storage account is, section "AzureWebJobsStorage": the connection by which the Functions host, too, finds it
/// (blob and queue triggers that name no connection use it). Either the section's own value is a connection string, or the
/// three addresses are set and the app's identity opens them.
/// </summary>
public sealed class AzureStorageOptions
{
    public const string Section = "AzureWebJobsStorage";

    /// <summary>A connection string, <c>UseDevelopmentStorage=true</c> for Azurite on its usual ports; null with an identity.</summary>
    public string? ConnectionString { get; set; }

    /// <summary><c>https://{account}.blob.core.windows.net</c></summary>
    public Uri? BlobServiceUri { get; set; }

    /// <summary><c>https://{account}.queue.core.windows.net</c></summary>
    public Uri? QueueServiceUri { get; set; }

    /// <summary><c>https://{account}.table.core.windows.net</c></summary>
    public Uri? TableServiceUri { get; set; }

    /// <summary>The client id of a user-assigned identity; null for the system-assigned one, or for who is signed in on a developer's machine.</summary>
    public string? ClientId { get; set; }
}
