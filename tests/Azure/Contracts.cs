using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Claims;
using ServerlessDam.Azure.Tests.Running;
using ServerlessDam.Azure.Tests.Tables;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.StorageContracts;
using ServerlessDam.Triggers;

namespace ServerlessDam.Azure.Tests;

public sealed class AzureBlobStore(Azurite azurite) : BlobStoreContract
{
    protected override IBlobStore Store { get; } = new TestAccount(azurite).Blobs;
}

public sealed class AzureBlobListing(Azurite azurite) : BlobListingContract
{
    protected override IBlobStore Store { get; } = new TestAccount(azurite).Blobs;
}

public sealed class AzureBlobBlocks(Azurite azurite) : BlobBlocksContract
{
    protected override IBlobStore Store { get; } = new TestAccount(azurite).Blobs;
}

public sealed class AzureQueues(Azurite azurite) : QueueContract
{
    private readonly TestAccount _account = new(azurite);

    protected override IMessageQueue Sender => _account.Queue;

    protected override ITriggerQueue Receiver => _account.Queue;

    /// <summary>The service's clock cannot be moved, and it counts in whole seconds.</summary>
    protected override Task PassAsync(TimeSpan time) => Task.Delay(time + TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
}

public sealed class AzureClaimRows(Azurite azurite) : ClaimsContract
{
    private readonly ManualTime _time = new();
    private IClaims? _claims;

    protected override IClaims Claims
        => _claims ??= new AzureClaims(NewTables.On(azurite.NewAccount()), new IdGenerator(), _time, NullLogger<AzureClaims>.Instance);

    protected override Task PassAsync(TimeSpan time)
    {
        _time.Advance(time + AzureClaims.Skew);
        return Task.CompletedTask;
    }
}
