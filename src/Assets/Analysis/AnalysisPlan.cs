using System.Collections.Immutable;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
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
        new("metadata", ProbeParts.Metadata, facts => facts.Metadata is null ? null : "libvips"),
        new("colors", ProbeParts.Colors, facts => facts.Colors is null ? null : "libvips"),
        new("phash", ProbeParts.PerceptualHash, facts => facts.PerceptualHash is null ? null : "libvips"),
        new("quality", ProbeParts.Quality, facts => facts.Quality is null ? null : "libvips"),
        new("accessibility", ProbeParts.Accessibility, facts => facts.Accessibility is null ? null : "libvips"),
        new("faces", ProbeParts.Faces, facts => facts.Seen?.Faces is null ? null : facts.Seen.Engines.GetValueOrDefault("faces")),
        new("objects", ProbeParts.Objects, facts => facts.Seen?.Objects is null ? null : facts.Seen.Engines.GetValueOrDefault("objects")),
        new("safety", ProbeParts.Safety, facts => facts.Seen?.Safety is null ? null : facts.Seen.Engines.GetValueOrDefault("safety")),
        new("embedding", ProbeParts.Embedding, facts => facts.Seen?.Embedding is null ? null : facts.Seen.Engines.GetValueOrDefault("embedding")),

        // A page takes seconds to read, and a background half of one to find: only what somebody asks for is looked for.
        new("text", ProbeParts.Text, facts => facts.Seen?.Text is null ? null : facts.Seen.Engines.GetValueOrDefault("text"), IsOnDemand: true) { Lacking = facts => facts.Seen?.Unreadable },
        new("caption", ProbeParts.Caption, facts => facts.Seen?.Caption is null ? null : facts.Seen.Engines.GetValueOrDefault("caption"), IsOnDemand: true),
        new("subject", ProbeParts.Subject, facts => facts.Seen?.Subject is null ? null : facts.Seen.Engines.GetValueOrDefault("subject"), IsOnDemand: true),
    ];

    /// <summary>The names of all steps.</summary>
    public static IEnumerable<string> Names => Steps.Select(step => step.Name);

    /// <summary>What can be found out about files of a kind: everything about images, of videos what their frames show, nothing of what has no pixels.</summary>
    public static ProbeParts Possible(ResourceType kind, string? format) => kind switch
    {
        ResourceType.Image => Steps.Aggregate(ProbeParts.Format, (parts, step) => parts | step.Part),
        ResourceType.Video when VideoFrames.Are(format) => VideoFrames.Parts,
        _ => ProbeParts.Format,
    };

    /// <summary>All steps that its kind has, of those on demand what is <paramref name="asked"/> for, those of <paramref name="done"/> as they ended; none for what has no pixels.</summary>
    public static ImmutableArray<AnalysisStep> For(MediaFacts facts, ProbeParts done, ProbeParts asked, DateTimeOffset now)
    {
        var possible = Possible(facts.Kind, facts.Format);
        return [.. Steps.Where(step => possible.HasFlag(step.Part) && (!step.IsOnDemand || (done | asked).HasFlag(step.Part))).Select(step => done.HasFlag(step.Part) ? step.Begun(Waiting(step.Name, now), facts, now) : Waiting(step.Name, now))];
    }

    /// <summary>The steps with those pending again that are asked for and that nothing could do before, or that nobody knew of.</summary>
    /// <param name="of">Whose steps they are.</param>
    public static ImmutableArray<AnalysisStep> Asked(ImmutableArray<AnalysisStep> steps, Asset of, ProbeParts asked, DateTimeOffset now)
    {
        if (IsWithout(steps, of))
        {
            return steps;
        }

        var possible = asked & Possible(of.ResourceType, of.Format);
        foreach (var step in Steps.Where(step => possible.HasFlag(step.Part)))
        {
            var known = steps.FirstOrDefault(each => each.Name == step.Name);
            steps = known is null ? steps.Add(Waiting(step.Name, now))
                : known.State == AnalysisState.Unavailable ? steps.Replace(known, Waiting(step.Name, now))
                : steps;
        }

        return steps;
    }

    /// <summary>The steps with that of a part at its beginning, whatever became of it before.</summary>
    public static ImmutableArray<AnalysisStep> Begun(ImmutableArray<AnalysisStep> steps, ProbeParts part, DateTimeOffset now)
        => StepOf(steps, part) is { } known ? steps.Replace(known, Waiting(known.Name, now)) : steps;

    /// <summary>The steps with those at their beginning again that <paramref name="again"/> says, and with those that are planned by now and were not when it was stored.</summary>
    public static ImmutableArray<AnalysisStep> Again(ImmutableArray<AnalysisStep> steps, Asset of, Func<AnalysisStep?, string, bool> again, DateTimeOffset now)
    {
        if (IsWithout(steps, of))
        {
            return steps;
        }

        var possible = Possible(of.ResourceType, of.Format);
        foreach (var step in Steps.Where(step => possible.HasFlag(step.Part)))
        {
            var known = steps.FirstOrDefault(each => each.Name == step.Name);
            steps = (known is null && step.IsOnDemand) || known is { State: AnalysisState.Pending } || !again(known, step.Name) ? steps
                : known is null ? steps.Add(Waiting(step.Name, now))
                : steps.Replace(known, Waiting(step.Name, now));
        }

        return steps;
    }

    public static ProbeParts Pending(ImmutableArray<AnalysisStep> steps) => PartsOf(steps, step => step.State == AnalysisState.Pending);

    /// <summary>As <see cref="Pending"/>, without what waits for an engine.</summary>
    public static ProbeParts Due(ImmutableArray<AnalysisStep> steps, DateTimeOffset now)
        => PartsOf(steps, step => step.State == AnalysisState.Pending && !(step.NotBefore > now));

    /// <summary>The step of a part; null when there is none.</summary>
    public static AnalysisStep? StepOf(ImmutableArray<AnalysisStep> steps, ProbeParts part)
        => Array.Find(Steps, step => step.Part == part) is { } planned ? steps.FirstOrDefault(step => step.Name == planned.Name) : null;

    public static ProbeParts PartsOf(ImmutableArray<AnalysisStep> steps, Func<AnalysisStep, bool> which)
        => Steps.Where(step => steps.Any(each => each.Name == step.Name && which(each)))
            .Aggregate(ProbeParts.Format, (parts, step) => parts | step.Part);

    public static ImmutableArray<string> NamesOf(ProbeParts parts) => [.. Steps.Where(step => parts.HasFlag(step.Part)).Select(step => step.Name)];

    /// <summary>Why some of these parts were not found out though nothing of them is pending; null when all were.</summary>
    public static string? Lacking(ImmutableArray<AnalysisStep> steps, ProbeParts parts)
    {
        if (parts == ProbeParts.Format || steps.IsDefaultOrEmpty)
        {
            return parts == ProbeParts.Format ? null : "It is no picture";
        }

        foreach (var planned in Steps.Where(step => parts.HasFlag(step.Part)))
        {
            parts &= ~planned.Part;
            var step = steps.FirstOrDefault(each => each.Name == planned.Name);
            if (step?.State != AnalysisState.Complete)
            {
                return step?.Error ?? NothingSeesIt;
            }
        }

        return parts == ProbeParts.Format ? null : NothingSeesIt;
    }

    /// <summary>Parts one by one, in the order of the steps.</summary>
    public static ImmutableArray<ProbeParts> Each(ProbeParts parts) => [.. Steps.Where(step => parts.HasFlag(step.Part)).Select(step => step.Part)];

    /// <summary>Ends what is pending of the parts that were found.</summary>
    public static ImmutableArray<AnalysisStep> Ended(ImmutableArray<AnalysisStep> steps, FoundParts found, DateTimeOffset now)
        => [.. steps.Select(step => PendingOf(found.Parts, step) is { } planned ? planned.Ended(step, found.Facts, found.Elapsed, now) : step)];

    /// <summary>Notes a failed try of some parts; after <paramref name="mostAttempts"/> their steps are given up.</summary>
    public static ImmutableArray<AnalysisStep> Failed(ImmutableArray<AnalysisStep> steps, FailedParts failed, int mostAttempts, DateTimeOffset now)
        => [.. steps.Select(step => PendingOf(failed.Parts, step) is null ? step : step with
        {
            State = step.Attempts + 1 >= mostAttempts ? AnalysisState.Failed : AnalysisState.Pending,
            Attempts = step.Attempts + 1,
            UpdatedAt = now,
            Error = failed.Error.Message,
            DurationInMs = (long)failed.Elapsed.TotalMilliseconds,
        })];

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
        ReadAs = facts.Seen?.Text is null ? null : facts.Seen.ReadAs,
        FurtherText = facts.Seen?.FurtherText,
        FurtherThings = facts.Seen?.FurtherThings,
        Moments = facts.Seen?.Moments,
        Quality = facts.Quality,
        Accessibility = facts.Accessibility,
        Safety = facts.Seen?.Safety,
        Subject = facts.Seen?.Subject,
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
        FurtherThings = found.Objects is null ? known?.FurtherThings : found.FurtherThings,
        Moments = found.Objects is null ? known?.Moments : found.Moments,
        Text = found.Text ?? known?.Text,
        ReadAs = found.Text is null ? known?.ReadAs : found.ReadAs,
        FurtherText = found.Text is null ? known?.FurtherText : found.FurtherText,
        Quality = found.Quality ?? known?.Quality,
        Accessibility = found.Accessibility ?? known?.Accessibility,
        Safety = found.Safety ?? known?.Safety,
        Subject = found.Subject ?? known?.Subject,
        Embedding = found.Embedding ?? known?.Embedding,
        Caption = found.Caption ?? known?.Caption,
    };

    /// <summary>Videos had none until their frames were looked at, and begin when somebody asks.</summary>
    private static bool IsWithout(ImmutableArray<AnalysisStep> steps, Asset of) => steps.IsDefaultOrEmpty && of.ResourceType != ResourceType.Video;

    private static PlannedStep? PendingOf(ProbeParts parts, AnalysisStep step)
        => step.State == AnalysisState.Pending ? Array.Find(Steps, each => each.Name == step.Name && parts.HasFlag(each.Part)) : null;

    private static AnalysisStep Waiting(string name, DateTimeOffset now) => new(name, AnalysisState.Pending, null, 0, now, null);

    /// <param name="Engine">What did it; null: nothing could.</param>
    private sealed record PlannedStep(string Name, ProbeParts Part, Func<MediaFacts, string?> Engine, bool IsOnDemand = false)
    {
        /// <summary>Why nothing could do it, where the facts say more than that; null where they do not.</summary>
        public Func<MediaFacts, string?> Lacking { get; init; } = _ => null;

        /// <summary>During an upload: what an engine put off is tried as soon as the asset is there.</summary>
        public AnalysisStep Begun(AnalysisStep step, MediaFacts facts, DateTimeOffset now) => Ended(step, facts, null, now) with { NotBefore = null };

        /// <param name="elapsed">What counts where the part itself was not measured; null for nothing.</param>
        public AnalysisStep Ended(AnalysisStep step, MediaFacts facts, TimeSpan? elapsed, DateTimeOffset now)
        {
            if (facts.Troubles.FirstOrDefault(each => each.Parts.HasFlag(Part)) is { } trouble)
            {
                return trouble.AgainAt is { } again && step.Waits < MostWaits
                    ? step with { UpdatedAt = now, Error = trouble.Reason, NotBefore = again, Waits = step.Waits + 1 }
                    : step with { State = AnalysisState.Failed, Attempts = step.Attempts + 1, UpdatedAt = now, Error = trouble.Reason, NotBefore = null };
            }

            var engine = Engine(facts);
            return step with
            {
                State = engine is null ? AnalysisState.Unavailable : AnalysisState.Complete,
                Engine = engine,
                Attempts = step.Attempts + 1,
                UpdatedAt = now,
                Error = engine is null ? Lacking(facts) ?? facts.Unseen ?? NothingSeesIt : null,
                NotBefore = null,
                DurationInMs = engine is null ? null : (long?)(facts.Durations.TryGetValue(Name, out var measured) ? measured : elapsed?.TotalMilliseconds),
            };
        }
    }
}
