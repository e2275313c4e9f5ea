using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Probing.Accessibility;

/// <summary>What an upload with <c>accessibility_analysis=true</c> answers, from a small copy of the picture; its score is the mean of both shares.</summary>
internal static class AccessibilityAnalysis
{
    public static AccessibilityFacts Of(Pixels pixels)
    {
        var (edges, colors) = (DistinctEdges.Share(pixels), DistinctColors.Of(pixels));
        return new(Math.Round(edges, 4), Math.Round(colors.Share, 4), colors.MostIndistinct, Math.Round((edges + colors.Share) / 2, 4));
    }
}
