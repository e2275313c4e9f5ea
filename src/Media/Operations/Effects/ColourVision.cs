using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_simulate_colorblind and e_assist_colorblind.</summary>
/// <remarks>
/// Matrices as in <see cref="ColourDeficiency"/>, from the same source for the anomalies, at severity 0.6. The shift of lost colours into green and blue
/// follows Fidaner, Lin and Ozguven, Analysis of Color Blindness (2005).
/// </remarks>
internal static class ColourVision
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("assist_colorblind", "Helps people who confuse red and green: stripes of the given strength over reds, or, by xray, colours that they can tell apart.", "e_assist_colorblind:20", SettledColours(Assist), Optional("mode", "stripes", "xray"), Percent("stripes", 1, 100, 10)),
        new("simulate_colorblind", "Shows the picture as somebody with a colour vision deficiency sees it.", "e_simulate_colorblind:deuteranopia", OnColours(Simulate), new ChoiceDeclaration("condition", "deuteranopia", "protanopia", "tritanopia", "tritanomaly", "deuteranomaly", "cone_monochromacy", "rod_monochromacy")),
    ];

    private const int StripeSide = 12;

    private static readonly double[,] LostToGreenAndBlue = { { 0, 0, 0 }, { 0.7, 1, 0 }, { 0.7, 0, 1 } };

    public static Image Simulate(Image image, EffectStep step) => Seen(image, step.Choice("condition") switch
    {
        "deuteranopia" => ColourDeficiency.Deuteranopia,
        "protanopia" => ColourDeficiency.Protanopia,
        "tritanopia" => ColourDeficiency.Tritanopia,
        "tritanomaly" => new[,] { { 1.193214, -0.109812, -0.083402 }, { -0.058496, 0.979410, 0.079086 }, { -0.002346, 0.403492, 0.598854 } },
        "deuteranomaly" => new[,] { { 0.498864, 0.674741, -0.173604 }, { 0.205199, 0.754872, 0.039929 }, { -0.011131, 0.030969, 0.980162 } },
        // Only the cones for blue see, beside the rods.
        "cone_monochromacy" => Equal(0.01775, 0.10945, 0.8728),
        "rod_monochromacy" => Equal(0.2126, 0.7152, 0.0722),
        var other => throw new InvalidOperationException($"No such condition: {other}."),
    });

    public static Image Assist(Image image, EffectStep step)
        => step.Choice("mode") == "xray" ? Shifted(image) : Striped(image, step.Number("stripes") / 100.0);

    private static double[,] Equal(double red, double green, double blue)
        => new[,] { { red, green, blue }, { red, green, blue }, { red, green, blue } };

    private static Image Seen(Image image, double[,] matrix)
    {
        using var scratch = new Scratch();
        var linear = scratch.Of(image.Colourspace(Enums.Interpretation.Scrgb));
        using var mix = Image.NewFromArray(matrix);
        var mixed = scratch.Of(linear.Recomb(mix));
        var clipped = scratch.Of(mixed.Clamp(0, 1));
        var light = scratch.Of(clipped.Copy(interpretation: Enums.Interpretation.Scrgb));
        return light.Colourspace(Enums.Interpretation.Srgb);
    }

    /// <summary>What is lost of a colour to somebody who lacks the cones for green is added where it is seen.</summary>
    private static Image Shifted(Image image)
    {
        using var scratch = new Scratch();
        var seen = scratch.Of(Seen(image, ColourDeficiency.Deuteranopia));
        var lost = scratch.Of(image - seen);
        using var mix = Image.NewFromArray(LostToGreenAndBlue);
        var moved = scratch.Of(lost.Recomb(mix));
        return image + moved;
    }

    /// <summary>Dark diagonal stripes over what is red.</summary>
    private static Image Striped(Image image, double strength)
    {
        var cells = Enumerable.Range(0, StripeSide * StripeSide).Select(i => (byte)(((i % StripeSide) + (i / StripeSide)) % StripeSide < StripeSide / 2 ? 255 : 0));
        using var scratch = new Scratch();
        var red = scratch.Of(image[0]);
        var green = scratch.Of(image[1]);
        var blue = scratch.Of(image[2]);
        var other = scratch.Of(green.Maxpair(blue));
        var excess = scratch.Of(red - other);
        var redness = scratch.Of(excess.Linear([1 / 128.0], [0]));
        var bounded = scratch.Of(redness.Clamp(0, 1));
        var stripes = scratch.Of(Channels.Tiled([.. cells], StripeSide, image.Width, image.Height));
        var dark = scratch.Of(bounded * stripes);
        var light = scratch.Of(dark.Linear([-strength / 255], [1]));
        return image * light;
    }
}
