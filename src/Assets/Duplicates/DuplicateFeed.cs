using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>
/// Has duplicates looked for, in the background and one asset at a time, soon after an asset changed. What a crash or a fault left
/// is found by the sweep: the debt is a row of the change's own transaction.
/// </summary>
public sealed class DuplicateFeed(ITableStore tables, FindDuplicates find, TimeProvider time, ILogger<DuplicateFeed> logger) : BackgroundService
{
    /// <summary>How long what is changed in a row is gathered: an upload is followed by its analysis.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private const int MostWaiting = 10_000;

    private const int MostOfASweep = 1000;

    /// <summary>Whatever else is swept waits for a sweep; the rest is left to the background.</summary>
    private static readonly TimeSpan LongestSweep = TimeSpan.FromSeconds(2);

    private readonly Channel<(string Cloud, string AssetId)> _owed = Channel.CreateBounded<(string, string)>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>To be called when a transaction that may hold such debts is committed.</summary>
    internal void Announce(string cloud, IEnumerable<RowChange> committed)
    {
        foreach (var debt in committed.OfType<RowChange.Put>().Where(change => change.RowKey.StartsWith(CatalogKeys.DuplicateDebts, StringComparison.Ordinal)))
        {
            _owed.Writer.TryWrite((cloud, debt.RowKey[CatalogKeys.DuplicateDebts.Length..]));
        }
    }

    /// <summary>Pays what is owed, a bounded piece of it, and has the background pay more; of how many assets that is.</summary>
    public async Task<int> SweepAsync(string cloud, CancellationToken cancellationToken)
    {
        var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.DuplicateDebts), MostOfASweep, cancellationToken);
        var started = time.GetTimestamp();
        foreach (var assetId in rows.Select(row => row.RowKey[CatalogKeys.DuplicateDebts.Length..]))
        {
            if (time.GetElapsedTime(started) < LongestSweep)
            {
                await TryPayAsync(cloud, assetId, cancellationToken);
            }
            else
            {
                _owed.Writer.TryWrite((cloud, assetId));
            }
        }

        return rows.Count;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _owed.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Moment, time, stoppingToken);
            var owed = new HashSet<(string Cloud, string AssetId)>();
            while (_owed.Reader.TryRead(out var one))
            {
                owed.Add(one);
            }

            foreach (var (cloud, assetId) in owed)
            {
                // In a large library a look takes a core for a while: deliveries have it for as long.
                var started = time.GetTimestamp();
                await TryPayAsync(cloud, assetId, stoppingToken);
                await Task.Delay(time.GetElapsedTime(started), time, stoppingToken);
            }
        }
    }

    private async Task TryPayAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        try
        {
            await find.PayAsync(cloud, assetId, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever it was: the debt is there for the next sweep, and the others do not wait for it.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotLooked(logger, cloud, assetId, e);
        }
#pragma warning restore CA1031
    }
}

internal static partial class Log
{
    [LoggerMessage(2701, LogLevel.Warning, "Could not look for duplicates of asset {AssetId} of {Cloud}; the sweep will try again")]
    public static partial void NotLooked(ILogger logger, string cloud, string assetId, Exception exception);
}
