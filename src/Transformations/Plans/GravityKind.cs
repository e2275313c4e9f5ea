namespace ServerlessDam.Transformations.Plans;

public enum GravityKind
{
    Center,
    North,
    NorthEast,
    East,
    SouthEast,
    South,
    SouthWest,
    West,
    NorthWest,

    /// <summary><c>xy_center</c>: x and y name the middle of the window.</summary>
    XyCenter,

    /// <summary>The largest face.</summary>
    Face,

    /// <summary>The box around all faces.</summary>
    Faces,

    /// <summary>The rectangle stored with the asset.</summary>
    Custom,

    /// <summary><c>region_name</c>: a rectangle stored with the asset under a name.</summary>
    Region,

    /// <summary>The first of the named things that was seen.</summary>
    Thing,

    /// <summary>The most interesting part, by the pixels.</summary>
    Auto,

    /// <summary><c>liquid</c>: no window at all; what interests least is taken out, or drawn out.</summary>
    Liquid,
}
