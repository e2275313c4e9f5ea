using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Functions.MediaLibrary.Library;

namespace ServerlessDam.Functions.MediaLibrary.Duplicates;

/// <summary>Groups and pairs of duplicates in the words of the Media Library's API.</summary>
internal sealed class DuplicateCards(Users users)
{
    public async Task<IReadOnlyList<DuplicateGroupBody>> OfAsync(LibraryContext context, IReadOnlyList<ShownGroup> groups, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(groups.SelectMany(group => group.Pairs), cancellationToken);
        return [.. groups.Select(group => new DuplicateGroupBody(
            group.Id, group.Class, group.Count, [.. group.Assets.Select(asset => Member(context, asset))], [.. group.Pairs.Select(pair => Pair(pair, names))]))];
    }

    public async Task<IReadOnlyList<DuplicateBody>> OfAsync(IReadOnlyList<DuplicateOfAsset> found, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(found.Select(each => each.Pair), cancellationToken);
        return [.. found.Select(each => new DuplicateBody(AssetCards.Of(each.Asset), Pair(each.Pair, names)))];
    }

    /// <summary>Of what is done already: it is told though the name of whoever did it cannot be read.</summary>
    public async Task<PairBody> OfDecidedAsync(DuplicatePair pair, CancellationToken cancellationToken)
    {
        try
        {
            return Pair(pair, await NamesAsync([pair], cancellationToken));
        }
#pragma warning disable CA1031 // Whatever it was: the id stands for the name.
        catch (Exception)
        {
            return Pair(pair, new Dictionary<string, string>(StringComparer.Ordinal));
        }
#pragma warning restore CA1031
    }

    private static DuplicateMember Member(LibraryContext context, Asset asset) => new(
        AssetCards.Of(asset),
        context.Caller.Folders.Allow(FolderPermission.Edit, asset.Folder),
        context.Caller.Folders.Allow(FolderPermission.Manage, asset.Folder),
        asset.ResourceType == ResourceType.Image ? $"/library/api/assets/{asset.AssetId}/preview" : null);

    private static PairBody Pair(DuplicatePair pair, IReadOnlyDictionary<string, string> names) => new(
        pair.First,
        pair.Second,
        pair.Likeness.Class,
        pair.Likeness.Score,
        pair.FoundAt,
        pair.Decision is { } decision ? new(decision.Kind, decision.By, names.GetValueOrDefault(decision.By, decision.By), decision.At, decision.Of, decision.KeptId) : null);

    /// <summary>Of the people among those who decided: a key has no other name.</summary>
    private async Task<Dictionary<string, string>> NamesAsync(IEnumerable<DuplicatePair> pairs, CancellationToken cancellationToken)
    {
        var ids = pairs.Select(pair => pair.Decision?.By).OfType<string>().Distinct(StringComparer.Ordinal);
        var found = await Task.WhenAll(ids.Select(id => users.FindAsync(id, cancellationToken)));
        return found.OfType<User>().ToDictionary(user => user.Id, user => user.Name, StringComparer.Ordinal);
    }
}
