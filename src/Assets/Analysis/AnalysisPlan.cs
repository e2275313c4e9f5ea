using System.Collections.Immutable;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>Which steps an original goes through, and what they leave.</summary>
internal static class AnalysisPlan
{
    /// <summary>Who does the steps that come from the pixels and bytes alone.</summary>
    private const string Engine = "libvips";

    private static readonly (string Name, ProbeParts Part)[] Steps =
    [
        ("metadata", ProbeParts.Metadata),
        ("colors", ProbeParts.Colors),
        ("phash", ProbeParts.PerceptualHash),
    ];

    /// <summary>All steps for images, those of <paramref name="done"/> complete already; none for what has no pixels.</summary>
    public static ImmutableArray<AnalysisStep> For(MediaFacts facts, ProbeParts done, DateTimeOffset now)
        => facts.Kind != ResourceType.Image
            ? []
            : [.. Steps.Select(step => done.HasFlag(step.Part)
                ? new AnalysisStep(step.Name, AnalysisState.Complete, Engine, 1, now, null)
                : new AnalysisStep(step.Name, AnalysisState.Pending, null, 0, now, null))];

    public static ProbeParts Pending(ImmutableArray<AnalysisStep> steps)
        => Steps.Where(step => steps.Any(each => each.Name == step.Name && each.State == AnalysisState.Pending))
            .Aggregate(ProbeParts.Format, (parts, step) => parts | step.Part);

    public static ImmutableArray<AnalysisStep> Completed(ImmutableArray<AnalysisStep> steps, DateTimeOffset now)
        => [.. steps.Select(step => step.State == AnalysisState.Pending
            ? step with { State = AnalysisState.Complete, Engine = Engine, Attempts = step.Attempts + 1, UpdatedAt = now, Error = null }
            : step)];

    /// <summary>Notes a failed try; after <paramref name="mostAttempts"/> the steps are given up.</summary>
    public static ImmutableArray<AnalysisStep> Failed(ImmutableArray<AnalysisStep> steps, string error, int mostAttempts, DateTimeOffset now)
        => [.. steps.Select(step => step.State == AnalysisState.Pending
            ? step with
            {
                State = step.Attempts + 1 >= mostAttempts ? AnalysisState.Failed : AnalysisState.Pending,
                Attempts = step.Attempts + 1,
                UpdatedAt = now,
                Error = error,
            }
            : step)];

    public static AnalysisResults Results(string versionId, MediaFacts facts) => new()
    {
        VersionId = versionId,
        Metadata = facts.Metadata?.ToImmutableSortedDictionary(StringComparer.Ordinal),
        Colors = facts.Colors,
        PerceptualHash = facts.PerceptualHash,
    };

    public static AnalysisResults Merge(AnalysisResults? known, AnalysisResults found) => found with
    {
        Metadata = found.Metadata ?? known?.Metadata,
        Colors = found.Colors ?? known?.Colors,
        PerceptualHash = found.PerceptualHash ?? known?.PerceptualHash,
    };
}
