namespace ServerlessDam.Media.Probing.Quality;

/// <summary>Several measures as one: their weighted geometric mean, so that one that is bad is not made up for by the rest.</summary>
internal static class QualityScores
{
    /// <summary>What is bad in one way is not nothing.</summary>
    private const double Worst = 0.05;

    private const double PixelWeight = 0.6;

    public static double Pixels(double? jpegQuality, double? jpegChroma, double focus, double noise, double dct, double blockiness, double chromaSubsampling, double resolution)
        => Mean((focus, 3), (noise, 2), (blockiness, 2), (dct, 1), (resolution, 1), (chromaSubsampling, 0.25), (jpegQuality ?? 1, jpegQuality is null ? 0 : 2), (jpegChroma ?? 1, jpegChroma is null ? 0 : 1));

    public static double Colors(Light light) => Mean((light.Exposure, 3), (light.Contrast, 2), (light.Lighting, 1), (light.Saturation, 0.25));

    public static double All(double pixels, double colors) => Mean((pixels, PixelWeight), (colors, 1 - PixelWeight));

    private static double Mean(params (double Value, double Weight)[] measures)
        => Math.Exp(measures.Sum(measure => measure.Weight * Math.Log(Math.Max(Worst, measure.Value))) / measures.Sum(measure => measure.Weight));
}
