using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Backgrounds;

/// <summary>Places a picture on a larger canvas.</summary>
internal static class Padding
{
    /// <param name="background">Null for transparent.</param>
    public static Picture Apply(Picture picture, Background? background, ResizeGeometry geometry)
    {
        if (background is ContinuedBackground continued)
            return EffectEngines.Served.Pad(picture, continued, geometry);
        if (background is null or SolidBackground { Color.Alpha: 0 or 255 })
            return Plain(picture, (background as SolidBackground)?.Color ?? Color.Transparent, geometry);
        var settled = picture.Settled();
        using var canvas = Backdrop.Of(background, settled.First, geometry.Canvas);
        return settled.Each(image => Backdrop.Laid(image, canvas, geometry.OffsetX, geometry.OffsetY));
    }

    private static Picture Plain(Picture picture, Color color, ResizeGeometry geometry)
        => picture.Each(image =>
        {
            using var with = color.IsOpaque ? image.Copy() : Alpha.On(image);
            return with.Embed(
                geometry.OffsetX, geometry.OffsetY, geometry.Canvas.Width, geometry.Canvas.Height,
                extend: Enums.Extend.Background, background: with.HasAlpha() ? Alpha.Bands(color) : Alpha.Opaque(color));
        });
}
