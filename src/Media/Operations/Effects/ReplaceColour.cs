using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_replace_color: in CIELAB, whatever is near one colour moves as far as that colour has to move to become the other.</summary>
internal static class ReplaceColour
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("replace_color", "Turns one colour and those like it into another, keeping light and shade; tolerance is how far a colour may differ, and without the colour to replace it is the picture's most frequent one.", "e_replace_color:blue:60:red", Apply, new ColorDeclaration("to", FromCo: false, null) { IsRequired = true }, Percent("tolerance", 0, 100, 50), new ColorDeclaration("from", FromCo: false, null)),
    ];

    /// <summary>Light and shade of one thing differ more than its hue.</summary>
    private const double WeightOfLightness = 0.4;

    /// <summary>The usual tolerance of 50 takes in one colour in light and shade and leaves its neighbours.</summary>
    private const double ReachOfTolerance = 0.5;

    public static Picture Apply(Picture picture, EffectStep step)
    {
        var settled = picture.Settled();
        var from = step.Color("from") ?? ColourChoice.Of(settled.First, new(AutoBackgroundSource.Predominant, false, null, []), 1)[0];
        var (start, end) = (Lab(from), Lab(step.Color("to") ?? from));
        var reach = Math.Max(1, step.Number("tolerance") * ReachOfTolerance);
        return settled.Each(image => Alpha.Aside(image, colours => Replaced(colours, start, end, reach)));
    }

    /// <summary>Wholly within the reach, fading out over as much again.</summary>
    private static Image Replaced(Image image, double[] from, double[] to, double reach)
    {
        using var scratch = new Scratch();
        var lab = scratch.Of(image.Colourspace(Enums.Interpretation.Lab));
        var difference = scratch.Of(lab.Linear([WeightOfLightness, 1, 1], [-WeightOfLightness * from[0], -from[1], -from[2]]));
        var squares = scratch.Of(difference * difference);
        var mean = scratch.Of(squares.Bandmean());
        var third = scratch.Of(mean.Pow(0.5));
        var distance = scratch.Of(third * Math.Sqrt(3));
        var share = scratch.Of(distance.Linear([-1 / reach], [2]));
        var bounded = scratch.Of(share.Clamp(0, 1));
        var move = scratch.Of(bounded.Linear([to[0] - from[0], to[1] - from[1], to[2] - from[2]], [0, 0, 0]));
        var moved = scratch.Of(lab + move);
        var result = scratch.Of(moved.Copy(interpretation: Enums.Interpretation.Lab));
        return result.Colourspace(Enums.Interpretation.Srgb);
    }

    private static double[] Lab(Color color)
    {
        using var black = Image.Black(1, 1);
        using var one = black.NewFromImage(Alpha.Opaque(color));
        using var srgb = one.Copy(interpretation: Enums.Interpretation.Srgb);
        using var lab = srgb.Colourspace(Enums.Interpretation.Lab);
        return lab.Getpoint(0, 0);
    }
}
