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

/// <param name="Total">Of all pages; where there are more pairs than are joined at once, of the first so many.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record FoundGroups(int Total, IReadOnlyList<ShownGroup> Groups, string? NextCursor);

/// <param name="Assets">At most <see cref="ListDuplicates.MostShown"/>, oldest first.</param>
/// <param name="Count">Of all its assets.</param>
/// <param name="Pairs">Between the assets that are shown.</param>
public sealed record ShownGroup(string Id, LikenessClass Class, IReadOnlyList<Asset> Assets, int Count, IReadOnlyList<DuplicatePair> Pairs);

/// <param name="Asset">The other one.</param>
public sealed record DuplicateOfAsset(Asset Asset, DuplicatePair Pair);

/// <summary>Lists duplicates, in groups or of one asset. Whoever may not see one of a pair does not learn of it.</summary>
public sealed class ListDuplicates(DuplicatePairs pairs, GroupPages pages, Catalog catalog)
{
    public const int MostShown = 50;

    public const int MostOfAsset = 500;

    private const int IdLength = 32;

    private const int ReadAtOnce = 50;

    /// <summary>Groups, each with as many assets as <see cref="MostShown"/>.</summary>
    private const int ShownAtOnce = 5;

    /// <exception cref="DamException">InvalidParameter: the cursor.</exception>
    public async Task<FoundGroups> GroupsAsync(Caller caller, string cloud, DuplicateRequest request, CancellationToken cancellationToken)
    {
        if (request.Cursor is { } cursor && (cursor.Length != IdLength || !cursor.All(char.IsAsciiHexDigitLower)))
        {
            throw DamException.Invalid("Invalid next_cursor");
        }

        var page = await pages.PageAsync(caller, cloud, request, cancellationToken);
        var shown = new List<ShownGroup>();
        foreach (var some in page.Groups.Chunk(ShownAtOnce))
        {
            shown.AddRange(await Task.WhenAll(some.Select(group => ShowAsync(cloud, group, cancellationToken))));
        }

        return new(page.Total, [.. shown.Where(group => group.Assets.Count > 1)], page.NextCursor);
    }

    /// <summary>Nearest first, those that are decided too; at most <see cref="MostOfAsset"/>.</summary>
    /// <exception cref="DamException">NotFound; Forbidden.</exception>
    public async Task<IReadOnlyList<DuplicateOfAsset>> OfAsync(Caller caller, string cloud, string assetId, CancellationToken cancellationToken)
    {
        var asset = await catalog.FindByIdAsync(cloud, assetId, cancellationToken) ?? throw DamException.NotFound(assetId);
        caller.Demand(FolderPermission.View, asset.Folder);
        var nearest = (await pairs.OfAsync(cloud, assetId, cancellationToken))
            .OrderBy(pair => pair.Likeness.Class)
            .ThenByDescending(pair => pair.Likeness.Score)
            .ThenBy(pair => pair.Other(assetId), StringComparer.Ordinal);
        var found = new List<DuplicateOfAsset>();
        foreach (var some in nearest.Chunk(ReadAtOnce).TakeWhile(_ => found.Count < MostOfAsset))
        {
            var others = await Task.WhenAll(some.Select(pair => catalog.FindByIdAsync(cloud, pair.Other(assetId), cancellationToken)));
            found.AddRange(some.Zip(others).Where(each => each.Second is { } other && caller.Folders.Allow(FolderPermission.View, other.Folder)).Select(each => new DuplicateOfAsset(each.Second!, each.First)));
        }

        return [.. found.Take(MostOfAsset)];
    }

    private async Task<ShownGroup> ShowAsync(string cloud, DuplicateGroup group, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(group.AssetIds.Take(MostShown).Select(id => catalog.FindByIdAsync(cloud, id, cancellationToken)));
        List<Asset> assets = [.. found.OfType<Asset>().OrderBy(asset => asset.CreatedAt).ThenBy(asset => asset.AssetId, StringComparer.Ordinal)];
        var ids = assets.Select(asset => asset.AssetId).ToHashSet(StringComparer.Ordinal);
        return new(group.Id, group.Class, assets, group.AssetIds.Count, [.. group.Pairs.Where(pair => ids.Contains(pair.First) && ids.Contains(pair.Second))]);
    }
}
