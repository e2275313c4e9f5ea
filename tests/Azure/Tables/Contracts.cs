using Azure.Data.Tables;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Tables;
using ServerlessDam.AzuriteEmulator;
using ServerlessDam.StorageContracts;

namespace ServerlessDam.Azure.Tests.Tables;

public sealed class AzureTableStore(Azurite azurite) : TableStoreContract
{
    protected override ITableStore Store { get; } = NewTables.On(azurite.NewAccount());
}

public sealed class AzureTableRanges(Azurite azurite) : TableRangesContract
{
    protected override ITableStore Store { get; } = NewTables.On(azurite.NewAccount());
}

public sealed class AzureTableLimits(Azurite azurite) : TableLimitsContract
{
    protected override ITableStore Store { get; } = NewTables.On(azurite.NewAccount());
}

internal static class NewTables
{
    public static ITableStore On(string connectionString)
        => new AzureTables(new TableServiceClient(connectionString, BoundedRetry.Apply(new TableClientOptions())), new IdGenerator());
}
