using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_trim: cuts margins of one colour, by default that of the top left pixel. A picture of nothing else stays whole.</summary>
internal static class Trim
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("trim", "Cuts margins of one colour, by default that of the top left pixel; tolerance is how far a colour may differ.", "e_trim:20", Apply, Percent("tolerance", 0, 100, 10), new ColorDeclaration("color", FromCo: false, null)),
    ];

    public static Picture Apply(Picture picture, EffectStep step)
    {
        var settled = picture.Settled();
        var boxes = settled.Frames.Select(image => Inside(image, step)).OfType<PixelRect>().ToList();
        if (boxes.Count == 0)
            return settled;
        var box = boxes.Aggregate((all, one) => all.Union(one));
        return settled.Each(image => image.Crop(box.X, box.Y, box.Width, box.Height), settled.State.Cropped(box));
    }

    /// <summary>Null when nothing stands out from the margin.</summary>
    private static PixelRect? Inside(Image image, EffectStep step)
    {
        using var seen = Alpha.Premultiplied(image, pixels => pixels.Copy());
        var background = step.Color("color") is { } color
            ? (image.HasAlpha() ? Alpha.Bands(color) : Alpha.Opaque(color))
            : seen.Getpoint(0, 0);

        // libvips flattens pictures with alpha before it looks; a margin that is transparent is found by its alpha.
        using var looked = image.HasAlpha() && background[^1] == 0 ? image[image.Bands - 1] : Alpha.Flat(image, Color.White);
        var threshold = Math.Max(1, step.Number("tolerance") * 2.55);
        return Content.Of(looked, threshold, looked.Bands == 1 ? [0] : background[..3]);
    }
}
