using System.Text.Json.Serialization;

namespace ServerlessDam.Media.Vision.Models;

/// <summary>What <c>models.json</c> says of one file.</summary>
/// <param name="Sha256">Lower-case hex.</param>
/// <param name="Version">Of the package that it came from.</param>
internal sealed record ModelFile(string File, string Sha256, string Package, string Version);

/// <summary>The files of a models folder; written last, so that where it is, they are.</summary>
internal sealed record ModelManifest(IReadOnlyList<ModelFile> Files)
{
    public const string Name = "models.json";
}

[JsonSourceGenerationOptions(WriteIndented = true)]
[JsonSerializable(typeof(ModelManifest))]
internal sealed partial class ModelJson : JsonSerializerContext;
