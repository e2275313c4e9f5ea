using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Metadata;

/// <summary>Fields and rules as rows: a cloud is a partition, so that each changes in one transaction with the head.</summary>
internal static class MetadataRows
{
    public const string Table = "metadata";

    public static string Head => RowKeys.Prefix("h");

    public static string Fields => RowKeys.Prefix("f");

    public static string Deletions => RowKeys.Prefix("d");

    public static string Rules => RowKeys.Prefix("r");

    /// <summary>An id escaped can be longer than a key.</summary>
    public static string Field(string externalId) => Fields + Hash(externalId);

    public static string Deletion(string externalId) => Deletions + Hash(externalId);

    public static string Rule(string externalId) => Rules + Hash(externalId);

    public static Row From(string cloud, MetadataHead head) => Write(cloud, Head, head, MetadataJson.Default.MetadataHead);

    public static Row From(string cloud, MetadataField field) => Write(cloud, Field(field.ExternalId), field, MetadataJson.Default.MetadataField);

    public static Row From(string cloud, DeletedField deleted) => Write(cloud, Deletion(deleted.ExternalId), deleted, MetadataJson.Default.DeletedField);

    public static Row From(string cloud, MetadataRule rule) => Write(cloud, Rule(rule.ExternalId), rule, MetadataJson.Default.MetadataRule);

    public static MetadataSchema ToSchema(IReadOnlyList<Row> rows)
    {
        var head = rows.FirstOrDefault(row => row.RowKey == Head);
        return new(
            head is null ? MetadataHead.Empty : AssetRows.Read(head, MetadataJson.Default.MetadataHead),
            head?.ETag,
            [.. Read(Fields, MetadataJson.Default.MetadataField)],
            Read(Rules, MetadataJson.Default.MetadataRule),
            Read(Deletions, MetadataJson.Default.DeletedField));

        IEnumerable<T> Read<T>(string prefix, JsonTypeInfo<T> type)
            => rows.Where(row => row.RowKey.StartsWith(prefix, StringComparison.Ordinal)).Select(row => AssetRows.Read(row, type));
    }

    private static Row Write<T>(string cloud, string key, T document, JsonTypeInfo<T> type) => new(cloud, key, AssetRows.Body(document, type));

    private static string Hash(string externalId) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(externalId)));
}
