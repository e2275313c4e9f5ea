using NetVips;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Tests.Vision;
using ServerlessDam.Media.Vision;
using ServerlessDam.Media.Vision.Models;

namespace ServerlessDam.Media.Tests.Probing.Quality;

/// <summary>A photograph made worse in one way, and what is measured then.</summary>
internal sealed class Degraded : IDisposable
{
    private readonly TestFiles _files = new();

    public Degraded() => LibvipsPolicy.Apply();

    public static TheoryData<string> Photos { get; } = ["astronaut.jpg", "cat.jpg"];

    /// <param name="options">Of the format; null for a PNG.</param>
    public QualityFacts Measure(string photo, Func<Image, Image> change, string? options = null)
    {
        using var stored = Image.NewFromFile(Installed.Photo(photo));

        // It is a JPEG: scaled, it has none of its traces.
        using var image = stored.Resize(0.8);
        using var changed = change(image);
        using var bytes = changed.Cast(Enums.BandFormat.Uchar);
        var path = _files[options is null ? "a.png" : "a.jpg"];
        bytes.WriteToFile(path + options);
        return Probe(path, ProbeParts.Quality).Quality!;
    }

    public QualityFacts AsJpeg(string photo, int quality, string subsampling = "auto")
        => Measure(photo, image => image.Copy(), $"[Q={quality},subsample_mode={subsampling}]");

    public static MediaFacts Probe(string path, ProbeParts parts)
        => new Prober(ExternalPrograms.Find(), new Sight(new ModelFolder(null))).Probe(new(path, null, parts), TestContext.Current.CancellationToken);

    public static Image Noisy(Image image, double sigma)
    {
        using var noise = Image.Gaussnoise(image.Width, image.Height, sigma: sigma, mean: 0, seed: 7);
        return image + noise;
    }

    /// <summary>From black at the left to itself at the right, as far as <paramref name="depth"/> says.</summary>
    public static Image Shaded(Image image, double depth)
    {
        using var places = Image.Xyz(image.Width, image.Height);
        using var across = places[0];
        using var share = across.Linear([depth / image.Width], [1 - depth]);
        return image * share;
    }

    public static Image Grey(Image image, double share)
    {
        using var grey = image.Colourspace(Enums.Interpretation.Bw);
        using var weight = grey * share;
        using var rest = image * (1 - share);
        using var mixed = rest + weight;
        return mixed.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    public void Dispose() => _files.Dispose();
}
