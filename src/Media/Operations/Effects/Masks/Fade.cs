using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;
using static ServerlessDam.Transformations.Plans.Declarations.Arguments;

namespace ServerlessDam.Media.Operations.Effects.Masks;

/// <summary>e_gradient_fade: alpha falls off towards one edge, or towards both of an axis.</summary>
internal static class Fade
{
    public static readonly ValueList<PixelEffect> All =
    [
        new("gradient_fade", "Fades one edge out, or two by symmetric, measured from what is not transparent by symmetric_pad; strength is how transparent the edge becomes, wholly from 20 on, x and y say how far the fade reaches, from left and top or, below 0, from right and bottom.", "e_gradient_fade:symmetric:80,x_0.4", Apply, Optional("type", "plain", "symmetric", "symmetric_pad"), Percent("strength", 0, 100, 20), new OffsetDeclaration("x"), new OffsetDeclaration("y")),
    ];

    /// <summary>The strength from which on an edge is wholly transparent; more lets the fade bite further in.</summary>
    private const double Whole = 20;

    public static Picture Apply(Picture picture, EffectStep step)
    {
        var settled = picture.Settled();
        return settled.Each(image => Alpha.Changed(image, alpha => Faded(alpha, step)));
    }

    private static Image Faded(Image alpha, EffectStep step)
    {
        using var scratch = new Scratch();
        var type = step.Choice("type");
        var box = type == "symmetric_pad" ? Visible(alpha) : new(0, 0, alpha.Width, alpha.Height);
        var (x, y) = (step.Offset("x"), step.Offset("y"));
        var place = scratch.Of(Image.Xyz(alpha.Width, alpha.Height));
        var faded = alpha;
        if (x is { } across)
            faded = scratch.Of(faded * scratch.Of(Along(place[0], box.X, box.Width, across.In(box.Width), type, step)));
        if (y is not null || x is null)
            faded = scratch.Of(faded * scratch.Of(Along(place[1], box.Y, box.Height, (y ?? new(LengthUnit.Fraction, 0.5)).In(box.Height), type, step)));
        return faded.Copy();
    }

    /// <summary>0 to 1 along one axis.</summary>
    /// <param name="reach">In pixels; above 0 from the near edge, below 0 from the far one.</param>
    private static Image Along(Image position, int start, int length, double reach, string type, EffectStep step)
    {
        using var scratch = new Scratch();
        scratch.Of(position);
        var width = Math.Max(1, Math.Abs(reach));
        var near = scratch.Of(position.Linear([1 / width], [(0.5 - start) / width]));
        var far = scratch.Of(position.Linear([-1 / width], [(start + length - 0.5) / width]));
        var distance = type != "plain" ? scratch.Of(near.Minpair(far)) : reach >= 0 ? near : far;
        var inside = scratch.Of(distance.Clamp(0, 1));
        var lost = scratch.Of(scratch.Of(inside.Linear([-1], [1])).Pow(Math.Min(1, Whole / Math.Max(1, step.Number("strength")))));
        return lost.Linear([-Math.Min(1, step.Number("strength") / Whole)], [1]);
    }

    /// <summary>The box around what is not transparent; all of the picture when everything is.</summary>
    private static PixelRect Visible(Image alpha) => Content.Of(alpha, threshold: 1, [0]) ?? new(0, 0, alpha.Width, alpha.Height);
}
