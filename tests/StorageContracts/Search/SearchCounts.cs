using System.Globalization;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.StorageContracts.Search;

/// <summary>Facets of the catalog: an expression, a field, its ranges as key:from:to, and the counts, by text in the order of the texts.</summary>
public static class SearchCounts
{
    public static TheoryData<string, string, string, string> All => new()
    {
        { "tags=shoe", "format", "", "jpg=1 mp4=1 png=1 webp=1" },
        { "tags=shoe", "resource_type", "", "image=3 video=1" },
        { "tags=shoe AND -tags=red", "tags", "", "black=1 shoe=3 summer=1 video=1 winter=1" },
        { "tags=pet", "tags", "", "animal=1 cat=2 dog=1 kitten=1 pet=3" },
        { "tags=pet", "bytes", "tiny::1000 small:1000:400000 large:400000:", "tiny=1 small=1 large=1" },
        { "tags=pet", "bytes", "edge:700:300000 next:300000:500000 none:500001:", "edge=1 next=1 none=0" },
        { "duration", "duration", "short::60 hour:60:3600", "short=1 hour=3" },
        { "tags=pet", "duration", "any::", "any=0" },
        { "tags=nothing-like-this", "format", "", "" },
        { "moderation_kind", "moderation_kind", "", "aws_rek=1 manual=1 webpurify=1" },
        { "folder:\"folder/*\"", "asset_folder", "", "folder=1 folder/x=1 folder/x/y=1 folder/x2=1" },
    };

    internal static SearchFacetRange Range(string text) => text.Split(':') is [var key, var from, var to] ? new(key, Bound(from), Bound(to)) : throw new InvalidOperationException(text);

    private static double? Bound(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
