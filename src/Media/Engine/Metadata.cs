using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>
/// What of the source's metadata goes into the result: nothing, unless <c>fl_keep_iptc</c> (all of it, except the profile: pixels
/// are sRGB by now; not with <c>q_auto</c>, which saves bytes) or <c>fl_keep_attribution</c> (copyright and artist). Pixels lie
/// as they are to be seen, so no orientation goes along.
/// </summary>
internal static class Metadata
{
    private const double MillimetresAnInch = 25.4;

    private static readonly string[] _attribution = ["Copyright", "Artist"];

    public static Enums.ForeignKeep Wanted(OutputOptions output) => output switch
    {
        _ when Has(output, OutputFlags.ForceStrip) => Enums.ForeignKeep.None,
        _ when KeepsAll(output) => Enums.ForeignKeep.Exif | Enums.ForeignKeep.Xmp | Enums.ForeignKeep.Iptc,
        _ when Has(output, OutputFlags.KeepAttribution) => Enums.ForeignKeep.Exif,

        // JPEG has no other place for it.
        _ when output.DensityDpi is not null => Enums.ForeignKeep.Exif,
        _ => Enums.ForeignKeep.None,
    };

    /// <summary>
    /// Without orientation; without the EXIF fields that say nothing about attribution where only that is kept; with the
    /// density that <c>dn_</c> names.
    /// </summary>
    /// <returns>The image itself when none of it goes along.</returns>
    public static Image Reduced(Image image, OutputOptions output)
    {
        if (Wanted(output) == Enums.ForeignKeep.None)
            return image;
        using var dense = output.DensityDpi is { } dpi ? image.Copy(xres: dpi / MillimetresAnInch, yres: dpi / MillimetresAnInch) : image.Copy();
        return dense.Mutate(mutable =>
        {
            foreach (var field in mutable.GetFields().Where(field => Goes(field, output)))
                mutable.Remove(field);
            if (output.DensityDpi is not null)
                mutable.Set(GValue.GStrType, "resolution-unit", "in");
        });
    }

    private static bool Goes(string field, OutputOptions output) => field is "orientation" or "exif-ifd0-Orientation"
        || (!KeepsAll(output) && (Has(output, OutputFlags.KeepAttribution) ? IsOther(field) : field.StartsWith("exif-", StringComparison.Ordinal)));

    private static bool IsOther(string field)
        => field == "jpeg-thumbnail-data" || (field.StartsWith("exif-ifd", StringComparison.Ordinal) && !_attribution.Any(field.EndsWith));

    private static bool KeepsAll(OutputOptions output) => Has(output, OutputFlags.KeepIptc) && output.Quality.Auto is null;

    private static bool Has(OutputOptions output, OutputFlags flag) => (output.Flags & flag) != 0;
}
