using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Jobs;

/// <summary>The envelope of the jobs queue. Handlers are idempotent by what it names.</summary>
public sealed record Job(string Kind, string Cloud, string AssetId, string VersionId)
{
    public const string Queue = "jobs";

    public const string AnalyzeKind = "analyze";

    public static Job Analyze(string cloud, string assetId, string versionId) => new(AnalyzeKind, cloud, assetId, versionId);

    public string ToJson() => JsonSerializer.Serialize(this, JobJson.Default.Job);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Job))]
internal sealed partial class JobJson : JsonSerializerContext;
