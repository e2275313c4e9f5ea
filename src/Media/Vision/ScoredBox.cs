namespace ServerlessDam.Media.Vision;

/// <summary>Something that a model thinks it sees, in pixels of whatever it was shown.</summary>
/// <param name="Score">0 to 1.</param>
/// <param name="Label">Of what, by its number in the model's list; 0 for models that know one thing.</param>
internal readonly record struct ScoredBox(double Left, double Top, double Right, double Bottom, double Score, int Label = 0)
{
    public double Area => Math.Max(0, Right - Left) * Math.Max(0, Bottom - Top);

    /// <summary>What both cover as a share of what either covers, 0 to 1.</summary>
    public double Overlap(ScoredBox other)
    {
        var common = Common(other);
        var either = Area + other.Area - common;
        return either > 0 ? common / either : 0;
    }

    /// <summary>How much of the smaller of the two the other covers, 0 to 1.</summary>
    public double Covered(ScoredBox other)
    {
        var smaller = Math.Min(Area, other.Area);
        return smaller > 0 ? Common(other) / smaller : 0;
    }

    public ScoredBox Scaled(double factor, double x, double y) => this with { Left = (Left * factor) + x, Top = (Top * factor) + y, Right = (Right * factor) + x, Bottom = (Bottom * factor) + y };

    private double Common(ScoredBox other)
        => Math.Max(0, Math.Min(Right, other.Right) - Math.Max(Left, other.Left)) * Math.Max(0, Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top));
}
