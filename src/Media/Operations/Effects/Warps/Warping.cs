using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Reshaping;

namespace ServerlessDam.Media.Operations.Effects.Warps;

/// <summary>e_distort and e_shear: for each pixel of the canvas, the place of the picture that is seen there.</summary>
internal static class Warping
{
    public static readonly ValueList<PixelEffect> All =
    [
        new(
            "distort",
            "Moves the four corners to new places, in pixels from the old top left: top left, top right, bottom right, bottom left; or, by arc, bends the picture by an angle, downwards at both ends above 0.",
            "e_distort:40:25:380:10:400:300:0:260",
            Distort,
            new NumbersDeclaration("corners", "pixels", [8], -25_000, 25_000),
            new DecimalDeclaration("arc", "degrees", -360, 360, null))
        {
            Accepts = step => (step.Numbers("corners").Count > 0) != (step.Decimal("arc") is not null),
            Reshapes = (step, before) => before.WithoutRegions(Distorted(step, before.Size)),
        },
        new("shear", "Slants the picture: x moves rows sideways and y columns downwards, by an angle.", "e_shear:20:0", Shear, Angle("x"), Angle("y"))
        {
            Reshapes = (step, before) => before.WithoutRegions(Sheared(step, before.Size).Canvas),
        },
    ];

    public static Picture Distort(Picture picture, EffectStep step)
    {
        var size = picture.State.Size;
        if (step.Decimal("arc") is not { } degrees)
            return Projected(picture, step, Projection.Of(step.Numbers("corners"), size));
        return Arc.Of(degrees, size) is { } arc
            ? Warped(picture, step, arc.Canvas, settled => ArcIndex.Of(arc, settled))
            : picture;
    }

    public static Picture Shear(Picture picture, EffectStep step)
        => Projected(picture, step, Sheared(step, picture.State.Size));

    private static PixelSize Distorted(EffectStep step, PixelSize size)
        => step.Decimal("arc") is { } degrees ? Arc.Of(degrees, size)?.Canvas ?? size : Projection.Of(step.Numbers("corners"), size).Canvas;

    private static Projection Sheared(EffectStep step, PixelSize size)
        => Projection.Sheared(step.Decimal("x") ?? 0, step.Decimal("y") ?? 0, size);

    private static DecimalDeclaration Angle(string name) => new(name, "degrees", -89, 89, 0);

    private static Picture Projected(Picture picture, EffectStep step, Projection projection)
        => Warped(picture, step, projection.Canvas, _ => Index(projection));

    private static Picture Warped(Picture picture, EffectStep step, PixelSize canvas, Func<PixelSize, Image> index)
    {
        var settled = picture.Settled();
        using var places = index(settled.State.Size);
        using var interpolation = Interpolate.NewFromName("bicubic");
        return settled.Each(
            image =>
            {
                using var with = Alpha.On(image);
                using var warped = with.Mapim(places, interpolate: interpolation, background: [0, 0, 0, 0]);
                return Alpha.Bytes(warped);
            },
            step.After(settled.State));
    }

    /// <summary>Two bands: x and y, counted from the middle of the first pixel.</summary>
    private static Image Index(Projection projection)
    {
        var back = projection.Back;
        using var scratch = new Scratch();
        var place = scratch.Of(Image.Xyz(projection.Canvas.Width, projection.Canvas.Height));
        using var matrix = Image.NewFromArray(new[,] { { back.A, back.B }, { back.D, back.E }, { back.G, back.H } });
        var shifted = scratch.Of(place.Linear([1], [0.5]));
        var sums = scratch.Of(scratch.Of(shifted.Recomb(matrix)).Linear([1, 1, 1], [back.C, back.F, back.I]));
        var depth = scratch.Of(sums[2]);
        var plane = scratch.Of(sums.ExtractBand(0, n: 2));
        var source = scratch.Of(plane / depth);
        return source.Linear([1], [-0.5]);
    }
}
