using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Which derived assets: those of a transformation, and of one format when there is one.</summary>
/// <param name="Transformation">Canonical, names replaced.</param>
public sealed record DerivedPart(string Transformation, string? Format)
{
    internal bool Covers(DerivedEntry entry) => entry.Transformation == Transformation && (Format is null || entry.Format == Format);
}

/// <summary>Erases derived assets. Each is made again when it is next asked for.</summary>
public sealed class DeleteDerived(Catalog catalog, DerivedStore derived, DerivedCache cache, UnderstandTransformation understand)
{
    /// <exception cref="DamException">NotFound: a name that nobody has defined.</exception>
    /// <exception cref="TransformationException">One of them is none.</exception>
    public async Task<IReadOnlyList<DerivedPart>> UnderstandAsync(string cloud, IReadOnlyList<string> transformations, CancellationToken cancellationToken)
    {
        var parts = new List<DerivedPart>(transformations.Count);
        foreach (var text in transformations)
        {
            var eager = EagerTransformation.Parse(text);
            var understood = await understand.ExecuteAsync(cloud, Transformation.Parse(eager.Transformation), cancellationToken);
            parts.Add(new(understood.Carried.ToString(), eager.Format));
        }

        return parts;
    }

    /// <summary>Those of one asset that one of <paramref name="parts"/> covers, all when there is none; how many that were.</summary>
    public async Task<int> OfAsync(Caller caller, Asset asset, IReadOnlyList<DerivedPart> parts, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.Edit, asset.Folder);
        var (erased, cursor) = (0, (string?)null);
        do
        {
            var page = await derived.PageAsync(asset, 500, cursor, cancellationToken);
            foreach (var entry in page.Entries.Where(entry => parts.Count == 0 || parts.Any(part => part.Covers(entry))))
            {
                await EraseAsync(asset.Cloud, new(asset.AssetId, asset.VersionId, entry.Id), cancellationToken);
                erased++;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);

        return erased;
    }

    /// <returns>False when there is none with this id.</returns>
    public async Task<bool> ByIdAsync(Caller caller, string cloud, string derivedId, CancellationToken cancellationToken)
    {
        if (await derived.PlaceAsync(cloud, derivedId, cancellationToken) is not { } place)
        {
            return false;
        }

        if (await catalog.FindByIdAsync(cloud, place.AssetId, cancellationToken) is { } asset)
        {
            caller.Demand(FolderPermission.Edit, asset.Folder);
        }

        await EraseAsync(cloud, place, cancellationToken);
        return true;
    }

    private async Task EraseAsync(string cloud, DerivedPlace place, CancellationToken cancellationToken)
    {
        foreach (var key in await derived.EraseAsync(cloud, place, null, cancellationToken))
        {
            cache.Remove(key);
        }
    }
}
