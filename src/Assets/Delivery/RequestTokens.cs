using ServerlessDam.Assets.Accounts;
using ServerlessDam.Transformations.Syntax;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Delivery;

/// <summary>Tokens come in the query or in a cookie, under one name. Both are read raw: the escapes in a token are part of it.</summary>
internal static class RequestTokens
{
    /// <summary>Each is an HMAC or more.</summary>
    private const int MostTokens = 4;

    public static bool Open(DeliveryAccess access, DeliveryRequest request, DateTimeOffset now)
    {
        if (access.TokenKey is not { } key || !(request.RawTarget.Contains(access.TokenName, StringComparison.Ordinal) || request.Cookie.Contains(access.TokenName, StringComparison.Ordinal)))
        {
            return false;
        }

        var addresses = Addresses(request.RawTarget, access.TokenName);
        return Tokens(request, access.TokenName)
            .SelectMany(text => new[] { text, PercentEncoding.Decode(text) }.Distinct(StringComparer.Ordinal))
            .Take(MostTokens)
            .Any(text => AccessToken.Parse(text)?.Opens(key, addresses, request.Client, now) is true);
    }

    private static IEnumerable<string> Tokens(DeliveryRequest request, string name)
        => Values(Query(request.RawTarget).Split('&'), name).Concat(Values(request.Cookie.Split(';', StringSplitOptions.TrimEntries), name));

    private static IEnumerable<string> Values(string[] pairs, string name)
        => pairs.Where(pair => pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name, StringComparison.Ordinal)).Select(pair => pair[(name.Length + 1)..]);

    /// <summary>SDKs sign the path, with or without the cloud, and one of them the query too as far as it was there before the token.</summary>
    private static string[] Addresses(string rawTarget, string name)
    {
        var path = rawTarget.Split('?')[0];
        var second = path.IndexOf('/', Math.Min(1, path.Length));
        string[] paths = second > 0 ? [path, path[second..]] : [path];
        var query = Query(rawTarget).Split('&').TakeWhile(pair => !pair.StartsWith(name + "=", StringComparison.Ordinal) && !pair.StartsWith("_a=", StringComparison.Ordinal)).ToList();
        return query.Count == 0 || query[0].Length == 0 ? paths : [.. paths, .. paths.Select(each => $"{each}?{string.Join('&', query)}")];
    }

    private static string Query(string rawTarget) => rawTarget.Split('?', 2) is [_, var query] ? query : "";
}
