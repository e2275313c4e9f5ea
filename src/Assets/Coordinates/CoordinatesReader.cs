using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Coordinates;

/// <summary>The wire's spellings of places in a picture.</summary>
public static partial class CoordinatesReader
{
    private const int MostBoxes = 200;
    private const int MostRegions = 100;
    private const int MostPoints = 100;
    private const int LongestText = 64 * 1024;

    /// <summary>No picture is larger.</summary>
    private const int MostPixels = 1_000_000;

    /// <summary><c>x,y,w,h|x,y,w,h</c>, or the same as JSON; blank is none.</summary>
    /// <param name="what">For the message: <c>face coordinates</c>.</param>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static ImmutableArray<Box> Boxes(string? text, string what, int most = MostBoxes)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        // [[1,2,3,4],[5,6,7,8]] has the same numbers in the same order.
        var plain = text.TrimStart().StartsWith('[') ? text.Replace("],", "|", StringComparison.Ordinal).Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal) : text;
        var boxes = plain.Split('|');
        return text.Length <= LongestText && boxes.Length <= most
            ? [.. boxes.Select(box => Read(box, what, text))]
            : throw Invalid(what, text);
    }

    /// <summary>A JSON object: name to points, each <c>[x,y]</c>.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static ImmutableArray<Region> Regions(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        try
        {
            using var json = JsonDocument.Parse(text.Length <= LongestText ? text : throw Invalid("regions", text));
            var regions = json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.EnumerateObject().DistinctBy(each => each.Name).ToList() : throw Invalid("regions", text);
            return regions.Count <= MostRegions && regions.TrueForAll(region => Name().IsMatch(region.Name))
                ? [.. regions.Select(region => new Region(region.Name, Points(region.Value, text)))]
                : throw Invalid("regions", text);
        }
        catch (JsonException)
        {
            throw Invalid("regions", text);
        }
    }

    private static Box Read(string box, string what, string text)
    {
        var numbers = box.Split(',').Select(number => Number(number)).ToArray();
        return numbers is [{ } x, { } y, { } width and >= 1, { } height and >= 1] ? new(x, y, width, height) : throw Invalid(what, text);
    }

    private static ImmutableArray<Point> Points(JsonElement points, string text)
        => points.ValueKind == JsonValueKind.Array && points.GetArrayLength() is >= 2 and <= MostPoints
            ? [.. points.EnumerateArray().Select(point => ReadPoint(point, text))]
            : throw Invalid("regions", text);

    private static Point ReadPoint(JsonElement point, string text)
        => point.ValueKind == JsonValueKind.Array && point.GetArrayLength() == 2
            && Number(point[0].GetRawText()) is { } x && Number(point[1].GetRawText()) is { } y
                ? new(x, y)
                : throw Invalid("regions", text);

    /// <summary>A whole number from 0; clients that compute places send fractions too.</summary>
    private static int? Number(string text)
        => double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number)
            && number is >= 0 and <= MostPixels
                ? (int)Math.Round(number)
                : null;

    private static DamException Invalid(string what, string text) => DamException.Invalid($"Invalid {what}: {text[..Math.Min(text.Length, 100)]}");

    [GeneratedRegex(@"\A[\w-]{1,64}\z")]
    private static partial Regex Name();
}
