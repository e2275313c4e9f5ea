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

    private const int ReadAtOnce = 20;

    private const int MostReasons = 10;

    /// <summary>Copies that were rejected stay near: so many times <see cref="OfALook"/> of them are passed over.</summary>
    internal int MostLooks { get; init; } = 50;

    public string Kind => "duplicate";

    public bool LooksAgain => true;

    /// <summary>Without a model of embeddings it goes by hashes alone.</summary>
    public ProbeParts Needs => ProbeParts.PerceptualHash | (engines.Sees & ProbeParts.Embedding);

    public async Task<ModerationVerdict> JudgeAsync(Asset asset, AnalysisResults? results, double? threshold, CancellationToken cancellationToken)
    {
        var fingerprint = FingerprintRows.Of(asset, results);
        var request = new RankRequest(FolderRights.Everything, Math.Max(threshold ?? OrdinaryThreshold, double.Epsilon), OfALook);
        for (var look = 0; look < MostLooks; look++)
        {
            var near = await index.ReadAsync(asset.Cloud, table => table.Rank(fingerprint, request), cancellationToken);
            if (await ReasonsAsync(asset, near.Assets, cancellationToken) is { Count: > 0 } reasons)
            {
                return new(IsRejected: true, reasons);
            }

            if (near.Next is null)
            {
                return new(IsRejected: false, []);
            }

            request = request with { After = near.Next };
        }

        return new(IsRejected: false, []) { ForPerson = $"It is like {MostLooks * OfALook} assets that are rejected, or wait, and more; a person decides" };
    }

    private async Task<IReadOnlyList<ModerationReason>> ReasonsAsync(Asset asset, IReadOnlyList<RankedAsset> near, CancellationToken cancellationToken)
    {
        var reasons = new List<ModerationReason>();
        foreach (var some in near.Chunk(ReadAtOnce).TakeWhile(_ => reasons.Count < MostReasons))
        {
            var counting = await Task.WhenAll(some.Select(other => CountsAsync(asset, other, cancellationToken)));
            reasons.AddRange(some.Zip(counting).Where(each => each.Second is not null).Select(each => new ModerationReason(each.Second!.PublicId, Math.Round(each.First.Likeness.Score, 4))));
        }

        return [.. reasons.Take(MostReasons)];
    }

    /// <summary>
    /// Of two that were approved without seeing each other the one that was judged later goes, whichever of them looks. Its threshold may be lower than
    /// this one's: all that could be meant by one is looked at.
    /// </summary>
    public async Task<IReadOnlyList<ModerationCorrection>> LookAgainAsync(Asset asset, AnalysisResults? results, double? threshold, CancellationToken cancellationToken)
    {
        var fingerprint = FingerprintRows.Of(asset, results);
        var own = threshold ?? OrdinaryThreshold;
        var request = new RankRequest(FolderRights.Everything, Math.Max(Math.Min(own, Likeness.LeastOfVariants), double.Epsilon), OfALook);
        var corrections = new List<ModerationCorrection>();
        for (var look = 0; look < MostLooks; look++)
        {
            var near = await index.ReadAsync(asset.Cloud, table => table.Rank(fingerprint, request), cancellationToken);
            foreach (var some in near.Assets.Chunk(ReadAtOnce))
            {
                var counting = await Task.WhenAll(some.Select(other => CountsAsync(asset, other, cancellationToken)));
                corrections.AddRange(some.Zip(counting).Select(each => each.Second is { } other ? Correct(asset, other, each.First.Likeness.Score) : null).OfType<ModerationCorrection>());
            }

            if (near.Next is not { } next || next.Score < own)
            {
                break;
            }

            request = request with { After = next };
        }

        // One that goes itself keeps nobody out.
        return corrections.Find(correction => correction.Asset.AssetId == asset.AssetId) is { } itself ? [itself] : corrections;
    }

    private ModerationCorrection? Correct(Asset asset, Asset other, double score)
    {
        if (ApprovalOf(asset) is not { } own || ApprovalOf(other) is not { } theirs)
        {
            return null;
        }

        var isLater = own.UpdatedAt > theirs.UpdatedAt || (own.UpdatedAt == theirs.UpdatedAt && string.CompareOrdinal(asset.AssetId, other.AssetId) > 0);
        var (kept, loser, threshold) = isLater ? (other, asset, own.Threshold) : (asset, other, theirs.Threshold);
        return score >= (threshold ?? OrdinaryThreshold) && kept.ModerationOutcome() == ModerationStatus.Approved
            ? new(loser, new(IsRejected: true, [new(kept.PublicId, Math.Round(score, 4))]))
            : null;
    }

    private ModerationEntry? ApprovalOf(Asset asset) => ModerationChain.ApprovalOf(asset.Moderation, Kind) is var at and >= 0 ? asset.Moderation[at] : null;

    /// <summary>Null for one that is itself waiting or rejected, and where somebody decided that the two may both be.</summary>
    private async Task<Asset?> CountsAsync(Asset asset, RankedAsset other, CancellationToken cancellationToken)
        => await pairs.FindAsync(asset.Cloud, asset.AssetId, other.AssetId, cancellationToken) is { IsOpen: false } ? null
            : await catalog.FindByIdAsync(asset.Cloud, other.AssetId, cancellationToken) is { } found && ModerationChain.OutcomeOf(found.Moderation) is null or ModerationStatus.Approved ? found
            : null;
}
