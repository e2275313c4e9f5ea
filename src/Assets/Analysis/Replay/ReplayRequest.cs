using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Analysis.Replay;

/// <summary>Which steps are to be done anew.</summary>
public enum ReplayKind
{
    /// <summary>Those that are quarantined.</summary>
    Failed,

    /// <summary>Those that nothing here could do.</summary>
    Unavailable,

    /// <summary>Those that another engine or model did than the one that is here now, and those that are planned by now and were not then.</summary>
    Outdated,

    /// <summary>Everything that has ended.</summary>
    All,
}

/// <summary>What a replay is about; the arguments of its batch.</summary>
/// <param name="Step">Of this name alone; null for any.</param>
/// <param name="AssetIds">Of these assets alone; empty for all of the cloud.</param>
public sealed record ReplayRequest(ReplayKind Kind, string? Step, ImmutableArray<string> AssetIds)
{
    /// <summary>Steps of these names and no other, where that is not empty; set by the app itself.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    internal static ReplayRequest From(string json) => JsonSerializer.Deserialize(json, ReplayJson.Default.ReplayRequest)!;

    internal string ToJson() => JsonSerializer.Serialize(this, ReplayJson.Default.ReplayRequest);

    /// <param name="current">See <see cref="AnalysisEngines.CurrentAsync"/>.</param>
    internal bool Wants(AnalysisStep? step, string name, IReadOnlyDictionary<string, string> current)
        => (Step is null || Step == name) && (Steps.IsDefaultOrEmpty || Steps.Contains(name)) && Kind switch
        {
            ReplayKind.Failed => step is { State: AnalysisState.Failed },
            ReplayKind.Unavailable => step is { State: AnalysisState.Unavailable },
            ReplayKind.Outdated => step is null || (step is { State: AnalysisState.Complete, Engine: { } engine } && IsAnother(engine, name, current)),
            _ => true,
        };

    /// <remarks>Text in some languages is read by a program, which a step notes with them: <c>tesseract 5.3.0 (fra+eng)</c>. It is outdated by another version of itself.</remarks>
    private static bool IsAnother(string engine, string name, IReadOnlyDictionary<string, string> current)
        => engine.Split(' ')[0] is "tesseract"
            ? current.TryGetValue("tesseract", out var program) && !engine.StartsWith($"{program} (", StringComparison.Ordinal)
            : current.TryGetValue(name, out var now) && engine != now;
}

/// <summary>What a replay came to so far.</summary>
/// <param name="Assets">Of which steps were done anew.</param>
/// <param name="Failing">Of these, those of which a step failed once more; it is tried as often as any.</param>
public sealed record ReplayFindings(long Assets, long Failing);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(ReplayFindings))]
internal sealed partial class ReplayJson : JsonSerializerContext;
