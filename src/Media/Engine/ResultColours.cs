using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Operations;
using ServerlessDam.Media.Operations.Writers;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>
/// <c>cs_</c>, <c>fl_force_icc</c> and <c>fl_strip_profile</c>: the colour space of the result and the profile that says so.
/// Results are sRGB without a profile, which is what a picture without one means.
/// </summary>
internal static class ResultColours
{
    private const string Profile = "icc-profile-data";

    /// <summary>Whether a profile goes along.</summary>
    public static bool HasProfile(OutputOptions output, Writer writer, Image srgb)
        => (output.Flags & OutputFlags.StripProfile) == 0
            && (IsCmyk(output, writer, srgb) || output.ColorSpace == "tinysrgb" || (output.Flags & OutputFlags.ForceIcc) != 0);

    /// <returns>The image itself when it stays as it is.</returns>
    /// <exception cref="DamException">InvalidParameter: CMYK in a format that has none.</exception>
    public static Image Of(Image srgb, OutputOptions output, Writer writer, string format)
    {
        if (output.ColorSpace == "cmyk" && !writer.HasCmyk)
            throw DamException.Invalid($"Color space cmyk is not for format {format}");
        if (IsCmyk(output, writer, srgb))
            return Cmyk(srgb, output);
        if (!HasProfile(output, writer, srgb))
            return srgb;
        return srgb.Mutate(mutable => mutable.Set(
            GValue.BlobType, Profile, output.ColorSpace == "tinysrgb" ? SmallSrgb.Profile : Image.ProfileLoad("srgb")));
    }

    /// <summary><c>keep_cmyk</c> gives CMYK where the source was, and the format can.</summary>
    private static bool IsCmyk(OutputOptions output, Writer writer, Image srgb)
        => writer.HasCmyk && (output.ColorSpace == "cmyk" || (output.ColorSpace == "keep_cmyk" && Colours.WasCmyk(srgb)));

    /// <summary>In libvips' general profile for print; there is no transparency on paper.</summary>
    private static Image Cmyk(Image srgb, OutputOptions output)
    {
        using var flat = Alpha.Flat(srgb, output.FlattenOn);
        return flat.IccTransform("cmyk", inputProfile: "srgb", intent: Enums.Intent.Relative, depth: 8);
    }
}
