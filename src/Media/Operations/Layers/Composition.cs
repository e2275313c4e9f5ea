using NetVips;
using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Layers;

/// <summary>Lays one picture over or under another, at a place and by a blend.</summary>
internal static class Composition
{
    /// <param name="layer">In memory; stays the caller's.</param>
    public static Picture Of(Picture picture, Picture layer, LayerPlacement placement)
    {
        var geometry = LayerGeometry.Of(placement, layer.State.Size, picture.State);
        if (Visible(layer.First, geometry, placement.IsTiled) is not { } visible)
            return placement.Blend is LayerBlend.Mask or LayerBlend.Cutter ? picture.Each(image => Alpha.Changed(image, alpha => alpha * 0)) : Grown(picture, geometry);

        var (patch, x, y) = visible;
        using (patch)
        {
            // A displacement reads the base in any order.
            var ready = placement.Blend == LayerBlend.Displace ? picture.Settled() : picture;
            return ready.Each(image => One(image, patch, x, y, geometry, placement, ready.State), geometry.After(picture.State));
        }
    }

    private static Image One(Image image, Image layer, int x, int y, LayerGeometry geometry, LayerPlacement placement, PictureState state)
        => placement.Blend switch
        {
            LayerBlend.Mask => Masks.ByBrightness(image, layer, x, y),
            LayerBlend.Cutter => Masks.Cutter(image, layer, x, y),
            LayerBlend.CutOut => Masks.CutOut(image, layer, x, y),
            LayerBlend.Displace => Displacement.Of(image, layer, x, y, placement.X.In(state.Size.Width), placement.Y.In(state.Size.Height)),
            LayerBlend.AntiRemoval => Blending.Shaken(image, layer, x, y, placement.BlendStrength, geometry),
            _ => Blending.Of(image, layer, x, y, placement, geometry),
        };

    /// <summary>The part of the layer that shows on the canvas, and where; null for none.</summary>
    private static (Image Patch, int X, int Y)? Visible(Image layer, LayerGeometry geometry, bool tiled)
    {
        if (tiled)
            return (Tiled(layer, geometry), 0, 0);
        if (new PixelRect(geometry.LayerX, geometry.LayerY, layer.Width, layer.Height).Intersect(geometry.Canvas.Bounds) is not { } part)
            return null;

        return (layer.Crop(part.X - geometry.LayerX, part.Y - geometry.LayerY, part.Width, part.Height), part.X, part.Y);
    }

    /// <summary>As large as the canvas, with one copy where a single layer would lie.</summary>
    private static Image Tiled(Image layer, LayerGeometry geometry)
    {
        var left = ((geometry.LayerX % layer.Width) + layer.Width) % layer.Width;
        var top = ((geometry.LayerY % layer.Height) + layer.Height) % layer.Height;
        using var all = layer.Replicate((geometry.Canvas.Width / layer.Width) + 2, (geometry.Canvas.Height / layer.Height) + 2);
        return all.Crop((layer.Width - left) % layer.Width, (layer.Height - top) % layer.Height, geometry.Canvas.Width, geometry.Canvas.Height);
    }

    private static Picture Grown(Picture picture, LayerGeometry geometry)
        => geometry.Canvas == picture.State.Size
            ? picture
            : picture.Each(image => Blending.Placed(image, geometry.Canvas, geometry.BaseX, geometry.BaseY), geometry.After(picture.State));
}
