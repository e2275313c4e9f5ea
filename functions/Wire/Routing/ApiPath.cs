using System.Collections.Immutable;

namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>
/// The path of a call, read from the raw request target: an escaped slash belongs to a value (a public id), a plain one separates.
/// </summary>
/// <param name="Cloud">The segment after <c>v1_1</c>.</param>
/// <param name="Segments">What follows, split at plain slashes and decoded; stray empty segments are gone.</param>
/// <param name="Flattened">The same split at escaped slashes too: some SDK calls escape their whole path.</param>
internal sealed record ApiPath(string Cloud, ImmutableArray<string> Segments, ImmutableArray<string> Flattened)
{
    /// <summary>Null when it is not <c>/v1_1/{cloud}/...</c>, or holds control characters.</summary>
    public static ApiPath? Parse(string rawTarget)
    {
        var raw = PathOf(rawTarget).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var start = Array.IndexOf(raw, "v1_1");
        if (start < 0 || raw.Length < start + 3)
            return null;

        ImmutableArray<string> segments = [.. raw.Skip(start + 1).Select(Decode)];
        if (segments.Any(segment => segment.Any(char.IsControl)))
            return null;

        var rest = segments[1..];
        return new ApiPath(segments[0], rest, [.. rest.SelectMany(segment => segment.Split('/', StringSplitOptions.RemoveEmptyEntries))]);
    }

    private static string PathOf(string target)
    {
        var end = target.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? target : target[..end];
        var scheme = path.IndexOf("://", StringComparison.Ordinal);

        // Proxies send the absolute form; what comes before the path is theirs.
        return scheme > 0 && !path.StartsWith('/') ? path[(scheme + 3)..] : path;
    }

    /// <summary>The Functions host passes <c>%2F</c> on as <c>%252F</c>; nothing else is escaped twice.</summary>
    private static string Decode(string segment)
        => Uri.UnescapeDataString(segment.Replace("%252F", "%2F", StringComparison.OrdinalIgnoreCase));
}
