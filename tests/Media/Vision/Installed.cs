using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;
using ServerlessDam.Tests;

namespace ServerlessDam.Media.Tests.Vision;

/// <summary>The models that <c>./dam models</c> lays down; <c>./dam test</c> does. What needs them is skipped where they are not.</summary>
internal static class Installed
{
    public static string Folder { get; } = Path.Combine(RepositoryRoot.Path, "native", "models", "built");

    /// <summary>A photograph of this folder.</summary>
    public static string Photo(string name) => Path.Combine(AppContext.BaseDirectory, "Vision", "photos", name);

    public static ModelFolder Models()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, ModelManifest.Name)), "The models are not installed: ./dam models");
        return new(Folder);
    }

    public static Sight Sight() => new(Models());

    /// <summary>With data for these languages of <see cref="TextLanguages"/>; <c>./dam up</c> and <c>./dam test</c> install it.</summary>
    public static Tesseract Tesseract(params string[] languages)
    {
        var tesseract = ServerlessDam.Media.Programs.Tesseract.Find(ExternalPrograms.Find());
        Assert.SkipUnless(languages.All(code => tesseract.Has(TextLanguages.Find(code)!.Pack)), $"Tesseract, or its data for {string.Join(", ", languages)}, is not installed");
        return tesseract;
    }
}
