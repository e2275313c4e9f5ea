using System.Collections.Immutable;
using System.Text.Json.Serialization;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Saved;

/// <summary>
/// Saved searches as rows; a cloud is a partition. The search itself lies under its owner and name, so that a name is given once; its
/// id leads there, and one that is shared lies among the shared ones too.
/// </summary>
internal static class SavedSearchRows
{
    public const string Table = "savedsearches";

    private const string Target = "search";

    public static string Shared => RowKeys.Prefix("s");

    public static string Of(string owner) => RowKeys.Prefix("o", owner);

    public static string Id(string id) => RowKeys.Prefix("i") + id;

    /// <summary>The rows of a search; none of null.</summary>
    public static IEnumerable<Row> All(string cloud, SavedSearch? search)
    {
        if (search is null)
        {
            yield break;
        }

        var body = AssetRows.Body(search, SavedSearchJson.Default.SavedSearch);
        yield return new(cloud, Key(search), body);
        yield return new(cloud, Id(search.Id), ImmutableDictionary<string, object>.Empty.Add(Target, Key(search)));
        if (search.IsShared)
        {
            yield return new(cloud, Shared + search.Id, body);
        }
    }

    public static string Key(SavedSearch search) => Of(search.Owner) + RowKeys.Escape(search.Name.ToLowerInvariant());

    public static string? TargetOf(Row id) => id.Text(Target);

    public static SavedSearch Read(Row row) => AssetRows.Read(row, SavedSearchJson.Default.SavedSearch);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SavedSearch))]
internal sealed partial class SavedSearchJson : JsonSerializerContext;
