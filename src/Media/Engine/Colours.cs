using NetVips;

namespace ServerlessDam.Media.Engine;

/// <summary>Brings whatever was stored (CMYK, grey, 16 bits, any ICC profile) to sRGB of 8 bits, three bands or four.</summary>
internal static class Colours
{
    private const string Profile = "icc-profile-data";

    /// <summary>A field of ours on pictures that were CMYK; steps hand it on like every other.</summary>
    private const string Cmyk = "dam-was-cmyk";

    /// <summary>What <see cref="ToSrgb"/> came from.</summary>
    public static bool WasCmyk(Image srgb) => srgb.Contains(Cmyk);

    /// <returns>The image itself when it is so already.</returns>
    public static Image ToSrgb(Image image)
    {
        if (IsSrgb(image))
            return image;
        using var srgb = Converted(image);
        return image.Interpretation == Enums.Interpretation.Cmyk
            ? srgb.Mutate(mutable => mutable.Set(GValue.GIntType, Cmyk, 1))
            : srgb.Copy();
    }

    private static bool IsSrgb(Image image)
        => image is { Format: Enums.BandFormat.Uchar, Interpretation: Enums.Interpretation.Srgb, Bands: 3 or 4 } && !HasOtherProfile(image);

    private static Image Converted(Image image)
    {
        using var converted = ByProfile(image) ?? image.Colourspace(Enums.Interpretation.Srgb);
        using var bytes = converted.Format == Enums.BandFormat.Uchar ? converted.Copy() : converted.Cast(Enums.BandFormat.Uchar);
        return bytes.Bands > 4 ? bytes.ExtractBand(0, n: 4) : bytes.Copy();
    }

    /// <summary>Null when there is no profile, it says sRGB anyway, or it is none that can be used.</summary>
    private static Image? ByProfile(Image image)
    {
        if (!HasOtherProfile(image))
            return null;
        try
        {
            return image.IccTransform("srgb", embedded: true, intent: Enums.Intent.Perceptual, depth: 8);
        }
        catch (VipsException)
        {
            // A broken or mismatched profile says nothing about colours; the picture is still worth showing.
            return null;
        }
    }

    private static bool HasOtherProfile(Image image)
        => image.Contains(Profile) && !(image.Get(Profile) is byte[] profile && SaysSrgb(profile));

    /// <summary>By its description, which is ASCII in version 2 profiles and UTF-16 in version 4. Saves a costly identity.</summary>
    private static bool SaysSrgb(byte[] profile)
        => profile.Length < 8192 && (profile.AsSpan().IndexOf("sRGB"u8) >= 0 || profile.AsSpan().IndexOf("s\0R\0G\0B"u8) >= 0);
}
