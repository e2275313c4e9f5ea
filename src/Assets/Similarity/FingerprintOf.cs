using System.Globalization;
using System.Security.Cryptography;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Similarity;

/// <summary>The fingerprint of what somebody asks by: an asset, a file that is not kept, or words.</summary>
public sealed class FingerprintOf(Catalog catalog, AnalyzeAsset analyze, AnalysisEngines engines, IEnumerable<ITextEmbedding> texts)
{
    private const ProbeParts Telling = ProbeParts.PerceptualHash | ProbeParts.Embedding;

    /// <summary>Whether words can be compared with pictures.</summary>
    public bool KnowsWords => texts.Any();

    /// <summary>What is still pending of its analysis is done now: who asks gets an answer.</summary>
    /// <exception cref="DamException">NotFound, also for one that may not be seen.</exception>
    public async Task<Fingerprint> AssetAsync(Caller caller, string cloud, string assetId, CancellationToken cancellationToken)
    {
        var asset = await catalog.FindByIdAsync(cloud, assetId, cancellationToken);
        if (asset is null || !caller.Folders.Allow(FolderPermission.View, asset.Folder))
        {
            throw DamException.NotFound(assetId);
        }

        if (AnalysisPlan.Pending(asset.Analysis) is var pending && (pending & Telling) != 0)
        {
            asset = await AnalyzedAsync(asset, cancellationToken);
        }

        return FingerprintRows.Of(asset, await catalog.ResultsAsync(asset, cancellationToken));
    }

    /// <exception cref="DamException">InvalidParameter: no picture, or one that cannot be read.</exception>
    public async Task<Fingerprint> FileAsync(string path, string? fileName, CancellationToken cancellationToken)
    {
        var facts = await engines.ProbeAsync(new(path, fileName, Telling), cancellationToken);
        if (facts is not { Kind: ResourceType.Image, Problem: null })
        {
            throw DamException.Invalid(facts.Problem ?? "Invalid image file");
        }

        await using var content = File.OpenRead(path);

        // The wire's etag is an MD5; nothing trusts it.
#pragma warning disable CA5351
        var hash = await MD5.HashDataAsync(content, cancellationToken);
#pragma warning restore CA5351
        var etag = UInt128.Parse(Convert.ToHexString(hash), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new("", "", etag, content.Length, PictureHashes.Read(facts.PerceptualHash), Sketch.Of(facts.Seen?.Embedding));
    }

    /// <summary>Null where no model says anything.</summary>
    public async Task<Fingerprint?> TextAsync(string text, CancellationToken cancellationToken)
        => Sketch.Of(await texts.First().OfAsync(text, cancellationToken)) is { } sketch ? new("", "", default, -1, null, sketch) : null;

    private async Task<Asset> AnalyzedAsync(Asset asset, CancellationToken cancellationToken)
    {
        await analyze.AskAsync(asset, Telling, cancellationToken);
        return await catalog.FindByIdAsync(asset.Cloud, asset.AssetId, cancellationToken) ?? asset;
    }
}
