using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>The rows that a change of an asset writes: null before adds it, null after removes it.</summary>
internal static class AssetChanges
{
    /// <summary>The asset, and the row that finds it by its id.</summary>
    public static IEnumerable<RowChange> Own(Asset? before, Asset? after)
    {
        var (from, to) = (before is null ? null : CatalogKeys.Asset(before.Key), after is null ? null : CatalogKeys.Asset(after.Key));
        if (from == to && before is not null && after is not null)
        {
            yield return new RowChange.Put(AssetRows.From(after.Cloud, from!, after), before.RowETag);
            yield break;
        }

        if (before is not null)
        {
            yield return new RowChange.Delete(from!, before.RowETag, MustExist: true);
        }

        if (after is not null)
        {
            yield return new RowChange.Insert(AssetRows.From(after.Cloud, to!, after));
            var pointer = AssetRows.Pointer(after.Cloud, CatalogKeys.Id(after.AssetId), to!);

            // A new asset's id must be new: two assets of one id would share their bytes.
            yield return before is null ? new RowChange.Insert(pointer) : new RowChange.Put(pointer);
        }
        else if (before is not null)
        {
            yield return new RowChange.Delete(CatalogKeys.Id(before.AssetId));
        }
    }

    /// <summary>What lists it.</summary>
    public static IEnumerable<RowChange> Listings(Asset? before, Asset? after)
    {
        HashSet<string> old = before is null ? [] : [.. CatalogKeys.Listings(before)];
        HashSet<string> current = after is null ? [] : [.. CatalogKeys.Listings(after)];
        var moved = before is not null && after is not null && before.Key != after.Key;
        foreach (var gone in old.Except(current))
        {
            yield return new RowChange.Delete(gone);
        }

        foreach (var listed in moved ? current : current.Except(old))
        {
            yield return new RowChange.Put(AssetRows.Pointer(after!.Cloud, listed, CatalogKeys.Asset(after.Key)));
        }
    }
}
