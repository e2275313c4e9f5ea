using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Effects that move the channels by fixed amounts. Levels are percent.</summary>
internal static class Shifts
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("blue", "Adds blue, or takes it away below 0; level is a share of the full range.", "e_blue:40", OnColours((image, step) => Shift(image, 0, 0, step.Number("level"))), Percent("level", -100, 100, 0)),
        new("colorize", "Blends the picture into the colour of co; strength is the share of that colour.", "co_blue,e_colorize:40", OnColours(Colorize), Percent("strength", 0, 100, 100), Co(Color.Gray)),
        new("green", "Adds green, or takes it away below 0; level is a share of the full range.", "e_green:40", OnColours((image, step) => Shift(image, 0, step.Number("level"), 0)), Percent("level", -100, 100, 0)),
        new("negate", "Turns every channel into its opposite.", "e_negate", OnColours((image, _) => image.Invert())),
        new("red", "Adds red, or takes it away below 0; level is a share of the full range.", "e_red:40", OnColours((image, step) => Shift(image, step.Number("level"), 0, 0)), Percent("level", -100, 100, 0)),
    ];

    /// <summary>e_red, e_green, e_blue: percent of the full range added.</summary>
    public static Image Shift(Image image, int red, int green, int blue)
        => image.Linear([1], [red * 2.55, green * 2.55, blue * 2.55]);

    /// <summary>Passes into one colour.</summary>
    public static Image Colorize(Image image, EffectStep step)
    {
        var share = step.Number("strength") / 100.0;
        var color = step.Color("color") ?? Color.Gray;
        return image.Linear([1 - share], Array.ConvertAll(Alpha.Opaque(color), band => band * share));
    }
}
