using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>
/// <c>duplicate:0.9</c>: rejects what is as much as that like an asset that was approved, or that nobody moderates. 1 is the same
/// bytes alone, 0.9 the same picture; below it is the likeness of <see cref="Likeness"/>.
/// </summary>
public sealed class DuplicateModeration(AnalysisEngines engines, FingerprintIndex index, DuplicatePairs pairs, Catalog catalog) : IModerationEngine
{
    /// <summary>Where the call names none: the same picture.</summary>
    private const double OrdinaryThreshold = Likeness.LeastOfPictures;

    /// <summary>Others that are looked at together, nearest first.</summary>
    private const int OfALook = 100;

    /// <summary>Copies that were rejected stay near: so many of them are passed over.</summary>
    private const int MostLooks = 50;

    private const int MostReasons = 10;

    public string Kind => "duplicate";

    /// <summary>Without a model of embeddings it goes by hashes alone.</summary>
    public ProbeParts Needs => ProbeParts.PerceptualHash | (engines.Sees & ProbeParts.Embedding);

    public async Task<ModerationVerdict> JudgeAsync(Asset asset, AnalysisResults? results, double? threshold, CancellationToken cancellationToken)
    {
        var fingerprint = FingerprintRows.Of(asset, results);
        var request = new RankRequest(FolderRights.Everything, Math.Max(threshold ?? OrdinaryThreshold, double.Epsilon), OfALook);
        var reasons = new List<ModerationReason>();
        for (var look = 0; look < MostLooks; look++)
        {
            var near = await index.ReadAsync(asset.Cloud, table => table.Rank(fingerprint, request), cancellationToken);
            foreach (var other in near.Assets)
            {
                if (reasons.Count < MostReasons && await CountsAsync(asset, other, cancellationToken) is { } found)
                {
                    reasons.Add(new(found.PublicId, Math.Round(other.Likeness.Score, 4)));
                }
            }

            if (reasons.Count > 0 || near.Next is null)
            {
                break;
            }

            request = request with { After = near.Next };
        }

        return new(reasons.Count > 0, reasons);
    }

    /// <summary>Null for one that is itself waiting or rejected, and where somebody decided that the two may both be.</summary>
    private async Task<Asset?> CountsAsync(Asset asset, RankedAsset other, CancellationToken cancellationToken)
        => await pairs.FindAsync(asset.Cloud, asset.AssetId, other.AssetId, cancellationToken) is { IsOpen: false } ? null
            : await catalog.FindByIdAsync(asset.Cloud, other.AssetId, cancellationToken) is { } found && ModerationChain.OutcomeOf(found.Moderation) is null or ModerationStatus.Approved ? found
            : null;
}
