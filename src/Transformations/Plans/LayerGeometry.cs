using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary>Where base and layer lie on a canvas that holds both. Left and top in pixels of the canvas.</summary>
public readonly record struct LayerGeometry(PixelSize Canvas, int BaseX, int BaseY, int LayerX, int LayerY)
{
    /// <exception cref="TransformationException">The canvas would be above <see cref="PixelLimits"/>, or the layer must not overflow and does.</exception>
    public static LayerGeometry Of(LayerPlacement placement, PixelSize layer, PictureState picture)
    {
        var size = picture.Size;

        // A displacement's x and y say how far, not where.
        var isMoved = placement.Blend != LayerBlend.Displace;
        var x = isMoved ? placement.X.In(size.Width) : 0;
        var y = isMoved ? placement.Y.In(size.Height) : 0;
        var (left, top) = placement switch
        {
            { Region: { } region } => (
                Round(region.X + ((region.Width - layer.Width) / 2.0) + x),
                Round(region.Y + ((region.Height - layer.Height) / 2.0) + y)),
            { Gravity.Kind: GravityKind.XyCenter } => (Round(x - (layer.Width / 2.0)), Round(y - (layer.Height / 2.0))),
            _ => (
                Along(placement.Gravity.Horizontal, (long)size.Width - layer.Width, x),
                Along(placement.Gravity.Vertical, (long)size.Height - layer.Height, y)),
        };
        if (placement.RefusesOverflow && size.Bounds.Intersect(new(left, top, layer.Width, layer.Height))?.Size != layer)
            throw new TransformationException($"Text of {layer} overflows the image of {size}");
        if (!placement.GrowsCanvas)
            return new(size, 0, 0, left, top);

        var (baseX, baseY) = (Math.Max(0, -left), Math.Max(0, -top));
        var canvas = PixelLimits.Size(
            Math.Max((long)size.Width, (long)left + layer.Width) + baseX,
            Math.Max((long)size.Height, (long)top + layer.Height) + baseY);
        return new(canvas, baseX, baseY, left + baseX, top + baseY);
    }

    /// <summary>The base's regions move along.</summary>
    public PictureState After(PictureState before) => Canvas == before.Size ? before : before.After(ResizeGeometry.Scale(before.Size, before.Size) with
    {
        Canvas = Canvas,
        OffsetX = BaseX,
        OffsetY = BaseY,
    });

    /// <summary>Offsets lead inward from an edge, right and down from the middle; negative ones lead out of the picture.</summary>
    private static int Along(int edge, long free, double offset) => Round(edge switch
    {
        < 0 => offset,
        0 => Math.Floor(free / 2.0) + offset,
        > 0 => free - offset,
    });

    private static int Round(double position) => (int)Math.Clamp(Math.Floor(position + 0.5), -PixelLimits.MaxSide * 4.0, PixelLimits.MaxSide * 4.0);
}
