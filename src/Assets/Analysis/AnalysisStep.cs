namespace ServerlessDam.Assets.Analysis;

/// <summary>How far a step of the analysis is.</summary>
public enum AnalysisState
{
    Pending,
    Complete,

    /// <summary>Quarantined: given up after its last try, until somebody has it replayed.</summary>
    Failed,

    /// <summary>Nothing here can do it, for lack of a model or a decoder. Whoever asks for it has it tried again.</summary>
    Unavailable,
}

/// <summary>One step of an asset's analysis.</summary>
/// <param name="Name"><c>metadata</c>, <c>colors</c>, <c>phash</c>, <c>faces</c>, <c>objects</c>, <c>safety</c>, <c>embedding</c>, <c>text</c>, <c>caption</c> or <c>subject</c>.</param>
/// <param name="Engine">What did it, with its version; null while pending.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="UpdatedAt">When the state was last set.</param>
/// <param name="Error">Why it failed last, or what it waits for; null otherwise.</param>
/// <param name="DurationInMs">How long the last try took, in milliseconds; null before the first, and where nobody measured it.</param>
/// <param name="NotBefore">Until when it waits for an engine, while pending: that is no try. Null when it does not.</param>
/// <param name="Waits">How often it waited so.</param>
public sealed record AnalysisStep(
    string Name,
    AnalysisState State,
    string? Engine,
    int Attempts,
    DateTimeOffset UpdatedAt,
    string? Error,
    long? DurationInMs = null,
    DateTimeOffset? NotBefore = null,
    int Waits = 0);
