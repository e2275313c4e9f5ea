using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>Writes what a try of the analysis came to, onto whatever the asset has become meanwhile.</summary>
public sealed class NoteAnalysis(Catalog catalog, Outbox outbox, ModerationDebts moderation, TimeProvider time, ILogger<NoteAnalysis> logger)
{
    /// <summary>As many as the host tries a message.</summary>
    private const int MostAttempts = 5;

    /// <param name="asset">As it was read.</param>
    /// <param name="isReplay">Steps that have ended are begun anew.</param>
    /// <param name="owesMore">Nobody comes again by himself for what failed: a debt of the same transaction sees to it.</param>
    /// <returns>The steps as they are now; none where the version is no more.</returns>
    internal Task<ImmutableArray<AnalysisStep>> ResultAsync(Asset asset, AnalysisTry tried, bool isReplay, bool owesMore, CancellationToken cancellationToken)
        => tried is { Found.Count: 0, Failed.Count: 0 }
            ? Task.FromResult(asset.Analysis)
            : WriteAsync(asset, (current, found, now) => After(current, found, [.. tried.Failed.Select(each => each.For(current, tried.Reading))], isReplay, now), tried.Found, owesMore, cancellationToken);

    /// <summary>Of a try that did not come to its end.</summary>
    internal Task FailureAsync(Asset asset, FailedParts failed, CancellationToken cancellationToken)
        => WriteAsync(asset, (current, _, now) => AnalysisPlan.Failed(current.Analysis, failed, MostAttempts, now), [], owesMore: true, cancellationToken);

    private static ImmutableArray<AnalysisStep> After(
        Asset asset, IReadOnlyList<FoundParts> found, IReadOnlyList<FailedParts> failed, bool isReplay, DateTimeOffset now)
    {
        var parts = found.Select(each => each.Parts).Concat(failed.Select(each => each.Parts)).Aggregate(ProbeParts.Format, (all, each) => all | each);
        var steps = AnalysisPlan.Asked(asset.Analysis, asset, parts, now);
        if (isReplay)
        {
            steps = AnalysisPlan.Again(steps, asset, (step, name) => (AnalysisPlan.PartsOf(steps, each => each.Name == name) & parts) != 0, now);
        }

        steps = found.Aggregate(steps, (all, each) => AnalysisPlan.Ended(all, each, now));
        return failed.Aggregate(steps, (all, each) => AnalysisPlan.Failed(all, each, MostAttempts, now));
    }

    private async Task<ImmutableArray<AnalysisStep>> WriteAsync(
        Asset asset,
        Func<Asset, IReadOnlyList<FoundParts>, DateTimeOffset, ImmutableArray<AnalysisStep>> after,
        IReadOnlyList<FoundParts> all,
        bool owesMore,
        CancellationToken cancellationToken)
    {
        for (var current = asset; current is not null && current.VersionId == asset.VersionId;)
        {
            var found = all.Select(each => each.For(current)).ToList();
            var results = found.Count == 0 ? null : found.Aggregate(
                await catalog.ResultsAsync(current, cancellationToken), (known, each) => AnalysisPlan.Merge(known, AnalysisPlan.Results(current.VersionId, each.Facts)));
            var steps = after(current, found, time.GetUtcNow());
            var written = AutoTags.Awaited(current, results?.Labels()) with
            {
                Color = results?.MainColor() ?? current.Color,
                SeenFaces = results?.Faces is { } faces ? [.. faces] : current.SeenFaces,
                IllustrationScore = results?.Colors?.IllustrationScore ?? current.IllustrationScore,
                SeenMark = results is null || current.ResourceType != ResourceType.Image ? current.SeenMark : SeenPlaces.MarkOf(results),
                Analysis = steps,
            };
            List<OutboxEntry> owed = owesMore && steps.Any(step => step is { State: AnalysisState.Pending, Error: not null })
                ? [outbox.Entry(OutboxKind.Analyze, asset.Cloud, asset.AssetId, asset.VersionId)]
                : [];
            owed.AddRange(moderation.AfterAnalysis(written));
            if (await catalog.WriteAsync(current, written, results, [.. owed.Select(entry => entry.Row)], cancellationToken))
            {
                outbox.Announce(owed);
                Tell(written, current.Analysis);
                return steps;
            }

            current = await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken);
        }

        return [];
    }

    private void Tell(Asset asset, ImmutableArray<AnalysisStep> before)
    {
        foreach (var step in asset.Analysis.Where(step => step.State == AnalysisState.Failed && !before.Contains(step)))
        {
            Log.Quarantined(logger, step.Name, asset.AssetId, step.Attempts, step.Error!);
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(2701, LogLevel.Warning, "Step {Step} of the analysis of asset {AssetId} is quarantined after {Attempts} tries: {Error}")]
    public static partial void Quarantined(ILogger logger, string step, string assetId, int attempts, string error);

    [LoggerMessage(2702, LogLevel.Information, "Something here sees {Parts} now: what was unavailable in {Cloud} is analysed, as batch {Batch}")]
    public static partial void SeesMore(ILogger logger, ProbeParts parts, string cloud, string batch);

    [LoggerMessage(2703, LogLevel.Warning, "Analyses of {Cloud} that nothing waited for any more are queued again: {Lost}")]
    public static partial void QueuedAgain(ILogger logger, string cloud, int lost);
}
