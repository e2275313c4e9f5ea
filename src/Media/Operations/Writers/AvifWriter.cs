using NetVips;
using ServerlessDam.Media.Operations.Writers.Measuring;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>avif, by libaom; <c>q_100</c> is lossless.</summary>
internal static class AvifWriter
{
    public static readonly QualityScale Scale = new([26, 36, 45, 53, 61, 69, 78], Continuous: true, EndsLossless: false);

    /// <summary>Of 0 to 9. Above 3 a few percent fewer bytes cost several times the time, which a first visitor waits for.</summary>
    private const int Effort = 3;

    /// <summary>Of pictures of more pixels: about half the time, or a photo of 24 megapixels would near a worker's limit.</summary>
    private const int LargeEffort = 1;
    private const long LargeArea = 12_000_000;

    public static void Write(Writing writing)
        => writing.Image.Heifsave(
            writing.Path,
            q: writing.Quality("avif"),
            lossless: writing.Output.Quality.Percent == 100,
            compression: Enums.ForeignHeifCompression.Av1,
            effort: (long)writing.Image.Width * writing.Image.Height > LargeArea ? LargeEffort : Effort,
            bitdepth: 8,
            subsampleMode: writing.Output.Quality.Subsampling switch
            {
                444 => Enums.ForeignSubsample.Off,
                null => Enums.ForeignSubsample.Auto,
                _ => Enums.ForeignSubsample.On,
            },
            keep: writing.Keep);
}
