using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans.Reshaping;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Transformations.Plans.Declarations;

/// <summary>Effects that move pixels.</summary>
internal static class ShapeEffects
{
    public static readonly ValueList<Effect> All =
    [
        new(
            "distort",
            "Moves the four corners to new places, in pixels from the old top left: top left, top right, bottom right, bottom left; or, by arc, bends the picture by an angle, downwards at both ends above 0.",
            "e_distort:40:25:380:10:400:300:0:260",
            new NumbersDeclaration("corners", "pixels", [8], -25_000, 25_000),
            new DecimalDeclaration("arc", "degrees", -360, 360, null))
        {
            Accepts = step => (step.Numbers("corners").Count > 0) != (step.Decimal("arc") is not null),
            Reshapes = (step, before) => before.WithoutRegions(Distorted(step, before.Size)),
        },
        new(
            "morphology",
            "Lets light areas grow (dilate) or shrink (erode), both in turn, or shows where they would; radius and kernel are size and shape of the brush.",
            "e_morphology:iterations_2;kernel_disk;method_dilate;radius_2",
            new ChoiceDeclaration("method", "dilate", "erode", "open", "close", "smooth", "edge", "edgein", "edgeout", "tophat", "bottomhat"),
            new NumberDeclaration("iterations", "times", 1, 10, 1),
            new ChoiceDeclaration("kernel", "octagon", "disk", "square", "diamond", "plus"),
            new DecimalDeclaration("radius", "pixels", 0.5, 10, 1)),
        new("shear", "Slants the picture: x moves rows sideways and y columns downwards, by an angle.", "e_shear:20:0", Angle("x"), Angle("y"))
        {
            Reshapes = (step, before) => before.WithoutRegions(Sheared(step, before.Size)),
        },
        new("trim", "Cuts margins of one colour, by default that of the top left pixel; tolerance is how far a colour may differ.", "e_trim:20", Percent("tolerance", 0, 100, 10), new ColorDeclaration("color", FromCo: false, null)),
    ];

    private static PixelSize Distorted(EffectStep step, PixelSize size)
        => step.Decimal("arc") is { } degrees ? Arc.Of(degrees, size)?.Canvas ?? size : Projection.Of(step.Numbers("corners"), size).Canvas;

    private static PixelSize Sheared(EffectStep step, PixelSize size)
        => Projection.Sheared(step.Decimal("x") ?? 0, step.Decimal("y") ?? 0, size).Canvas;

    private static DecimalDeclaration Angle(string name) => new(name, "degrees", -89, 89, 0);
}
