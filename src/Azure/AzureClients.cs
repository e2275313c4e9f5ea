using Azure.Data.Tables;
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

        var identity = AzureIdentity.Of(options.ClientId);
        Blobs = new BlobServiceClient(options.AddressOf("blob", options.BlobServiceUri), identity, blobs);
        Queues = new QueueServiceClient(options.AddressOf("queue", options.QueueServiceUri), identity, queues);
        Tables = new TableServiceClient(options.AddressOf("table", options.TableServiceUri), identity, tables);
    }

    public BlobServiceClient Blobs { get; }

    public QueueServiceClient Queues { get; }

    public TableServiceClient Tables { get; }
}
