using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.NamedTransformations;

/// <summary>
/// Stored transformations as rows; a cloud is a partition. Those with a name are found by it, the others by the hash of their text;
/// beside each lie two rows that list it, newest first: among all, and among those with or without a name.
/// </summary>
internal static class TransformationRows
{
    public const string Table = "transformations";

    /// <summary>The property of a listing row that holds the key of what it lists.</summary>
    public const string Pointer = "of";

    private static string Named => RowKeys.Prefix("n");

    private static string Unnamed => RowKeys.Prefix("u");

    public static string KeyOfName(string name) => Named + RowKeys.Escape(name);

    /// <summary>A text can be longer than a key.</summary>
    public static string KeyOfText(string canonical) => Unnamed + Hash(canonical);

    public static string KeyOf(StoredTransformation stored) => stored.Name is { } name ? KeyOfName(name) : KeyOfText(stored.Text);

    /// <summary>Null lists all, true those with a name.</summary>
    public static string Listing(bool? named) => RowKeys.Prefix(named switch { true => "ln", false => "lu", null => "l" });

    public static IEnumerable<string> ListingsOf(StoredTransformation stored)
    {
        var ticks = (DateTimeOffset.MaxValue.UtcTicks - stored.ListedAt.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
        var place = $"{ticks}-{Hash(KeyOf(stored))[..32]}";
        return [Listing(null) + place, Listing(stored.Name is not null) + place];
    }

    public static Row Write(string cloud, StoredTransformation stored)
        => new(cloud, KeyOf(stored), ImmutableDictionary<string, object>.Empty
            .Add("text", stored.Text)
            .Add("allowed_for_strict", stored.AllowedForStrict)
            .Add("used", stored.Used)
            .Add("created_at", stored.CreatedAt)
            .Add("listed_at", stored.ListedAt));

    public static Row WriteListing(string cloud, string key, StoredTransformation stored)
        => new(cloud, key, ImmutableDictionary<string, object>.Empty.Add(Pointer, KeyOf(stored)));

    public static StoredTransformation Read(Row row) => new()
    {
        Name = row.RowKey.StartsWith(Named, StringComparison.Ordinal) ? RowKeys.Unescape(row.RowKey[Named.Length..]) : null,
        Text = row.Text("text")!,
        AllowedForStrict = (bool)row.Values["allowed_for_strict"],
        Used = (bool)row.Values["used"],
        CreatedAt = (DateTimeOffset)row.Values["created_at"],
        ListedAt = (DateTimeOffset)row.Values["listed_at"],
        RowETag = row.ETag,
    };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
