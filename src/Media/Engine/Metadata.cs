using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>
/// What of the source's metadata goes into the result: nothing, unless <c>fl_keep_iptc</c> (all of it, except the profile: pixels
/// are sRGB by now) or <c>fl_keep_attribution</c> (copyright and artist).
/// </summary>
internal static class Metadata
{
    private static readonly string[] _attribution = ["Copyright", "Artist"];

    public static Enums.ForeignKeep Wanted(OutputOptions output) => output switch
    {
        _ when Has(output, OutputFlags.ForceStrip) => Enums.ForeignKeep.None,
        _ when Has(output, OutputFlags.KeepIptc) => Enums.ForeignKeep.Exif | Enums.ForeignKeep.Xmp | Enums.ForeignKeep.Iptc,
        _ when Has(output, OutputFlags.KeepAttribution) => Enums.ForeignKeep.Exif,
        _ => Enums.ForeignKeep.None,
    };

    /// <summary>Without the EXIF fields that say nothing about attribution, where only that is kept.</summary>
    public static Image Reduced(Image image, OutputOptions output)
        => !Has(output, OutputFlags.KeepAttribution) || Has(output, OutputFlags.KeepIptc)
            ? image.Copy()
            : image.Mutate(mutable =>
            {
                foreach (var field in mutable.GetFields().Where(field => IsOther(field)))
                    mutable.Remove(field);
            });

    private static bool IsOther(string field)
        => field == "jpeg-thumbnail-data" || (field.StartsWith("exif-ifd", StringComparison.Ordinal) && !_attribution.Any(field.EndsWith));

    private static bool Has(OutputOptions output, OutputFlags flag) => (output.Flags & flag) != 0;
}
