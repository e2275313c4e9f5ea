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
    public static string NameOf(string beginning)
    {
        var layout = string.Join('\n', Fields().SelectMany(field => new[] { field }.Concat(field.Fields ?? [])).Select(Describe));
        return $"{beginning}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(layout)))[..8]}";
    }

    public static SearchIndex Of(string name) => new(name, Fields());

    private static IEnumerable<SearchField> Fields() =>
    [
        new(IndexFields.Key, SearchFieldDataType.String) { IsKey = true },
        new(IndexFields.Cloud, SearchFieldDataType.String) { IsFilterable = true, IsHidden = true },
        new(IndexFields.AssetId, SearchFieldDataType.String),
        new(IndexFields.Id1, SearchFieldDataType.Int64) { IsFilterable = true, IsSortable = true, IsHidden = true },
        new(IndexFields.Id2, SearchFieldDataType.Int64) { IsFilterable = true, IsSortable = true, IsHidden = true },
        new(IndexFields.Id3, SearchFieldDataType.Int64) { IsFilterable = true, IsSortable = true, IsHidden = true },
        new(IndexFields.RowKey, SearchFieldDataType.String),
        new(IndexFields.Revision, SearchFieldDataType.String),
        Terms(IndexFields.Values, isFilterable: true),
        new(IndexFields.Has, SearchFieldDataType.Collection(SearchFieldDataType.String)) { IsFilterable = true, IsHidden = true },
        .. new[] { IndexFields.Words, IndexFields.Wholes, IndexFields.Names, IndexFields.Labels, IndexFields.Texts }.Select(name => Terms(name, isFilterable: false)),
        new(IndexFields.Numbers, SearchFieldDataType.Collection(SearchFieldDataType.Complex))
        {
            Fields =
            {
                new SearchField(IndexFields.NumberName, SearchFieldDataType.String) { IsFilterable = true, IsHidden = true },
                new SearchField(IndexFields.NumberValue, SearchFieldDataType.Double) { IsFilterable = true, IsHidden = true },
            },
        },
        .. IndexFields.OwnNumbers.Order(StringComparer.Ordinal).Select(name => new SearchField(name, SearchFieldDataType.Double) { IsFilterable = true, IsSortable = true }),
        .. IndexFields.OwnTexts.Order(StringComparer.Ordinal).Select(name => new SearchField(name, SearchFieldDataType.String) { IsSortable = true, IsFacetable = IndexFields.IsCounted(name) }),
        .. IndexFields.OwnNumbers.Concat(IndexFields.OwnTexts).Order(StringComparer.Ordinal).Select(name => new SearchField(IndexFields.IsMissing(name), SearchFieldDataType.Int32) { IsSortable = true, IsHidden = true }),
        .. IndexFields.Several.Order(StringComparer.Ordinal).Select(name => new SearchField(IndexFields.Facet(name)!, SearchFieldDataType.Collection(SearchFieldDataType.String)) { IsFacetable = true, IsHidden = true }),
    ];

    /// <summary>Each element is a term as it stands.</summary>
    private static SearchField Terms(string name, bool isFilterable)
        => new(name, SearchFieldDataType.Collection(SearchFieldDataType.String)) { IsSearchable = true, IsFilterable = isFilterable, IsHidden = true, AnalyzerName = LexicalAnalyzerName.Keyword };

    private static string Describe(SearchField field)
        => $"{field.Name} {field.Type} {field.IsKey} {field.IsSearchable} {field.IsFilterable} {field.IsSortable} {field.IsFacetable} {field.IsHidden} {field.AnalyzerName}";
}
