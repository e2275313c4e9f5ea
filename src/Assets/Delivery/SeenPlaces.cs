using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Where the analysis saw things, texts and what a picture is of.</summary>
internal static class SeenPlaces
{
    /// <summary>The parts of them that lie inside the picture, by the names of <see cref="SeenRegions"/>.</summary>
    public static IReadOnlyList<NamedRegion> Of(AnalysisResults results, PixelSize size)
        => [.. Named(results).Select(place => place.Box.Inside(size) is { } box ? new NamedRegion(place.Name, box) : null).OfType<NamedRegion>()];

    /// <summary>16 hex digits that are others whenever a place is; null for none.</summary>
    public static string? MarkOf(AnalysisResults results)
    {
        var text = string.Concat(Named(results).Select(place
            => string.Create(CultureInfo.InvariantCulture, $"{place.Name} {place.Box.X},{place.Box.Y},{place.Box.Width},{place.Box.Height}\n")));
        return text.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }

    private static IEnumerable<(string Name, Box Box)> Named(AnalysisResults results)
        => (results.Objects ?? []).Where(thing => thing.Confidence >= SeenObject.Sure).Select(thing => (SeenRegions.NameOf(thing.Label), thing.Place))
            .Concat((results.Text ?? []).Select(line => (SeenRegions.Text, Around(line.Corners))))
            .Concat((results.Subject ?? []).Select(box => (SeenRegions.Subject, box)));

    private static Box Around(IReadOnlyList<Point> corners)
    {
        var (left, top) = (corners.Min(corner => corner.X), corners.Min(corner => corner.Y));
        return new(left, top, corners.Max(corner => corner.X) - left, corners.Max(corner => corner.Y) - top);
    }
}
