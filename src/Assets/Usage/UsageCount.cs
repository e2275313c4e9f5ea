using System.Text.Json.Serialization;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Usage;

/// <summary>A count on its way: what was counted up to a row, first of the assets and then of what was derived of them.</summary>
/// <param name="After">The last row key that was counted; null at the beginning of a table.</param>
/// <param name="OfDerived">The assets are all counted.</param>
internal sealed record UsageCount(long Assets, long Bytes, long Derived, long DerivedBytes, string? After, bool OfDerived)
{
    private const int RowsAtOnce = 1000;

    public static UsageCount Nothing { get; } = new(0, 0, 0, 0, null, OfDerived: false);

    public LibrarySize At(DateTimeOffset time) => new(Assets, Bytes, Derived, DerivedBytes, time);

    /// <summary>Counts the next rows; null when there are no more.</summary>
    public async Task<UsageCount?> NextAsync(ITableStore tables, string cloud, CancellationToken cancellationToken)
    {
        if (!OfDerived)
        {
            var assets = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(RowKeys.Prefix("a")).After(After), RowsAtOnce, cancellationToken);
            return assets.Count == 0
                ? this with { After = null, OfDerived = true }
                : this with { Assets = Assets + assets.Count, Bytes = Bytes + assets.Sum(row => AssetRows.ToAsset(row).SizeInBytes), After = assets[^1].RowKey };
        }

        var derived = await tables.FirstAsync(DerivedStore.Table, cloud, DerivedStore.Entries.After(After), RowsAtOnce, cancellationToken);
        return derived.Count == 0
            ? null
            : this with { Derived = Derived + derived.Count, DerivedBytes = DerivedBytes + derived.Sum(row => (long)row.Values["bytes"]), After = derived[^1].RowKey };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(UsageCount))]
internal sealed partial class UsageJson : JsonSerializerContext;
