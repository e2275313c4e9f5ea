using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Metadata;

/// <summary>How metadata is written into rows.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MetadataField))]
[JsonSerializable(typeof(MetadataRule))]
[JsonSerializable(typeof(MetadataHead))]
[JsonSerializable(typeof(DeletedField))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(long))]
internal sealed partial class MetadataJson : JsonSerializerContext;
