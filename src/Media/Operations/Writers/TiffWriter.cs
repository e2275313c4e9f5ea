using NetVips;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>tiff, lossless.</summary>
internal static class TiffWriter
{
    public static void Write(Writing writing)
        => writing.Image.Tiffsave(
            writing.Path,
            compression: Enums.ForeignTiffCompression.Lzw,
            predictor: Enums.ForeignTiffPredictor.Horizontal,
            keep: writing.Keep);
}
