using System.Runtime.CompilerServices;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Archives;

/// <summary>The assets placed in a folder or anywhere below it, folder by folder: two range scans of the catalog.</summary>
public sealed class FolderMembers(ITableStore tables, Catalog catalog)
{
    private const int PageSize = 500;

    public async IAsyncEnumerable<Asset> AllAsync(string cloud, string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string[] beginnings = [CatalogKeys.InFolder(folder), CatalogKeys.BelowFolder(folder)];
        foreach (var beginning in beginnings)
        {
            string? continuation = null;
            do
            {
                var page = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.Prefix(beginning), PageSize, continuation, cancellationToken);
                foreach (var asset in await catalog.FindRowsAsync(cloud, [.. page.Rows.Select(row => row.Text(CatalogKeys.Pointer)!)], cancellationToken))
                {
                    yield return asset;
                }

                continuation = page.Continuation;
            }
            while (continuation is not null);
        }
    }
}
