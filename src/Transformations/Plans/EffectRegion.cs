using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary>The part of a picture that an effect is for, as written; a side not given reaches to the edge.</summary>
/// <param name="Gravity">A known region (faces), or the edge that x and y start from; null for the top left corner.</param>
public sealed record EffectRegion(Length? X, Length? Y, Length? Width, Length? Height, Gravity? Gravity)
{
    /// <summary>Null when it lies outside the picture, or the picture has no such region.</summary>
    public PixelRect? In(PictureState picture)
    {
        if (Gravity is { Kind: GravityKind.Face or GravityKind.Faces or GravityKind.Custom or GravityKind.Thing })
            return Gravity.Subject(picture)?.Intersect(picture.Size.Bounds);
        var (left, width) = Span(X, Width, picture.Size.Width, Gravity?.Horizontal ?? -1);
        var (top, height) = Span(Y, Height, picture.Size.Height, Gravity?.Vertical ?? -1);
        return new PixelRect(left, top, width, height).Intersect(picture.Size.Bounds);
    }

    /// <param name="towards">-1 for the left or top edge, 0 for the middle, 1 for the right or bottom edge.</param>
    private static (int Start, int Length) Span(Length? offset, Length? length, int side, int towards)
    {
        var shift = Clamped(offset?.In(side) ?? 0);
        var size = PixelLimits.Round(Math.Min(length?.In(side) ?? Math.Max(1, side - Math.Abs(shift)), PixelLimits.MaxSide));
        return towards switch
        {
            < 0 => (shift, size),
            0 => (((side - size) / 2) + shift, size),
            _ => (side - size - shift, size),
        };
    }

    private static int Clamped(double pixels) => (int)Math.Clamp(Math.Round(pixels), -PixelLimits.MaxSide, PixelLimits.MaxSide);
}
