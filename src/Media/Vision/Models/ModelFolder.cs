using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.ML.OnnxRuntime;

namespace ServerlessDam.Media.Vision.Models;

/// <summary>The models of this machine. They may arrive while the process runs, also in the place of others: what is there is looked for again when it is needed.</summary>
/// <param name="path">Null for none.</param>
internal sealed class ModelFolder(string? path)
{
    /// <summary>By which the app tells its workers where the models are.</summary>
    public const string Variable = "DAM_MODELS";

    private Edition? _edition;
    private bool _runtimeLoaded;

    public static ModelFolder OfEnvironment() => new(Environment.GetEnvironmentVariable(Variable));

    /// <summary>Another value once other models are in the folder.</summary>
    public DateTime Changed => Current().Written;

    /// <summary>Whether a file is there, and the runtime with it.</summary>
    public bool Has(string file) => Find(file) is not null && Find(ModelTable.Runtime) is not null;

    /// <summary>What a result is noted to come from: <c>onnxruntime 1.30.0, human-models 3.0.4</c>.</summary>
    public string Describe(string file)
        => $"onnxruntime {Find(ModelTable.Runtime)!.Version}, {Find(file)!.Package.Split('/')[^1]} {Find(file)!.Version}";

    /// <summary>Which model, with its version: <c>nsfwjs-4.3.0/embedding</c>.</summary>
    public string SpaceOf(string file) => $"{Find(file)!.Package.Split('/')[^1]}-{Find(file)!.Version}/{Path.GetFileNameWithoutExtension(file)}";

    /// <summary>Opens a model; null where it or the runtime is missing, or is not what was built.</summary>
    public Network? Open(string file, NetworkMemory memory)
    {
        if (Content(file) is not { } content || !LoadRuntime())
            return null;
        try
        {
            return new Network(content, memory);
        }
        catch (OnnxRuntimeException)
        {
            return null;
        }
    }

    /// <summary>The lines of a text file; null where it is missing, or is not what was built.</summary>
    public IReadOnlyList<string>? Lines(string file) => Content(file) is { } content ? Encoding.UTF8.GetString(content).TrimEnd('\n').Split('\n') : null;

    /// <summary>Null where it is missing, or is not what was built.</summary>
    private byte[]? Content(string file)
    {
        if (Find(file) is not { } model)
            return null;
        try
        {
            var content = File.ReadAllBytes(Path.Combine(path!, file));
            return Convert.ToHexStringLower(SHA256.HashData(content)) == model.Sha256 ? content : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>From here, by its path: the binding then finds it by its name.</summary>
    private bool LoadRuntime()
        => _runtimeLoaded || (Find(ModelTable.Runtime) is not null && (_runtimeLoaded = NativeLibrary.TryLoad(Path.Combine(path!, ModelTable.Runtime), out _)));

    private ModelFile? Find(string file) => Current().Manifest?.Files.FirstOrDefault(each => each.File == file);

    /// <summary>Read again only when it was written anew: looking at its time is cheap.</summary>
    private Edition Current()
    {
        if (path is null)
            return Edition.None;
        var manifest = new FileInfo(Path.Combine(path, ModelManifest.Name));
        if (!manifest.Exists)
            return Edition.None;
        var written = manifest.LastWriteTimeUtc;
        if (_edition is { } known && known.Written == written)
            return known;
        try
        {
            return _edition = new(written, JsonSerializer.Deserialize(File.ReadAllBytes(manifest.FullName), ModelJson.Default.ModelManifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            // Being put there: the next look tries again.
            return Edition.None;
        }
    }

    /// <param name="Written">When its manifest was.</param>
    private sealed record Edition(DateTime Written, ModelManifest? Manifest)
    {
        public static Edition None { get; } = new(default, null);
    }
}
