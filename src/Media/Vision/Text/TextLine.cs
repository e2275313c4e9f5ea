namespace ServerlessDam.Media.Vision.Text;

/// <summary>A rectangle that may be turned, around a line of text; in pixels of whatever it was found in.</summary>
/// <param name="X">Its middle.</param>
/// <param name="Width">Along the line.</param>
/// <param name="Angle">In radians, clockwise, of its upper edge against the horizontal.</param>
internal readonly record struct TextLine(double X, double Y, double Width, double Height, double Angle, double Score)
{
    /// <summary>Upper left, upper right, lower right and lower left, as one reads.</summary>
    public (double X, double Y)[] Corners()
    {
        var (cos, sin) = (Math.Cos(Angle), Math.Sin(Angle));
        var (x, y, halfWidth, halfHeight) = (X, Y, Width / 2, Height / 2);
        return [At(-halfWidth, -halfHeight), At(halfWidth, -halfHeight), At(halfWidth, halfHeight), At(-halfWidth, halfHeight)];

        (double X, double Y) At(double along, double down) => (x + (along * cos) - (down * sin), y + (along * sin) + (down * cos));
    }

    /// <summary>Larger on each side by the same length.</summary>
    public TextLine Grown(double by) => this with { Width = Width + (2 * by), Height = Height + (2 * by) };

    public TextLine Scaled(double factor, double x, double y) => this with { X = (X * factor) + x, Y = (Y * factor) + y, Width = Width * factor, Height = Height * factor };
}
