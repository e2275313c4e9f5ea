using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Assets.Similarity;

/// <summary>What of a comparison with all assets is wanted.</summary>
/// <param name="Threshold">Least score, 0 to 1.</param>
/// <param name="Take">The best so many behind the place.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
public sealed record RankRequest(FolderRights Rights, double Threshold, int Take, RankPlace? After = null);

/// <summary>A place in a ranking: by descending score, and by id where scores are equal.</summary>
public readonly record struct RankPlace(double Score, UInt128 Id)
{
    /// <summary>The better one first.</summary>
    internal static Comparer<RankPlace> Order { get; } = Comparer<RankPlace>.Create((one, other) => other.Score.CompareTo(one.Score) is not 0 and var order ? order : one.Id.CompareTo(other.Id));
}

/// <param name="Total">Of all places, those before and behind the page too.</param>
/// <param name="Assets">Best first.</param>
/// <param name="Next">Null when nothing follows.</param>
public sealed record Ranked(int Total, IReadOnlyList<RankedAsset> Assets, RankPlace? Next);

public sealed record RankedAsset(string AssetId, Likeness Likeness);

/// <summary>Keeps the best of many.</summary>
internal sealed class Ranking(RankRequest request)
{
    /// <summary>The worst that is kept is taken first; one more than asked for tells whether something follows.</summary>
    private readonly PriorityQueue<(RankPlace Place, LikenessClass Class), RankPlace> _kept = new(Comparer<RankPlace>.Create((one, other) => RankPlace.Order.Compare(other, one)));

    private int _total;

    public void Add(UInt128 id, Likeness likeness)
    {
        _total++;
        var place = new RankPlace(likeness.Score, id);
        if (request.After is { } after && RankPlace.Order.Compare(place, after) <= 0)
        {
            return;
        }

        if (_kept.Count <= request.Take)
        {
            _kept.Enqueue((place, likeness.Class), place);
        }
        else if (_kept.TryPeek(out _, out var worst) && RankPlace.Order.Compare(place, worst) < 0)
        {
            _kept.EnqueueDequeue((place, likeness.Class), place);
        }
    }

    public Ranked Ended(Func<UInt128, string> idOf)
    {
        List<(RankPlace Place, LikenessClass Class)> best = [.. _kept.UnorderedItems.Select(each => each.Element).OrderBy(each => each.Place, RankPlace.Order)];
        var page = best.Take(request.Take).ToList();
        return new(_total, [.. page.Select(each => new RankedAsset(idOf(each.Place.Id), new(each.Class, each.Place.Score)))], best.Count > page.Count && page.Count > 0 ? page[^1].Place : null);
    }
}
