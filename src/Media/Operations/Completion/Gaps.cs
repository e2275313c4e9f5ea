using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Backgrounds;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Completion;

/// <summary>Where gaps are, and what is kept beside them: every pixel that is known stays as it is.</summary>
internal static class Gaps
{
    /// <summary>b_gen_fill: the padding around the picture. What is transparent at its edge goes on transparent.</summary>
    public static Picture Around(Picture picture, ResizeGeometry geometry, int seed)
    {
        var cancellationToken = Single(picture, "Background gen_fill").Cancellation;
        var canvas = geometry.Canvas;
        return picture.Settled().Each(image =>
        {
            using var placed = image.Embed(geometry.OffsetX, geometry.OffsetY, canvas.Width, canvas.Height);
            using var black = Image.Black(canvas.Width, canvas.Height);
            using var around = black.Invert();
            using var inside = Image.Black(image.Width, image.Height);
            using var gap = around.Insert(inside, geometry.OffsetX, geometry.OffsetY);
            using var filled = Filling.Of(placed, gap, (uint)seed, cancellationToken);
            return gap.Ifthenelse(filled, placed);
        });
    }

    /// <summary>e_gen_remove: the regions, cut to the picture.</summary>
    public static Picture Within(Picture picture, ValueList<PixelRect> regions)
    {
        var cancellationToken = Single(picture, "Effect e_gen_remove").Cancellation;
        var bounds = picture.State.Size.Bounds;
        return picture.Settled().Each(image =>
        {
            using var none = Image.Black(image.Width, image.Height);
            using var gap = none.Mutate(mask =>
            {
                foreach (var region in regions)
                    if (region.Intersect(bounds) is { } box)
                        mask.DrawRect([255], box.X, box.Y, box.Width, box.Height, fill: true);
            });
            using var filled = Filling.Of(image, gap, seed: 0, cancellationToken);
            return gap.Ifthenelse(filled, image);
        });
    }

    /// <summary>e_gen_fill: whatever is seen through the picture. One that is opaque, or nowhere so, stays as it is.</summary>
    public static Picture Behind(Picture picture, int seed)
    {
        if (!picture.HasAlpha)
            return picture;
        var cancellationToken = Single(picture, "Effect e_gen_fill").Cancellation;
        return picture.Settled().Each(image =>
        {
            using var alpha = image[image.Bands - 1];
            if (alpha.Max() < 255 || alpha.Min() == 255)
                return image;
            using var gap = alpha < 255;
            using var colours = image.ExtractBand(0, n: 3);
            using var filled = Filling.Of(colours, gap, (uint)seed, cancellationToken);
            return Backdrop.Laid(image, filled, 0, 0);
        });
    }

    /// <remarks>Frames filled one by one would flicker.</remarks>
    private static Picture Single(Picture picture, string what)
        => picture.IsAnimated ? throw DamException.Invalid($"{what} is for pictures that do not move") : picture;
}
