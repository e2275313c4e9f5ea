using System.Security.Cryptography;
using System.Text.Json;
using ServerlessDam.Media.Vision.Models.Keras;
using ServerlessDam.Media.Vision.Models.TensorFlow;

namespace ServerlessDam.Media.Vision.Models;

/// <summary>Makes the models folder of unpacked npm packages. See <c>native/models/README.md</c>.</summary>
internal static class ModelBuild
{
    /// <param name="from">Has the list <c>packages</c>, and for each package a folder of its name.</param>
    /// <param name="to">A new folder.</param>
    public static void Run(string from, string to)
    {
        Directory.CreateDirectory(to);
        var versions = Versions(Path.Combine(from, "packages"));
        var files = new List<ModelFile>();
        foreach (var model in ModelTable.All)
        {
            var content = ContentOf(model, Path.Combine(from, model.Package, model.Source));
            File.WriteAllBytes(Path.Combine(to, model.File), content);
            files.Add(new(model.File, Convert.ToHexStringLower(SHA256.HashData(content)), model.Package, versions[model.Package]));
        }
        File.WriteAllBytes(Path.Combine(to, ModelManifest.Name), JsonSerializer.SerializeToUtf8Bytes(new ModelManifest(files), ModelJson.Default.ModelManifest));
    }

    private static byte[] ContentOf(ModelSource model, string path)
    {
        if (model.Outputs is null)
            return File.ReadAllBytes(path);
        var (json, weights) = Path.GetExtension(path) switch
        {
            ".js" => OfModules(path),
            ".json" => OfFiles(path),
            _ => (File.ReadAllBytes(path + ".json"), File.ReadAllBytes(path + ".bin")),
        };
        return model.IsLayers ? KerasConversion.Run(json, weights, model.Outputs[0]) : TfConversion.Run(TfGraph.Read(json, weights), model.Outputs);
    }

    /// <summary>A model as JavaScript: beside it each file of weights that it names, with the same ending.</summary>
    private static (byte[] Json, byte[] Weights) OfModules(string path)
    {
        var json = JsModule.Json(File.ReadAllText(path));
        return (json, [.. WeightsOf(json, path).SelectMany(file => JsModule.Bytes(File.ReadAllText(file + ".min.js")))]);
    }

    private static (byte[] Json, byte[] Weights) OfFiles(string path)
    {
        var json = File.ReadAllBytes(path);
        return (json, [.. WeightsOf(json, path).SelectMany(File.ReadAllBytes)]);
    }

    /// <summary>The files of weights that a model names, beside it.</summary>
    private static List<string> WeightsOf(byte[] json, string path)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("weightsManifest").EnumerateArray()
            .SelectMany(group => group.GetProperty("paths").EnumerateArray())
            .Select(file => Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(file.GetString()!)))];
    }

    /// <summary>Lines of a name, a version and more; <c>#</c> begins a remark.</summary>
    private static Dictionary<string, string> Versions(string list)
        => File.ReadLines(list)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words[1]);
}
