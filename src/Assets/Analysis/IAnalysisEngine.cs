using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>What looks at pictures in the place of the media workers: a service elsewhere.</summary>
public interface IAnalysisEngine
{
    /// <summary>What people call it.</summary>
    string Name { get; }

    /// <summary>Those of <see cref="ProbeParts.Seen"/> that it finds out, now or later. Cheap to ask.</summary>
    ProbeParts Parts { get; }

    /// <summary>How long it looks at nothing, its budget being spent; null while it looks. Cheap to ask.</summary>
    TimeSpan? Rest => null;

    /// <summary>By the names of the steps of <see cref="Parts"/>, itself with its version, as in <see cref="SeenFacts.Engines"/>: what another one did is outdated. Empty where it does not say.</summary>
    IReadOnlyDictionary<string, string> Names => new Dictionary<string, string>();

    /// <param name="path">A local file.</param>
    /// <param name="facts">Of the file: an image with a size and without a problem.</param>
    /// <param name="parts">Of <see cref="Parts"/>.</param>
    /// <returns>What it found, and itself as the engine of each part; what it cannot say of this picture is null.</returns>
    /// <exception cref="DamException">Unprocessable: it refuses this picture. TryLater: it does not answer, or not now; with a time where it says one.</exception>
    Task<SeenFacts> SeeAsync(string path, MediaFacts facts, ProbeParts parts, CancellationToken cancellationToken);

    /// <summary>How it is, for <c>/health</c>.</summary>
    Task<EngineCondition> ConditionAsync(CancellationToken cancellationToken);
}

/// <param name="Trouble">What keeps it from looking, in words for people; null for nothing.</param>
/// <param name="CallsToday">Counted over all instances, by the day in UTC; null where nobody counts.</param>
/// <param name="DailyBudget">Calls a day; null without a limit.</param>
/// <param name="AgainAt">When it looks again; null while it does.</param>
public sealed record EngineCondition(string? Trouble, long? CallsToday, long? DailyBudget, DateTimeOffset? AgainAt);
