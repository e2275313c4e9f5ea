using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Similarity;

/// <summary>What is looked for: exactly one of an asset, a local file and a text; and how much of it.</summary>
public sealed record VisualQuestion
{
    /// <summary>Of a search by words, which an index answers.</summary>
    public const int LongestText = 1000;

    public string? AssetId { get; init; }

    /// <summary>Read while the question is answered, and not kept.</summary>
    public string? Path { get; init; }

    public string? FileName { get; init; }

    public string? Text { get; init; }

    /// <summary>Least score, 0 to 1; null for what somebody would call similar.</summary>
    public double? Threshold { get; init; }

    public int Take { get; init; } = 10;

    /// <summary>What the page before said; null for the first.</summary>
    public string? Cursor { get; init; }
}

/// <param name="Total">Of all pages.</param>
/// <param name="Assets">Best first.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record VisualAnswer(VisualMethod Method, long Total, IReadOnlyList<VisualMatch> Assets, string? NextCursor);

/// <param name="Score">As <see cref="Likeness.Score"/>; of a search by words its own.</param>
/// <param name="Class">Null for what was found by words.</param>
public sealed record VisualMatch(Asset Asset, double Score, LikenessClass? Class);

/// <summary>How something was looked for.</summary>
public enum VisualMethod
{
    /// <summary>A picture among pictures.</summary>
    Picture,

    /// <summary>A text among pictures, by a model that knows both.</summary>
    Meaning,

    /// <summary>A text among texts: there is no such model here.</summary>
    Words,
}
