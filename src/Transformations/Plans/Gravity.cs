using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary><c>g_</c>: what a window turns to.</summary>
/// <param name="Kind">What is looked for.</param>
/// <param name="Fallback">What to turn to when the picture has no such region.</param>
public sealed record Gravity(GravityKind Kind, GravityKind Fallback = GravityKind.Center)
{
    public static readonly Gravity Center = new(GravityKind.Center);

    /// <summary>What the automatic choice makes of regions that are known.</summary>
    public AutoWeights Weights { get; init; } = AutoWeights.Usual;

    /// <summary>Of <see cref="GravityKind.Region"/>.</summary>
    public string? RegionName { get; init; }

    /// <summary>Things that may be looked for, first the one that matters most, by the names of <see cref="SeenRegions"/>.</summary>
    public ValueList<string> Things { get; init; } = [];

    /// <summary>The pixels have a say, at the latest where no region is known.</summary>
    public bool IsAutomatic => Kind == GravityKind.Auto || Fallback == GravityKind.Auto;

    /// <summary>Who sees the pixels chooses: automatic, with no region known that decides it.</summary>
    public bool IsFree(PictureState picture) => IsAutomatic && Subject(picture) is null;

    /// <summary>The region the window turns to; null without one.</summary>
    public PixelRect? Subject(PictureState picture) => Region(Kind, picture) ?? SeenRegions.First(picture.Seen, Things) ?? Region(Fallback, picture);

    /// <summary>-1 for west, 0 for the middle, 1 for east.</summary>
    internal int Horizontal => Kind switch
    {
        GravityKind.West or GravityKind.NorthWest or GravityKind.SouthWest => -1,
        GravityKind.East or GravityKind.NorthEast or GravityKind.SouthEast => 1,
        _ => 0,
    };

    /// <summary>-1 for north, 0 for the middle, 1 for south.</summary>
    internal int Vertical => Kind switch
    {
        GravityKind.North or GravityKind.NorthWest or GravityKind.NorthEast => -1,
        GravityKind.South or GravityKind.SouthWest or GravityKind.SouthEast => 1,
        _ => 0,
    };

    private PixelRect? Region(GravityKind kind, PictureState picture) => kind switch
    {
        GravityKind.Face when picture.Faces.Count > 0 => picture.Faces.MaxBy(face => face.Size.Area),
        GravityKind.Faces when picture.Faces.Count > 0 => picture.Faces.Aggregate((all, face) => all.Union(face)),
        GravityKind.Custom => picture.CustomCoordinates,
        GravityKind.Region => picture.Regions.FirstOrDefault(region => region.Name == RegionName)?.Box,
        GravityKind.Auto => picture.Salient,
        _ => null,
    };
}
