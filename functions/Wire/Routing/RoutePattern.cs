using System.Collections.Immutable;

namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>A route's pattern, ready to match. Sorting patterns puts the more particular one first.</summary>
internal sealed class RoutePattern : IComparable<RoutePattern>
{
    private readonly ImmutableArray<PatternSegment> _segments;

    /// <exception cref="ArgumentException">Not a pattern.</exception>
    public RoutePattern(string text)
    {
        _segments = [.. text.Split('/').Select(PatternSegment.Parse)];
        if (_segments.Take(_segments.Length - 1).Any(segment => segment is PatternSegment.Tail))
            throw new ArgumentException($"'{text}' has a tail that is not last.", nameof(text));
    }

    public ImmutableArray<PatternSegment> Segments => _segments;

    /// <summary>The values of the pattern's parameters; null when the path does not fit.</summary>
    public IReadOnlyDictionary<string, string>? Match(ImmutableArray<string> path)
    {
        var tail = _segments[^1] as PatternSegment.Tail;
        if (tail is null ? path.Length != _segments.Length : path.Length < _segments.Length)
            return null;
        for (var i = 0; i < _segments.Length; i++)
        {
            if (!_segments[i].Takes(path[i]))
                return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < _segments.Length; i++)
        {
            if (_segments[i] is PatternSegment.Choice choice)
                values[choice.Name] = path[i];
            else if (_segments[i] is PatternSegment.Parameter parameter)
                values[parameter.Name] = path[i];
        }
        if (tail is not null)
            values[tail.Name] = string.Join('/', path.Skip(_segments.Length - 1));
        return values;
    }

    /// <summary>Whether neither comes before the other and some path fits both.</summary>
    public bool IsAmbiguousWith(RoutePattern other)
        => _segments.Length == other._segments.Length && _segments.Zip(other._segments).All(pair => pair.First.Overlaps(pair.Second));

    public int CompareTo(RoutePattern? other)
    {
        var difference = _segments.Zip(other!._segments).Select(pair => pair.First.Rank - pair.Second.Rank).FirstOrDefault(d => d != 0);
        return difference != 0 ? difference : other._segments.Length - _segments.Length;
    }
}
