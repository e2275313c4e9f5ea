using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Which format a derived asset gets.</summary>
internal static class DeliveryFormat
{
    /// <param name="plan">Its sizes need not be those of the asset yet.</param>
    /// <param name="extension">Canonical name of the format that the URL's extension asks for; null without one.</param>
    /// <param name="accept">What the client takes, for <c>f_auto</c>.</param>
    /// <exception cref="DamException">InvalidParameter: the format asked for cannot be written.</exception>
    public static string Choose(Asset asset, Plan plan, string? extension, string? accept, bool jpegXl = false)
    {
        var output = plan.Output;
        if (StaysDrawing(asset, plan, extension))
        {
            return WritableFormats.Drawing;
        }

        if (output.AutoFormat is { } family)
        {
            return new FormatChoice
            {
                Accept = accept,
                Extension = extension,
                Stored = asset.Format,
                HasAlpha = MayBeTransparent(asset, plan),
                Animated = asset.Animated && (family == AutoFormat.Animated || (output.Flags & (OutputFlags.Animated | OutputFlags.AnimatedWebp)) != 0),
                Size = ResultSize(asset, plan),
                JpegXl = jpegXl,
                Stills = WritableFormats.Shown,
                Animations = WritableFormats.Animations,
            }.Choose();
        }

        var asked = output.Format ?? extension;
        if (asked == WritableFormats.Drawing && plan.MakesDrawing)
        {
            return asked;
        }

        if (asked is not null && asked != asset.Format && !WritableFormats.Stills.Contains(asked))
        {
            throw DamException.Invalid($"Format {asked} cannot be written; {string.Join(", ", WritableFormats.Stills)} can");
        }

        var format = asked ?? asset.Format;

        // What is no picture for a browser (PDF, PSD, TIFF, HEIC, SVG ...) becomes what keeps its transparency, unless it is asked for.
        var written = asked is null ? WritableFormats.Shown : WritableFormats.Stills;
        return format is not null && written.Contains(format) ? format : MayBeTransparent(asset, plan) ? "png" : "jpg";
    }

    /// <summary>A drawing that is only made safe: as good as the original.</summary>
    public static bool StaysDrawing(Asset asset, Plan plan, string? extension)
        => asset.Format == WritableFormats.Drawing && plan.Steps.Count == 0
            && (plan.Output.Flags & (OutputFlags.Sanitize | OutputFlags.Rasterize | OutputFlags.GetInfo)) == OutputFlags.Sanitize
            && ((plan.Output.Format ?? extension) is null or WritableFormats.Drawing || plan.Output.AutoFormat is not null);

    /// <summary>As far as the catalog and the plan tell before there are pixels.</summary>
    private static bool MayBeTransparent(Asset asset, Plan plan) => asset.HasAlpha || plan.Source.Clip is not null;

    /// <summary>Whether transparency of the result is worth more than jpg: nobody asked for jpg by name.</summary>
    public static bool KeepsAlpha(OutputOptions output, string? extension, string format)
        => format == "jpg" && output.AutoFormat is not null && extension != format;

    /// <summary>Of the asset under the plan; null where it cannot be told.</summary>
    private static PixelSize? ResultSize(Asset asset, Plan plan)
    {
        if (asset is not { Width: > 0 and var width, Height: > 0 and var height })
            return null;
        try
        {
            return plan.After(new() { Size = new(width, height) }).Size;
        }
        catch (TransformationException)
        {
            // The derivation says what is wrong.
            return null;
        }
    }
}
