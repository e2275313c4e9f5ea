using NetVips;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Layers;

/// <summary>Blends that show the layer: source over, multiply, screen, overlay (W3C Compositing and Blending, section 10).</summary>
internal static class Blending
{
    /// <summary>Most that a layer against removal is moved, as a share of its side.</summary>
    private const double Shake = 0.02;

    public static Image Of(Image image, Image layer, int x, int y, LayerPlacement placement, LayerGeometry geometry)
    {
        var mode = placement.Blend switch
        {
            LayerBlend.Multiply => Enums.BlendMode.Multiply,
            LayerBlend.Screen => Enums.BlendMode.Screen,
            LayerBlend.Overlay => Enums.BlendMode.Overlay,
            _ => Enums.BlendMode.Over,
        };
        return placement.IsUnder ? Under(image, layer, x, y, mode, geometry) : Over(image, layer, x, y, mode, geometry);
    }

    /// <summary>On a canvas that may be larger; what is new is transparent.</summary>
    public static Image Placed(Image image, PixelSize canvas, int x, int y)
    {
        if ((image.Width, image.Height) == (canvas.Width, canvas.Height) && x == 0 && y == 0)
            return image.Copy();

        using var with = Alpha.On(image);
        return with.Embed(x, y, canvas.Width, canvas.Height, extend: Enums.Extend.Background, background: [0, 0, 0, 0]);
    }

    /// <summary>
    /// Source over, moved and faded by amounts that the layer and the picture's size decide: the same URL gives the same bytes, and two
    /// pictures with one watermark do not have it in the same place.
    /// </summary>
    public static Image Shaken(Image image, Image layer, int x, int y, int strength, LayerGeometry geometry)
    {
        var seed = unchecked((((((image.Width * 397) ^ image.Height) * 397) ^ layer.Width) * 397) ^ layer.Height);
        var random = new Random(seed);
        var reach = strength / 100.0 * Shake;
        var dx = (int)Math.Round(((random.NextDouble() * 2) - 1) * reach * layer.Width);
        var dy = (int)Math.Round(((random.NextDouble() * 2) - 1) * reach * layer.Height);
        using var with = Alpha.On(layer);
        using var faded = Alpha.Changed(with, alpha => alpha.Linear([1 - (random.NextDouble() * reach * 5)], [0]));
        var place = new LayerPlacement();
        return Of(image, faded, Math.Max(0, x + dx), Math.Max(0, y + dy), place, geometry);
    }

    private static Image Over(Image image, Image layer, int x, int y, Enums.BlendMode mode, LayerGeometry geometry)
    {
        using var canvas = Placed(image, geometry.Canvas, geometry.BaseX, geometry.BaseY);
        using var blended = canvas.Composite2(layer, mode, x: x, y: y);
        return Final(blended, opaque: !canvas.HasAlpha());
    }

    /// <summary>The layer is the backdrop, so the picture is what is blended onto it.</summary>
    private static Image Under(Image image, Image layer, int x, int y, Enums.BlendMode mode, LayerGeometry geometry)
    {
        using var with = Alpha.On(layer);
        using var backdrop = with.Embed(x, y, geometry.Canvas.Width, geometry.Canvas.Height, extend: Enums.Extend.Background, background: [0, 0, 0, 0]);
        using var blended = backdrop.Composite2(image, mode, x: geometry.BaseX, y: geometry.BaseY);
        return Final(blended, opaque: !image.HasAlpha() && geometry.Canvas == new PixelSize(image.Width, image.Height));
    }

    private static Image Final(Image blended, bool opaque)
    {
        using var bytes = Alpha.Bytes(blended);
        return opaque && bytes.HasAlpha() ? bytes.ExtractBand(0, n: 3) : bytes.Copy();
    }
}
