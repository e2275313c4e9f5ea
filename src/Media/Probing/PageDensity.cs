using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Vision;

namespace ServerlessDam.Media.Probing;

/// <summary>How many dots per inch a page of a document is drawn at before something looks at it.</summary>
internal static class PageDensity
{
    /// <summary>A pixel for each point: what sizes and places are told in.</summary>
    public const int Plain = 72;

    private const int Most = 300;

    /// <summary>Small print is read on a page as large as the models take it; all else is seen on a plain one, in less time.</summary>
    /// <param name="facts">Of the page, with its size in points.</param>
    public static int For(MediaFacts facts, ProbeParts parts)
        => facts.Format is "pdf" or "ai" && parts.HasFlag(ProbeParts.Text)
            ? Math.Clamp(Plain * VisiblePicture.MaxSide / Math.Max(1, Math.Max(facts.Width!.Value, facts.Height!.Value)), Plain, Most)
            : Plain;
}
