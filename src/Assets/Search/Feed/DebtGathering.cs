using System.Collections.Concurrent;

namespace ServerlessDam.Assets.Search.Feed;

/// <summary>The debts of a call that changes many assets, to be paid together at its end.</summary>
internal sealed class DebtGathering : IAsyncDisposable
{
    /// <summary>Of a call within another one that gathers.</summary>
    public static readonly DebtGathering Within = new(null);

    private readonly SearchFeed? _feed;
    private readonly ConcurrentQueue<(string Cloud, string AssetId)> _gathered = new();

    public DebtGathering(SearchFeed? feed)
    {
        _feed = feed;
        feed?.Gathering = this;
    }

    public void Add(string cloud, IReadOnlyList<string> assetIds)
    {
        foreach (var id in assetIds)
        {
            _gathered.Enqueue((cloud, id));
        }
    }

    public ValueTask DisposeAsync()
    {
        if (_feed is null)
        {
            return ValueTask.CompletedTask;
        }

        _feed.Gathering = null;
        var clouds = _gathered.Distinct().GroupBy(each => each.Cloud, each => each.AssetId, StringComparer.Ordinal);
        return new(Task.WhenAll(clouds.Select(each => _feed.OwedAsync(each.Key, [.. each]))));
    }
}
