using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Library;

/// <summary>What became of one relation.</summary>
public enum Relation
{
    Done,
    Already,

    /// <summary>There was none to end.</summary>
    None,

    /// <summary>The other asset does not exist.</summary>
    Missing,

    /// <summary>What names the other asset names none: not <c>kind/type/public id</c>.</summary>
    Unreadable,
    Itself,
}

/// <param name="Asset">As the caller named it.</param>
public sealed record RelationOutcome(string Asset, Relation Relation);

/// <summary>Relates assets to one asset and ends relations. A relation has no direction.</summary>
public sealed class RelateAssets(Catalog catalog, RelatedAssets related)
{
    private const int MostAtOnce = 10;

    /// <param name="others">Asset ids, or <c>kind/type/public id</c>.</param>
    /// <param name="end">Ends relations instead.</param>
    /// <exception cref="DamException">InvalidParameter: none, or more than 10.</exception>
    public async Task<IReadOnlyList<RelationOutcome>> ExecuteAsync(
        Caller caller, Asset asset, IReadOnlyList<string> others, bool byAssetId, bool end, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.Edit, asset.Folder);
        if (others.Count is 0 or > MostAtOnce)
        {
            throw DamException.Invalid($"1 to {MostAtOnce} assets can be {(end ? "unrelated" : "related")} at once, not {others.Count}");
        }

        var outcomes = new List<RelationOutcome>();
        foreach (var other in others)
        {
            outcomes.Add(new(other, await ChangeAsync(asset, other, byAssetId, end, cancellationToken)));
        }

        return outcomes;
    }

    private async Task<Relation> ChangeAsync(Asset asset, string name, bool byAssetId, bool end, CancellationToken cancellationToken)
    {
        if (!byAssetId && KeyOf(asset.Cloud, name) is null)
        {
            return Relation.Unreadable;
        }

        var other = byAssetId
            ? await catalog.FindByIdAsync(asset.Cloud, name, cancellationToken)
            : await catalog.FindAsync(KeyOf(asset.Cloud, name)!.Value, cancellationToken);
        return (other, end) switch
        {
            (null, _) => Relation.Missing,
            _ when other.AssetId == asset.AssetId => Relation.Itself,
            (_, true) => await related.UnrelateAsync(asset.Cloud, asset.AssetId, other.AssetId, cancellationToken) ? Relation.Done : Relation.None,
            (_, false) => await related.RelateAsync(asset.Cloud, asset.AssetId, other.AssetId, cancellationToken) ? Relation.Done : Relation.Already,
        };
    }

    private static AssetKey? KeyOf(string cloud, string name)
        => name.Split('/', 3) is [var kind, { Length: > 0 } type, { Length: > 0 } publicId] && ResourceTypeNames.TryParse(kind, out var resourceType)
            ? new(cloud, resourceType.Value, type, publicId)
            : null;
}
