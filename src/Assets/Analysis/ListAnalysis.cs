using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis;

/// <summary>Lists assets by the state of their analysis, newest first. A page costs the same however many assets there are.</summary>
public sealed class ListAnalysis(ITableStore tables, Catalog catalog)
{
    /// <summary>More are not counted.</summary>
    public const int MostCounted = 10_000;

    /// <summary>Assets that a page looks at to find those of one step.</summary>
    private const int MostLooked = 2000;

    private readonly ListingScan _scan = new(tables);

    /// <param name="step">Only assets of which this step is in that state; null for any.</param>
    /// <returns>With a step a page may have fewer assets than asked, even none, and still be followed by another.</returns>
    /// <exception cref="DamException">InvalidParameter: there is no such step, or no list of complete ones.</exception>
    public async Task<AssetPage> ExecuteAsync(Caller caller, string cloud, AnalysisState state, string? step, PageRequest page, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, "");
        AnalysisSteps.Demand(step);
        var listing = CatalogKeys.Analysed(state);
        var place = Cursor.Read(page.Cursor);
        if (place is not null && !CatalogKeys.IsPlace(place))
        {
            throw Cursor.Invalid();
        }

        List<Asset> found = [];
        for (var looked = 0; ;)
        {
            var rows = await _scan.ReadAsync(cloud, listing, page, place, page.Take + 1, cancellationToken);
            foreach (var row in rows.Take(page.Take))
            {
                if (found.Count == page.Take || looked == MostLooked)
                {
                    return new(found, Cursor.Write(place!));
                }

                place = row.RowKey[listing.Length..];
                looked++;
                found.AddRange((await catalog.FindRowsAsync(cloud, [row.Text(CatalogKeys.Pointer)!], cancellationToken))
                    .Where(asset => asset.Analysis.Any(each => each.State == state && (step is null || each.Name == step))));
            }

            if (rows.Count <= page.Take)
            {
                return new(found, null);
            }
        }
    }

    /// <summary>How many assets are in the list, as far as they are counted.</summary>
    internal async Task<(int Count, bool IsAll)> CountAsync(string cloud, AnalysisState state, int most, CancellationToken cancellationToken)
    {
        var (rows, isAll) = await _scan.FirstAsync(cloud, RowRange.Prefix(CatalogKeys.Analysed(state)), most, cancellationToken);
        return (rows.Count, isAll);
    }
}
