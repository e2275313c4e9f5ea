using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Search;

/// <summary>
/// Takes the first documents of a set in an order, field by field: what is equal in one field is ordered by the next, and by asset
/// id in the end. Orders no more than it has to.
/// </summary>
internal sealed class Ordering(SearchSnapshot snapshot, DocumentTexts texts, IReadOnlyList<OrderLevel> levels)
{
    private readonly TextOrder _texts = new(snapshot, texts);
    private readonly AssetIdOrder _assetIds = new(snapshot);
    private readonly Dictionary<int, DocumentSet> _withText = [];

    /// <param name="after">Only what comes after it; null is all.</param>
    public List<int> Take(DocumentSet members, SearchPlace? after, int count)
        => levels is [{ Sort: { Field: "created_at", Descending: true }, TextField: null }] && new CreatedOrder(snapshot).TryTake(members, after, count) is { } walked
            ? walked
            : Take(members.ToArray(), 0, after, count);

    private List<int> Take(int[] docs, int level, SearchPlace? after, int count)
    {
        if (docs.Length == 0 || count <= 0)
        {
            return [];
        }

        if (level == levels.Count)
        {
            return _assetIds.Take(docs, after?.AssetId, count);
        }

        var (taken, at) = (new List<int>(), after?.Values[level]);
        foreach (var section in SectionsFrom(levels[level], at))
        {
            if (taken.Count < count)
            {
                taken.AddRange(TakeSection(section, docs, level, after, count - taken.Count));
                after = null;
            }
        }

        return taken;
    }

    private enum Section
    {
        Numbers,
        Texts,
        Missing,
    }

    /// <summary>Those that may hold something after a place; the first of them is the place's own.</summary>
    private static IEnumerable<Section> SectionsFrom(OrderLevel level, SearchSortValue? at)
    {
        Section[] all = level.Sort.Descending ? [Section.Texts, Section.Numbers, Section.Missing] : [Section.Numbers, Section.Texts, Section.Missing];
        return at switch
        {
            null => all,
            { Number: not null } => all.SkipWhile(section => section != Section.Numbers),
            { Text: not null } => all.SkipWhile(section => section != Section.Texts),
            _ => [Section.Missing],
        };
    }

    private List<int> TakeSection(Section section, int[] docs, int index, SearchPlace? after, int count)
    {
        var level = levels[index];
        switch (section)
        {
            case Section.Numbers:
                return level.HasNumbers ? TakeByKey(docs, level.NumbersOf(docs), after?.Values[index].Number, index, after, count) : [];
            case Section.Texts:
                if (level.TextField is not { } field)
                {
                    return [];
                }

                var (keyed, keys, at) = _texts.Keys(WithoutNumber(level, docs), level, field, after?.Values[index].Text, count);
                return TakeByKey(keyed, keys, at, index, after, count);
            default:
                return Take([.. WithoutNumber(level, docs).Where(doc => level.TextField is not { } text || !HasText(text, doc))], index + 1, after, count);
        }
    }

    private bool HasText(int field, int doc)
    {
        if (!_withText.TryGetValue(field, out var set))
        {
            _withText.Add(field, set = snapshot.WithField(field));
        }

        return set.Contains(doc);
    }

    private static int[] WithoutNumber(OrderLevel level, int[] docs) => level.HasNumbers ? Array.FindAll(docs, doc => double.IsNaN(level.NumberOf(doc))) : docs;

    /// <summary>By a key each, NaN being none; those of one key by the next field.</summary>
    private List<int> TakeByKey(int[] docs, double[] keys, double? at, int level, SearchPlace? after, int count)
    {
        if (levels[level].Sort.Descending)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                keys[i] = -keys[i];
            }

            at = -at;
        }

        var taken = new List<int>();
        if (at is { } place)
        {
            taken.AddRange(Take([.. docs.Where((_, i) => keys[i] == place)], level + 1, after, count));
        }

        var (chosen, chosenKeys) = LeastKeys.Of(docs, keys, at ?? double.NegativeInfinity, isExclusive: at is not null, count - taken.Count);
        for (var (first, end) = (0, 0); first < chosen.Length && taken.Count < count; first = end)
        {
            snapshot.Token.ThrowIfCancellationRequested();
            while (end < chosen.Length && chosenKeys[end] == chosenKeys[first])
            {
                end++;
            }

            taken.AddRange(end - first == 1 ? [chosen[first]] : Take(chosen[first..end], level + 1, null, count - taken.Count));
        }

        return taken;
    }
}
