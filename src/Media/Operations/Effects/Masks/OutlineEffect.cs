using NetVips;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Media.Operations.Effects.Working;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects.Masks;

/// <summary>e_outline: a line along the border of what is not transparent, inside the picture's own box.</summary>
internal static class OutlineEffect
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("outline", "Draws a line in the colour of co along the border of what is not transparent: outside, inside, or with the shape filled; width and blur are in the units of a border and of blur.", "co_red,e_outline:outer:8:40", (picture, step) => picture.Settled().Each(image => Apply(image, step)), Optional("mode", "outer", "inner", "inner_fill", "fill"), Pixels("width", 1, 100, 5), new NumberDeclaration("blur", "twentieths of a pixel", 0, 2000, 0), Co(Color.Black)),
    ];

    public static Image Apply(Image image, EffectStep step)
    {
        using var scratch = new Scratch();
        var with = scratch.Of(Alpha.On(image));
        var alpha = scratch.Of(with[3]);
        var (color, width) = (step.Color("color") ?? Color.Black, step.Number("width"));
        return step.Choice("mode") switch
        {
            // The picture covers the inner half of what grew.
            "outer" => Laid(Layers.Of(color, scratch.Of(Soft(Grown(alpha, width), step))), with.Copy()),
            "inner" => Laid(with.Copy(), Layers.Of(color, scratch.Of(Within(alpha, scratch.Of(Soft(Ring(alpha, width), step)))))),
            "fill" => Layers.Of(color, scratch.Of(Soft(Grown(alpha, width), step))),
            "inner_fill" => Layers.Of(color, scratch.Of(Soft(alpha.Copy(), step))),
            var other => throw new InvalidOperationException($"No such outline: {other}."),
        };
    }

    private static Image Laid(Image below, Image above)
    {
        using (below)
        using (above)
        {
            using var laid = below.Composite2(above, Enums.BlendMode.Over);
            return Alpha.Bytes(laid);
        }
    }

    private static Image Grown(Image alpha, int width) => Brush.Drawn(alpha, Brush.Disk, width, lightest: true, Enums.Extend.Black);

    private static Image Ring(Image alpha, int width)
    {
        using var core = Brush.Drawn(alpha, Brush.Disk, width, lightest: false, Enums.Extend.Black);
        using var ring = alpha - core;
        return Alpha.Bytes(ring);
    }

    private static Image Within(Image alpha, Image mask) => alpha.Minpair(mask);

    private static Image Soft(Image mask, EffectStep step)
    {
        using (mask)
            return step.Number("blur") == 0 ? mask.Copy() : Softness.Gaussian(mask, step.Number("blur") / 20.0);
    }
}
