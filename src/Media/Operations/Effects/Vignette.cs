using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_vignette: darker towards the corners, by up to strength percent at their tips.</summary>
internal static class Vignette
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("vignette", "Darkens the picture towards its corners; strength is how much light they lose.", "e_vignette:60", OnColours(Apply), Percent("strength", 0, 100, 20)),
    ];

    public static Image Apply(Image image, EffectStep step) => Darkened(image, step.Number("strength") / 100.0);

    /// <param name="strength">0 to 1: how much light the tips of the corners lose.</param>
    public static Image Darkened(Image image, double strength)
    {
        using var position = Image.Xyz(image.Width, image.Height);
        using var centred = position.Linear([2.0 / image.Width, 2.0 / image.Height], [-1, -1]);
        using var squares = centred * centred;
        using var x = squares[0];
        using var y = squares[1];
        using var radius = x + y;

        // 0 in the middle, 2 in the corners; squared once more, so that the middle stays as it is.
        using var falloff = radius * radius;
        using var light = falloff.Linear([-strength / 4], [1]);
        return image * light;
    }
}
