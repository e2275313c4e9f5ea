using System.Text.Json.Serialization;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Analysis.Replay;

/// <summary>What is remembered of the analysis of a whole cloud.</summary>
public sealed record CloudAnalysis
{
    /// <summary>What could be seen when <see cref="AnalysisWatch"/> last looked.</summary>
    public ProbeParts Sees { get; init; }

    /// <summary>The batch of the replay that is shown; see <see cref="ReplayAnalysis.LastAsync"/>.</summary>
    public string? Replay { get; init; }

    /// <summary>See <see cref="OlderAnalyses"/>: whether every asset is in the lists that it belongs into.</summary>
    public bool IsListed { get; init; }

    /// <summary>Until then, the row key of the asset id that was looked at last; null for none.</summary>
    public string? ListedTo { get; init; }

    [JsonIgnore]
    public string? RowETag { get; init; }
}

/// <summary>A row for each cloud.</summary>
public sealed class AnalysisStates(ITableStore tables)
{
    public const string Table = "analysis";

    private const string Key = "state";

    public async Task<CloudAnalysis> ReadAsync(string cloud, CancellationToken cancellationToken)
        => await tables.GetAsync(Table, cloud, Key, cancellationToken) is { } row
            ? AssetRows.Read(row, AnalysisStateJson.Default.CloudAnalysis) with { RowETag = row.ETag }
            : new();

    /// <summary>Changes it, whoever else does so too.</summary>
    internal async Task ChangeAsync(string cloud, Func<CloudAnalysis, CloudAnalysis> change, CancellationToken cancellationToken)
    {
        string? conflict;
        do
        {
            var state = await ReadAsync(cloud, cancellationToken);
            var row = new Row(cloud, Key, AssetRows.Body(change(state), AnalysisStateJson.Default.CloudAnalysis));
            conflict = await tables.ApplyAsync(Table, cloud, [state.RowETag is { } etag ? new RowChange.Put(row, etag) : new RowChange.Insert(row)], cancellationToken);
        }
        while (conflict is not null);
    }
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(CloudAnalysis))]
internal sealed partial class AnalysisStateJson : JsonSerializerContext;
