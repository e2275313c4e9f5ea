using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary>The picture between two steps: its size now, its size at the start, and where its known regions have moved.</summary>
public sealed record PictureState
{
    /// <summary>Size that entered the first step: <c>iw</c>, <c>ih</c>.</summary>
    public required PixelSize Initial { get; init; }

    /// <summary>Size now.</summary>
    public required PixelSize Size { get; init; }

    /// <summary>Size right after the last trim: <c>tar</c>; null before one.</summary>
    public PixelSize? Trimmed { get; init; }

    /// <summary>In pixels of <see cref="Size"/>; those cut away are gone.</summary>
    public ValueList<PixelRect> Faces { get; init; } = [];

    /// <summary>In pixels of <see cref="Size"/>.</summary>
    public PixelRect? CustomCoordinates { get; init; }

    public static PictureState Of(PlanInput input) => new()
    {
        Initial = input.Size,
        Size = input.Size,
        Faces = Visible(input.Faces, face => face.Intersect(input.Size.Bounds)),
        CustomCoordinates = input.CustomCoordinates?.Intersect(input.Size.Bounds),
    };

    /// <summary>After cutting, scaling and padding: regions move along.</summary>
    public PictureState After(ResizeGeometry geometry) => this with
    {
        Size = geometry.Canvas,
        Faces = Visible(Faces, geometry.Map),
        CustomCoordinates = CustomCoordinates is { } box ? geometry.Map(box) : null,
    };

    /// <summary>After all but <paramref name="window"/> was cut away (trim).</summary>
    public PictureState Cropped(PixelRect window) => After(ResizeGeometry.Cut(Size, window)) with { Trimmed = window.Size };

    /// <summary>A new size under which the regions are no longer known (turning).</summary>
    public PictureState WithoutRegions(PixelSize size) => this with { Size = size, Faces = [], CustomCoordinates = null };

    private static ValueList<PixelRect> Visible(ValueList<PixelRect> boxes, Func<PixelRect, PixelRect?> map)
        => boxes.Select(map).OfType<PixelRect>().ToValueList();
}
