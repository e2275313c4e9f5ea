using System.Text.Json.Nodes;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Functions.Library;

/// <summary>What <c>info.ocr.adv_ocr.data</c> has: an entry for each page, with all of its text first, then each line with its place.</summary>
internal static class TextBody
{
    /// <summary>Code of what cannot be read, in the numbering that the vendor's engine takes its own from.</summary>
    private const int BadPicture = 3;

    /// <summary>Of BCP 47.</summary>
    private const string Undetermined = "und";

    /// <param name="further">The pages behind the first, without a gap.</param>
    /// <param name="locale">The language that somebody said it is in; null for none, or several.</param>
    public static JsonArray Of(IReadOnlyList<SeenLine> lines, IEnumerable<PageText> further, string? locale = null)
        => [Page(lines, locale ?? Undetermined), .. further.Select(page => Page(page, locale ?? Undetermined))];

    private static JsonObject Page(PageText text, string locale)
    {
        var page = Page(text.Lines, locale);
        if (text.Problem is { } problem)
        {
            page["error"] = new JsonObject { ["code"] = BadPicture, ["message"] = problem };
        }

        return page;
    }

    private static JsonObject Page(IReadOnlyList<SeenLine> lines, string locale)
    {
        var page = new JsonObject { ["textAnnotations"] = new JsonArray() };
        if (lines.Count > 0)
        {
            var text = string.Join('\n', lines.Select(line => line.Text)) + "\n";
            page["textAnnotations"] = new JsonArray([Annotation(text, Around(lines), locale), .. lines.Select(line => Annotation(line.Text, line.Corners, locale))]);
            page["fullTextAnnotation"] = new JsonObject { ["text"] = text };
        }

        return page;
    }

    private static JsonObject Annotation(string text, IReadOnlyList<Point> corners, string locale) => new()
    {
        ["locale"] = locale,
        ["description"] = text,
        ["boundingPoly"] = new JsonObject { ["vertices"] = new JsonArray([.. corners.Select(point => new JsonObject { ["x"] = point.X, ["y"] = point.Y })]) },
    };

    private static Point[] Around(IReadOnlyList<SeenLine> lines)
    {
        var all = lines.SelectMany(line => line.Corners).ToList();
        var (left, top, right, bottom) = (all.Min(point => point.X), all.Min(point => point.Y), all.Max(point => point.X), all.Max(point => point.Y));
        return [new(left, top), new(right, top), new(right, bottom), new(left, bottom)];
    }
}
