using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects.Masks;

/// <summary>e_make_transparent and e_bgremoval: alpha by how far a pixel is from one colour.</summary>
internal static class ColourMask
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("bgremoval", "Makes the flat background transparent as far as it is connected with the picture's edges, or, by screen, every shade of its hue; without a colour it is the edges' most frequent one.", "e_bgremoval", RemoveBackground, Optional("mode", "connected", "screen"), new ColorDeclaration("color", FromCo: false, null)),
        new("make_transparent", "Makes every pixel transparent that is like the colour of co, by default the edges' most frequent one; tolerance is how far a colour may differ.", "co_white,e_make_transparent:20", MakeTransparent, Percent("tolerance", 0, 100, 10), Co(null)),
    ];

    /// <summary>Beyond the tolerance alpha rises over this many levels, so that edges stay smooth.</summary>
    private const double Softness = 16;

    /// <summary>How far, in levels, a flat background may differ from itself: noise and compression.</summary>
    private const double BackgroundReach = 30;

    /// <summary>How far in CIELAB, lightness aside, a screen may differ from itself: light falls on it unevenly.</summary>
    private const double ScreenReach = 28;

    public static Picture MakeTransparent(Picture picture, EffectStep step)
    {
        var settled = picture.Settled();
        var color = step.Color("color") ?? OfEdges(settled.First);
        var reach = step.Number("tolerance") * 2.55;
        return settled.Each(image => Masked(image, colours => Rising(Distance(colours, color), reach, Softness)));
    }

    public static Picture RemoveBackground(Picture picture, EffectStep step)
    {
        var settled = picture.Settled();
        var color = step.Color("color") ?? OfEdges(settled.First);
        return settled.Each(image => step.Choice("mode") == "screen"
            ? Masked(image, colours => Rising(ChromaDistance(colours, color), ScreenReach, Softness))
            : Masked(image, colours => Connected(Distance(colours, color))));
    }

    private static Color OfEdges(Image image) => ColourChoice.Of(image, new(AutoBackgroundSource.Border, false, null, []), 1)[0];

    private static Image Masked(Image image, Func<Image, Image> mask)
    {
        using var colours = image.ExtractBand(0, n: 3);
        using var share = mask(colours);
        using var levels = share.Linear([255], [0]);
        using var bytes = Alpha.Bytes(levels);
        using var settled = bytes.CopyMemory();
        using var masked = Alpha.Masked(image, settled);
        return Alpha.Bytes(masked);
    }

    /// <summary>Root of the mean square over the channels, 0 to 255.</summary>
    private static Image Distance(Image image, Color color)
    {
        using var difference = image.Linear([1], [-color.Red, -color.Green, -color.Blue]);
        using var squares = difference * difference;
        using var mean = squares.Bandmean();
        return mean.Pow(0.5);
    }

    private static Image ChromaDistance(Image image, Color color)
    {
        using var scratch = new Scratch();
        using var black = Image.Black(1, 1);
        var one = scratch.Of(black.NewFromImage(Alpha.Opaque(color)));
        var screen = scratch.Of(scratch.Of(one.Copy(interpretation: Enums.Interpretation.Srgb)).Colourspace(Enums.Interpretation.Lab)).Getpoint(0, 0);
        var lab = scratch.Of(image.Colourspace(Enums.Interpretation.Lab));
        var chroma = scratch.Of(lab.ExtractBand(1, n: 2));
        var difference = scratch.Of(chroma.Linear([1], [-screen[1], -screen[2]]));
        var squares = scratch.Of(difference * difference);
        var sum = scratch.Of(scratch.Of(squares.Bandmean()) * 2);
        return sum.Pow(0.5);
    }

    private static Image Rising(Image distance, double from, double over)
    {
        using (distance)
        {
            using var share = distance.Linear([1 / over], [-from / over]);
            return share.Clamp(0, 1);
        }
    }

    /// <summary>0 where a pixel is like the background and a way of such pixels leads to the edge.</summary>
    private static Image Connected(Image distance)
    {
        using (distance)
        {
            using var like = distance <= BackgroundReach;

            // A frame of background joins what lies at different edges, so that one flood reaches all of it.
            using var framed = like.Embed(1, 1, like.Width + 2, like.Height + 2, extend: Enums.Extend.White);
            using var settled = framed.CopyMemory();
            using var flooded = settled.Mutate(image => image.DrawFlood([128], 0, 0, equal: true));
            using var inner = flooded.Crop(1, 1, like.Width, like.Height);
            using var background = inner.Equal(128);
            return background.Linear([-1 / 255.0], [1]);
        }
    }
}
