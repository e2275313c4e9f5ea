using NetVips;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>What effects compute of the three channels. All of it is left for the caller to release.</summary>
internal static class Channels
{
    /// <summary>Lightness in one band of bytes.</summary>
    public static Image Luma(Image image)
    {
        using var srgb = image.Copy(interpretation: Enums.Interpretation.Srgb);
        return srgb.Colourspace(Enums.Interpretation.Bw);
    }

    /// <summary>The strongest of the three: the brightness of HSB.</summary>
    public static Image Strongest(Image image) => Pairwise(image, static (a, b) => a.Maxpair(b));

    public static Image Weakest(Image image) => Pairwise(image, static (a, b) => a.Minpair(b));

    /// <summary>From <paramref name="image"/> to <paramref name="other"/>.</summary>
    /// <param name="share">0 to 1: one number.</param>
    public static Image Mix(Image image, Image other, double share)
    {
        using var kept = image.Linear([1 - share], [0]);
        using var added = other.Linear([share], [0]);
        return kept + added;
    }

    /// <param name="share">0 to 1: one band, for each pixel its own.</param>
    public static Image Mix(Image image, Image other, Image share)
    {
        using var difference = other - image;
        using var part = difference * share;
        return image + part;
    }

    /// <summary>Moved by whole pixels, by as many as may be.</summary>
    /// <param name="beyond">What comes in.</param>
    public static Image Moved(Image image, int x, int y, Enums.Extend beyond)
    {
        var (left, top) = (Math.Max(0, x), Math.Max(0, y));
        using var wide = image.Embed(left, top, image.Width + Math.Abs(x), image.Height + Math.Abs(y), extend: beyond);
        return wide.Crop(left - x, top - y, image.Width, image.Height);
    }

    /// <summary>A small pattern of one band, repeated all over a picture of this size.</summary>
    public static Image Tiled(byte[] cells, int side, int width, int height)
    {
        using var cell = Image.NewFromMemoryCopy<byte>(cells, side, side, 1, Enums.BandFormat.Uchar);
        using var many = cell.Replicate((width + side - 1) / side, (height + side - 1) / side);
        using var cut = many.Crop(0, 0, width, height);
        return cut.Copy(interpretation: Enums.Interpretation.Bw);
    }

    private static Image Pairwise(Image image, Func<Image, Image, Image> choose)
    {
        using var red = image[0];
        using var green = image[1];
        using var blue = image[2];
        using var two = choose(red, green);
        return choose(two, blue);
    }
}
