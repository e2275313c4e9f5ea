using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using ServerlessDam.AzuriteEmulator;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace ServerlessDam.Azure.Tests;

public sealed class AzuriteTests(Azurite azurite)
{
    [Fact]
    public async Task Each_account_is_apart()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var (one, other) = (azurite.NewAccount(), azurite.NewAccount());
        await new BlobContainerClient(one, "here").CreateAsync(cancellationToken: cancellationToken);
        await new QueueClient(one, "here").CreateAsync(cancellationToken: cancellationToken);

        Assert.True(await new BlobContainerClient(one, "here").ExistsAsync(cancellationToken));
        Assert.False(await new BlobContainerClient(other, "here").ExistsAsync(cancellationToken));
        Assert.False(await new QueueClient(other, "here").ExistsAsync(cancellationToken));
    }
}
