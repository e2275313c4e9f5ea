using ServerlessDam.Assets.Identity;
using ServerlessDam.Azure.Blobs;
using ServerlessDam.Azure.Queues;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.Triggers;
using Microsoft.Extensions.Logging.Abstractions;

namespace ServerlessDam.Azure.Tests.Running;

/// <summary>The stores on an account of their own, which is empty.</summary>
public sealed class TestAccount
{
    public TestAccount(Azurite azurite)
        : this(azurite.NewAccount())
    {
    }

    public TestAccount(string connectionString)
    {
        ConnectionString = connectionString;
        Clients = new AzureClients(new AzureStorageOptions { ConnectionString = connectionString });
        Blobs = new AzureBlobs(Clients.Blobs, Arrivals, new IdGenerator(), TimeProvider.System);
        Queue = new AzureQueue(Clients.Queues, TimeProvider.System, NullLogger<AzureQueue>.Instance);
    }

    public string ConnectionString { get; }

    /// <summary>The same account with a proxy before its blobs and another before its queues, which do with each exchange what is decided.</summary>
    public DisturbedAccount Behind(Func<HttpRequestMessage, Fate> decide) => new(this, decide);

    public AzureClients Clients { get; }

    public ArrivalHub Arrivals { get; } = new();

    public AzureBlobs Blobs { get; }

    public AzureQueue Queue { get; }
}
