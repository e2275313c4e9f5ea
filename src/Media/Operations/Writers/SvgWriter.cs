using System.Globalization;
using System.Text;
using NetVips;
using ServerlessDam.Media.Operations.Writers.Drawing;

namespace ServerlessDam.Media.Operations.Writers;

/// <summary>
/// svg: the areas of a flat picture as paths, the largest colour below the others. It is traced at 1000 pixels at most, as e_vectorize
/// works; a stroke of a pixel in the area's own colour closes the gaps between neighbours that were smoothed apart.
/// </summary>
internal static class SvgWriter
{
    private const int LongestSide = 1000;

    /// <summary>In square pixels; what is smaller goes to a neighbour. Of a tiny picture it is less.</summary>
    private const int LeastArea = 4;

    /// <summary>These two bound the file that noise makes: areas have to be larger, and their lines become rougher.</summary>
    private const int MostAreas = 50_000;
    private const int MostCorners = 250_000;

    private const double Tolerance = 0.8;
    private const double LargestTolerance = 100;

    public static void Write(Writing writing)
    {
        using var image = Reduced(writing.Image);
        var (areas, pixels) = (FlatAreas.Of(image), image.Width * image.Height);
        Specks.Remove(areas, Math.Max(Math.Min(LeastArea, pixels / 16), pixels / MostAreas), writing.Cancellation);
        ClosedLine[] outlines = [.. Outlines.Of(areas, writing.Cancellation)];
        var tolerance = Tolerance;
        var lines = Lines(outlines, tolerance, writing.Cancellation);
        while (lines.Sum(line => line.Length) > MostCorners && tolerance < LargestTolerance)
            lines = Lines(outlines, tolerance *= 2, writing.Cancellation);

        using var file = new StreamWriter(writing.Path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.Write(string.Create(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" width="{writing.Image.Width}" height="{writing.Image.Height}" viewBox="0 0 {2 * image.Width} {2 * image.Height}" preserveAspectRatio="none"><g fill-rule="evenodd" stroke-width="2" stroke-linejoin="round">"""));
        foreach (var colour in outlines.Zip(lines).GroupBy(each => each.First.Colour).OrderByDescending(colour => colour.Sum(each => each.First.Area)))
        {
            var hex = areas.Colours[colour.Key].ToString("x6", CultureInfo.InvariantCulture);
            file.Write($"""<path fill="#{hex}" stroke="#{hex}" d="{PathText.Of(colour.Select(each => each.Second))}"/>""");
        }

        file.Write("</g></svg>");
    }

    private static (int X, int Y)[][] Lines(ClosedLine[] outlines, double tolerance, CancellationToken cancellationToken)
        => Array.ConvertAll(outlines, outline =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Simplified.Of(outline.Corners, tolerance);
        });

    /// <summary>Without new colours between the areas.</summary>
    private static Image Reduced(Image image)
    {
        var longest = Math.Max(image.Width, image.Height);
        if (longest <= LongestSide)
            return image.Copy();
        var (width, height) = (Side(image.Width), Side(image.Height));
        return image.Resize((double)width / image.Width, kernel: Enums.Kernel.Nearest, vscale: (double)height / image.Height);

        int Side(int side) => Math.Max(1, (int)Math.Round((double)side * LongestSide / longest));
    }
}
