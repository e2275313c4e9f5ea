using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>Assets that pairs of one class link with each other, perhaps over others.</summary>
/// <param name="Class">That of all its pairs.</param>
/// <param name="AssetIds">Ascending; the first one names the group.</param>
/// <param name="Pairs">In the order of their ids.</param>
public sealed record DuplicateGroup(LikenessClass Class, IReadOnlyList<string> AssetIds, IReadOnlyList<DuplicatePair> Pairs)
{
    public string Id => AssetIds[0];
}

/// <summary>Makes groups of pairs.</summary>
internal static class DuplicateGroups
{
    /// <summary>In ascending order of their ids.</summary>
    /// <param name="pairs">All of one class.</param>
    public static IReadOnlyList<DuplicateGroup> Of(IReadOnlyCollection<DuplicatePair> pairs)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var (one, other) = (RootOf(pair.First), RootOf(pair.Second));

            // The smaller id is the root, so that a group is called the same however its pairs are ordered.
            var (root, child) = DuplicatePair.Ordered(one, other);
            parents[child] = root;
        }

        return
        [
            .. pairs.GroupBy(pair => RootOf(pair.First), StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => new DuplicateGroup(
                    group.First().Likeness.Class,
                    [.. group.SelectMany(pair => new[] { pair.First, pair.Second }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                    [.. group.OrderBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal)])),
        ];

        string RootOf(string id)
        {
            var root = id;
            while (parents.GetValueOrDefault(root, root) is var parent && parent != root)
            {
                root = parent;
            }

            // The way there is shortened for the next one.
            while (id != root)
            {
                (parents[id], id) = (root, parents.GetValueOrDefault(id, root));
            }

            return root;
        }
    }
}
