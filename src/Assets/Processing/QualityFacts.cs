namespace ServerlessDam.Assets.Processing;

/// <summary>How a picture is taken and encoded: each from 0 (bad) to 1 (good), and null where it does not apply.</summary>
/// <param name="Score">All of it as one number, 0 to 1.</param>
/// <param name="JpegQuality">Of its quantisation; null for what never was a JPEG.</param>
/// <param name="JpegChroma">Of the colours' quantisation; null likewise.</param>
/// <param name="Noise">1 is none.</param>
/// <param name="Blockiness">1 is none.</param>
/// <param name="ChromaSubsampling">1 is none.</param>
/// <param name="Resolution">By its pixels.</param>
public sealed record QualityFacts(
    double Score,
    double? JpegQuality,
    double? JpegChroma,
    double Focus,
    double Noise,
    double Contrast,
    double Exposure,
    double Saturation,
    double Lighting,
    double PixelScore,
    double ColorScore,
    double Dct,
    double Blockiness,
    double ChromaSubsampling,
    double Resolution);

/// <summary>What is left of a picture's colours for people who do not tell some of them apart, the worst of the common kinds.</summary>
/// <param name="DistinctEdges">Share of its edges that are seen still, 0 to 1.</param>
/// <param name="DistinctColors">Share of its colours that are told apart still, 0 to 1.</param>
/// <param name="MostIndistinctPair">Two of its colours, <c>#RRGGBB</c>, that become most alike.</param>
/// <param name="Score">Both shares as one number, 0 to 1.</param>
public sealed record AccessibilityFacts(double DistinctEdges, double DistinctColors, IReadOnlyList<string> MostIndistinctPair, double Score);
