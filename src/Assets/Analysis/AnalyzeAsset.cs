using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis;

/// <summary>
/// Does what is pending of an asset's analysis. Called by the blob trigger on originals, by the job that activation enqueues,
/// by who waits for a part of it and by replays; whoever comes when there is nothing to do goes again.
/// </summary>
public sealed class AnalyzeAsset(Catalog catalog, IBlobStore blobs, AnalysisEngines engines, NoteAnalysis note, IMessageQueue queue, IClaims claims, TimeProvider time) : IDisposable
{
    /// <summary>Clocks of instances differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(2);

    private readonly VideoTurns _videos = new(inBackground: TimeSpan.FromSeconds(5), awaited: TimeSpan.FromMinutes(1));

    /// <summary>Whether an error says nothing about the file: whoever should have looked is not there, or has too much to do.</summary>
    public static bool IsAway(DamException error) => AnalysisTry.IsAway(error);

    /// <summary>Whether the analysis of these parts would have anything to do.</summary>
    public bool IsOwed(Asset asset, ProbeParts asked)
        => AnalysisPlan.Pending(AnalysisPlan.Asked(asset.Analysis, asset, asked, time.GetUtcNow())) != ProbeParts.Format;

    /// <summary>For whoever goes again at once when somebody else is at it: what is left over is the job's.</summary>
    /// <inheritdoc cref="ExecuteAsync(string, string, string, TimeSpan, CancellationToken)"/>
    public Task ExecuteAsync(string cloud, string assetId, string versionId, CancellationToken cancellationToken)
        => ExecuteAsync(cloud, assetId, versionId, TimeSpan.Zero, cancellationToken);

    /// <summary>Does what is due of it. One at a time: the trigger on originals and the job of an upload come at about the same moment.</summary>
    /// <param name="patience">How long to wait for somebody else who is at it, for what is due after that.</param>
    /// <exception cref="DamException">The analysis failed and may be tried again; what failed and why is noted on the asset. NotAvailable, RateLimited, TryLater: not all of it could be tried, which is no try.</exception>
    public async Task ExecuteAsync(string cloud, string assetId, string versionId, TimeSpan patience, CancellationToken cancellationToken)
    {
        if (await DueAsync() is null)
        {
            return;
        }

        await using var claim = await HeldClaim.TryTakeAsync(claims, ClaimOf(cloud, assetId, versionId), patience, time, cancellationToken)
            ?? throw new DamException(ErrorKind.TryLater, "It is being looked at");
        if (await DueAsync() is { } asset)
        {
            var parts = AlongOf(asset, AnalysisPlan.Due(asset.Analysis, time.GetUtcNow()));
            if (await TryAsync(asset, new("", null, parts, IsPatient: true), isHost: true, cancellationToken) is [var first, ..])
            {
                throw first.Error;
            }
        }

        async Task<Asset?> DueAsync()
            => await FindAsync(cloud, assetId, versionId, cancellationToken) is { } asset && AnalysisPlan.Due(asset.Analysis, time.GetUtcNow()) != ProbeParts.Format ? asset : null;
    }

    /// <summary>For who waits for it, and not for those who nobody waits for.</summary>
    /// <param name="asked">Parts that are tried even where nothing here could do them before; for none nothing is done.</param>
    /// <inheritdoc cref="ExecuteAsync(string, string, string, TimeSpan, CancellationToken)"/>
    public async Task ExecuteAsync(string cloud, string assetId, string versionId, ProbeParts asked, CancellationToken cancellationToken)
    {
        if (asked == ProbeParts.Format || await FindAsync(cloud, assetId, versionId, cancellationToken) is not { } asset)
        {
            return;
        }

        if (!IsOwed(asset, asked))
        {
            return;
        }

        // So that those who nobody waits for do not look as well; whether they are at it already makes no difference.
        await using var claim = await HeldClaim.TryTakeAsync(claims, ClaimOf(cloud, assetId, versionId), time, cancellationToken);
        var parts = AnalysisPlan.Pending(AnalysisPlan.Asked(asset.Analysis, asset, asked, time.GetUtcNow()));
        var failed = await TryAsync(asset, new("", null, parts), isHost: false, cancellationToken);
        if (failed.FirstOrDefault(each => (each.Parts & asked) != 0) is { } first)
        {
            throw first.Error;
        }
    }

