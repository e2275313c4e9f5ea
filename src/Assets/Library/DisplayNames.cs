using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>Keeps display names apart within a folder, for callers who ask for it. Of two that come at the same moment both may get the name.</summary>
public sealed class DisplayNames(ITableStore tables)
{
    private const int Longest = 255;
    private const int SuffixLength = 7;

    /// <summary>The asset's display name; with an underscore and six letters or digits where another asset of its folder has it.</summary>
    public async Task<string> UniqueAsync(Asset asset, IdGenerator ids, CancellationToken cancellationToken)
    {
        var range = RowRange.Prefix(CatalogKeys.Displayed(asset.Folder, asset.DisplayName));
        string? continuation = null;
        do
        {
            // Two rows tell: one may be the asset's own.
            var page = await tables.QueryAsync(CatalogKeys.Table, asset.Cloud, range, 2, continuation, cancellationToken);
            if (page.Rows.Any(row => !row.RowKey.EndsWith(asset.AssetId, StringComparison.Ordinal)))
            {
                var name = asset.DisplayName;
                return $"{name[..Math.Min(name.Length, Longest - SuffixLength)]}_{ids.Alphanumeric(6)}";
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return asset.DisplayName;
    }
}
