using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace ServerlessDam.Azure;

/// <summary>The services of one storage account, opened by key or by identity, all with the same patience (<see cref="BoundedRetry"/>).</summary>
public sealed class AzureClients
{
    public AzureClients(AzureStorageOptions options)
    {
        var blobs = BoundedRetry.Apply(new BlobClientOptions());
        // Bodies are encoded by our own queue, which must also read what others have put there.
        var queues = BoundedRetry.Apply(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });
        var tables = BoundedRetry.Apply(new TableClientOptions());
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            Blobs = new BlobServiceClient(options.ConnectionString, blobs);
            Queues = new QueueServiceClient(options.ConnectionString, queues);
            Tables = new TableServiceClient(options.ConnectionString, tables);
            return;
        }

        var identity = Identity(options.ClientId);
        Blobs = new BlobServiceClient(options.AddressOf("blob", options.BlobServiceUri), identity, blobs);
        Queues = new QueueServiceClient(options.AddressOf("queue", options.QueueServiceUri), identity, queues);
        Tables = new TableServiceClient(options.AddressOf("table", options.TableServiceUri), identity, tables);
    }

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    public TableServiceClient Tables { get; }

    /// <summary>
    /// Hosted in Azure it is the app's identity and nothing else: a chain that goes on to other credentials when that fails hides why it
    /// failed. On a developer's machine it is whoever is signed in there.
    /// </summary>
    private static TokenCredential Identity(string? clientId)
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
