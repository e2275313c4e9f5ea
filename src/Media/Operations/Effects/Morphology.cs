using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>e_morphology, on each channel. Drawing a convex brush several times is drawing a larger one once.</summary>
internal static class Morphology
{
    public static readonly ValueList<PixelEffect> All =
    [
        new(
            "morphology",
            "Lets light areas grow (dilate) or shrink (erode), both in turn, or shows where they would; radius and kernel are size and shape of the brush.",
            "e_morphology:iterations_2;kernel_disk;method_dilate;radius_2",
            SettledColours(Apply),
            new ChoiceDeclaration("method", "dilate", "erode", "open", "close", "smooth", "edge", "edgein", "edgeout", "tophat", "bottomhat"),
            new NumberDeclaration("iterations", "times", 1, 10, 1),
            new ChoiceDeclaration("kernel", "octagon", "disk", "square", "diamond", "plus"),
            new DecimalDeclaration("radius", "pixels", 0.5, 10, 1)),
    ];

    public static Image Apply(Image image, EffectStep step)
    {
        Func<int, Brush> shape = step.Choice("kernel") switch
        {
            "octagon" => Brush.Octagon,
            "disk" => Brush.Disk,
            "square" => Brush.Square,
            "diamond" => Brush.Diamond,
            "plus" => Brush.Plus,
            var other => throw new InvalidOperationException($"No such kernel: {other}."),
        };
        var radius = Math.Max(1, (int)Math.Round((step.Decimal("radius") ?? 1) * step.Number("iterations")));
        Image Dilate(Image from) => Brush.Drawn(from, shape, radius, lightest: true, Enums.Extend.Copy);
        Image Erode(Image from) => Brush.Drawn(from, shape, radius, lightest: false, Enums.Extend.Copy);
        return step.Choice("method") switch
        {
            "dilate" => Dilate(image),
            "erode" => Erode(image),
            "open" => Twice(image, Erode, Dilate),
            "close" => Twice(image, Dilate, Erode),
            "smooth" => Twice(image, from => Twice(from, Erode, Dilate), from => Twice(from, Dilate, Erode)),
            "edge" => Difference(Dilate(image), Erode(image)),
            "edgein" => Difference(image.Copy(), Erode(image)),
            "edgeout" => Difference(Dilate(image), image.Copy()),
            "tophat" => Difference(image.Copy(), Twice(image, Erode, Dilate)),
            "bottomhat" => Difference(Twice(image, Dilate, Erode), image.Copy()),
            var other => throw new InvalidOperationException($"No such method: {other}."),
        };
    }

    private static Image Twice(Image image, Func<Image, Image> first, Func<Image, Image> second)
    {
        using var between = first(image);
        using var settled = between.CopyMemory();
        return second(settled);
    }

    private static Image Difference(Image left, Image right)
    {
        using (left)
        using (right)
            return left - right;
    }
}
