using NetVips;

namespace ServerlessDam.Media.Operations.Layers;

/// <summary>Blends in which the layer decides what of the base stays.</summary>
internal static class Masks
{
    /// <summary>e_mask: the layer's brightness, where it is opaque, becomes the base's alpha; outside the layer nothing stays.</summary>
    public static Image ByBrightness(Image image, Image layer, int x, int y)
    {
        using var flat = Alpha.Flat(layer, Transformations.Plans.Color.Black);
        using var grey = flat.Colourspace(Enums.Interpretation.Bw);
        return Times(image, grey[0], x, y, outside: 0);
    }

    /// <summary>fl_cutter: as much of the base as the layer has alpha; outside the layer nothing.</summary>
    public static Image Cutter(Image image, Image layer, int x, int y) => Times(image, AlphaOf(layer), x, y, outside: 0);

    /// <summary>e_cut_out: as much of the base as the layer leaves free; outside the layer all.</summary>
    public static Image CutOut(Image image, Image layer, int x, int y)
    {
        using var alpha = AlphaOf(layer);
        return Times(image, alpha.Invert(), x, y, outside: 255);
    }

    private static Image AlphaOf(Image layer)
    {
        using var with = Alpha.On(layer);
        return with[with.Bands - 1];
    }

    /// <param name="mask">One band of bytes; disposed.</param>
    private static Image Times(Image image, Image mask, int x, int y, int outside)
    {
        using (mask)
        {
            using var whole = mask.Embed(x, y, image.Width, image.Height, extend: Enums.Extend.Background, background: [outside]);
            return Alpha.Masked(image, whole);
        }
    }
}
