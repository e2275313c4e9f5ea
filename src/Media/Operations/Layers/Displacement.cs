using NetVips;

namespace ServerlessDam.Media.Operations.Layers;

/// <summary>
/// e_displace: each pixel of the base is fetched from beside itself, by up to x and y pixels: red of the layer says how far across,
/// green how far down, 128 for not at all. Outside the layer the base stays.
/// </summary>
internal static class Displacement
{
    /// <param name="image">In memory: it is read in any order.</param>
    public static Image Of(Image image, Image layer, int x, int y, double across, double down)
    {
        using var flat = Alpha.Flat(layer, Transformations.Plans.Color.Gray);
        using var shifts = flat.ExtractBand(0, n: 2);
        using var signed = shifts.Linear([across / 127.5, down / 127.5], [-across * 128 / 127.5, -down * 128 / 127.5]);
        using var whole = signed.Embed(x, y, image.Width, image.Height, extend: Enums.Extend.Background, background: [0]);
        using var places = Image.Xyz(image.Width, image.Height);
        using var anywhere = places + whole;
        using var moved = Inside(anywhere, [image.Width - 1, image.Height - 1]);
        return Alpha.Premultiplied(image, pixels =>
        {
            using var bilinear = Interpolate.NewFromName("bilinear");
            using var mapped = pixels.Mapim(moved, interpolate: bilinear, extend: Enums.Extend.Copy);
            return Alpha.Bytes(mapped);
        });
    }

    /// <summary>What would be fetched from outside comes from the edge.</summary>
    private static Image Inside(Image places, double[] last)
    {
        using var before = places < 0;
        using var positive = before.Ifthenelse(new double[] { 0, 0 }, places);
        using var behind = positive > last;
        return behind.Ifthenelse(last, positive);
    }
}
