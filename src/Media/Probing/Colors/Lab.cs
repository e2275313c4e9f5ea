namespace ServerlessDam.Media.Probing.Colors;

/// <summary>A colour in CIELAB (D65), where distance is about what the eye sees: 2.3 is a just noticeable difference.</summary>
internal readonly record struct Lab(double L, double A, double B)
{
    private const double Epsilon = 216.0 / 24389;
    private const double Kappa = 24389.0 / 27;

    private static readonly double[] Linear = [.. Enumerable.Range(0, 256).Select(Linearise)];

    public static Lab Of(byte red, byte green, byte blue)
    {
        var (r, g, b) = (Linear[red], Linear[green], Linear[blue]);
        var x = Curve(((0.4124564 * r) + (0.3575761 * g) + (0.1804375 * b)) / 0.95047);
        var y = Curve((0.2126729 * r) + (0.7151522 * g) + (0.0721750 * b));
        var z = Curve(((0.0193339 * r) + (0.1191920 * g) + (0.9503041 * b)) / 1.08883);
        return new Lab((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    /// <summary>The square of the CIE76 difference.</summary>
    public double SquaredDistanceTo(Lab other)
    {
        var (l, a, b) = (L - other.L, A - other.A, B - other.B);
        return (l * l) + (a * a) + (b * b);
    }

    private static double Linearise(int value)
    {
        var v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4);
    }

    private static double Curve(double t) => t > Epsilon ? Math.Cbrt(t) : ((Kappa * t) + 16) / 116;
}
