using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.NamedTransformations;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Delivery;

/// <param name="Asset">What it was derived of.</param>
public sealed record DerivedOfAsset(Asset Asset, DerivedEntry Entry);

/// <param name="NextCursor">Null on the last page.</param>
public sealed record DerivedOfAssetsPage(IReadOnlyList<DerivedOfAsset> Derived, string? NextCursor);

/// <summary>What was derived by a transformation, of whatever asset.</summary>
public sealed class DerivedByTransformation(DerivedStore derived, DerivedCache cache, ExpandTransformation expand, Catalog catalog)
{
    private const int ErasedAtOnce = 100;

    /// <summary>Of current versions, in no order.</summary>
    /// <param name="take">1 to 500.</param>
    public async Task<DerivedOfAssetsPage> PageAsync(string cloud, StoredTransformation stored, int take, string? cursor, CancellationToken cancellationToken)
    {
        if (!stored.Used)
        {
            return new([], null);
        }

        var (text, format) = await TextOfAsync(cloud, stored, cancellationToken);
        var rows = await derived.PlacesAsync(cloud, text, Cursor.Read(cursor), take + 1, cancellationToken);
        var found = await Task.WhenAll(rows.Take(take).Select(row => FindAsync(cloud, row, cancellationToken)));
        return new(
            [.. found.OfType<DerivedOfAsset>().Where(each => format is null || each.Entry.Format == format)],
            rows.Count > take ? Cursor.Write(rows[take - 1].RowKey) : null);
    }

    /// <summary>How many there are; no more than <paramref name="most"/> are counted.</summary>
    public async Task<int> CountAsync(string cloud, StoredTransformation stored, int most, CancellationToken cancellationToken)
        => (await derived.PlacesAsync(cloud, (await TextOfAsync(cloud, stored, cancellationToken)).Text, null, most, cancellationToken)).Count;

    /// <summary>Erases all of it.</summary>
    public async Task EraseAsync(string cloud, StoredTransformation stored, CancellationToken cancellationToken)
    {
        var (text, format) = await TextOfAsync(cloud, stored, cancellationToken);
        string? after = null;
        while (await derived.PlacesAsync(cloud, text, after, ErasedAtOnce, cancellationToken) is { Count: > 0 } rows)
        {
            after = rows[^1].RowKey;
            foreach (var row in rows)
            {
                if (format is null || await derived.FindAsync(cloud, row, cancellationToken) is not { } entry || entry.Format == format)
                {
                    await EraseAsync(cloud, DerivedStore.PlaceOf(row), text, cancellationToken);
                }
            }
        }
    }

    private async Task EraseAsync(string cloud, DerivedPlace place, string text, CancellationToken cancellationToken)
    {
        foreach (var key in await derived.EraseAsync(cloud, place, text, cancellationToken))
        {
            cache.Remove(key);
        }
    }

    private async Task<DerivedOfAsset?> FindAsync(string cloud, Row place, CancellationToken cancellationToken)
    {
        var (assetId, versionId, _) = DerivedStore.PlaceOf(place);
        return await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } asset && asset.VersionId == versionId
            && await derived.FindAsync(cloud, place, cancellationToken) is { } entry
                ? new(asset, entry)
                : null;
    }

    /// <summary>What derived assets are noted under, and the format where the transformation has one of its own.</summary>
    private async Task<(string Text, string? Format)> TextOfAsync(string cloud, StoredTransformation stored, CancellationToken cancellationToken)
    {
        // The format of a name is a parameter of what it stands for; that of a text stands behind it.
        var (plain, format) = StoredTransformation.Split(stored.Text);
        return stored.Name is null
            ? (plain.ToString(), string.IsNullOrEmpty(format) ? null : format)
            : ((await expand.ExecuteAsync(cloud, stored.Definition(), cancellationToken)).ToString(), null);
    }
}
