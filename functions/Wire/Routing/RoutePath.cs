using System.Collections.Immutable;

namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>
/// The part of a path that a table of routes matches, read from the raw request target: an escaped slash belongs to a value
/// (a public id), a plain one separates.
/// </summary>
/// <param name="Segments">Split at plain slashes and decoded; stray empty segments are gone.</param>
/// <param name="Flattened">The same split at escaped slashes too: some SDK calls escape their whole path.</param>
internal sealed record RoutePath(ImmutableArray<string> Segments, ImmutableArray<string> Flattened)
{
    /// <summary>What follows <paramref name="prefix"/>; null when the path does not begin with it, or holds control characters.</summary>
    public static RoutePath? Parse(string rawTarget, params ReadOnlySpan<string> prefix)
    {
        ImmutableArray<string> segments = [.. PathOf(rawTarget).Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Decode)];
        return segments.AsSpan().StartsWith(prefix) && !segments.Any(segment => segment.Any(char.IsControl))
            ? Of(segments[prefix.Length..])
            : null;
    }

    /// <summary>The same path without its first segments.</summary>
    public RoutePath Skip(int count) => Of(Segments[count..]);

    /// <summary>The same path without the segment at <paramref name="index"/>.</summary>
    public RoutePath Without(int index) => Of(Segments.RemoveAt(index));

    private static RoutePath Of(ImmutableArray<string> segments)
        => new(segments, [.. segments.SelectMany(segment => segment.Split('/', StringSplitOptions.RemoveEmptyEntries))]);

    private static string PathOf(string target)
    {
        var end = target.AsSpan().IndexOfAny('?', '#');
        var path = end < 0 ? target : target[..end];
        var scheme = path.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0 || path.StartsWith('/'))
            return path;

        // Proxies send the absolute form; scheme and host are theirs.
        var slash = path.IndexOf('/', scheme + 3);
        return slash < 0 ? "" : path[slash..];
    }

    /// <summary>The Functions host passes <c>%2F</c> on as <c>%252F</c>; nothing else is escaped twice.</summary>
    private static string Decode(string segment)
        => Uri.UnescapeDataString(segment.Replace("%252F", "%2F", StringComparison.OrdinalIgnoreCase));
}
