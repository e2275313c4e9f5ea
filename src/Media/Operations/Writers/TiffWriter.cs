using NetVips;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>
/// tiff, lossless: 8 bits and LZW, which is what <c>fl_tiff8_lzw</c> asks for. <c>fl_group4</c> makes a fax of it: black and
/// white, in the compression of ITU-T T.6.
/// </summary>
internal static class TiffWriter
{
    public static void Write(Writing writing)
    {
        if (writing.Has(Transformations.Plans.OutputFlags.Group4))
            Fax(writing);
        else
            writing.Image.Tiffsave(
                writing.Path,
                compression: Enums.ForeignTiffCompression.Lzw,
                predictor: Enums.ForeignTiffPredictor.Horizontal,
                keep: writing.Keep);
    }

    private static void Fax(Writing writing)
    {
        using var flat = Alpha.Flat(writing.Image, writing.Output.FlattenOn);
        using var grey = flat.Colourspace(Enums.Interpretation.Bw);
        grey.Tiffsave(writing.Path, compression: Enums.ForeignTiffCompression.Ccittfax4, bitdepth: 1, keep: writing.Keep);
    }
}
