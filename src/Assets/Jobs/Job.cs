using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Jobs;

/// <summary>The envelope of the jobs queue. Handlers are idempotent by what it names.</summary>
/// <param name="Kind">The <see cref="IJobHandler.Kind"/> of who does it.</param>
/// <param name="Id">What it is about, in the handler's terms: an asset's id, a batch's id.</param>
/// <param name="VersionId">The asset's version it is about, where it is about one.</param>
public sealed record Job(string Kind, string Cloud, string Id, string? VersionId = null)
{
    public const string Queue = "jobs";

    public string ToJson() => JsonSerializer.Serialize(this, JobJson.Default.Job);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Job))]
internal sealed partial class JobJson : JsonSerializerContext;
