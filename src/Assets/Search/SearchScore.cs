namespace ServerlessDam.Assets.Search;

/// <summary>
/// How much a word alone counts, by where it was found; of several places of one word the best counts, and words add up. Whole ids
/// and names come before words of them, those before tags and titles, all of these before any other text, and that before what was only seen in the picture; what merely stands for a word comes last.
/// </summary>
public static class SearchScore
{
    public const double WholeName = 1000;

    public const double Name = 100;

    public const double Label = 10;

    public const double Text = 1;

    /// <summary>Objects, writing and captions that were recognised in a picture, and may be wrong.</summary>
    public const double Seen = 0.5;

    /// <summary>Words that stand for the one asked for: all of an expression together count less than any word of its own.</summary>
    public const double Related = 1 / 64.0;

    /// <param name="isWhole">The words are all the tokens of the value.</param>
    public static double Of(string field, bool isWhole)
        => field switch
        {
            "asset_id" or "public_id" or "display_name" or "filename" => isWhole ? WholeName : Name,
            "tags" or "context.caption" or "context.title" or "context.alt" => Label,
            "detection" or "ocr" or "image_caption" => Seen,
            _ => Text,
        };
}
