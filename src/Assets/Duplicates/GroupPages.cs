using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Duplicates;

/// <inheritdoc cref="FoundGroups"/>
internal sealed record GroupPage(int Total, IReadOnlyList<DuplicateGroup> Groups, string? NextCursor);

/// <summary>
/// Joins the pairs of a class to groups, page by page. As a rule all of them at once; of more than that a window: as many as follow
/// the smallest id of the last group that was shown. What such a window holds of groups that began before it is left out.
/// </summary>
public sealed class GroupPages(DuplicatePairs pairs, FingerprintIndex index)
{
    /// <summary>Of one call: a page may end early, with a cursor, where few groups are very large.</summary>
    private const int MostWindows = 5;

    private const int ReadAtOnce = 32;

    /// <summary>How many are joined at once.</summary>
    internal int MostPairs { get; init; } = 200_000;

    internal async Task<GroupPage> PageAsync(Caller caller, string cloud, DuplicateRequest request, CancellationToken cancellationToken)
    {
        var first = await WindowAsync(caller, cloud, request, null, cancellationToken);
        var (after, groups) = (request.Cursor, new List<DuplicateGroup>());
        if (first.Until is null)
        {
            groups.AddRange(first.Groups.Where(group => after is null || string.CompareOrdinal(group.Id, after) > 0).Take(request.Take + 1));
            return PageOf(null);
        }

        for (var number = 0; number < MostWindows; number++)
        {
            var window = after is null ? first : await WindowAsync(caller, cloud, request, after, cancellationToken);
            foreach (var group in window.Groups)
            {
                if (after is null || !await IsJoinedAsync(caller, cloud, request, group, after, cancellationToken))
                {
                    groups.Add(group);
                }

                if (groups.Count > request.Take)
                {
                    return PageOf(window.Until);
                }
            }

            if (window.Until is null)
            {
                return PageOf(null);
            }

            after = window.Until;
        }

        return PageOf(after);

        GroupPage PageOf(string? until)
            => new(first.Groups.Count, [.. groups.Take(request.Take)], groups.Count > request.Take ? groups[request.Take - 1].Id : until);
    }

    private async Task<Window> WindowAsync(Caller caller, string cloud, DuplicateRequest request, string? after, CancellationToken cancellationToken)
    {
        var read = await pairs.ListAsync(cloud, request.Class, request.IsOpen, after, MostPairs, cancellationToken);
        string? until = null;
        if (read.Count == MostPairs)
        {
            // Of the last id some may be missing: they come with the next window.
            var whole = read.Where(pair => pair.First != read[^1].First).ToList();
            read = whole.Count > 0 ? whole : read;
            until = read[^1].First;
        }

        return new(DuplicateGroups.Of(await VisibleAsync(caller, cloud, read, cancellationToken)), until);
    }

    /// <summary>Those of which both are there, and may be seen.</summary>
    private Task<List<DuplicatePair>> VisibleAsync(Caller caller, string cloud, IEnumerable<DuplicatePair> some, CancellationToken cancellationToken)
        => index.ReadAsync(cloud, table => some.Where(pair => table.Shows(pair.First, caller.Folders) && table.Shows(pair.Second, caller.Folders)).ToList(), cancellationToken);

    /// <summary>Whether a pair leads from the group to what was in a window before it.</summary>
    private async Task<bool> IsJoinedAsync(Caller caller, string cloud, DuplicateRequest request, DuplicateGroup group, string before, CancellationToken cancellationToken)
    {
        foreach (var some in group.AssetIds.Chunk(ReadAtOnce))
        {
            var others = await Task.WhenAll(some.Select(async id => (await pairs.OthersAsync(cloud, id, before, cancellationToken)).Select(other => (Id: id, Other: other))));
            foreach (var links in others.SelectMany(each => each).Chunk(ReadAtOnce))
            {
                var found = await Task.WhenAll(links.Select(link => pairs.FindAsync(cloud, link.Id, link.Other, cancellationToken)));
                var joining = found.OfType<DuplicatePair>().Where(pair => pair.Likeness.Class == request.Class && pair.IsOpen == request.IsOpen);
                if ((await VisibleAsync(caller, cloud, joining, cancellationToken)).Count > 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <param name="Until">The last of the smaller ids of its pairs; null when no pair follows.</param>
    private sealed record Window(IReadOnlyList<DuplicateGroup> Groups, string? Until);
}
