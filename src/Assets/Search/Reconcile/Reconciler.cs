using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>
/// Goes through catalog and index again and again, a bounded piece at a time, and repairs what differs. There should be nothing:
/// what it finds came of a lost file, of somebody else's hand, or of a fault, and is counted.
/// </summary>
public sealed class Reconciler(
    ITableStore tables, ISearchIndex index, IClaims claims, CompareIndex compare, SearchFeed feed, IndexStates states, Reindex reindex, TimeProvider time, ILogger<Reconciler> logger)
{
    /// <summary>Between the beginnings of two passes.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromHours(6);

    private const int AssetsOfAStep = 250;

    /// <summary>A tick looks at 5 000 assets of a cloud: some 20 000 point reads.</summary>
    private const int StepsOfATick = 20;

    /// <summary>The timer's piece of every cloud.</summary>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        await foreach (var cloud in tables.PartitionsAsync(CatalogKeys.Table, cancellationToken))
        {
            try
            {
                await OneAsync(cloud, cancellationToken);
            }
            catch (DamException e) when (e.Kind == ErrorKind.NotAvailable)
            {
                // There is no search service here, and nothing to compare with.
                return;
            }
#pragma warning disable CA1031 // An index that does not answer is looked at again at the next tick; the other clouds have theirs.
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.NotCompared(logger, cloud, e);
            }
#pragma warning restore CA1031
        }
    }

    private async Task OneAsync(string cloud, CancellationToken cancellationToken)
    {
        await using var claim = await HeldClaim.TryTakeAsync(claims, $"reconcile {cloud}", time, cancellationToken);
        if (claim is null || await reindex.IsRunningAsync(cloud, cancellationToken) || await reindex.StartIfLostAsync(cloud, cancellationToken))
        {
            return;
        }

        var state = await states.ReadAsync(cloud, cancellationToken);
        var isDue = state.IsPassWanted || !(time.GetUtcNow() < state.CompletedAt + Interval) || await HasShrunkAsync(cloud, state, cancellationToken);
        for (var step = 0; step < StepsOfATick; step++)
        {
            if (state.BegunAt is null && !isDue)
            {
                return;
            }

            isDue = false;

            var part = await compare.StepAsync(cloud, state.Position, AssetsOfAStep, cancellationToken);
            if (!part.Drift.IsNone)
            {
                await feed.RewriteAsync(cloud, part.Drift.All, cancellationToken);
                Log.Repaired(logger, cloud, part.Drift.Missing.Length, part.Drift.Stale.Length, part.Drift.Orphaned.Length);
            }

            if (!await states.WriteAsync(cloud, After(state, part), cancellationToken))
            {
                return;
            }

            state = await states.ReadAsync(cloud, cancellationToken);
        }
    }

    /// <summary>It holds less than half of what it did, and nothing is owed: much was deleted, or somebody else's hand was at it.</summary>
    private async Task<bool> HasShrunkAsync(string cloud, IndexState state, CancellationToken cancellationToken)
        => state is { BegunAt: null, Last: { } last }
            && await index.CountAsync(cloud, cancellationToken) < last.Checked / 2
            && await feed.CountAsync(cloud, 1, cancellationToken) == 0;

    private IndexState After(IndexState state, ComparedPart part)
    {
        // One that is wanted while another is under way follows it.
        var (now, pass, isWanted) = (time.GetUtcNow(), state.Pass.And(part), state.IsPassWanted && state.BegunAt is not null);
        var repaired = state with { Repaired = state.Repaired + part.Drift.All.Count, IsPassWanted = isWanted };
        return part.Until is { } until
            ? repaired with { Position = until, BegunAt = state.BegunAt ?? now, Pass = pass }
            : repaired with { Position = null, BegunAt = null, Pass = new(0, 0, 0, 0), CompletedAt = now, Last = pass };
    }
}

internal static partial class Log
{
    [LoggerMessage(2601, LogLevel.Warning, "The search index of {Cloud} differed from the catalog: {Missing} assets missing, {Stale} as they were, {Orphaned} that are no more; repaired")]
    public static partial void Repaired(ILogger logger, string cloud, int missing, int stale, int orphaned);

    [LoggerMessage(2602, LogLevel.Warning, "The search index of {Cloud} could not be compared with the catalog")]
    public static partial void NotCompared(ILogger logger, string cloud, Exception exception);

    [LoggerMessage(2603, LogLevel.Information, "The search index of {Cloud} is empty and the catalog is not: it is written anew, as batch {Batch}")]
    public static partial void Rebuilding(ILogger logger, string cloud, string batch);
}
