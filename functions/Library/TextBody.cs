using System.Text.Json.Nodes;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Functions.Library;

/// <summary>What <c>info.ocr.adv_ocr.data</c> has: an entry for each page, with all of its text first, then each line with its place.</summary>
internal static class TextBody
{
    /// <summary>Code of what cannot be read, in the numbering that the vendor's engine takes its own from.</summary>
    private const int BadPicture = 3;

    /// <param name="further">The pages behind the first, without a gap.</param>
    public static JsonArray Of(IReadOnlyList<SeenLine> lines, IEnumerable<PageText> further) => [Page(lines), .. further.Select(Page)];

    private static JsonObject Page(PageText text)
    {
        var page = Page(text.Lines);
        if (text.Problem is { } problem)
        {
            page["error"] = new JsonObject { ["code"] = BadPicture, ["message"] = problem };
        }

        return page;
    }

    private static JsonObject Page(IReadOnlyList<SeenLine> lines)
    {
        var page = new JsonObject { ["textAnnotations"] = new JsonArray() };
        if (lines.Count > 0)
        {
            var text = string.Join('\n', lines.Select(line => line.Text)) + "\n";
            page["textAnnotations"] = new JsonArray([Annotation(text, Around(lines)), .. lines.Select(line => Annotation(line.Text, line.Corners))]);
            page["fullTextAnnotation"] = new JsonObject { ["text"] = text };
        }

        return page;
    }

    private static JsonObject Annotation(string text, IReadOnlyList<Point> corners) => new()
    {
        ["locale"] = "und",
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
