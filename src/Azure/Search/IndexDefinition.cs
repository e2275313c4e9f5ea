using System.Security.Cryptography;
using System.Text;
using Azure.Search.Documents.Indexes.Models;

namespace ServerlessDam.Azure.Search;

/// <summary>
/// The index as code. Its name ends in a hash of its layout: another layout is another index, since the service changes no field in
/// place (learn.microsoft.com/azure/search/search-howto-reindex); it begins empty and is filled as any index that was lost.
/// </summary>
/// <remarks>One index holds all clouds: a Basic service has 15 indexes at most, and 100 fields in each.</remarks>
internal static class IndexDefinition
{
    private static SearchFieldDataType Texts => SearchFieldDataType.Collection(SearchFieldDataType.String);

    public static string NameOf(string beginning)
    {
        var layout = string.Join('\n', Fields().SelectMany(field => new[] { field }.Concat(field.Fields ?? [])).Select(Describe));
        return $"{beginning}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(layout)))[..8]}";
    }

    public static SearchIndex Of(string name) => new(name, Fields());

    private static IEnumerable<SearchField> Fields() =>
    [
        Field(IndexFields.Key, SearchFieldDataType.String, For.Reading, isKey: true),
        Field(IndexFields.Cloud, SearchFieldDataType.String, For.Filters),
        Field(IndexFields.AssetId, SearchFieldDataType.String, For.Reading),
        .. new[] { IndexFields.Id1, IndexFields.Id2, IndexFields.Id3 }.Select(name => Field(name, SearchFieldDataType.Int64, For.Filters | For.Order)),
        Field(IndexFields.RowKey, SearchFieldDataType.String, For.Reading),
        Field(IndexFields.Revision, SearchFieldDataType.String, For.Reading),
        Field(IndexFields.Values, Texts, For.Filters | For.Terms),
        Field(IndexFields.Has, Texts, For.Filters),
        .. new[] { IndexFields.Words, IndexFields.Wholes, IndexFields.Names, IndexFields.Labels, IndexFields.Texts, IndexFields.Seen }.Select(name => Field(name, Texts, For.Terms)),
        new(IndexFields.Numbers, SearchFieldDataType.Collection(SearchFieldDataType.Complex))
        {
            Fields =
            {
                Field(IndexFields.NumberName, SearchFieldDataType.String, For.Filters),
                Field(IndexFields.NumberValue, SearchFieldDataType.Double, For.Filters),
            },
        },
        .. Sorted(IndexFields.OwnNumbers).Select(name => Field(name, SearchFieldDataType.Double, For.Filters | For.Order | For.Reading)),
        .. Sorted(IndexFields.OwnTexts).Select(name => Field(name, SearchFieldDataType.String, For.Order | For.Reading | (IndexFields.IsCounted(name) ? For.Counts : 0))),
        .. Sorted(IndexFields.OwnNumbers.Concat(IndexFields.OwnTexts)).Select(name => Field(IndexFields.IsMissing(name), SearchFieldDataType.Int32, For.Order)),
        .. Sorted(IndexFields.Several).Select(name => Field(IndexFields.Facet(name)!, Texts, For.Counts)),
    ];

    private static IEnumerable<string> Sorted(IEnumerable<string> names) => names.Order(StringComparer.Ordinal);

    /// <summary>Everything is said: what a definition leaves out, the service takes for wanted.</summary>
    private static SearchField Field(string name, SearchFieldDataType type, For uses, bool isKey = false)
        => new(name, type)
        {
            IsKey = isKey,
            IsHidden = !uses.HasFlag(For.Reading),
            IsFilterable = uses.HasFlag(For.Filters),
            IsSortable = uses.HasFlag(For.Order),
            IsFacetable = uses.HasFlag(For.Counts),
            IsSearchable = uses.HasFlag(For.Terms),
            // Each text is a term as it stands.
            AnalyzerName = uses.HasFlag(For.Terms) ? LexicalAnalyzerName.Keyword : default(LexicalAnalyzerName?),
        };

    private static string Describe(SearchField field)
        => $"{field.Name} {field.Type} {field.IsKey} {field.IsSearchable} {field.IsFilterable} {field.IsSortable} {field.IsFacetable} {field.IsHidden} {field.AnalyzerName}";

    /// <summary>What a field is used for.</summary>
    [Flags]
    private enum For
    {
        Reading = 1,
        Filters = 2,
        Order = 4,
        Counts = 8,
        Terms = 16,
    }
}
