using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects.Looks;

/// <summary>e_oil_paint and e_cartoonify.</summary>
internal static class Paint
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("cartoonify", "Draws the picture in flat colours with dark lines along edges; line is the weight of the lines, reduction how few colours are left, bw leaves black and white.", "e_cartoonify:60:40", SettledColours(Cartoon), Percent("line", 0, 100, 50), Optional("tone", "color", "bw"), Percent("reduction", 0, 100, 50)),
        new("oil_paint", "Paints the picture in strokes that end at edges; strength is the breadth of the brush.", "e_oil_paint:60", SettledColours(Oil), Percent("strength", 0, 100, 30)),
    ];

    /// <summary>Brushes of 1 to 8 pixels around their middle.</summary>
    public static Image Oil(Image image, EffectStep step)
        => step.Number("strength") == 0 ? image.Copy() : FlatStrokes.Painted(image, 1 + (step.Number("strength") * 7 / 100));

    public static Image Cartoon(Image image, EffectStep step)
    {
        using var scratch = new Scratch();
        var painted = scratch.Of(FlatStrokes.Painted(image, 2));
        var flat = scratch.Of(step.Choice("tone") == "bw" ? BlackAndWhite(painted) : Reduced(painted, step.Number("reduction")));
        if (step.Number("line") == 0)
            return flat.Copy();

        // The more weight lines have, the weaker an edge may be that gets one.
        var grey = scratch.Of(Channels.Luma(painted));
        var soft = scratch.Of(grey.Gaussblur(0.7));
        var edges = scratch.Of(soft.Sobel());
        var over = scratch.Of(edges.Linear([1 / 64.0], [-(200 - (1.5 * step.Number("line"))) / 64]));
        var lines = scratch.Of(over.Clamp(0, 1));
        var light = scratch.Of(lines.Linear([-1], [1]));
        return flat * light;
    }

    /// <summary>Few levels of lightness; each colour keeps its hue.</summary>
    private static Image Reduced(Image image, int reduction)
    {
        using var scratch = new Scratch();
        var levels = 2 + ((100 - reduction) * 14 / 100);
        var grey = scratch.Of(Channels.Luma(image));
        var next = scratch.Of(Curve.Laid(grey, value => Math.Round(value * levels) / levels));
        var factor = scratch.Of(next / grey);
        return image * factor;
    }

    private static Image BlackAndWhite(Image image)
    {
        using var grey = Channels.Luma(image);
        using var white = grey >= 110;
        return white.Bandjoin(white, white);
    }
}
