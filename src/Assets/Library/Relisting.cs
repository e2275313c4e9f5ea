using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>
/// Makes room for a change of more tags and context pairs than one transaction takes: the rows that list an asset by what is new are written
/// before the change, and those of what is gone are taken away after it, in transactions of their own. The asset says meanwhile which of its rows
/// are more than it is (<see cref="Asset.Listed"/>): listings pass over them, and whoever changes it next takes away what a crash left.
/// </summary>
internal sealed class Relisting(ITableStore tables)
{
    /// <returns>What to change from and to, in its stead; null when somebody else was faster.</returns>
    public async Task<(Asset Before, Asset? After)?> BeginAsync(Asset before, Asset? after, CancellationToken cancellationToken)
    {
        var start = before.Listed is null ? before : await WriteAsync(before, null, cancellationToken);
        if (start is null || after is null || after.Key != before.Key)
        {
            return start is null ? null : (start, after);
        }

        HashSet<string> old = [.. CatalogKeys.LabelListings(start)];
        HashSet<string> current = [.. CatalogKeys.LabelListings(after)];
        if (current.SetEquals(old))
        {
            return (start, after);
        }

        // By no token of the caller's from here on: who hangs up now would leave rows of tags that nobody has.
        return await WriteAsync(start, [.. current.Except(old)], CancellationToken.None) is { } wide
            ? (wide, after with { Listed = [.. old.Except(current)] })
            : null;
    }

    /// <summary>The change is done, whatever becomes of this: it is made up for by the next one.</summary>
    public async Task EndAsync(Asset after)
    {
        try
        {
            if (await tables.GetAsync(CatalogKeys.Table, after.Cloud, CatalogKeys.Asset(after.Key), CancellationToken.None) is { } row
                && AssetRows.ToAsset(row) is { Listed: not null } asset)
            {
                await WriteAsync(asset, null, CancellationToken.None);
            }
        }
        catch (DamException e) when (e.Kind == ErrorKind.TryLater)
        {
            // The storage does not answer just now.
        }
    }

    /// <summary>The asset as it is, with other rows beyond its own.</summary>
    /// <returns>As it is stored then; null when somebody else was faster.</returns>
    private async Task<Asset?> WriteAsync(Asset before, IReadOnlyList<string>? listed, CancellationToken cancellationToken)
    {
        var after = before with { Listed = listed };
        var row = AssetRows.From(after.Cloud, CatalogKeys.Asset(after.Key), after);
        List<RowChange> changes = [new RowChange.Put(row, before.RowETag), .. AssetChanges.Listings(before, after), new RowChange.Put(AssetRows.Stamp(after.Cloud))];
        return await tables.ApplyAsync(CatalogKeys.Table, after.Cloud, changes, cancellationToken) is null
            && await tables.GetAsync(CatalogKeys.Table, after.Cloud, row.RowKey, cancellationToken) is { } stored
            && AssetRows.AreSame(stored, row)
                ? AssetRows.ToAsset(stored)
                : null;
    }
}
