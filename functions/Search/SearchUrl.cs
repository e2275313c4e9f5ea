using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Search;

/// <summary>
/// A search in an address of the delivery host: <c>[/{cloud}]/search/{signature}/{ttl}/{query}[/{next_cursor}]</c>. The query is JSON
/// in Base64 of either alphabet, with padding or without; its standard alphabet has a slash, so that where it ends shows by the signature.
/// </summary>
/// <param name="Ttl">As it was written; seconds.</param>
/// <param name="Rest">Query and perhaps cursor, decoded.</param>
internal sealed record SearchUrl(string? Cloud, string Signature, string Ttl, string Rest)
{
    private const int LongestPath = 65_536;

    /// <summary>A year: caches keep nothing longer.</summary>
    private const int LongestTtl = 31_536_000;

    /// <param name="rawTarget">Path and perhaps query, as the request has them.</param>
    public static SearchUrl? Parse(string rawTarget)
    {
        var path = rawTarget.Split('?', 2)[0].TrimStart('/');
        var parts = path.Split('/', 5);
        return path.Length > LongestPath ? null : parts switch
        {
            ["search", var signature, var ttl, var query] => new(null, signature, ttl, Uri.UnescapeDataString(query)),
            ["search", var signature, var ttl, var query, var more] => new(null, signature, ttl, Uri.UnescapeDataString($"{query}/{more}")),
            [var cloud, "search", var signature, var ttl, var query] => new(Uri.UnescapeDataString(cloud), signature, ttl, Uri.UnescapeDataString(query)),
            _ => null,
        };
    }

    /// <summary>What the SDKs sign: seconds, query and secret, one after the other.</summary>
    public static string Sign(string ttl, string query, string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ttl + query + secret)));

    /// <returns>The key that signed it, its query and its cursor; null when none did.</returns>
    public (AccessKey Key, string Query, string? Cursor)? Open(IEnumerable<AccessKey> keys)
    {
        var slash = Rest.LastIndexOf('/');
        (string Query, string? Cursor)[] readings = slash < 0 ? [(Rest, null)] : [(Rest, null), (Rest[..slash], Rest[(slash + 1)..])];
        foreach (var key in keys.Where(key => key.Enabled))
        {
            foreach (var (query, cursor) in readings)
            {
                if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(Ttl, query, key.Secret)), Encoding.UTF8.GetBytes(Signature)))
                {
                    return (key, query, string.IsNullOrEmpty(cursor) ? null : cursor);
                }
            }
        }

        return null;
    }

    /// <exception cref="DamException">InvalidParameter.</exception>
    public int Seconds()
        => int.TryParse(Ttl, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LongestTtl
            ? seconds
            : throw DamException.Invalid($"Invalid ttl: 0 to {LongestTtl} seconds");

    /// <exception cref="DamException">InvalidParameter: no Base64, or of no JSON object.</exception>
    public static JsonElement ReadQuery(string query)
    {
        try
        {
            var read = JsonElement.Parse(Base64Url.DecodeFromChars(query.TrimEnd('=').Replace('+', '-').Replace('/', '_')));
            _ = JsonSerializer.Serialize(read);
            return read.ValueKind == JsonValueKind.Object ? read : throw Invalid(null);
        }
        catch (Exception e) when (e is FormatException or JsonException or InvalidOperationException)
        {
            throw Invalid(e);
        }
    }

    private static DamException Invalid(Exception? cause) => new(ErrorKind.InvalidParameter, "Invalid search query: JSON in Base64 was expected", cause);
}