    /// <summary>
    /// As <see cref="ExecuteAsync(string, string, string, ProbeParts, CancellationToken)"/>, for who goes on with what is known where that cannot be had:
    /// the asset tells why it failed, or that it still waits.
    /// </summary>
    public async Task AskAsync(Asset asset, ProbeParts asked, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(asset.Cloud, asset.AssetId, asset.VersionId, asked, cancellationToken);
        }
        catch (DamException e) when (e.Kind == ErrorKind.Unprocessable || AnalysisTry.IsAway(e))
        {
            // So the answer tells.
        }
    }

    /// <summary>
    /// Does steps anew that have ended, at the pace of work that nobody waits for. What fails is noted, and the jobs queue has the tries that are left.
    /// </summary>
    /// <param name="again">Of each step, as it is and by its name; null for one that was not planned when the asset was stored.</param>
    /// <returns>Whether all went well; null where there was nothing to do.</returns>
    internal async Task<bool?> AgainAsync(Asset asset, Func<AnalysisStep?, string, bool> again, CancellationToken cancellationToken)
    {
        var steps = AnalysisPlan.Again(asset.Analysis, asset, again, time.GetUtcNow());
        var parts = AnalysisPlan.PartsOf(steps, step => step.State == AnalysisState.Pending && !asset.Analysis.Contains(step));
        return parts == ProbeParts.Format
            ? null
            : (await TryAsync(asset, new("", null, parts, IsPatient: true, IsReplay: true), isHost: false, cancellationToken)).Count == 0;
    }

    /// <summary>The host has tried a message often enough, whatever ended it: that counts as one try of what is still pending.</summary>
    public async Task GiveUpAsync(string cloud, string assetId, string versionId, CancellationToken cancellationToken)
    {
        if (await FindAsync(cloud, assetId, versionId, cancellationToken) is { } asset
            && AnalysisPlan.Pending(asset.Analysis) is not ProbeParts.Format and var parts)
        {
            await note.FailureAsync(asset, new(parts, new(ErrorKind.Unprocessable, "The server ended, or failed, while it was at it; see its log"), TimeSpan.Zero), cancellationToken);
        }
    }

    public void Dispose() => _videos.Dispose();

    private static string ClaimOf(string cloud, string assetId, string versionId) => $"analysis {cloud} {assetId} {versionId}";

    /// <summary>Null where it is not active yet: activation calls again. Where it is replaced or deleted nobody needs it any more.</summary>
    private async Task<Asset?> FindAsync(string cloud, string assetId, string versionId, CancellationToken cancellationToken)
        => await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } asset && asset.VersionId == versionId ? asset : null;

    /// <summary>With what an engine elsewhere finds out in the same call: it looks at pictures alone.</summary>
    private ProbeParts AlongOf(Asset asset, ProbeParts parts) => asset.ResourceType == ResourceType.Image ? engines.Along(parts) : parts;

    /// <param name="isHost">Who calls comes again by itself when something failed.</param>
    /// <returns>What failed, as far as it is worth another try of the host's.</returns>
    private async Task<IReadOnlyList<FailedParts>> TryAsync(Asset asset, ProbeRequest request, bool isHost, CancellationToken cancellationToken)
    {
        if (request.Parts == ProbeParts.Format)
        {
            return [];
        }

        var isVideo = asset.ResourceType == ResourceType.Video;
        if (isVideo && engines.Unseen(request.Parts, asset.SizeInBytes, TextHint.Noted(asset.AddOns)) is { } unseen)
        {
            // Not even copied here.
            var known = AnalysisTry.Of(new(request.Parts, unseen, TimeSpan.Zero));
            await note.ResultAsync(asset, known, isReplay: request.IsReplay, owesMore: !isHost, cancellationToken);
            return [];
        }

        using var turn = isVideo ? await _videos.TakeAsync(request.IsPatient, cancellationToken) : null;
        if (isVideo && !request.IsReplay)
        {
            // Whoever had the turn before may have looked at it.
            if (await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken) is not { } current || current.VersionId != asset.VersionId)
            {
                return [];
            }

            asset = current;
            request = request with { Parts = request.Parts & AnalysisPlan.Pending(AnalysisPlan.Asked(asset.Analysis, asset, request.Parts, time.GetUtcNow())) };
            if (request.Parts == ProbeParts.Format)
            {
                return [];
            }
        }

        await using var original = await blobs.OpenLocalAsync(asset.Original, cancellationToken);
        if (original is null)
        {
            // Erased between the two reads, with the version it belonged to.
            return [];
        }

        request = request with { Path = original.Path, FileName = asset.OriginalFilename, Reading = TextHint.Noted(asset.AddOns) };
        var failedBefore = asset.Analysis.Any(step => step is { State: AnalysisState.Pending, Attempts: > 0 });
        var tried = await AnalysisTry.RunAsync(engines, request, oneByOne: failedBefore, time, cancellationToken);
        await WaitAsync(asset, [.. tried.Found.SelectMany(each => each.Facts.Troubles)], cancellationToken);
        var steps = await note.ResultAsync(asset, tried, isReplay: request.IsReplay, owesMore: !isHost, cancellationToken);
        return tried.Away is { } away ? throw away : isHost ? [.. tried.Failed.Where(each => (each.Parts & AnalysisPlan.Pending(steps)) != 0)] : tried.Failed;
    }

    /// <summary>Has what an engine put off tried again by itself, before that is noted: a crash in between costs a call that finds nothing to do.</summary>
    private async Task WaitAsync(Asset asset, IReadOnlyList<EngineTrouble> troubles, CancellationToken cancellationToken)
    {
        // Whoever put it off before left a message that still comes.
        var now = time.GetUtcNow();
        if (troubles.Max(trouble => trouble.AgainAt) is not { } again || asset.Analysis.Any(step => step.NotBefore > now))
        {
            return;
        }

        var delay = again - now + Margin;
        await queue.EnqueueAsync(Job.Queue, AnalyzeJob.Of(asset.Cloud, asset.AssetId, asset.VersionId).ToJson(), delay < LongestWait ? delay : LongestWait, cancellationToken);
    }
}
