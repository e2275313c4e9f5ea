using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects.Masks;

/// <summary>Flat colours that are seen through a mask.</summary>
internal static class Layers
{
    /// <param name="mask">One band, 0 to 255; may be of any format.</param>
    public static Image Of(Color color, Image mask)
    {
        using var flat = mask.NewFromImage(Alpha.Opaque(color));
        using var bytes = flat.Cast(Enums.BandFormat.Uchar);
        using var srgb = bytes.Copy(interpretation: Enums.Interpretation.Srgb);
        using var alpha = Alpha.Bytes(mask);
        return srgb.Bandjoin(alpha);
    }
}
