using NetVips;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Tone curves, from 0..1 to 0..1, and how they are laid on a picture: by tables of 256 entries.</summary>
internal static class Curve
{
    /// <param name="curves">One for all bands, or one for each.</param>
    public static Image Laid(Image image, params ReadOnlySpan<Func<double, double>> curves)
    {
        var entries = new byte[256 * curves.Length];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = (byte)Math.Round(255 * Math.Clamp(curves[i % curves.Length](i / curves.Length / 255.0), 0, 1));
        using var table = Image.NewFromMemoryCopy<byte>(entries, 256, 1, curves.Length, Enums.BandFormat.Uchar);
        return image.Maplut(table);
    }

    /// <summary>Middle tones by the power 100 / (100 + level): brighter above 0.</summary>
    public static double Gamma(double value, double level) => Math.Pow(value, 100.0 / (100 + level));

    /// <summary>A logistic curve through (0,0) and (1,1), as steep as <paramref name="strength"/>; below 0 the inverse curve.</summary>
    public static double Sigmoid(double value, double strength)
    {
        if (Math.Abs(strength) < 0.01)
            return value;
        var steepness = Math.Abs(strength);
        double Logistic(double x) => 1 / (1 + Math.Exp(steepness * (0.5 - x)));
        var (low, high) = (Logistic(0), Logistic(1));
        return strength > 0
            ? (Logistic(value) - low) / (high - low)
            : 0.5 - (Math.Log((1 / (low + (value * (high - low)))) - 1) / steepness);
    }
}
