using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Duplicates;

/// <param name="Class">Which pairs.</param>
/// <param name="IsOpen">Those that nobody decided, or those that somebody did.</param>
/// <param name="Take">Groups of a page.</param>
/// <param name="Cursor">What the page before said; null for the first.</param>
public sealed record DuplicateRequest(LikenessClass Class, bool IsOpen, int Take, string? Cursor);

/// <param name="Total">Of all pages, as far as <see cref="DuplicatePairs.MostListed"/> pairs go.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record FoundGroups(int Total, IReadOnlyList<ShownGroup> Groups, string? NextCursor);

/// <param name="Assets">At most <see cref="ListDuplicates.MostShown"/>, oldest first.</param>
/// <param name="Count">Of all its assets.</param>
/// <param name="Pairs">Between the assets that are shown.</param>
public sealed record ShownGroup(string Id, LikenessClass Class, IReadOnlyList<Asset> Assets, int Count, IReadOnlyList<DuplicatePair> Pairs);

/// <param name="Asset">The other one.</param>
public sealed record DuplicateOfAsset(Asset Asset, DuplicatePair Pair);

/// <summary>Lists duplicates, in groups or of one asset. Whoever may not see one of a pair does not learn of it.</summary>
public sealed class ListDuplicates(DuplicatePairs pairs, FingerprintIndex index, Catalog catalog)
{
    public const int MostShown = 50;

    private const int IdLength = 32;

    /// <exception cref="DamException">InvalidParameter: the cursor.</exception>
    public async Task<FoundGroups> GroupsAsync(Caller caller, string cloud, DuplicateRequest request, CancellationToken cancellationToken)
    {
        if (request.Cursor is { } cursor && (cursor.Length != IdLength || !cursor.All(char.IsAsciiHexDigitLower)))
        {
            throw DamException.Invalid("Invalid next_cursor");
        }

        var shown = await VisibleAsync(caller, cloud, await pairs.ListAsync(cloud, request.Class, request.IsOpen, cancellationToken), cancellationToken);
        var groups = DuplicateGroups.Of(shown);
        var page = groups.Where(group => request.Cursor is null || string.CompareOrdinal(group.Id, request.Cursor) > 0).Take(request.Take + 1).ToList();
        var groupsShown = await Task.WhenAll(page.Take(request.Take).Select(group => ShowAsync(cloud, group, cancellationToken)));
        return new(groups.Count, [.. groupsShown.Where(group => group.Assets.Count > 1)], page.Count > request.Take ? page[request.Take - 1].Id : null);
    }

    /// <summary>Nearest first, those that are decided too.</summary>
    /// <exception cref="DamException">NotFound; Forbidden.</exception>
    public async Task<IReadOnlyList<DuplicateOfAsset>> OfAsync(Caller caller, string cloud, string assetId, CancellationToken cancellationToken)
    {
        var asset = await catalog.FindByIdAsync(cloud, assetId, cancellationToken) ?? throw DamException.NotFound(assetId);
        caller.Demand(FolderPermission.View, asset.Folder);
        var found = await Task.WhenAll((await pairs.OfAsync(cloud, assetId, cancellationToken)).Select(async pair => (Pair: pair, Asset: await catalog.FindByIdAsync(cloud, pair.Other(assetId), cancellationToken))));
        return
        [
            .. found.Where(each => each.Asset is { } other && caller.Folders.Allow(FolderPermission.View, other.Folder))
                .OrderBy(each => each.Pair.Likeness.Class)
                .ThenByDescending(each => each.Pair.Likeness.Score)
                .ThenBy(each => each.Asset!.AssetId, StringComparer.Ordinal)
                .Select(each => new DuplicateOfAsset(each.Asset!, each.Pair)),
        ];
    }

    /// <summary>Those of which both are there, and may be seen.</summary>
    private Task<List<DuplicatePair>> VisibleAsync(Caller caller, string cloud, IEnumerable<DuplicatePair> some, CancellationToken cancellationToken)
        => index.ReadAsync(cloud, table => some.Where(pair => table.Shows(pair.First, caller.Folders) && table.Shows(pair.Second, caller.Folders)).ToList(), cancellationToken);

    private async Task<ShownGroup> ShowAsync(string cloud, DuplicateGroup group, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(group.AssetIds.Take(MostShown).Select(id => catalog.FindByIdAsync(cloud, id, cancellationToken)));
        List<Asset> assets = [.. found.OfType<Asset>().OrderBy(asset => asset.CreatedAt).ThenBy(asset => asset.AssetId, StringComparer.Ordinal)];
        var ids = assets.Select(asset => asset.AssetId).ToHashSet(StringComparer.Ordinal);
        return new(group.Id, group.Class, assets, group.AssetIds.Count, [.. group.Pairs.Where(pair => ids.Contains(pair.First) && ids.Contains(pair.Second))]);
    }
}
