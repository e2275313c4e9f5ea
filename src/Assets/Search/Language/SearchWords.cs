namespace ServerlessDam.Assets.Search.Language;

/// <summary>How values are written, for messages.</summary>
internal static class SearchWords
{
    public const string FixedDate = "a date such as 2024-05-01 or \"2024-05-01T12:00:00Z\" (how long ago it was goes with > and <)";

    public static string Of(SearchFieldKind kind)
        => kind switch
        {
            SearchFieldKind.Bytes => "a number of bytes such as 500, 10k or 1.5mb",
            SearchFieldKind.Pixels => "a number of pixels such as 250000 or 2mp",
            SearchFieldKind.Duration => "a duration such as 30, 30s or 2m",
            SearchFieldKind.Ratio => "a ratio such as 1.5 or \"16:9\"",
            SearchFieldKind.Date => "a date such as 2024-05-01, \"2024-05-01T12:00:00Z\", 4w or 1515911870",
            _ => "a number such as 12 or 0.5",
        };
}
