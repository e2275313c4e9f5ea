namespace NetVips;

public static partial class Enums
{
    /// <summary>Which edges are lined up.</summary>
    public enum Align
    {
        Low = 0,
        Centre = 1,
        High = 2,
    }

    /// <summary>Clockwise quarter turns.</summary>
    public enum Angle
    {
        D0 = 0,
        D90 = 1,
        D180 = 2,
        D270 = 3,
    }

    /// <summary>A side, a corner or the centre.</summary>
    public enum CompassDirection
    {
        Centre = 0,
        North = 1,
        East = 2,
        South = 3,
        West = 4,
        NorthEast = 5,
        SouthEast = 6,
        SouthWest = 7,
        NorthWest = 8,
    }

    /// <summary>Left to right or top to bottom.</summary>
    public enum Direction
    {
        Horizontal = 0,
        Vertical = 1,
    }

    /// <summary>What fills the area beyond the edges.</summary>
    public enum Extend
    {
        Black = 0,
        Copy = 1,
        Repeat = 2,
        Mirror = 3,
        White = 4,
        Background = 5,
    }

    /// <summary>How to find the part of a picture worth keeping.</summary>
    public enum Interesting
    {
        None = 0,
        Centre = 1,
        Entropy = 2,
        Attention = 3,
        Low = 4,
        High = 5,
        All = 6,
    }

    /// <summary>The filter that resizing uses.</summary>
    public enum Kernel
    {
        Nearest = 0,
        Linear = 1,
        Cubic = 2,
        Mitchell = 3,
        Lanczos2 = 4,
        Lanczos3 = 5,
        Mks2013 = 6,
        Mks2021 = 7,
    }

    /// <summary>Whether a thumbnail may grow, shrink, both, or be stretched.</summary>
    public enum Size
    {
        Both = 0,
        Up = 1,
        Down = 2,
        Force = 3,
    }
}
