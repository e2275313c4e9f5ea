using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis;

/// <summary>
/// Does what is pending of an asset's analysis. Called by the blob trigger on originals, by the job that activation enqueues
/// and by the sweeper; whoever comes when there is nothing to do goes again.
/// </summary>
public sealed class AnalyzeAsset(Catalog catalog, IBlobStore blobs, AnalysisEngines engines, IMessageQueue queue, TimeProvider time)
{
    /// <summary>As many as the host tries a message.</summary>
    private const int MostAttempts = 5;

    /// <summary>Clocks of instances differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(2);

    /// <summary>Whether the analysis of these parts would have anything to do.</summary>
    public bool IsOwed(Asset asset, ProbeParts asked)
        => AnalysisPlan.Pending(AnalysisPlan.Asked(asset.Analysis, asked, time.GetUtcNow())) != ProbeParts.Format;

    /// <inheritdoc cref="ExecuteAsync(string, string, string, ProbeParts, CancellationToken)"/>
    public Task ExecuteAsync(string cloud, string assetId, string versionId, CancellationToken cancellationToken)
        => ExecuteAsync(cloud, assetId, versionId, ProbeParts.Format, cancellationToken);

    /// <param name="asked">Parts that somebody waits for: they are tried even where nothing here could do them before.</param>
    /// <exception cref="DamException">The analysis failed and may be tried again; what failed and why is noted on the asset.</exception>
    public async Task ExecuteAsync(string cloud, string assetId, string versionId, ProbeParts asked, CancellationToken cancellationToken)
    {
        // Not active yet: activation calls again. Replaced or deleted: nobody needs it any more.
        if (await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is not { } asset || asset.VersionId != versionId)
        {
            return;
        }

        asset = asset with { Analysis = AnalysisPlan.Asked(asset.Analysis, asked, time.GetUtcNow()) };
        var isAsked = asked != ProbeParts.Format;
        var parts = isAsked ? AnalysisPlan.Pending(asset.Analysis) : AnalysisPlan.Due(asset.Analysis, time.GetUtcNow());
        if (parts == ProbeParts.Format)
        {
            return;
        }

        parts = isAsked ? parts : engines.Along(parts);

        await using var original = await blobs.OpenLocalAsync(asset.Original, cancellationToken);
        if (original is null)
        {
            // Erased between the two reads, with the version it belonged to.
            return;
        }

        try
        {
            var facts = await engines.ProbeAsync(new(original.Path, asset.OriginalFilename, parts, IsPatient: !isAsked), cancellationToken);
            var now = time.GetUtcNow();
            await WaitAsync(asset, facts, now, cancellationToken);
            await NoteAsync(asset, new(facts, parts, now), null, MostAttempts, cancellationToken);
        }
        catch (DamException e)
        {
            await NoteAsync(asset, null, e.Message, MostAttempts, cancellationToken);
            throw;
        }
    }

    /// <summary>Ends what is still pending: the host has tried often enough.</summary>
    public async Task GiveUpAsync(string cloud, string assetId, string versionId, CancellationToken cancellationToken)
    {
        if (await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } asset && asset.VersionId == versionId
            && AnalysisPlan.Pending(asset.Analysis) != ProbeParts.Format)
        {
            await NoteAsync(asset, null, "The analysis was given up; see the server's log", mostAttempts: 0, cancellationToken);
        }
    }

    /// <summary>Has what an engine put off tried again by itself, before that is noted: a crash in between costs a call that finds nothing to do.</summary>
    private async Task WaitAsync(Asset asset, MediaFacts facts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // Whoever put it off before left a message that still comes.
        if (facts.Troubles.Max(trouble => trouble.TryAgainAfter) is not { } wait || asset.Analysis.Any(step => step.NotBefore > now))
        {
            return;
        }

        var delay = wait < LongestWait ? wait + Margin : LongestWait;
        await queue.EnqueueAsync(Job.Queue, AnalyzeJob.Of(asset.Cloud, asset.AssetId, asset.VersionId).ToJson(), delay, cancellationToken);
    }

    private async Task NoteAsync(Asset asset, Finding? found, string? error, int mostAttempts, CancellationToken cancellationToken)
    {
        for (var current = asset; current is not null && current.VersionId == asset.VersionId;)
        {
            var now = found?.At ?? time.GetUtcNow();
            var results = found is null ? null : AnalysisPlan.Merge(await catalog.ResultsAsync(current, cancellationToken), AnalysisPlan.Results(current.VersionId, found.Facts));
            var steps = found is null ? current.Analysis : AnalysisPlan.Asked(current.Analysis, found.Parts, now);
            var after = current with
            {
                Color = results?.MainColor() ?? current.Color,
                SeenFaces = results?.Faces is { } faces ? [.. faces] : current.SeenFaces,
                Analysis = found is not null
                    ? AnalysisPlan.Ended(steps, found.Parts, found.Facts, now)
                    : AnalysisPlan.Failed(steps, error!, mostAttempts, now),
            };
            if (await catalog.WriteAsync(current, after, results, [], cancellationToken))
            {
                return;
            }

            current = await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken);
        }
    }

    private sealed record Finding(MediaFacts Facts, ProbeParts Parts, DateTimeOffset At);
}
