using System.Collections.Immutable;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>Which steps an original goes through, and what they leave.</summary>
internal static class AnalysisPlan
{
    private const string NothingSeesIt = "Nothing here can do it: its model is not installed, or the format cannot be decoded";

    /// <summary>A picture at which a service fails each time, for days, is given up.</summary>
    private const int MostWaits = 100;

    private static readonly PlannedStep[] Steps =
    [
        new("metadata", ProbeParts.Metadata, _ => "libvips"),
        new("colors", ProbeParts.Colors, _ => "libvips"),
        new("phash", ProbeParts.PerceptualHash, _ => "libvips"),
        new("faces", ProbeParts.Faces, facts => facts.Seen?.Faces is null ? null : facts.Seen.Engines.GetValueOrDefault("faces")),
        new("objects", ProbeParts.Objects, facts => facts.Seen?.Objects is null ? null : facts.Seen.Engines.GetValueOrDefault("objects")),

        // A page takes seconds to read: only what somebody asks for is read.
        new("text", ProbeParts.Text, facts => facts.Seen?.Text is null ? null : facts.Seen.Engines.GetValueOrDefault("text"), IsOnDemand: true),
        new("caption", ProbeParts.Caption, facts => facts.Seen?.Caption is null ? null : facts.Seen.Engines.GetValueOrDefault("caption"), IsOnDemand: true),
    ];

    /// <summary>All steps for images but those on demand, those of <paramref name="done"/> as they ended; none for what has no pixels.</summary>
    public static ImmutableArray<AnalysisStep> For(MediaFacts facts, ProbeParts done, DateTimeOffset now)
        => facts.Kind != ResourceType.Image
            ? []
            : [.. Steps.Where(step => !step.IsOnDemand || done.HasFlag(step.Part)).Select(step => done.HasFlag(step.Part) ? step.Begun(Waiting(step.Name, now), facts, now) : Waiting(step.Name, now))];

    /// <summary>The steps with those pending again that are asked for and that nothing could do before, or that nobody knew of.</summary>
    public static ImmutableArray<AnalysisStep> Asked(ImmutableArray<AnalysisStep> steps, ProbeParts asked, DateTimeOffset now)
    {
        // Only images have steps.
        if (steps.IsDefaultOrEmpty)
        {
            return steps;
        }

        foreach (var step in Steps.Where(step => asked.HasFlag(step.Part)))
        {
            var known = steps.FirstOrDefault(each => each.Name == step.Name);
            steps = known is null ? steps.Add(Waiting(step.Name, now))
                : known.State == AnalysisState.Unavailable ? steps.Replace(known, Waiting(step.Name, now))
                : steps;
        }

        return steps;
    }

    public static ProbeParts Pending(ImmutableArray<AnalysisStep> steps)
        => Steps.Where(step => steps.Any(each => each.Name == step.Name && each.State == AnalysisState.Pending))
            .Aggregate(ProbeParts.Format, (parts, step) => parts | step.Part);

    /// <summary>The step of a part; null when there is none.</summary>
    public static AnalysisStep? StepOf(ImmutableArray<AnalysisStep> steps, ProbeParts part)
        => Array.Find(Steps, step => step.Part == part) is { } planned ? steps.FirstOrDefault(step => step.Name == planned.Name) : null;

    /// <summary>As <see cref="Pending"/>, without what waits for an engine.</summary>
    public static ProbeParts Due(ImmutableArray<AnalysisStep> steps, DateTimeOffset now) => Pending([.. steps.Where(step => !(step.NotBefore > now))]);

    /// <summary>Ends what is pending of the parts that <paramref name="facts"/> were asked for.</summary>
    public static ImmutableArray<AnalysisStep> Ended(ImmutableArray<AnalysisStep> steps, ProbeParts parts, MediaFacts facts, DateTimeOffset now)
        => [.. steps.Select(step => step.State == AnalysisState.Pending && Array.Find(Steps, each => each.Name == step.Name) is { } planned && parts.HasFlag(planned.Part)
            ? planned.Ended(step, facts, now)
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
        Faces = facts.Seen?.Faces,
        Objects = facts.Seen?.Objects,
        Tags = facts.Seen?.Tags,
        Text = facts.Seen?.Text,
        Quality = facts.Quality,
        Accessibility = facts.Accessibility,
        Safety = facts.Seen?.Safety,
        Embedding = facts.Seen?.Embedding,
        Caption = facts.Seen?.Caption,
    };

    public static AnalysisResults Merge(AnalysisResults? known, AnalysisResults found) => found with
    {
        Metadata = found.Metadata ?? known?.Metadata,
        Colors = found.Colors ?? known?.Colors,
        PerceptualHash = found.PerceptualHash ?? known?.PerceptualHash,
        Faces = found.Faces ?? known?.Faces,
        Objects = found.Objects ?? known?.Objects,

        // They are of who saw the things.
        Tags = found.Objects is null ? known?.Tags : found.Tags,
        Text = found.Text ?? known?.Text,
        Quality = found.Quality ?? known?.Quality,
        Accessibility = found.Accessibility ?? known?.Accessibility,
        Safety = found.Safety ?? known?.Safety,
        Embedding = found.Embedding ?? known?.Embedding,
        Caption = found.Caption ?? known?.Caption,
    };

    private static AnalysisStep Waiting(string name, DateTimeOffset now) => new(name, AnalysisState.Pending, null, 0, now, null);

    /// <param name="Engine">What did it; null: nothing could.</param>
    private sealed record PlannedStep(string Name, ProbeParts Part, Func<MediaFacts, string?> Engine, bool IsOnDemand = false)
    {
        /// <summary>During an upload: what an engine put off is tried as soon as the asset is there.</summary>
        public AnalysisStep Begun(AnalysisStep step, MediaFacts facts, DateTimeOffset now) => Ended(step, facts, now) with { NotBefore = null };

        public AnalysisStep Ended(AnalysisStep step, MediaFacts facts, DateTimeOffset now)
        {
            if (facts.Troubles.FirstOrDefault(each => each.Parts.HasFlag(Part)) is { } trouble)
            {
                return trouble.TryAgainAfter is { } wait && step.Waits < MostWaits
                    ? step with { UpdatedAt = now, Error = trouble.Reason, NotBefore = now + wait, Waits = step.Waits + 1 }
                    : step with { State = AnalysisState.Failed, Attempts = step.Attempts + 1, UpdatedAt = now, Error = trouble.Reason, NotBefore = null };
            }

            var engine = Engine(facts);
            return step with
            {
                State = engine is null ? AnalysisState.Unavailable : AnalysisState.Complete,
                Engine = engine,
                Attempts = step.Attempts + 1,
                UpdatedAt = now,
                Error = engine is null ? NothingSeesIt : null,
                NotBefore = null,
            };
        }
    }
}
