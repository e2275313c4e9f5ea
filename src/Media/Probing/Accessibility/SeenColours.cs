using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Probing.Colors;

namespace ServerlessDam.Media.Probing.Accessibility;

/// <summary>Colours as people see them who lack a kind of cones; see <see cref="ColourDeficiency"/>.</summary>
internal sealed class SeenColours(double[,] matrix)
{
    private static readonly float[] Linear = [.. Enumerable.Range(0, 256).Select(value => (float)Linearised(value / 255.0))];

    /// <summary>Levels by linear light in steps of 1/4095: finer than a level is wide, but for the darkest.</summary>
    private static readonly byte[] Levels = [.. Enumerable.Range(0, 4096).Select(light => (byte)Math.Round(255 * Encoded(light / 4095.0)))];

    private readonly float[] _matrix = [.. matrix.Cast<double>().Select(value => (float)value)];

    /// <summary>The kinds that are common enough to be asked about.</summary>
    public static IReadOnlyList<SeenColours> Kinds { get; } = [new(ColourDeficiency.Protanopia), new(ColourDeficiency.Deuteranopia), new(ColourDeficiency.Tritanopia)];

    public Lab Of(byte red, byte green, byte blue)
    {
        var (r, g, b) = (Linear[red], Linear[green], Linear[blue]);
        return Lab.Of(Mixed(0), Mixed(3), Mixed(6));

        byte Mixed(int row) => Levels[(int)((Math.Clamp((_matrix[row] * r) + (_matrix[row + 1] * g) + (_matrix[row + 2] * b), 0, 1) * 4095) + 0.5f)];
    }

    private static double Linearised(double value) => value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static double Encoded(double light) => light <= 0.0031308 ? light * 12.92 : (1.055 * Math.Pow(light, 1 / 2.4)) - 0.055;
}
