namespace ServerlessDam.Transformations.Plans.Reshaping;

/// <summary>
/// A projective mapping of the plane: <c>x' = (Ax + By + C) / (Gx + Hy + I)</c>, <c>y' = (Dx + Ey + F) / (Gx + Hy + I)</c>.
/// </summary>
public readonly record struct Mapping(double A, double B, double C, double D, double E, double F, double G, double H, double I)
{
    private double Determinant => (A * ((E * I) - (F * H))) - (B * ((D * I) - (F * G))) + (C * ((D * H) - (E * G)));

    /// <summary>The way back; null when the mapping crushes the plane to a line.</summary>
    public Mapping? Inverse()
    {
        var determinant = Determinant;
        if (Math.Abs(determinant) < 1e-9 || !double.IsFinite(determinant))
            return null;
        return new Mapping(
            (E * I) - (F * H), (C * H) - (B * I), (B * F) - (C * E),
            (F * G) - (D * I), (A * I) - (C * G), (C * D) - (A * F),
            (D * H) - (E * G), (B * G) - (A * H), (A * E) - (B * D)).Times(1 / determinant);
    }

    /// <summary>First a stretch of the axes, then this.</summary>
    public Mapping After(double scaleX, double scaleY)
        => new(A * scaleX, B * scaleY, C, D * scaleX, E * scaleY, F, G * scaleX, H * scaleY, I);

    public (double X, double Y) Of(double x, double y)
    {
        var depth = (G * x) + (H * y) + I;
        return (((A * x) + (B * y) + C) / depth, ((D * x) + (E * y) + F) / depth);
    }

    private Mapping Times(double factor)
        => new(A * factor, B * factor, C * factor, D * factor, E * factor, F * factor, G * factor, H * factor, I * factor);
}
