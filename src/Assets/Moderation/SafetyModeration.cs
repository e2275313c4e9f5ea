using System.Globalization;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Moderation;

/// <summary>
/// <c>nsfw</c>: by how likely a model finds that a picture should not be seen by everybody. The model is a hint, no judge: without a threshold it never
/// rejects, and what it finds likely waits for a person. Who names a threshold has it reject by itself.
/// </summary>
public sealed class SafetyModeration : IModerationEngine
{
    /// <summary>From here on a person should look, by the models' measurements.</summary>
    private const double Suspicious = 0.7;

    public string Kind => ModerationKinds.Safety;

    public ProbeParts Needs => ProbeParts.Safety;

    public Task<ModerationVerdict> JudgeAsync(Asset asset, AnalysisResults? results, double? threshold, CancellationToken cancellationToken)
        => Task.FromResult(results?.Safety is { } scores
            ? Verdict(scores, threshold)
            : new ModerationVerdict(IsRejected: false, []) { ForPerson = "The model said nothing of this picture" });

    private static ModerationVerdict Verdict(SafetyScores scores, double? threshold)
    {
        var isUnsafe = scores.Score >= (threshold ?? Suspicious);
        return new(isUnsafe && threshold is not null, [new("nsfw", Math.Round(scores.Score, 4))])
        {
            ForPerson = isUnsafe && threshold is null ? string.Create(CultureInfo.InvariantCulture, $"It may not be for everybody ({scores.Score:0.00}{PageOf(scores)}); a person decides") : null,
        };
    }

    private static string PageOf(SafetyScores scores)
        => scores.At is { } seconds ? string.Create(CultureInfo.InvariantCulture, $", at {seconds:0.#} s")
            : scores.Page is { } page ? string.Create(CultureInfo.InvariantCulture, $", page {page}")
            : "";
}
