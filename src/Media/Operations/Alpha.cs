using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations;

/// <summary>Transparency: keeping it out of colour work, and changing it.</summary>
internal static class Alpha
{
    /// <summary>Runs <paramref name="colour"/> on the colour bands; rounds its result to bytes and puts alpha back.</summary>
    public static Image Aside(Image image, Func<Image, Image> colour)
    {
        if (!image.HasAlpha())
        {
            using var whole = colour(image);
            return Bytes(whole);
        }

        using var bands = image.ExtractBand(0, n: image.Bands - 1);
        using var alpha = image[image.Bands - 1];
        using var changed = colour(bands);
        using var bytes = Bytes(changed);
        return bytes.Bandjoin(alpha);
    }

    /// <summary>Runs <paramref name="geometry"/> on premultiplied pixels, so that invisible colours do not bleed into visible ones.</summary>
    public static Image Premultiplied(Image image, Func<Image, Image> geometry)
    {
        if (!image.HasAlpha())
            return geometry(image);
        using var premultiplied = image.Premultiply();
        using var changed = geometry(premultiplied);
        using var separate = changed.Unpremultiply();
        return Bytes(separate);
    }

    /// <summary>The image with an alpha band: its own, or an opaque one.</summary>
    public static Image On(Image image) => image.HasAlpha() ? image.Copy() : image.AddAlpha();

    /// <summary>Laid on an opaque colour; without alpha.</summary>
    public static Image Flat(Image image, Color on) => image.HasAlpha() ? image.Flatten(background: Opaque(on)) : image.Copy();

    /// <summary>Red, green and blue.</summary>
    public static double[] Opaque(Color color) => [color.Red, color.Green, color.Blue];

    /// <summary>Red, green, blue and alpha.</summary>
    public static double[] Bands(Color color) => [color.Red, color.Green, color.Blue, color.Alpha];

    /// <param name="factor">0 (gone) to 1 (unchanged).</param>
    public static Image Times(Image image, double factor)
        => factor == 1 ? image : Changed(image, alpha => alpha.Linear([factor], [0]));

    /// <param name="mask">One band of bytes, of the image's size.</param>
    public static Image Masked(Image image, Image mask)
        => image.HasAlpha() ? Changed(image, alpha => Product(alpha, mask)) : image.Bandjoin(mask);

    /// <summary>Runs <paramref name="change"/> on the alpha band, adding one first where there is none.</summary>
    public static Image Changed(Image image, Func<Image, Image> change)
    {
        using var with = On(image);
        using var bands = with.ExtractBand(0, n: with.Bands - 1);
        using var alpha = with[with.Bands - 1];
        using var changed = change(alpha);
        using var bytes = Bytes(changed);
        return bands.Bandjoin(bytes);
    }

    /// <summary>Rounded to 0..255, as sRGB again where it is colour.</summary>
    public static Image Bytes(Image image)
    {
        if (image.Format == Enums.BandFormat.Uchar)
            return image.Copy();
        using var rounded = image.Round(Enums.OperationRound.Rint);
        using var bytes = rounded.Cast(Enums.BandFormat.Uchar);
        return bytes.Copy(interpretation: bytes.Bands >= 3 ? Enums.Interpretation.Srgb : Enums.Interpretation.Bw);
    }

    private static Image Product(Image left, Image right)
    {
        using var product = left * right;
        return product / 255;
    }
}
