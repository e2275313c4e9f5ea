using ServerlessDam.Assets.Storage;
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
