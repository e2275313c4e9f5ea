using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis.Replay;

/// <summary>
/// Looks every minute whether something here sees more than before (models that arrived, a service that answers again), and begins
/// a replay of what was unavailable; and whether an analysis is pending that no message stands for any more.
/// </summary>
public sealed class AnalysisWatch(
    ITableStore tables, IMessageQueue queue, IClaims claims, Catalog catalog, AnalysisEngines engines, ListAnalysis list, ReplayAnalysis replay, OlderAnalyses older, AnalysisStates states, TimeProvider time, ILogger<NoteAnalysis> logger)
{
    /// <summary>No try of an analysis takes as long, nor the pause after it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const int MostAtOnce = 500;

    private ProbeParts _seen;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        // Seen twice: what was under way when a model arrived has ended by now, and is in the list.
        var now = engines.Sees;
        var settled = now & Interlocked.Exchange(ref _seen, now);
        var isIdle = await queue.CountAsync(Job.Queue, cancellationToken) == 0;
        await foreach (var cloud in tables.PartitionsAsync(CatalogKeys.Table, cancellationToken))
        {
            await using var claim = await HeldClaim.TryTakeAsync(claims, $"analysis {cloud}", time, cancellationToken);
            if (claim is null)
            {
                continue;
            }

            // What is in no list yet would be missed.
            if (await older.ListAsync(cloud, cancellationToken))
            {
                await NoticeAsync(cloud, now, settled, cancellationToken);
            }

            if (isIdle && await QueueLostAsync(cloud, cancellationToken) is > 0 and var lost)
            {
                Log.QueuedAgain(logger, cloud, lost);
            }
        }
    }

    private async Task NoticeAsync(string cloud, ProbeParts now, ProbeParts settled, CancellationToken cancellationToken)
    {
        var known = (await states.ReadAsync(cloud, cancellationToken)).Sees;
        var grown = settled & ~known;
        if (grown != 0 && await list.CountAsync(cloud, AnalysisState.Unavailable, 1, cancellationToken) is { Count: > 0 })
        {
            var batch = await replay.StartAsync(cloud, new(ReplayKind.Unavailable, null, []) { Steps = AnalysisPlan.NamesOf(grown) }, isByItself: true, cancellationToken);
            Log.SeesMore(logger, grown, cloud, batch.Id);
        }

        // What is gone is forgotten, so that it is noticed when it comes back.
        if (grown != 0 || (known & ~now) != 0)
        {
            await states.ChangeAsync(cloud, state => state with { Sees = (state.Sees & now) | grown }, cancellationToken);
        }
    }

    /// <summary>Queues keep what they are given, but not for ever, and somebody may empty them.</summary>
    private async Task<int> QueueLostAsync(string cloud, CancellationToken cancellationToken)
    {
        var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.Analysed(AnalysisState.Pending)), MostAtOnce, cancellationToken);
        var assets = await catalog.FindRowsAsync(cloud, [.. rows.Select(row => row.Text(CatalogKeys.Pointer)!)], cancellationToken);
        var limit = time.GetUtcNow() - Patience;
        var lost = assets.Where(asset => asset.Analysis.Where(step => step.State == AnalysisState.Pending).All(step => (step.NotBefore ?? step.UpdatedAt) < limit)).ToList();
        foreach (var asset in lost)
        {
            await queue.EnqueueAsync(Job.Queue, AnalyzeJob.Of(cloud, asset.AssetId, asset.VersionId).ToJson(), TimeSpan.Zero, cancellationToken);
        }

        return lost.Count;
    }
}
