using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis;

/// <summary>
/// Does what is pending of an asset's analysis. Called by the blob trigger on originals, by the job that activation enqueues
/// and by the sweeper; whoever comes when there is nothing to do goes again.
/// </summary>
public sealed class AnalyzeAsset(Catalog catalog, IBlobStore blobs, AnalysisEngines engines, ModerationDebts moderation, TimeProvider time)
{
    /// <summary>As many as the host tries a message.</summary>
    private const int MostAttempts = 5;

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
        var parts = AnalysisPlan.Pending(asset.Analysis);
        if (parts == ProbeParts.Format)
        {
            return;
        }

        await using var original = await blobs.OpenLocalAsync(asset.Original, cancellationToken);
        if (original is null)
        {
            // Erased between the two reads, with the version it belonged to.
            return;
        }

        try
        {
            var facts = await engines.ProbeAsync(new(original.Path, asset.OriginalFilename, parts, IsPatient: asked == ProbeParts.Format), cancellationToken);
            await NoteAsync(asset, new(facts, parts), null, MostAttempts, cancellationToken);
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

    private async Task NoteAsync(Asset asset, Finding? found, string? error, int mostAttempts, CancellationToken cancellationToken)
    {
        for (var current = asset; current is not null && current.VersionId == asset.VersionId;)
        {
            var now = time.GetUtcNow();
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
            var owed = moderation.AfterAnalysis(after);
            if (await catalog.WriteAsync(current, after, results, [.. owed.Select(entry => entry.Row)], cancellationToken))
            {
                moderation.Announce(owed);
                return;
            }

            current = await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken);
        }
    }

    private sealed record Finding(MediaFacts Facts, ProbeParts Parts);
}
