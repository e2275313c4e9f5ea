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

    /// <summary>Of the clip that entered the first step: <c>idu</c>; null for a picture.</summary>
    public TimeSpan? InitialDuration { get; init; }

    /// <summary>Now: <c>du</c>; null for a picture.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>In pixels of <see cref="Size"/>; those cut away are gone.</summary>
    public ValueList<PixelRect> Faces { get; init; } = [];

    /// <summary>In pixels of <see cref="Size"/>.</summary>
    public PixelRect? CustomCoordinates { get; init; }

    /// <summary>In pixels of <see cref="Size"/>; those cut away are gone.</summary>
    public ValueList<NamedRegion> Regions { get; init; } = [];

    /// <summary>Things and texts that were seen, in pixels of <see cref="Size"/>; those cut away are gone.</summary>
    public ValueList<NamedRegion> Seen { get; init; } = [];

    /// <summary>What the pixels say is worth seeing, in pixels of <see cref="Size"/>; null until somebody has looked.</summary>
    public PixelRect? Salient { get; init; }

    /// <summary>The part of the input that the last automatic gravity chose, in pixels of <see cref="Initial"/>; null without one.</summary>
    public PixelRect? AutoWindow { get; init; }

    /// <summary>Null once the picture was turned.</summary>
    public InputView? View { get; init; } = InputView.Whole;

    public static PictureState Of(PlanInput input)
    {
        var bounds = input.Size.Bounds;
        var length = input.Facts.Video?.Duration;
        return new PictureState { Initial = input.Size, Size = input.Size, Faces = input.Faces, CustomCoordinates = input.CustomCoordinates, Regions = input.Regions, Seen = input.Seen, InitialDuration = length, Duration = length }
            .Moved(input.Size, box => box.Intersect(bounds));
    }

    /// <summary>After cutting, scaling and padding: regions move along.</summary>
    public PictureState After(ResizeGeometry geometry) => Moved(geometry.Canvas, geometry.Map) with { View = View?.After(geometry) };

    /// <summary>After all but <paramref name="window"/> was cut away (trim).</summary>
    public PictureState Cropped(PixelRect window) => After(ResizeGeometry.Cut(Size, window)) with { Trimmed = window.Size };

    /// <summary>A new size under which the regions are no longer known.</summary>
    public PictureState WithoutRegions(PixelSize size) => Moved(size, _ => null) with { View = null };

    /// <summary>A new size; regions go where <paramref name="map"/> takes them, null for nowhere.</summary>
    public PictureState Moved(PixelSize size, Func<PixelRect, PixelRect?> map) => this with
    {
        Size = size,
        Faces = Faces.Select(map).OfType<PixelRect>().ToValueList(),
        CustomCoordinates = CustomCoordinates is { } box ? map(box) : null,
        Regions = Moved(Regions, map),
        Seen = Moved(Seen, map),
        Salient = null,
    };

    private static ValueList<NamedRegion> Moved(ValueList<NamedRegion> regions, Func<PixelRect, PixelRect?> map)
        => regions.Count == 0 ? regions : regions.Select(region => map(region.Box) is { } moved ? region with { Box = moved } : null).OfType<NamedRegion>().ToValueList();
}
