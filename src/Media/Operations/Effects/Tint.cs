using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_tint: colours by lightness. A single colour lies between black and white.</summary>
internal static class Tint
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("tint", "Recolours by lightness, from the first colour for the dark tones to the last for the light ones, at evenly spread or given places; equalize evens the lightness out first, amount is the share of the effect.", "e_tint:80:navy:0p:orange:60p:white:100p", Apply, Optional("mode", "plain", "equalize"), Percent("amount", 0, 100, 60), new ColorStopsDeclaration("colors", 10, new(255, 0, 0))),
    ];

    public static Picture Apply(Picture picture, EffectStep step)
    {
        var amount = step.Number("amount") / 100.0;
        var stops = step.ColorStops("colors");
        if (stops.Count == 1)
            stops = [new(Color.Black, 0), stops[0] with { Place = 0.5 }, new(Color.White, 1)];
        var settled = picture.Settled();
        var equalize = step.Choice("mode") == "equalize" ? ToneHistogram.OfLuma(settled.First).Equalize() : value => value;
        Func<double, double>[] curves =
        [
            value => At(stops, equalize(value), color => color.Red),
            value => At(stops, equalize(value), color => color.Green),
            value => At(stops, equalize(value), color => color.Blue),
        ];
        return settled.Each(image => Alpha.Aside(image, colours => Tinted(colours, curves, amount)));
    }

    private static Image Tinted(Image image, Func<double, double>[] curves, double amount)
    {
        using var grey = Channels.Luma(image);
        using var coloured = Curve.Laid(grey, curves);
        return Channels.Mix(image, coloured, amount);
    }

    /// <summary>0 to 1, straight between two stops.</summary>
    private static double At(ValueList<ColorStop> stops, double place, Func<Color, byte> channel)
    {
        var next = 0;
        while (next < stops.Count && stops[next].Place < place)
            next++;
        var (before, after) = (stops[Math.Max(0, next - 1)], stops[Math.Min(next, stops.Count - 1)]);
        var span = after.Place - before.Place;
        var share = span <= 0 ? 0 : (place - before.Place) / span;
        return (channel(before.Color) + (share * (channel(after.Color) - channel(before.Color)))) / 255;
    }
}
