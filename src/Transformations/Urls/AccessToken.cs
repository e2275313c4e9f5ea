using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Urls;

/// <summary>
/// A token that opens addresses for a time: <c>[ip=..~][st=..~]exp=..[~acl=..]~hmac=..</c>. The digest covers the parts in front of
/// it, and the address itself where there is no list of patterns.
/// </summary>
public sealed record AccessToken
{
    private const string Escaped = " \"#%&'/:;<=>?@[\\]^`{|}~";

    private AccessToken(string signed, IReadOnlyDictionary<string, string> parts, string digest)
        => (Signed, Parts, Digest) = (signed, parts, digest);

    private string Signed { get; }

    private IReadOnlyDictionary<string, string> Parts { get; }

    private string Digest { get; }

    /// <summary>Null when the text is no token.</summary>
    public static AccessToken? Parse(string text)
    {
        var end = text.LastIndexOf("~hmac=", StringComparison.Ordinal);
        if (end < 0 || text.Length > DeliveryUrl.MaxLength)
            return null;

        var signed = text[..end];
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in signed.Split('~'))
        {
            if (part.Split('=', 2) is not [var name, var value] || !parts.TryAdd(name, value))
                return null;
        }

        return new(signed, parts, text[(end + "~hmac=".Length)..]);
    }

    /// <summary>The digest, 64 hex digits in lower case.</summary>
    /// <param name="signed">The parts in front of it.</param>
    /// <param name="url">The address, for a token without patterns; null for one with them.</param>
    public static string Sign(byte[] key, string signed, string? url)
        => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(url is null ? signed : $"{signed}~url={Escape(url)}")));

    /// <summary>Whether it opens the address to this client now.</summary>
    /// <param name="addresses">Every spelling of the requested address that may have been meant, each with its leading slash.</param>
    /// <param name="client">Null when it is not known; a token for one address then opens nothing.</param>
    public bool Opens(byte[] key, IReadOnlyList<string> addresses, IPAddress? client, DateTimeOffset now)
    {
        var patterns = Parts.GetValueOrDefault("acl");
        var signed = patterns is not null
            ? IsSigned(key, null)
            : addresses.Aggregate(false, (found, address) => found | IsSigned(key, address));
        return signed
            && (!Parts.TryGetValue("st", out var start) || (Seconds(start) is { } from && from <= now.ToUnixTimeSeconds()))
            && Seconds(Parts.GetValueOrDefault("exp")) is { } expiry && now.ToUnixTimeSeconds() <= expiry
            && (!Parts.TryGetValue("ip", out var ip) || IsClient(ip, client))
            && (patterns is null || patterns.Split('!').Select(PercentEncoding.Decode).Any(pattern => addresses.Any(address => Matches(pattern, address.Split('?')[0]))));
    }

    private bool IsSigned(byte[] key, string? url)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(key, Signed, url)), Encoding.UTF8.GetBytes(Digest.ToLowerInvariant()));

    private static string Escape(string url) => string.Concat(url.Select(c => Escaped.Contains(c) ? $"%{(int)c:x2}" : c.ToString()));

    private static long? Seconds(string? text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private static bool IsClient(string ip, IPAddress? client)
        => client is not null && IPAddress.TryParse(PercentEncoding.Decode(ip), out var allowed)
            && allowed.MapToIPv6().Equals(client.MapToIPv6());

    /// <summary><c>*</c> stands for any characters, <c>?</c> for one. Steps back to the last star only, so the time is bounded by the product of the lengths.</summary>
    private static bool Matches(string pattern, string text)
    {
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
                (star, mark) = (p++, t);
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
                (p, t) = (p + 1, t + 1);
            else if (star >= 0)
                (p, t) = (star + 1, ++mark);
            else
                return false;
        }

        return pattern.AsSpan(p).Trim('*').Length == 0;
    }
}
