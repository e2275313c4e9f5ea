namespace ServerlessDam.Assets.Search;

/// <summary>
/// How much a word alone counts, by where it was found; of several places of one word the best counts, and words add up. Whole ids
/// and names come before words of them, those before tags and titles, and all of these before any other text.
/// </summary>
public static class SearchScore
{
    public const double WholeName = 1000;

    public const double Name = 100;

    public const double Label = 10;

    public const double Text = 1;

    /// <param name="isWhole">The words are all the tokens of the value.</param>
    public static double Of(string field, bool isWhole)
        => field switch
        {
            "asset_id" or "public_id" or "display_name" or "filename" => isWhole ? WholeName : Name,
            "tags" or "context.caption" or "context.title" or "context.alt" => Label,
            _ => Text,
        };
}
