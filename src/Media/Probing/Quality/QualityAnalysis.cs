using NetVips;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Probing.Quality;

/// <summary>What an upload with <c>quality_analysis=true</c> answers. Each measure tells where it comes from.</summary>
internal static class QualityAnalysis
{
    /// <summary>From 2 megapixels on there are enough pixels for any screen.</summary>
    private const double EnoughPixels = 2_000_000;

    /// <param name="width">Of the picture, in pixels.</param>
    /// <exception cref="VipsException">The picture is broken.</exception>
    public static QualityFacts Of(string path, string format, int width, int height, CancellationToken cancellationToken)
    {
        var picture = MeasuredPicture.Of(path, format, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return Of(picture, format == "jpg" ? Tables(path) : null, Math.Min(1, Math.Sqrt((double)width * height / EnoughPixels)));
    }

    private static QualityFacts Of(MeasuredPicture picture, JpegTables? tables, double resolution)
    {
        var luma = Luma.Of(picture.Small);
        var light = Light.Of(picture.Small, luma);
        double? jpegQuality = tables is null ? null : JpegQuality.OfLuma(tables.Luma);
        double? jpegChroma = tables?.Chroma is { } chroma ? JpegQuality.OfChroma(chroma) : null;
        var (focus, noise) = (Focus.Score(luma), Noise.Score(picture.Strips));
        var (dct, blockiness) = (FineDetail.Score(picture.Strips), Blockiness.Score(picture.Strips));
        var chromaSubsampling = tables?.KeptChroma ?? 1;
        var pixels = QualityScores.Pixels(jpegQuality, jpegChroma, focus, noise, dct, blockiness, chromaSubsampling, resolution);
        var colors = QualityScores.Colors(light);
        return new(
            Score: Rounded(QualityScores.All(pixels, colors)),
            JpegQuality: jpegQuality is { } quality ? Rounded(quality) : null,
            JpegChroma: jpegChroma is { } ofColors ? Rounded(ofColors) : null,
            Focus: Rounded(focus),
            Noise: Rounded(noise),
            Contrast: Rounded(light.Contrast),
            Exposure: Rounded(light.Exposure),
            Saturation: Rounded(light.Saturation),
            Lighting: Rounded(light.Lighting),
            PixelScore: Rounded(pixels),
            ColorScore: Rounded(colors),
            Dct: Rounded(dct),
            Blockiness: Rounded(blockiness),
            ChromaSubsampling: Rounded(chromaSubsampling),
            Resolution: Rounded(resolution));
    }

    private static JpegTables? Tables(string path)
    {
        using var file = File.OpenRead(path);
        return JpegTables.Read(file);
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
