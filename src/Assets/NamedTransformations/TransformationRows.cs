using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.NamedTransformations;

/// <summary>Stored transformations as rows: a cloud is a partition; first those with a name by name, then the others by the hash of their text.</summary>
internal static class TransformationRows
{
    public const string Table = "transformations";

    public static string Named => RowKeys.Prefix("n");

    public static string Unnamed => RowKeys.Prefix("u");

    public static string KeyOfName(string name) => Named + RowKeys.Escape(name);

    /// <summary>A text can be longer than a key.</summary>
    public static string KeyOfText(string canonical) => Unnamed + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    public static string KeyOf(StoredTransformation stored) => stored.Name is { } name ? KeyOfName(name) : KeyOfText(stored.Text);

    public static Row Write(string cloud, StoredTransformation stored)
        => new(cloud, KeyOf(stored), ImmutableDictionary<string, object>.Empty
            .Add("text", stored.Text)
            .Add("allowed_for_strict", stored.AllowedForStrict)
            .Add("used", stored.Used)
            .Add("created_at", stored.CreatedAt));

    public static StoredTransformation Read(Row row) => new()
    {
        Name = row.RowKey.StartsWith(Named, StringComparison.Ordinal) ? RowKeys.Unescape(row.RowKey[Named.Length..]) : null,
        Text = row.Text("text")!,
        AllowedForStrict = (bool)row.Values["allowed_for_strict"],
        Used = (bool)row.Values["used"],
        CreatedAt = (DateTimeOffset)row.Values["created_at"],
        RowETag = row.ETag,
    };
}
