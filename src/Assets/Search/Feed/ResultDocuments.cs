using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Search.Feed;

/// <summary>What the index is told of an asset's analysis.</summary>
internal static class ResultDocuments
{
    /// <summary>Of writing in a picture: it is a stranger's, and other things have to have room.</summary>
    private const int MostLines = 200;

    public static void Add(DocumentBuilder document, Asset asset, AnalysisResults? results)
    {
        if (results?.Metadata is { } metadata && TakenAt.Of(metadata) is { } taken)
        {
            document.Add("taken_at", taken);
        }

        document.Add("phash", results?.PerceptualHash ?? "");
        AddColors(document, asset, results?.Colors);
        AddQuality(document, results);
        AddSeen(document, results);

        // Last: it is a stranger's, and may be more than a document holds.
        foreach (var (name, value) in results?.Metadata ?? Asset.EmptyContext)
        {
            document.AddOf("image_metadata", name, value, asNumber: EmbeddedNumbers.Contains(name));
        }
    }

    private static void AddQuality(DocumentBuilder document, AnalysisResults? results)
    {
        if (results?.Quality is { } quality)
        {
            document.Add("quality_score", quality.Score);
            foreach (var (name, value) in AnalysisWords.Measures(quality))
            {
                document.Add("quality_analysis", name);
                document.Add($"quality_analysis.{name}", value);
            }
        }

        if (results?.Accessibility is { } accessibility)
        {
            document.Add("accessibility_analysis", "colorblind_accessibility_score");
            document.Add("accessibility_analysis.colorblind_accessibility_score", accessibility.Score);
        }
    }

    /// <summary>Of an object that is there several times, the surest counts, and tags without a place count too; writing by its lines.</summary>
    private static void AddSeen(DocumentBuilder document, AnalysisResults? results)
    {
        foreach (var seen in results?.Labels() ?? [])
        {
            document.Add("detection", seen.Label);
            document.Add($"detection.{seen.Label}", seen.Confidence);
        }

        foreach (var text in (results?.Text ?? []).Take(MostLines).Select(line => line.Text).Concat((results?.FurtherText ?? []).SelectMany(Pieces)))
        {
            document.Add("ocr", text);
        }

        document.Add("image_caption", results?.Caption?.Text ?? "");
    }

    /// <summary>The lines of a page, as many together as an explanation shows: a document has many, and phrases run from one into the next.</summary>
    private static IEnumerable<string> Pieces(PageText page)
    {
        var piece = "";
        foreach (var line in page.Lines.Select(line => line.Text))
        {
            if (piece.Length > 0 && piece.Length + 1 + line.Length > SearchExplanation.LongestValue)
            {
                yield return piece;
                piece = "";
            }

            piece = piece.Length == 0 ? line : $"{piece}\n{line}";
        }

        if (piece.Length > 0)
        {
            yield return piece;
        }
    }

    private static void AddColors(DocumentBuilder document, Asset asset, ColorFacts? colors)
    {
        if (colors is null)
        {
            return;
        }

        // Of a name that both palettes have, the larger share counts.
        foreach (var named in colors.Google.Concat(colors.Cloudinary).GroupBy(share => share.Color, share => share.Percent, StringComparer.Ordinal))
        {
            document.Add("colors", named.Key);
            document.Add($"colors.{named.Key}", named.Max());
        }

        document.Add("illustration_score", colors.IllustrationScore);
        document.Add("grayscale", colors.Grayscale);
        document.Add("transparent", asset.HasAlpha || colors.SemiTransparent);
    }
}
