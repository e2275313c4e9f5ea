using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Moderation;

/// <summary>Decides by itself whether an asset may be published: one link in the chain of an asset's moderations.</summary>
public interface IModerationEngine
{
    /// <summary>Its name on the wire, before any <c>:</c>.</summary>
    string Kind { get; }

    /// <summary>What of the analysis must be there before it decides.</summary>
    ProbeParts Needs { get; }

    /// <summary>It goes by other assets, and so once more when what it approved is stored; see <see cref="LookAgainAsync"/>.</summary>
    bool LooksAgain => false;

    /// <param name="threshold">What stands behind the <c>:</c>, 0 to 1; null for its own.</param>
    /// <exception cref="DamException">TryLater: it cannot decide now.</exception>
    Task<ModerationVerdict> JudgeAsync(Asset asset, AnalysisResults? results, double? threshold, CancellationToken cancellationToken);

    /// <summary>What it has to reject after all, now that an asset which it approved is stored: that one, or others that were judged at the same moment.</summary>
    Task<IReadOnlyList<ModerationCorrection>> LookAgainAsync(Asset asset, AnalysisResults? results, double? threshold, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<ModerationCorrection>>([]);
}

/// <param name="IsRejected">Else it is approved.</param>
/// <param name="Reasons">What it goes by, weightiest first; the asset keeps the first ten.</param>
public sealed record ModerationVerdict(bool IsRejected, IReadOnlyList<ModerationReason> Reasons)
{
    /// <summary>Why it leaves the decision to a person, whatever <see cref="IsRejected"/> says; null: it decides.</summary>
    public string? ForPerson { get; init; }
}

/// <param name="Name">What was found: a label, or the public id of a duplicate.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record ModerationReason(string Name, double Confidence);
