using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Folders;

/// <summary>What <see cref="MoveFolderWork"/> was asked.</summary>
internal sealed record MoveFolderArguments(string From, string To);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MoveFolderArguments))]
internal sealed partial class FolderJson : JsonSerializerContext;
