using System.Text.Json.Nodes;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>Results of the analysis in the wire's words: for answers, scripts and the search.</summary>
public static class AnalysisWords
{
    /// <summary>Measures of <c>quality_analysis</c>, each from 0 to 1; what does not apply is not there.</summary>
    public static IEnumerable<KeyValuePair<string, double>> Measures(QualityFacts facts)
    {
        (string Name, double? Value)[] all =
        [
            ("jpeg_quality", facts.JpegQuality),
            ("jpeg_chroma", facts.JpegChroma),
            ("focus", facts.Focus),
            ("noise", facts.Noise),
            ("contrast", facts.Contrast),
            ("exposure", facts.Exposure),
            ("saturation", facts.Saturation),
            ("lighting", facts.Lighting),
            ("pixel_score", facts.PixelScore),
            ("color_score", facts.ColorScore),
            ("dct", facts.Dct),
            ("blockiness", facts.Blockiness),
            ("chroma_subsampling", facts.ChromaSubsampling),
            ("resolution", facts.Resolution),
        ];
        return all.Where(measure => measure.Value is not null).Select(measure => KeyValuePair.Create(measure.Name, measure.Value!.Value));
    }

    /// <summary><c>quality_analysis</c>.</summary>
    public static JsonObject Of(QualityFacts facts) => new(Measures(facts).Select(measure => KeyValuePair.Create(measure.Key, (JsonNode?)Fraction(measure.Value))));

    /// <summary><c>accessibility_analysis</c>.</summary>
    public static JsonObject Of(AccessibilityFacts facts) => new()
    {
        ["colorblind_accessibility_analysis"] = new JsonObject
        {
            ["distinct_edges"] = Fraction(facts.DistinctEdges),
            ["distinct_colors"] = Fraction(facts.DistinctColors),
            ["most_indistinct_pair"] = new JsonArray([.. facts.MostIndistinctPair.Select(color => JsonValue.Create(color))]),
        },
        ["colorblind_accessibility_score"] = Fraction(facts.Score),
    };

    /// <summary>A number that is written with its point even where it is whole (<c>1.0</c>): some clients tell integers apart.</summary>
    public static JsonValue Fraction(double value) => JsonValue.Create((decimal)value + 0.0m);

    /// <summary>Adds <c>quality_analysis</c> and <c>quality_score</c>, or <c>accessibility_analysis</c>, of what <paramref name="parts"/> names and is known.</summary>
    public static void Add(JsonObject body, QualityFacts? quality, AccessibilityFacts? accessibility, ProbeParts parts)
    {
        if (parts.HasFlag(ProbeParts.Quality) && quality is not null)
        {
            body["quality_analysis"] = Of(quality);
            body["quality_score"] = Fraction(quality.Score);
        }

        if (parts.HasFlag(ProbeParts.Accessibility) && accessibility is not null)
        {
            body["accessibility_analysis"] = Of(accessibility);
        }
    }
}
