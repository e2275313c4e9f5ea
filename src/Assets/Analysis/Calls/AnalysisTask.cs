using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Analysis.Calls;

public enum AnalysisTaskState
{
    Pending,
    Completed,
    Failed,
}

/// <summary>A call that goes on in the background. It is kept for a day.</summary>
public sealed record AnalysisTask
{
    /// <summary>32 hex digits, of which the first 8 are the time in Unix seconds.</summary>
    public required string Id { get; init; }

    public required string Cloud { get; init; }

    public required string Model { get; init; }

    public required PictureSource Source { get; init; }

    public AnalysisTaskState State { get; init; }

    /// <summary>Null until it is completed.</summary>
    public AnalysisResults? Results { get; init; }

    /// <summary>Why it failed, in words for people.</summary>
    public string? Error { get; init; }

    [JsonIgnore]
    public string? RowETag { get; init; }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AnalysisTask))]
internal sealed partial class AnalysisTaskJson : JsonSerializerContext;
