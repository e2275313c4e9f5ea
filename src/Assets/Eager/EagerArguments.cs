using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Eager;

/// <summary>What a batch of eager derivations is asked.</summary>
/// <param name="Eager">As on the wire: <c>c_fill,w_100/jpg</c>.</param>
/// <param name="Anew">Whether what exists is made again.</param>
internal sealed record EagerArguments(string AssetId, string VersionId, IReadOnlyList<string> Eager, bool Anew, string? NotificationUrl)
{
    public static EagerArguments From(string json)
        => JsonSerializer.Deserialize(json, EagerJson.Default.EagerArguments) ?? throw new InvalidOperationException("A batch has no arguments.");

    public string ToJson() => JsonSerializer.Serialize(this, EagerJson.Default.EagerArguments);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(EagerArguments))]
internal sealed partial class EagerJson : JsonSerializerContext;
