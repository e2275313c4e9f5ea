using System.Globalization;
using System.Text;

namespace ServerlessDam.Media.Operations.Writers.Drawing;

/// <summary>Closed lines as the commands of an SVG path, in half pixels, so that all numbers are whole.</summary>
internal static class PathText
{
    /// <summary>Cosine of 70°: who turns more turns at a corner, who turns less follows a curve.</summary>
    private const double Corner = 0.342;

    public static StringBuilder Of(IEnumerable<(int X, int Y)[]> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
            Append(text, line);
        return text;
    }

    /// <summary>From the middle of each side to the middle of the next, by a curve that the corner between them pulls, or through it.</summary>
    /// <param name="corners">At least two; two are a line, which the stroke draws.</param>
    private static void Append(StringBuilder text, (int X, int Y)[] corners)
    {
        var (last, first) = (corners[^1], corners[0]);
        Append(text, 'M', last.X + first.X, last.Y + first.Y);
        for (var i = 0; i < corners.Length; i++)
        {
            var (before, at, after) = (corners[(i + corners.Length - 1) % corners.Length], corners[i], corners[(i + 1) % corners.Length]);
            var isCorner = IsCorner(at.X - before.X, at.Y - before.Y, after.X - at.X, after.Y - at.Y);
            Append(text, isCorner ? 'L' : 'Q', 2 * at.X, 2 * at.Y);
            Append(text, isCorner ? 'L' : ' ', at.X + after.X, at.Y + after.Y);
        }

        text.Append('Z');
    }

    private static bool IsCorner(double inX, double inY, double outX, double outY)
        => (inX * outX) + (inY * outY) < Corner * Math.Sqrt(((inX * inX) + (inY * inY)) * ((outX * outX) + (outY * outY)));

    private static void Append(StringBuilder text, char command, int x, int y)
        => text.Append(CultureInfo.InvariantCulture, $"{command}{x} {y}");
}
