using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Which format a derived asset gets.</summary>
internal static class DeliveryFormat
{
    /// <param name="extension">Canonical name of the format that the URL's extension asks for; null without one.</param>
    /// <param name="accept">What the client takes, for <c>f_auto</c>.</param>
    /// <exception cref="DamException">InvalidParameter: the format asked for cannot be written.</exception>
    public static string Choose(Asset asset, OutputOptions output, string? extension, string? accept)
    {
        if (output.AutoFormat is { } family)
        {
            return new FormatChoice
            {
                Accept = accept,
                Extension = extension,
                Stored = asset.Format,
                HasAlpha = asset.HasAlpha,
                Animated = asset.Animated && (family == AutoFormat.Animated || output.Flags.HasFlag(OutputFlags.Animated)),
                Stills = WritableFormats.Stills,
                Animations = WritableFormats.Animations,
            }.Choose();
        }

        var asked = output.Format ?? extension;
        if (asked is not null && asked != asset.Format && !WritableFormats.Stills.Contains(asked))
        {
            throw DamException.Invalid($"Format {asked} cannot be written; {string.Join(", ", WritableFormats.Stills)} can");
        }

        var format = asked ?? asset.Format;

        // What can be read but not written (PDF, PSD, TIFF, HEIC, SVG ...) becomes what keeps its transparency.
        format = format is not null && WritableFormats.Stills.Contains(format) ? format : asset.HasAlpha ? "png" : "jpg";
        return format == "jpg" && asset.HasAlpha && output.Flags.HasFlag(OutputFlags.PreserveTransparency) ? "png" : format;
    }
}
