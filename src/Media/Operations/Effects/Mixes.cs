using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Effects that mix the three channels by a matrix.</summary>
internal static class Mixes
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("hue", "Turns all hues around the colour circle and keeps the lightness; level 100 is half a turn.", "e_hue:40", OnColours(Hue), Percent("level", -100, 100, 80)),
        new("recolor", "Mixes the channels anew: each row of the matrix gives one channel as a sum of the old ones, three by three for colours or four by four with alpha.", "e_recolor:0.3:0.7:0.1:0.3:0.6:0.1:0.2:0.5:0.1", (picture, step) => picture.Settled().Each(image => Recolor(image, step)), new NumbersDeclaration("matrix", "share", [9, 16], -100, 100) { IsRequired = true }),
        new("saturation", "Makes colours stronger, or paler below 0 down to grey at -100.", "e_saturation:70", OnColours(Saturation), Percent("level", -100, 100, 80)),
        new("sepia", "Gives the brown tones of old photos; strength is the share of the effect.", "e_sepia:80", OnColours(Sepia), Percent("strength", 1, 100, 80)),
        new("vibrance", "Makes pale colours stronger and leaves strong ones alone, or paler below 0.", "e_vibrance:70", SettledColours(Vibrance), Percent("level", -100, 100, 20)),
    ];

    /// <summary>Shares of red, green and blue in luminance (BT.709).</summary>
    private const double R = 0.2126;
    private const double G = 0.7152;
    private const double B = 0.0722;

    /// <summary>Strength percent of the way to sepia.</summary>
    public static Image Sepia(Image image, EffectStep step)
        => Towards(image, new[,] { { 0.393, 0.769, 0.189 }, { 0.349, 0.686, 0.168 }, { 0.272, 0.534, 0.131 } }, step.Number("strength") / 100.0);

    /// <summary>-100 is grey, 100 twice as far from grey as it was.</summary>
    public static Image Saturation(Image image, EffectStep step)
        => Saturated(image, step.Number("level"));

    /// <param name="level">As for <see cref="Saturation"/>.</param>
    public static Image Saturated(Image image, double level)
        => Towards(image, new[,] { { R, G, B }, { R, G, B }, { R, G, B } }, -level / 100.0);

    /// <summary>e_vibrance: as saturation, but the less the stronger a colour is already.</summary>
    public static Image Vibrance(Image image, EffectStep step) => Vibrant(image, step.Number("level"));

    /// <param name="level">Percent for a colour that is nearly grey.</param>
    public static Image Vibrant(Image image, double level)
    {
        using var scratch = new Scratch();
        var strongest = scratch.Of(Channels.Strongest(image));
        var weakest = scratch.Of(Channels.Weakest(image));
        var strength = scratch.Of(strongest - weakest);
        var factor = scratch.Of(strength.Linear([-level / 100 / 255], [1 + (level / 100)]));
        var grey = scratch.Of(Channels.Luma(image));
        var colour = scratch.Of(image - grey);
        var more = scratch.Of(colour * factor);
        return grey + more;
    }

    /// <summary>e_recolor: rows of three over the colours, or rows of four over colours and alpha.</summary>
    public static Image Recolor(Image image, EffectStep step)
    {
        var numbers = step.Numbers("matrix");
        var side = numbers.Count == 16 ? 4 : 3;
        var matrix = new double[side, side];
        for (var i = 0; i < numbers.Count; i++)
            matrix[i / side, i % side] = numbers[i];
        if (side == 3)
            return Alpha.Aside(image, colours => Mixed(colours, matrix));

        using var four = Alpha.On(image);
        using var mixed = Mixed(four, matrix);
        return Alpha.Bytes(mixed);
    }

    /// <summary>Turns colours around the grey axis; 100 is half a turn, luminance stays.</summary>
    public static Image Hue(Image image, EffectStep step)
    {
        var (sin, cos) = Math.SinCos(step.Number("level") / 100.0 * Math.PI);
        return Mixed(image, new[,]
        {
            { R + (cos * (1 - R)) - (sin * R), G - (cos * G) - (sin * G), B - (cos * B) + (sin * (1 - B)) },
            { R - (cos * R) + (sin * 0.143), G + (cos * (1 - G)) + (sin * 0.140), B - (cos * B) - (sin * 0.283) },
            { R - (cos * R) - (sin * (1 - R)), G - (cos * G) + (sin * G), B + (cos * (1 - B)) + (sin * B) },
        });
    }

    /// <summary>A share of the way from the identity to a matrix, or away from it below 0.</summary>
    private static Image Towards(Image image, double[,] matrix, double share)
    {
        var mix = new double[3, 3];
        for (var row = 0; row < 3; row++)
            for (var column = 0; column < 3; column++)
                mix[row, column] = ((row == column ? 1 : 0) * (1 - share)) + (matrix[row, column] * share);
        return Mixed(image, mix);
    }

    private static Image Mixed(Image image, double[,] matrix)
    {
        using var mix = Image.NewFromArray(matrix);
        return image.Recomb(mix);
    }
}
